"""Every reason for which a question is not answered, in Chinese, by its English sentence."""

REASONS: dict[str, str] = {
    "this is for {wanted}": "此内容供以下岗位查看：{wanted}",
    "the directory knows nobody under this account": "人员目录中没有此账号",
    "this account is suspended or removed": "此账号已停用或删除",
    "Act-As names a post that you do not hold today": "您今天不任 Act-As 所指的岗位",
    "you hold no post today": "您今天不任任何岗位",
    "services read the store or the stream, not these pages": (
        "服务应读取事件库或事件流，而非此页面"
    ),
    "the assessment of a unit is for its head, its leaders and those who watch over all": (
        "单位的考核与实绩供其主要负责人、分管领导及负责监督的机构查看"
    ),
    "the assessment of a person is for that person and those who watch over all": (
        "个人的考核与实绩供本人及负责监督的机构查看"
    ),
    "scores are for heads of units, leaders and those who watch over all": (
        "考核得分供单位主要负责人、责任领导及负责监督的机构查看"
    ),
    "there is no campaign {name}": "没有批次“{name}”",
    "name one campaign": "有多个批次，请指明一个",
    "there is no finding {name}": "没有问题“{name}”",
    "nothing is public under this link": "此链接没有公开的结果",
    "there is no unit {code}": "没有单位 {code}",
    "there is nobody {name}": "没有人员“{name}”",
    "there is no task {name} that you may see": "没有您可以查看的任务“{name}”",
    "several campaigns have a task {name}; write campaign/number": (
        "多个批次有任务 {name}，请写成 批次/任务号"
    ),
    "as_of is a date like 2021-12-31, or a position": "as_of 应为日期（如 2021-12-31）或存证位置",
    "{day} has not come; today is {today}": "{day} 尚未到来，今天是 {today}",
    "the last position is {position}": "目前最后的存证位置是 {position}",
    "take the cursor from the last page as it is": "请原样使用上一页给出的游标",
    "the cursor belongs to a list in another order": "此游标属于另一种排序的列表",
    "position {position} is not visible yet; ask again": "位置 {position} 尚不可见，请稍后再试",
    "reporting does not move on: {fault}": "报表停止更新：{fault}",
    "there is no model yet; ask again": "报表尚未建立，请稍后再试",
    "{name} does not answer: {fault}": "{name} 没有响应：{fault}",
    "there is no checkpoint of size {size}": "没有叶数为 {size} 的检查点",
    "no such checkpoint is signed yet; ask again": "尚无这样的检查点，请稍后再试",
    "no checkpoint covers any of it yet; ask again": "尚无检查点覆盖所要的内容，请稍后再试",
    "there are events of a case in it: ask the discipline office or an auditor": (
        "其中有问责事项的事件，请由纪检或审计人员导出"
    ),
    "no checkpointer is named in the settings": "设置中没有签名进程的地址",
    "no ledger is named in the settings": "设置中没有台账的地址",
    "the log does not sign that this is complete: {fault}": (
        "签名方核对后不予证明历史完整：{fault}"
    ),
    "the ledger does not give the file {sha256}: {fault}": "台账不提供文件 {sha256}：{fault}",
}
"""English sentence → Chinese sentence; one that is raised and not here fails a test."""
