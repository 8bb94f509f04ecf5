"""Who acts in the examples: posts of the example directory, by opaque id.

Accounts are those of `examples/directory.xlsx`; nobody's name stands here.
"""

from uuid import UUID

from contracts.envelope import Actor
from contracts.events.parts import PostHolder
from contracts.identifiers import officer_id


def acting(account: str, post: str, unit: str) -> Actor:
    """The person of this account, acting in that post."""
    return Actor(person=officer_id(account), post=post, unit=unit)


OFFICE = acting("zgb-1", "整改办", "zgb")
OFFICE_CLOSING = acting("zgb-2", "整改办", "zgb")
LEADER = acting("ld02", "校长", "univ")
HEAD = acting("yxb-head", "主要负责人", "yxb")
HANDLER = acting("yxb-clerk", "经办人", "yxb")
COOPERATING_HEAD = acting("fsy1-head", "主要负责人", "fsy1")
SUPERVISOR = acting("ddz-1", "督导组", "ddz")
LEADING_GROUP = acting("ldxz-1", "领导小组", "ldxz")
DISCIPLINE = acting("jw-1", "纪委", "jw")
CLOCK = Actor(person=None, post="clock", unit=None)
"""The clock process, which is nobody."""

FIRST_RESPONSIBLE: UUID = officer_id("ld01")
RESPONSIBLE_LEADER = PostHolder(officer=officer_id("ld02"), post="校长", unit="univ")
HEAD_OF_LEAD: UUID = officer_id("yxb-head")
HANDLER_OF_LEAD: UUID = officer_id("yxb-clerk")
