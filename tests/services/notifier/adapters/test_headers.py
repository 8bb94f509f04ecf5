"""Headers that are remembered are the library's, byte for byte, and the addressee is not kept."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

import pytest

from services.notifier.adapters.channels import headers
from services.notifier.adapters.channels.headers import RememberingPolicy

REMEMBERING = RememberingPolicy(linesep="\r\n", cte_type="7bit")
LIBRARY = SMTP.clone(cte_type="7bit")
NAME, ADDRESS = "后勤保障部经办人" * 4, "hqb-clerk@example.edu.cn"


def _mail(policy: Any, subject: str) -> bytes:
    message = EmailMessage(policy=policy)
    message["From"] = Address("台账系统", addr_spec="taizhang@localhost.localdomain")
    message["To"] = Address(NAME, addr_spec=ADDRESS)
    message["Subject"] = subject
    message["X-Taizhang-Event"] = "e7e9cbd9-4311-53a5-89af-92596f7bb806"
    message.set_content("已逾期 1 天。\n")
    message.add_alternative("<p>已逾期 1 天。</p>\n", subtype="html")
    message.set_boundary("between")
    return message.as_bytes()


@pytest.mark.parametrize(
    "subject", ["【整改任务】R093 整改学生处问题W093：签收期限已过" * 3, "plain", ""]
)
def test_a_mail_is_that_of_the_library_the_first_time_and_after(subject: str) -> None:
    wanted = _mail(LIBRARY, subject)
    assert [_mail(REMEMBERING, subject) for _ in range(2)] == [wanted, wanted]


def test_a_line_break_is_refused_each_time() -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match="linefeed"):
            _mail(REMEMBERING, "签收\nBcc: everybody@example.org")


def test_nobodys_name_or_address_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[str] = []
    for name in ("_parsed", "_folded"):
        ours = getattr(headers, name)

        def noting(policy: RememberingPolicy, head: str, value: str, ours: object = ours) -> object:
            kept.append(f"{head}: {value}")
            return ours(policy, head, value)  # type: ignore[operator]

        monkeypatch.setattr(headers, name, noting)
    _mail(REMEMBERING, "签收期限已过")
    assert any("签收期限已过" in one for one in kept)
    assert [one for one in kept if NAME in one or ADDRESS in one] == []
