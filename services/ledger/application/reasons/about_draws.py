"""Of draws, spot checks, look-backs and reopenings, in Chinese."""

REASONS: dict[str, str] = {
    "no draw was announced": "没有预告过此次抽取",
    "the draw is not for a {kind}": "此次抽取不是为了{kind}",
    "the draw is made already": "此次抽取已经完成",
    "no signed checkpoint covers the announcement yet; try again": (
        "预告尚未列入已签名的存证检查点，请稍后再试"
    ),
    "draw {number} is not made yet": "第{number}次抽取尚未完成",
    "nothing is to be concluded of task {number} in this draw": (
        "此次抽查中任务{number}没有待作的结论"
    ),
    "the task is not drawn for a look-back": "此任务未被抽中回头看",
    "the task was looked back at already": "此任务已经回头看",
    "you verified the task or one of its measures": "您核查过此任务或其措施",
    "no look-back has found a relapse": "没有回头看认定反弹回潮",
}
