"""The reasons of faults and notices, by stable code: Chinese, English.

Each code is documented in the reference of the Excel import, which a test keeps true.
"""

MESSAGES: dict[str, tuple[str, str]] = {
    # the file
    "not_xlsx": (
        "不是 Excel 工作簿（.xlsx）",
        "This is not an Excel workbook (.xlsx)",
    ),
    "old_format": (
        "旧格式 .xls，请另存为 .xlsx",
        "This is the old .xls format; save it as .xlsx",
    ),
    "encrypted": (
        "文件已加密，请去掉打开密码后再导入",
        "The file is encrypted; remove its password first",
    ),
    "too_large": (
        "文件过大：{what} 超过上限 {limit}",
        "The file is too large: {what} is over {limit}",
    ),
    "unsafe_xml": (
        "文件内部含有不允许的 XML 声明",
        "The file holds an XML declaration that is not allowed",
    ),
    "damaged": ("文件已损坏，无法读取", "The file is damaged and cannot be read"),
    "form_unknown": (
        "认不出表格：没有找到单位与人员、三张清单或一张台账的表头",
        "No known form: neither a directory, the three lists nor a one-sheet ledger was found",
    ),
    "several_ledgers": (
        "有多张工作表像台账：{sheets}；请只保留一张",
        "Several sheets look like a ledger: {sheets}; keep one",
    ),
    "campaign_missing": (
        "表中没有批次，请给出批次名称",
        "The sheet has no 批次; give the campaign's name",
    ),
    # the sheet
    "sheet_missing": ("缺少工作表“{name}”", "The sheet 「{name}」 is missing"),
    "header_missing": ("没有找到表头", "No header was found"),
    "column_missing": ("缺少必需的列“{name}”", "The needed column 「{name}」 is missing"),
    # the cell
    "missing": ("此格必填，现为空", "This cell is needed and is empty"),
    "formula": (
        "此格是公式，请改为文字或日期",
        "This cell holds a formula; put its text or date instead",
    ),
    "error_value": ("此格是错误值 {value}", "This cell shows the error {value}"),
    "duplicate": (
        "“{value}”重复，已见于第 {first_row} 行",
        "「{value}」 already stands in row {first_row}",
    ),
    "differs": (
        "与第 {first_row} 行同一项的内容不一致",
        "This differs from row {first_row}, which is of the same item",
    ),
    "unknown_finding": ("问题号“{value}”不在问题清单中", "No finding has the number 「{value}」"),
    "unknown_task": ("任务号“{value}”不在任务清单中", "No task has the number 「{value}」"),
    "no_responsibility": (
        "责任清单中没有任务“{value}”",
        "The responsibilities (责任清单) have no row for task 「{value}」",
    ),
    "unreadable_date": ("读不出日期“{value}”", "「{value}」 cannot be read as a date"),
    "impossible_date": ("日期“{value}”不存在", "There is no such day as 「{value}」"),
    "date_and_long_term": (
        "“{value}”既有日期又写长期坚持，请二选一或分为两项措施",
        "「{value}」 gives a date and 长期坚持; choose one, or make two measures of it",
    ),
    "unknown_type": ("整改类型“{value}”不认识", "The type 「{value}」 is not known"),
    "type_conflict": (
        "整改类型“{type}”与完成时限“{value}”不符",
        "The type 「{type}」 does not go with the deadline 「{value}」",
    ),
    "beyond_clock": (
        "超过“{type}”的期限，最晚为 {last}",
        "This is beyond the clock of 「{type}」, which ends on {last}",
    ),
    "not_yes_no": ("请填“是”或“否”，现为“{value}”", "Say 是 or 否, not 「{value}」"),
    "not_a_number": ("“{value}”不是正整数", "「{value}」 is not a whole number from 1"),
    "two_leads": ("牵头单位只能有一个，现为：{names}", "Exactly one lead unit, not {names}"),
    "lead_is_group": (
        "“{value}”是单位群组，不能牵头",
        "「{value}」 is a group of units and cannot lead",
    ),
    "cooperating_is_lead": (
        "配合单位“{value}”就是牵头单位",
        "The cooperating unit 「{value}」 is the lead unit itself",
    ),
    "unknown_unit": (
        "单位“{value}”不在目录中；相近的有：{nearest}",
        "The directory has no unit 「{value}」; nearest: {nearest}",
    ),
    "ambiguous_unit": (
        "“{value}”可能是：{names}，请写代码",
        "「{value}」 may be {names}; write the code",
    ),
    "unknown_officer": (
        "人员“{value}”不在目录中；相近的有：{nearest}",
        "The directory has no officer 「{value}」; nearest: {nearest}",
    ),
    "ambiguous_officer": (
        "“{value}”可能是：{names}，请写账号",
        "「{value}」 may be {names}; write the account",
    ),
    "several_officers": (
        "此格只能写一人，现为：{names}",
        "This cell names one person only, not {names}",
    ),
    "several_campaigns": (
        "批次“{value}”与第 {first_row} 行的“{first}”不同；一个文件只能有一个批次",
        "「{value}」 differs from the campaign 「{first}」 of row {first_row}; a file holds one",
    ),
    # the directory
    "bad_code": (
        "代码“{value}”只能用 1–32 位小写字母、数字和连字符",
        "The code 「{value}」 must be 1–32 lower-case letters, digits and hyphens",
    ),
    "unknown_code": ("单位代码“{value}”不存在", "There is no unit with the code 「{value}」"),
    "closed_unit": (
        "单位“{value}”已撤销或并入其他单位，不能任职",
        "The unit 「{value}」 is closed: nobody is appointed there",
    ),
    "parent_cycle": ("上级关系成环：{path}", "The units are their own parents: {path}"),
    "second_root": (
        "只能有一个没有上级的单位，已有“{value}”",
        "One unit alone has no parent, and that is 「{value}」",
    ),
    "ends_before_begin": (
        "离任日期 {value} 早于启用日期 {since}",
        "The post would end on {value}, before it begins on {since}",
    ),
    "refused_change": ("不能照此变更：{refusal}", "This change is refused: {refusal}"),
    "unknown_language": ("语言“{value}”不支持", "The language 「{value}」 is not offered"),
    "bad_email": ("邮箱格式不对", "This is not an e-mail address"),
    # the clerk's options
    "map_target_unknown": (
        "映射的目标“{value}”不在目录中",
        "The target 「{value}」 of the mapping is not in the directory",
    ),
    "code_taken": ("代码“{value}”已被“{name}”使用", "The code 「{value}」 belongs to 「{name}」"),
    # the store: added by whoever records the preview
    "opened_missing": (
        "新的整改批次需要启动日期",
        "A campaign that is opened needs its opening date",
    ),
    "changed_row": (
        "此行与已登记的内容不同；请用相应的操作修改，导入不会覆盖",
        "This row differs from what is registered; change it by its command, not by import",
    ),
    "too_many_events": (
        "将产生 {count} 个事件，超过 {limit} 个；请按批次拆分文件",
        "This would record {count} events, over {limit}; split the file by campaign",
    ),
    # notices: shown, never blocking
    "hidden_sheet": ("隐藏的工作表没有读取", "A hidden sheet was not read"),
    "ignored_column": ("此列没有读取", "This column was not read"),
    "skipped_row": (
        "此行是合计、说明或重复的表头，没有读取：{value}",
        "A total, a note or a repeated header, not read: {value}",
    ),
    "before_opening": (
        "时限早于或等于启动日期 {opened}",
        "The deadline is not after the opening on {opened}",
    ),
    "past_end": (
        "离任日期 {value} 已过，任职至 {day} 止",
        "The last day {value} has passed; the post ends on {day}",
    ),
    "source_unknown": (
        "来源“{value}”按“其他”登记，保留原文",
        "The source 「{value}」 is kept as written and counted as other",
    ),
}
