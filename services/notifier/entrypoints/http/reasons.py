"""Every reason of the notifier in Chinese, by its English sentence."""

REASONS: dict[str, str] = {
    "there is no such delivery": "没有此投递记录",
    "there is no such message": "没有此消息",
    "there is no such dead letter": "没有此死信",
    "only a failed delivery, or one whose outcome is unknown": (
        "只有失败或结果未知的投递可以再次发送"
    ),
    "for office, auditor, discipline office and leading group": (
        "此内容供整改办、审计、纪委和领导小组查看"
    ),
    "for the office, of a case the discipline office": "此操作由整改办办理，问责案由纪委办理",
    "for office and auditor": "此内容供整改办和审计查看",
    "for auditors": "此内容供审计查看",
    "for the office": "此操作由整改办办理",
    "Act-As names a post that you do not hold today": "您今天不担任 Act-As 所指的岗位",
    "no officer has this account": "人员目录中没有此账号",
    "use `next` of the page before": "请使用上一页给出的 next",
}
"""English sentence → Chinese sentence; one that is raised and not here fails a test."""
