"""Every reason of the ledger in Chinese, by its English sentence; `{names}` stand in both.

A reason that is raised anywhere in the ledger and is not here fails a test.
"""

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
    "posts in {unit} are held beyond today": "单位 {unit} 仍有今日之后继续的任职",
    "a unit cannot be merged into itself": "单位不能并入自己",
    "a change of a unit is recorded once its day has come": "单位变更须自生效之日起登记，不能提前",
    "the unit changed last on {day}, later than this": "单位最近一次变更于 {day} 生效，晚于此日",
    "open units stand below it: {units}": "仍有所属单位：{units}",
    "a unit cannot be below itself": "单位不能以自己为上级",
    "the parent unit {parent} is not registered": "上级单位 {parent} 没有登记",
    "not registered: {units}": "没有登记：{units}",
}

_INDEPENDENCE = {
    "nobody holds {posts}, so independence cannot be judged": "{posts} 无人任职，无法判断是否独立",
    "you acted for the unit in this task": "您曾代表该单位办理此任务，不能核验",
    "you own one of its measures": "您是其中一项措施的责任人，不能核验",
    "you are its responsible leader": "您是此任务的责任领导，不能核验",
    "you held the leader's post since the assignment": "任务下达以来您曾任责任领导的岗位，不能核验",
    "you held {post}@{unit}, a unit of the task, since the assignment": (
        "任务下达以来您曾任相关单位的岗位 {post}@{unit}，不能核验"
    ),
    "you were deputy in {unit}, a unit of the task, since the assignment": (
        "任务下达以来您曾在相关单位 {unit} 代职，不能核验"
    ),
}

_TASKS = {
    "{day} has not come yet": "{day} 尚未到来",
    "{document_number} is published already": "{document_number} 已经发布",
    "the campaign {name} is closed": "批次“{name}”已经结束",
    "the finding is not of this campaign": "此问题不属于该批次",
    "a measure number is used twice": "措施编号重复",
    "exactly one lead unit must be named": "须且只能指定一个牵头单位",
    "a responsible leader must be named": "须指定责任领导",
    "the leader named does not hold {post} today": "所指责任领导今天不任 {post}",
    "{unit} leads the task already": "{unit} 已是此任务的牵头单位",
    "no unit is in the group {groups}": "分组 {groups} 中没有单位",
    "the lead unit cannot cooperate with itself": "牵头单位不能同时为配合单位",
    "the task has no lead unit yet": "此任务尚无牵头单位",
    "the task was never registered": "此任务从未登记",
    "the task is {status}, and must be {wanted}": "任务当前为“{status}”，须为“{wanted}”",
    "the task has no measure {number}": "此任务没有措施{number}",
    "no measures are proposed": "尚未报送整改措施",
    "measure {number} lacks {missing}": "措施{number}缺少：{missing}",
    "measure {number}: {deadline} is beyond its clock, which ends {last}": (
        "措施{number}：{deadline} 超出其时限，最迟为 {last}"
    ),
    "measure {number} is due before its clock began": "措施{number}的时限早于起算日",
    "measure {number} needs a deadline, or, for 长期坚持, its first milestone": (
        "措施{number}须有完成时限；长期坚持的须有首个阶段节点"
    ),
    "measure {number}: its first milestone is not between opening and {last}": (
        "措施{number}：首个阶段节点不在开启日至 {last} 之间"
    ),
    "measure {number}: its owner holds no post in the task's units": (
        "措施{number}：责任人在任务的相关单位中没有岗位"
    ),
    "{unit} does not cooperate in the task": "{unit} 不是此任务的配合单位",
    "nothing was asked under {number}": "没有编号为{number}的配合请求",
    "contribution {number} is in or waived already": "配合{number}已经提供或免除",
    "this file is evidence of the measure already": "此文件已是该措施的佐证",
    "at least one piece of evidence is needed": "至少须有一份佐证",
    "not attached: {files}": "没有提交过：{files}",
    "measure {number} is {status}": "措施{number}当前为“{status}”",
    "measure {number} is {status}, not submitted": "措施{number}当前为“{status}”，不是待核查",
    "list the evidence that was checked": "请列出所核查的佐证",
    "not verified: measures {pending}": "尚未核查通过：措施{pending}",
    "a task whose goal is not met is not verified": "整改目标未达到，不能验收",
}

_EXTENSIONS = {
    "measure {number} has no deadline": "措施{number}没有时限",
    "a new deadline comes after {day}, and {wanted} does not": (
        "新时限须晚于 {day}，{wanted} 不符合"
    ),
    "an extension of measure {number} is open": "措施{number}已有待决定的延期申请",
    "no extension was asked for under {number}": "没有编号为{number}的延期申请",
    "the extension {number} is endorsed already": "延期申请{number}已经审签",
    "the extension {number} is decided already": "延期申请{number}已经决定",
    "the responsible leader has not endorsed it": "责任领导尚未审签该申请",
}

_LONG_TERM = {
    "measure {number} has a deadline and no milestones": "措施{number}有完成时限，没有阶段节点",
    "no measure of the task is open-ended": "任务没有长期坚持的措施",
    "the first stage is not verified: measures {pending}": "首个阶段成果尚未认定：措施{pending}",
    "the next milestone is after today and by {last}, not {wanted}": (
        "下一节点须在今日之后、不晚于 {last}，{wanted} 不符合"
    ),
}

_CLOSING = {
    "only the task's responsible leader endorses": "只有此任务的责任领导可以审签",
    "the closure is endorsed already": "已经审签",
    "a task that is {result_class} is not closed": "结果为“{result_class}”的任务不能销号",
    "the source is not answered yet: no dated reply": "尚未回复来源单位：没有注明日期的回复",
    "the responsible leader has not endorsed": "责任领导尚未审签",
    "contributions missing: {units}": "尚缺配合：{units}",
    "{title} is not registered and confirmed": "《{title}》尚未登记并确认",
    "task {number} is of another campaign": "任务{number}属于其他批次",
    "a task is named twice in the reply": "回复中同一任务列了两次",
    "only the lead unit registers what its measures promised": "措施承诺的制度只能由牵头单位登记",
    "measure {measure} promised no institution": "措施{measure}没有承诺制度",
    "measure {measure} has its institution already": "措施{measure}的制度已经登记",
    "a measure is named twice for the document": "同一措施列了两次",
    "the institution is not registered": "此制度没有登记",
    "this institution is confirmed already": "此制度已经确认",
}

_SUPERVISION = {
    "no notice or slip was issued": "没有发出提示函或督办单",
    "a notice asks for no answer": "提示函不要求答复",
    "the slip is answered already": "督办单已经答复",
    "the interview is recorded already": "此次约谈已经记录",
    "a person is named twice": "同一人员列了两次",
    "a task is named twice in the document": "文件中同一任务列了两次",
    "{unit} neither leads task {number} nor cooperates in it": (
        "{unit} 不是任务{number}的牵头或配合单位"
    ),
}

_CAMPAIGNS = {
    "orange ({orange} days) cannot come before yellow ({yellow} days)": (
        "橙灯（{orange}天）不能早于黄灯（{yellow}天）"
    ),
    "a policy takes effect today or later, not on {day}": "政策自今日或以后生效，不能自 {day} 生效",
    "a version is counted by the ledger, not stated": "政策版本由台账计数，不须填写",
    "the policy says this already": "现行政策已经如此规定",
    "the report {number} is approved already": "报告 {number} 已经审定",
    "the report {number} is sent already": "报告 {number} 已经报送",
    "no report {number} is approved": "报告 {number} 尚未审定",
    "the file is not the one approved as {number}": "此文件不是审定的 {number}",
    "not approved yet: {reports}": "尚未审定：{reports}",
    "still open: tasks {numbers}": "尚未办结：任务 {numbers}",
}

_FINDINGS = {
    "the finding was never registered": "此问题从未登记",
    "the finding does not name the unit {unit}": "此问题不涉及单位 {unit}",
    "the unit {unit} has answered the finding already": "单位 {unit} 已对此问题作出答复",
    "this root cause is recorded already": "此根源已经记录",
    "a finding is not linked to itself": "问题不能与自己关联",
    "the findings {number} and {other} are linked already": "问题 {number} 与 {other} 已经关联",
}

_REPLICAS = {
    "the unit was never asked": "从未请该单位自查",
    "the unit {unit} has answered already": "单位 {unit} 已经答复",
    "who has the finding too names its own task, and nobody else does": (
        "有同类问题的须写明本单位的整改任务，没有的不写"
    ),
    "{day} is over already": "{day} 已经过去",
    "no unit is left to be asked": "没有尚可请其自查的单位",
    "the finding is about {units} itself": "此问题本就涉及 {units}",
    "asked already: {units}": "已请其自查：{units}",
    "{unit} has not answered that it has the finding too": "{unit} 没有答复也有此问题",
}

_CASES = {
    "the key of this case was deleted": "此案的密钥已经删除",
    "the case was never raised": "此案从未启动",
    "the case is decided or withdrawn already": "此案已经决定或撤回",
    "the discipline office names its unit, which has no part": "纪委指明了与此案无关的本单位",
    "not events of the tasks: {events}": "不是所涉任务的事件：{events}",
    "a task is named twice in the case": "案中同一任务列了两次",
    "nobody raises a case against themselves": "不能对自己启动问责",
    "only a subject of the case answers": "只有被问责人可以答复",
    "who raised the case does not decide it": "启动人不能作出决定",
    "a subject of the case does not decide it": "被问责人不能作出决定",
    "a subject of the case does not withdraw it": "被问责人不能撤回",
}

REASONS: dict[str, str] = {
    **(
        _REQUESTS
        | _FILES
        | _DIRECTORY
        | _INDEPENDENCE
        | _TASKS
        | _EXTENSIONS
        | _LONG_TERM
        | _CLOSING
    ),
    **(_CAMPAIGNS | _FINDINGS | _REPLICAS | _SUPERVISION | _CASES),
}
"""English sentence → Chinese sentence."""
