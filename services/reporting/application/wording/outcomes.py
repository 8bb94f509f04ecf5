"""What events of ended institutions, published results and feedback say, here and in tasks."""

from services.reporting.application.wording.titles import Wording

_REVISED = Wording(
    ("修订制度", "Institution revised"),
    (
        "{document_number}由{revised_by_document}取代（{revised_on}）",
        "{document_number} gave way to {revised_by_document} on {revised_on}",
    ),
)
_ABOLISHED = Wording(
    ("废止制度", "Institution abolished"),
    (
        "{document_number}自{abolished_on}废止：{reason}；替代：{replaced_by_document}",
        "{document_number} ended on {abolished_on}: {reason}. In its place: {replaced_by_document}",
    ),
)
_SEALED = "《{title}》（内容依权限另行查阅）", "“{title}” (contents are read where permitted)"
_TOLD = "《{result_title}》", "“{result_title}”"
_TOLD_WHY = "《{result_title}》：{reason}", "“{result_title}”: {reason}"
_WHY = "《{title}》：{reason}", "“{title}”: {reason}"

_DRAFTED = "起草公开结果", "Result drafted"
_PUBLISHED = "公开结果", "Result published"
_WITHDRAWN = "撤回公开结果", "Result withdrawn"
_RECEIVED = "收到评价", "Feedback received"
_REVIEW = "启动评价核查", "Review of feedback raised"
_ANSWER_DRAFTED = "拟复评价", "Answer to feedback drafted"
_ANSWERED = "答复评价", "Feedback answered"
_CONCLUDED = "评价核查结论", "Review of feedback concluded"
_ERASED = "删除评价文字", "Words of feedback erased"

OUTCOMES: dict[str, Wording] = {
    "institution.revised.v1": _REVISED,
    "institution.abolished.v1": _ABOLISHED,
    "task.institution_revised.v1": _REVISED,
    "task.institution_abolished.v1": _ABOLISHED,
    "result.drafted.v1": Wording(_DRAFTED, ("《{title}》：{text}", "“{title}”: {text}")),
    "result.published.v1": Wording(_PUBLISHED, ("《{title}》：{text}", "“{title}”: {text}")),
    "result.withdrawn.v1": Wording(_WITHDRAWN, _WHY),
    "result.feedback_invited.v1": Wording(
        ("邀请评价", "Feedback invited"),
        ("《{title}》：邀请码{invitations}个", "“{title}”: {invitations} invitations"),
    ),
    "feedback.received.v1": Wording(
        _RECEIVED,
        (
            "《{title}》：{score}分，{answer_due}前答复",
            "“{title}”: score {score}, to be answered by {answer_due}",
        ),
    ),
    "feedback.review_raised.v1": Wording(
        _REVIEW,
        (
            "《{title}》：{score}分，不高于{bad_score}分",
            "“{title}”: score {score}, which is at or below {bad_score}",
        ),
    ),
    "feedback.answer_drafted.v1": Wording(_ANSWER_DRAFTED, _SEALED),
    "feedback.answered.v1": Wording(_ANSWERED, _SEALED),
    "feedback.review_concluded.v1": Wording(
        _CONCLUDED, ("《{title}》：{outcome}", "“{title}”: {outcome}")
    ),
    "feedback.erased.v1": Wording(_ERASED, _WHY),
    "task.result_drafted.v1": Wording(_DRAFTED, _TOLD),
    "task.result_published.v1": Wording(
        _PUBLISHED, ("《{result_title}》：{text}", "“{result_title}”: {text}")
    ),
    "task.result_withdrawn.v1": Wording(_WITHDRAWN, _TOLD_WHY),
    "task.feedback_received.v1": Wording(_RECEIVED, _TOLD),
    "task.review_raised.v1": Wording(_REVIEW, _TOLD),
    "task.feedback_answer_drafted.v1": Wording(_ANSWER_DRAFTED, _TOLD),
    "task.feedback_answered.v1": Wording(_ANSWERED, _TOLD),
    "task.review_concluded.v1": Wording(_CONCLUDED, _TOLD),
    "task.feedback_erased.v1": Wording(_ERASED, _TOLD),
}
