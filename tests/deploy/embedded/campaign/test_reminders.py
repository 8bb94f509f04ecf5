"""Every reminder and escalation that was mailed, against the table of `reminders`."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from tests.deploy.embedded.campaign.played import Campaign
from tests.deploy.embedded.campaign.reminders import Reminder, table

_SUBJECT = re.compile(r"【整改任务】(R\d{3}) .*?：(.+?)(已过|将于\d+年\d+月\d+日到期)$")
_TEXT = re.compile(r"(\d+)年(\d+)月(\d+)日(?:，已逾期 (\d+) 天|到期，尚余 (\d+) 天)")


def test_each_is_sent_once_on_its_morning_to_those_whom_the_table_names(
    campaign: Campaign,
) -> None:
    told, wanted = Counter(_reminders(campaign)), table()
    assert sorted((told - wanted).elements()) == []
    assert sorted((wanted - told).elements()) == []


def _reminders(campaign: Campaign) -> Iterator[Reminder]:
    for found, mail in campaign.mails(_SUBJECT):
        task, clock, how = found.groups()
        account = mail["To"].addresses[0].username
        body = mail.get_body(("plain",))
        assert body, mail["Subject"]
        yield Reminder(task, clock, how == "已过", _morning(body.get_content()), account)


def _morning(text: str) -> date:
    """The day on which it was written, from the deadline that it names and the days between."""
    found = _TEXT.search(text)
    assert found, text
    year, month, day, over, left = found.groups(default="0")
    return date(int(year), int(month), int(day)) + timedelta(int(over) - int(left))
