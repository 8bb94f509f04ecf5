"""The policy of a campaign changed: what is decided from a day on reads the newer version."""

from datetime import date
from typing import ClassVar

from contracts.events.campaign import Policy
from contracts.events.fact import Fact


class PolicyChanged(Fact):
    """The leading group decided another policy, stated in full, with `policy.version` counted up.

    It governs what is decided from `effective_from` on; deadlines set before stay as they are. A
    version that has not begun when a newer one begins never does.
    """

    topic: ClassVar[str] = "campaign.policy_changed.v1"
    aggregate: ClassVar[str] = "campaign"
    name: str
    policy: Policy
    replaces: int
    effective_from: date
    reason: str
