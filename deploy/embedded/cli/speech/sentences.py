"""Sentences and headings by key, Chinese first."""

SENTENCES: dict[str, tuple[str, str]] = {
    "refused": ("被拒绝（{code}）：{why}", "Refused ({code}): {why}"),
    "unreachable": ("服务没有应答：{what}", "A service does not answer: {what}"),
    "nothing_runs": (
        "{folder} 中没有正在运行的系统，请先执行 taizhang up --data {folder}",
        "Nothing runs in {folder}; start it with `taizhang up --data {folder}`",
    ),
    "no_file": ("读不到文件 {file}", "Cannot read the file {file}"),
    "no_place": ("无法写入 {file}：{why}", "Cannot write {file}: {why}"),
    # import
    "recorded": (
        "已入账，共 {events} 个事件，存证位置 {position}。",
        "Recorded in {events} events, up to position {position}.",
    ),
    "nothing_new": ("没有新内容，未增加任何事件。", "Nothing new; no event was added."),
    "previewed": ("仅预览，未入账。", "A preview only; nothing was recorded."),
    "faults": ("共 {count} 处错误，未入账任何内容。", "{count} faults; nothing was recorded."),
    "understood_ledger": (
        "读到：{findings} 个问题，{tasks} 项任务，{measures} 条措施（批次 {campaign}）",
        "Understood: {findings} findings, {tasks} tasks, {measures} measures (campaign {campaign})",
    ),
    "understood_directory": (
        "读到：{units} 个单位，{officers} 名人员",
        "Understood: {units} units, {officers} people",
    ),
    "changes_digest": (
        "以上为与现有目录的差异；确认入账请加 --confirm {digest}",
        "These differ from the directory; record them with --confirm {digest}",
    ),
    "unconfirmed": (
        "变更尚未确认，什么都没有入账",
        "The changes are not confirmed; nothing was recorded",
    ),
    "change": ("变更", "change"),
    "subject": ("单位或人员", "unit or person"),
    "day": ("日期", "day"),
    "content": ("内容", "what"),
    "derived": ("* 由系统推定，原表未写", "* derived; the file does not say it"),
    "new_units": ("新登记的单位：{units}", "Units registered: {units}"),
    "notices": ("提示", "Notices"),
    "lacks": ("尚缺，后续环节会要求补齐：", "Still lacking, and asked for by later steps:"),
    "measure_number": ("措施{number}", "measure {number}"),
    "fault_table": ("错误", "Faults"),
    "unknown_units": ("目录中没有的单位", "Units that the directory does not know"),
    "as_one_of": ("视为某一单位", "take it as"),
    "as_new": ("登记为新单位", "register it"),
    "accounts_filled": (
        "run.json 的 accounts 中已有 {count} 个账号的令牌。",
        "run.json now holds tokens of {count} accounts.",
    ),
    # export
    "exported": ("已导出到 {file}", "Exported to {file}"),
    # bundle, verify
    "bundle_of_what": (
        "请给出一项任务、--campaign 或 --all 之一。",
        "Name one task, a --campaign, or --all.",
    ),
    "bundled": (
        "文件包已写入 {file}；请用 taizhang verify {file} 验证。",
        "The bundle is in {file}; verify it with `taizhang verify {file}`.",
    ),
    # tasks, history
    "no_tasks": ("没有符合条件的任务。", "No such tasks."),
    "seen_at": (
        "截至存证位置 {position}，按 {today} 判断时效",
        "as of position {position}, judged on {today}",
    ),
    "signed_events": (
        "共 {count} 个事件，已签名存证 {signed} 个，其中经见证 {witnessed} 个。",
        "{signed} of {count} events are under a signed checkpoint, {witnessed} under a witnessed"
        " one.",
    ),
    "unsigned_events": ("尚未存证的位置：{positions}", "Not signed yet: positions {positions}."),
    "history_of": ("{number} {title}", "{number} {title}"),
    # give, ask
    "given": ("已办理（存证位置 {position}）：{events}", "Done (position {position}): {events}"),
    "no_command": (
        "没有命令 {name}；相近的有：{nearest}",
        "There is no command {name}; did you mean: {nearest}",
    ),
    "no_subject": (
        "{what} 要办在什么上：请在命令名后写任务号、批次名等",
        "{what} is given to something: name it behind the command",
    ),
    "no_value": ("{what} 的写法应为 名称=值", "{what}: write NAME=VALUE"),
    "no_field": (
        "没有字段 {what}；可用的字段：{known}",
        "There is no field {what}; it has: {known}",
    ),
    "no_json": ("{what}：这里应写 JSON", "{what}: JSON is wanted here"),
    "no_upload": (
        "{what} 的文件要先为任务或批次上传",
        "{what}: a file is uploaded for a task or a campaign first",
    ),
    "no_column": (
        "没有一行有 {what}；各行有：{known}",
        "No row has {what}; they have: {known}",
    ),
    "no_rows": (
        "答复中没有列表 {what}；有：{known}",
        "The answer has no list {what}; it has: {known}",
    ),
    "unnamed": (
        "{what} 不是编号，请写成 类别:名称，类别有：{kinds}",
        "{what} is no id; write KIND:NAME, kinds are: {kinds}",
    ),
    # replay
    "verify_or_diff": (
        "请给出 --verify（可加 --to）或 --diff 之一。",
        "Say --verify (with --to if wished) or --diff.",
    ),
    "replay_equal": (
        "重放一致：与全部事件相符。",
        "All is what the events give.",
    ),
    # erase
    "ask_reason": ("删除原因", "Reason for the erasure"),
    "ask_erase": (
        "将永久删除 {person} 的姓名和联系方式，任何人都无法恢复。继续？",
        "Name and addresses of {person} will be gone for good, for everybody. Go on?",
    ),
    "not_erased": ("没有删除。", "Nothing was erased."),
    "erased": (
        "{person} 的个人信息已删除（存证位置 {position}）；其所做之事仍在账上，只显示编号。",
        "The personal data of {person} are gone (position {position}); what they did stays, "
        "under an opaque id.",
    ),
    # demo
    "real_time": (
        "数据目录 {folder} 按真实时间运行，不能用于演示；请用 --data 另选目录。",
        "The data folder {folder} lives in real time; name another one with --data.",
    ),
    "no_examples": (
        "演示需要源码目录中的示例文件，未找到 {file}",
        "The demo needs the examples of a checkout; there is no {file}",
    ),
    "living": ("从 2021 年 9 月 18 日开始……", "Living through it, from 18 September 2021 …"),
    "came_from": (
        "故事已经讲过，接着上次继续。",
        "The story was told before; going on from where it was.",
    ),
    "by_status": ("各状态的任务", "Tasks by status"),
    "coverage": ("条条有办理，事事有着落，件件有回音", "The three coverage figures"),
    "bulletin": ("{campaign}情况通报", "Bulletin of {campaign}"),
    "acts": ("已办 {count} 件", "{count} acts"),
    "by_unit": ("牵头单位", "lead unit"),
    "by_leader": ("责任领导", "responsible leader"),
    "by_source": ("来源", "source"),
    "whole": ("合计", "all"),
    "traced": (
        "每个数字背后的任务及每一步的存证位置见 {file}",
        "The tasks behind each figure, each step with its position: {file}",
    ),
    "handled": ("条条有办理", "handled"),
    "settled": ("事事有着落", "settled"),
    "answered": ("件件有回音", "answered"),
    "handled_means": (
        "问题下的任务都已签收、方案已批准",
        "findings whose tasks are all accepted and planned",
    ),
    "settled_means": ("任务已销号或以其他方式了结", "tasks closed or otherwise ended"),
    "answered_means": (
        "已验收或已到期的任务中，已回复来源的",
        "tasks verified or past their day, with a dated reply",
    ),
    "one_history": (
        "{number} 的全部历史：{title}",
        "The whole history of {number}: {title}",
    ),
    "notifications": ("通知", "Notifications"),
    "mail_folder": ("信件在 {folder}", "The letters are in {folder}"),
    "addresses": ("地址", "Addresses"),
    "run_file": (
        "令牌、订阅凭据等在 {file}；按角色：{roles}",
        "Tokens and a subscriber's credentials are in {file}; by role: {roles}",
    ),
    "try": ("可以试试", "Things to try"),
    "stays": ("系统继续运行，按 Ctrl-C 停止。", "Everything stays up until Ctrl-C."),
    "case": ("问责", "case"),
    # columns
    "task": ("任务号", "task"),
    "finding": ("问题号", "finding"),
    "title": ("整改任务", "what"),
    "lead_unit": ("牵头单位", "lead unit"),
    "leader": ("责任领导", "leader"),
    "status": ("状态", "status"),
    "timeliness": ("时效", "timeliness"),
    "deadline": ("时限", "deadline"),
    "measures": ("措施", "measures"),
    "measure": ("整改措施", "measure"),
    "type": ("类型", "type"),
    "sheet": ("工作表", "sheet"),
    "row": ("行", "row"),
    "column": ("列", "column"),
    "reason": ("原因", "reason"),
    "name": ("名称", "name"),
    "nearest": ("相近的单位", "nearest"),
    "position": ("存证位置", "position"),
    "time": ("时间", "time"),
    "event": ("事件", "event"),
    "who": ("操作人", "who"),
    "words": ("说明", "what"),
    "count": ("数量", "count"),
    "tasks": ("任务", "tasks"),
    "figure": ("指标", "figure"),
    "share": ("比例", "share"),
    "meaning": ("含义", "meaning"),
    "people": ("收件人数", "people"),
    "command": ("命令", "command"),
    "about": ("对象", "about"),
    "field": ("字段", "field"),
    "needed": ("必填", "needed"),
    "form": ("写法", "form"),
    "outcome": ("结果", "outcome"),
}
