"""Refusals that an option of the command would help with; others are told as services say."""

REFUSALS: dict[str, tuple[str, str]] = {
    "as_of_in_future": (
        "--as-of 晚于目前所知的一切",
        "--as-of is later than anything that is known",
    ),
    "as_of_unreadable": (
        "--as-of 应为日期（如 2021-12-31）或存证位置",
        "--as-of is a date like 2021-12-31, or a position",
    ),
    "campaign_needed": (
        "有多个批次，请用 --campaign 指明",
        "there are several campaigns: name one with --campaign",
    ),
    "import_option": (
        "--map 的写法是 名称=代码，--register 的写法是 名称=代码:上级代码",
        "--map is NAME=CODE, --register is NAME=CODE:PARENT",
    ),
    "internal": (
        "系统内部错误，请查看数据目录中的日志",
        "something went wrong in a service; see the logs in the data folder",
    ),
    "opened_missing": (
        "此文件将开启新批次，请用 --opened 给出开启日期",
        "the file opens a new campaign: give the day of opening with --opened",
    ),
}
