"""Of results made public and of feedback on them, in Chinese."""

_RESULTS = {
    "the result was never drafted": "此公开结果从未起草",
    "the result is {status}, and must be {wanted}": "此公开结果为“{status}”，须为“{wanted}”",
    "a task is named twice in the result": "公开结果中同一任务列了两次",
    "who drafted the result does not approve it": "起草人不能审签自己起草的公开结果",
    "a result has at most {most} invitations": "一个公开结果最多 {most} 个邀请码",
    "the text repeats the wording of finding {number}; say it in words of your own": (
        "文字重复了问题 {number} 的反馈原文，请另行表述"
    ),
}

_FEEDBACK = {
    "no such feedback was received": "没有收到此评价",
    "the words of this feedback are erased": "此评价的文字已经删除",
    "this invitation is not good here": "此邀请码在此无效",
    "this invitation is used already": "此邀请码已经使用",
    "no feedback has this receipt": "没有与此回执码对应的评价",
    "only a unit of the tasks drafts an answer": "只有任务的单位可以拟出答复",
    "too few have answered for a unit to read any of it": "评价人数不足，单位尚不能查看",
    "only who answers feedback and the units judged read it": (
        "只有负责答复者和被评价单位可以查看评价"
    ),
    "the feedback is answered already": "此评价已经答复",
    "no review was raised on this feedback": "此评价没有启动核查",
    "the review is concluded already": "核查已有结论",
    "you hold a post in a unit that the feedback judges": "您在被评价的单位任职，不能办理",
}

REASONS: dict[str, str] = _RESULTS | _FEEDBACK
