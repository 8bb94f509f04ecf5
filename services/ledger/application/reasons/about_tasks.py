"""Of a task and what becomes of it, in Chinese."""

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
    "a task is not merged into itself": "任务不能并入自己",
    "a task number is used twice": "任务编号重复",
    "an acceptance expires after {day}, and {wanted} does not": (
        "风险接受的有效期须晚于 {day}，{wanted} 不符合"
    ),
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
    "a change of measure {number} waits already": "措施{number}的变更申请正待审定",
    "of measure {number} a replacement is asked": "措施{number}申请的是替换，不是取消",
    "of measure {number} no replacement is asked": "措施{number}申请的是取消，没有替换的措施",
    "no change of measure {number} is asked": "措施{number}没有变更申请",
    "measure {number} is the last; withdraw the task instead": (
        "措施{number}是最后一项，不能取消；可撤销任务"
    ),
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
    "only a document that revises names what it revises": "只有修订文件才写明所修订的制度",
    "the institution {number} has ended already": "制度 {number} 已经修订或废止",
    "the institution is dated {dated}, later than {day}": "制度印发于 {dated}，晚于 {day}",
    "{number} is not in force and replaces nothing": "{number} 不在施行，不能作为替代",
}

REASONS: dict[str, str] = _INDEPENDENCE | _TASKS | _EXTENSIONS | _LONG_TERM | _CLOSING
