"""Of requests, files and the directory, in Chinese."""

_REQUESTS = {
    "it has changed in the meantime; read it again": "内容已被他人更改，请重新读取",
    "it stands at version {actual}, not {asked}": "当前为第{actual}版，不是第{asked}版",
    "others act on this at the same time; try again": "他人正在同时处理，请重试",
    "this Idempotency-Key was used with another body": "此 Idempotency-Key 已用于不同的内容",
    "too many commands wait to be stored": "等待入账的命令过多，请稍后再试",
    "the store cannot be reached": "事件库无法连接，请稍后再试",
    'If-Match is a version: "3"': 'If-Match 应为版本号，如 "3"',
    "no command {command} acts on many": "没有可批量执行的命令：{command}",
    "no {kind} with the id {id}": "没有此{kind}：{id}",
    "the {kind} {id} is registered already": "此{kind}已经登记：{id}",
}

_FILES = {
    "files of type {media_type} are not taken": "不接收此类型的文件：{media_type}",
    "the file is empty": "文件为空",
    "more than {most} bytes": "文件超过 {most} 字节",
    "this is not a receipt of an upload": "这不是上传回执",
    "the upload was by another person or task": "此回执属于其他人、其他任务或其他批次的上传",
    "the upload is older than 24 hours; repeat it": "上传已超过24小时，请重新上传",
    "File-Name is one line of 1 to 500 characters": "File-Name 应为一行，1至500个字符",
    "File-Name is one line of printable text": "File-Name 应为一行可显示的文字",
    "only those who may see the task see its evidence": "无权查看此任务者不能查看其佐证",
    "the task has no such evidence": "此任务没有该佐证",
    "no plan of the campaign has such a file": "此批次的方案没有该文件",
    "only those who may see a task that it serves see the document": (
        "无权查看其所服务任务者不能查看该文件"
    ),
    "the institution was registered without a file": "该制度登记时未附文件",
    "{option} is NAME=CODE, not {text}": "{option} 的写法是 名称=代码，不是 {text}",
    "{faults} faults; nothing was recorded": "共{faults}处错误，未入账",
    "{sheet} row {row}: {fields}": "{sheet} 第{row}行：{fields} 有误",
    "{events} events in one import; split the file by campaign": (
        "一次导入产生{events}个事件，过大；请按批次拆分文件"
    ),
    "{event} takes {size} bytes, of at most {most}; shorten its text": (
        "{event} 占 {size} 字节，上限 {most}；请缩短文字"
    ),
    "give the day on which the campaign opens": "请给出批次的开启日期",
    "bootstrap imports the directory; the office imports ledgers": (
        "初始化身份只导入人员目录；台账由整改办导入"
    ),
    "the store has officers; the office imports from now on": "已有人员，此后由整改办导入",
}

_DIRECTORY = {
    "the account {account} is suspended or removed": "账号 {account} 已停用或删除",
    "this person's account is suspended or removed": "此人账号已停用或删除",
    "these are not the changes that were confirmed": ("与所确认的变更不一致，请重新预览后确认"),
    "all this is known of the person already": "人员信息没有变化",
    "nobody would be left in the office; let it appoint somebody else first": (
        "整改办将无人任职，请先由整改办任命其他人"
    ),
    "say below which unit {unit} stands": "请指明单位 {unit} 的上级单位",
    "an identity system does not give the post {post}; the office does": (
        "岗位“{post}”不能由身份系统任命，须由整改办任命"
    ),
    "the directory does not know the account {account}": "人员目录中没有账号 {account}",
    "you hold no post today": "您今天不任任何岗位",
    "choose the post in which you act (Act-As): {posts}": "请选择以哪个岗位办理（Act-As）：{posts}",
    "you do not hold the post named in Act-As today": "您今天不任 Act-As 所指的岗位",
    "only {wanted} may do this, not {own_post}@{own_unit}": (
        "只有{wanted}可以办理，{own_post}@{own_unit} 不可以"
    ),
    "only the unit {unit} may do this, not {own_unit}": (
        "只有单位 {unit} 可以办理，{own_unit} 不可以"
    ),
    "an officer needs a name": "人员须有姓名",
    "this person's data is erased": "此人的个人信息已经删除",
    "this person's data is erased already": "此人的个人信息此前已经删除",
    "{post}@{unit} is not held": "此人不任 {post}@{unit}",
    "{post}@{unit} is held already": "此人已任 {post}@{unit}",
    "a post ends today at the earliest": "任职最早于今天结束",
    "the person named is not the head of {unit}": "所指人员不是 {unit} 的主要负责人",
    "the unit {unit} is closed": "单位 {unit} 已撤销或并入其他单位",
    "closed: {units}": "已撤销或并入其他单位：{units}",
    "the unit bears this name already": "单位已经使用此名称",
    "the unit stands below {parent} already": "单位已隶属 {parent}",
    "{parent} is the unit itself or stands below it": "{parent} 是该单位本身或其所属单位",
    "{unit} leads tasks {numbers}; transfer them first": (
        "单位 {unit} 仍牵头任务 {numbers}，请先移交"
    ),
    "posts in {unit} are held beyond today": "单位 {unit} 仍有今日之后继续的任职",
    "a unit cannot be merged into itself": "单位不能并入自己",
    "a change of a unit is recorded once its day has come": "单位变更须自生效之日起登记，不能提前",
    "the unit changed last on {day}, later than this": "单位最近一次变更于 {day} 生效，晚于此日",
    "open units stand below it: {units}": "仍有所属单位：{units}",
    "a unit cannot be below itself": "单位不能以自己为上级",
    "the parent unit {parent} is not registered": "上级单位 {parent} 没有登记",
    "not registered: {units}": "没有登记：{units}",
}

REASONS: dict[str, str] = _REQUESTS | _FILES | _DIRECTORY
