"""The unit 医学部 and the person who handles its tasks.

The sealed texts are placeholders: nothing was encrypted, and no key opens them.
"""

from base64 import b64encode
from datetime import date

from contracts.builders.example import Example
from contracts.builders.people import HANDLER_OF_LEAD, HEAD, HEAD_OF_LEAD, OFFICE
from contracts.builders.places import LEAD_UNIT, at
from contracts.events.directory.officer import (
    DeputyNamed,
    OfficerAppointed,
    OfficerDetailsChanged,
    OfficerErased,
    OfficerRegistered,
    OfficerRelieved,
)
from contracts.events.directory.unit import (
    UnitClosed,
    UnitMerged,
    UnitMoved,
    UnitRegistered,
    UnitRenamed,
)
from contracts.events.fact import Sealed
from contracts.identifiers import unit_id
from contracts.words import AccountStanding


def _sealed(part: str) -> Sealed:
    text = b64encode(f"sealed:{part}".encode()).decode()
    return Sealed(key=f"officer/{HANDLER_OF_LEAD}", text=text)


UNIT_REGISTERED = Example(
    UnitRegistered(
        code=LEAD_UNIT,
        name="医学部",
        short_name="医学部",
        parent="univ",
        kind="学部",
        groups=("各分党委",),
        valid_from=date(2020, 1, 1),
    ),
    *(unit_id(LEAD_UNIT), 1, OFFICE, at("2021-09-18", 8)),
)

UNIT_RENAMED = Example(
    UnitRenamed(
        code=LEAD_UNIT,
        name="医学与健康学部",
        short_name="医学部",
        former_name="医学部",
        valid_from=date(2022, 3, 1),
    ),
    *(unit_id(LEAD_UNIT), 2, OFFICE, at("2022-03-01", 8)),
)

UNIT_MOVED = Example(
    UnitMoved(code=LEAD_UNIT, parent="jxxy", former_parent="univ", valid_from=date(2022, 4, 1)),
    *(unit_id(LEAD_UNIT), 3, OFFICE, at("2022-04-01", 8)),
)

UNIT_CLOSED = Example(
    UnitClosed(code="xb", valid_from=date(2022, 9, 1), reason="机构调整，职责已移交"),
    *(unit_id("xb"), 2, OFFICE, at("2022-09-01", 8)),
)

UNIT_MERGED = Example(
    UnitMerged(code=LEAD_UNIT, into="jxxy", valid_from=date(2022, 9, 1), reason="学部合并"),
    *(unit_id(LEAD_UNIT), 4, OFFICE, at("2022-09-01", 8)),
)

OFFICER_REGISTERED = Example(
    OfficerRegistered(
        account="yxb-clerk",
        language="zh-CN",
        name=_sealed("name"),
        email=_sealed("email"),
        phone=_sealed("phone"),
    ),
    *(HANDLER_OF_LEAD, 1, OFFICE, at("2021-09-18", 8)),
)

OFFICER_APPOINTED = Example(
    OfficerAppointed(post="经办人", unit=LEAD_UNIT, since=date(2020, 1, 1)),
    *(HANDLER_OF_LEAD, 2, OFFICE, at("2021-09-18", 8)),
)

DEPUTY_NAMED = Example(
    DeputyNamed(
        head=HEAD_OF_LEAD,
        unit=LEAD_UNIT,
        since=date(2022, 2, 1),
        until=date(2022, 2, 28),
    ),
    *(HANDLER_OF_LEAD, 3, HEAD, at("2022-01-28")),
)

OFFICER_RELIEVED = Example(
    OfficerRelieved(post="经办人", unit=LEAD_UNIT, until=date(2022, 8, 31)),
    *(HANDLER_OF_LEAD, 4, OFFICE, at("2022-08-30")),
)

OFFICER_DETAILS_CHANGED = Example(
    OfficerDetailsChanged(
        account="yxb-clerk",
        language="zh-CN",
        name=_sealed("name"),
        email=_sealed("new email"),
        external_id=_sealed("external id"),
        standing=AccountStanding.SUSPENDED,
    ),
    *(HANDLER_OF_LEAD, 5, OFFICE, at("2022-09-01")),
)

OFFICER_ERASED = Example(
    OfficerErased(reason="本人已离职，依申请删除个人信息"),
    *(HANDLER_OF_LEAD, 6, OFFICE, at("2022-09-30")),
)

EXAMPLES = (
    *(UNIT_REGISTERED, UNIT_RENAMED, UNIT_MOVED, UNIT_CLOSED, UNIT_MERGED),
    *(OFFICER_REGISTERED, OFFICER_APPOINTED),
    *(DEPUTY_NAMED, OFFICER_RELIEVED, OFFICER_DETAILS_CHANGED, OFFICER_ERASED),
)
