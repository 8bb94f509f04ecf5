"""The dated document that answered the source for task R08-1."""

from datetime import date

from contracts.builders.example import Example
from contracts.builders.people import OFFICE
from contracts.builders.places import CAMPAIGN, REPLY, REPLY_NUMBER, TASK, at
from contracts.events.reply import ReplySent
from contracts.words import ReplyChannel

TITLE = "关于附属医院管理体制问题整改情况的回复"
RECIPIENT = "巡视组"
SENT_ON = date(2022, 6, 18)

SENT = Example(
    ReplySent(
        campaign=CAMPAIGN,
        document_number=REPLY_NUMBER,
        title=TITLE,
        channel=ReplyChannel.SOURCE,
        recipient=RECIPIENT,
        sent_on=SENT_ON,
        tasks=(TASK,),
    ),
    *(REPLY, 1, OFFICE, at("2022-06-18")),
)

EXAMPLES = (SENT,)
