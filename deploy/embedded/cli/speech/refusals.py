"""Codes of refusals that these commands meet, in Chinese; in English services say it themselves."""

REFUSALS: dict[str, str] = {
    "as_of_in_future": "--as-of 晚于目前所知的一切",
    "as_of_unreadable": "--as-of 应为日期（如 2021-12-31）或存证位置",
    "campaign_needed": "有多个批次，请用 --campaign 指明",
    "forbidden": "此身份无权执行",
    "import_faults": "文件有错误，未入账",
    "import_option": "--map 的写法是 名称=代码，--register 的写法是 名称=代码:上级代码",
    "import_too_large": "一次导入过大，请按批次拆分文件",
    "internal": "系统内部错误，请查看数据目录中的日志",
    "not_found": "没有此对象，或此身份无权查看",
    "not_in_directory": "人员目录中没有此账号",
    "not_yet_visible": "报表尚未更新到所需位置，请稍后再试",
    "opened_missing": "此文件将开启新批次，请用 --opened 给出开启日期",
    "person_erased": "此人的个人信息已经删除",
    "post_not_held": "此人今天不任此岗位",
    "task_ambiguous": "多个批次有此任务号，请写成 批次/任务号",
    "unauthenticated": "令牌无效",
    "unavailable": "服务暂时不可用，请稍后再试",
}
