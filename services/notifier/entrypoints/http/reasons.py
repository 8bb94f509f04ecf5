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
    "only what failed, is held, or may not have arrived": (
        "只有失败、留存或结果未知的投递可以作废"
    ),
    "it was handled or discarded before": "此前已处理或作废",
    "it was discarded before": "此前已作废",
    "there is no such template": "没有此模板",
    "the text is no template of this message": "该文本不能用作此消息的模板",
    "somebody kept another version first; look at it": "他人已保存了另一版本，请先查看",
    "there is no such webhook": "没有此系统对接",
    "there is a webhook of this name": "已有同名的系统对接",
    "the environment has a webhook of this name": "部署配置中已有同名的系统对接",
    "this webhook is changed in the environment": "此系统对接由部署配置管理，只能在配置中修改",
    "no key is set to seal secrets by": "未配置密钥，无法保存签名密钥（TAIZHANG_WEBHOOK_KEY）",
    "the secret was sealed by another key": "签名密钥是用另一把密钥封存的",
    "this is no address": "这不是可用的网址",
    "an address with a user or a fragment is not called": "网址不得含有用户名或片段",
    "a webhook is called by https": "系统对接只使用 https",
    "the name stands for this machine or its network": "该域名指向本机或内部网络",
    "the name is not known": "无法解析该域名",
    "the address is of this machine, a private or a reserved network": (
        "该地址属于本机、内部网络或保留网段"
    ),
    "there is no such link": "没有此链接",
    "only what is optional": "只能退订可选的消息",
    "use `next` of the page before": "请使用上一页给出的 next",
}
"""English sentence → Chinese sentence; one that is raised and not here fails a test."""
