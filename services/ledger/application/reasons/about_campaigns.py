"""Of campaigns, findings, supervision and accountability, in Chinese."""

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

_CASES = {
    "the signal is explained already": "该线索已作说明",
    "the rule has made its proposal already": "规则已提出建议",
    "who explained for the unit does not dismiss the proposal": "代单位说明的人不得决定不采纳",
    "the case names every task of the proposal": "案件应包括建议涉及的全部任务",
    "no case is proposed yet: the unit may explain first": "尚未提出建议：单位可先作说明",
    "the proposal is dismissed or taken up already": "该建议已不予采纳或已启动问责",
    "no rule signalled this; a person raised it": "这不是规则发现的线索，而是由人启动的",
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

REASONS: dict[str, str] = _CAMPAIGNS | _FINDINGS | _REPLICAS | _SUPERVISION | _CASES
