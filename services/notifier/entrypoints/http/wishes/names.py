"""What the optional kinds of messages are called, in Chinese and English."""

NAMES: dict[str, tuple[str, str]] = {
    "campaign_closed": ("整改批次办结", "a campaign was closed"),
    "campaign_report_approved": ("整改报告获批", "a report was approved"),
    "daily_digest": ("每日提要", "daily digest"),
    "deadline_near": ("到期提醒", "reminders before deadlines"),
    "extension_granted": ("同意延期", "an extension was granted"),
    "long_term_ended": ("长期坚持结束", "a long-term task ended"),
    "management_response_recorded": ("单位对问题的答复", "a unit answered a finding"),
    "milestone_reached": ("达到阶段节点", "a milestone was reached"),
    "plan_approved": ("批准整改措施", "a plan was approved"),
    "policy_changed": ("政策调整", "a policy changed"),
    "replica_answered": ("举一反三答复", "a unit answered on a similar finding"),
    "supervision_slip_answered": ("督办单答复", "a supervision slip was answered"),
    "task_classified_long_term": ("转为长期坚持", "a task was classified as long-term"),
    "task_closed": ("销号", "a task was closed"),
    "task_verified": ("任务核查验收", "a task was verified"),
}
"""By template; each kind that may be done without has its name here."""
