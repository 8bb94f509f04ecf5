"""Which messages a person may do without, and which wait for nothing.

Kinds are the names of templates. One that is not listed is mandatory: it asks its reader to act,
or tells of something that others will hold against them. So a new event is mandatory until
somebody says otherwise.
"""

DIGEST = "daily_digest"

OPTIONAL = frozenset(
    {
        DIGEST,
        "campaign_closed",
        "campaign_report_approved",
        "deadline_near",
        "extension_granted",
        "long_term_ended",
        "management_response_recorded",
        "milestone_reached",
        "plan_approved",
        "policy_changed",
        "replica_answered",
        "supervision_slip_answered",
        "task_classified_long_term",
        "task_closed",
        "task_verified",
    }
)
"""For information, or told again later by something that is mandatory."""

URGENT = frozenset({"accountability_triggered", "deadline_over", "task_reminded"})
"""Told at once, in quiet hours too, and never put off to a digest."""
