"""What is said of a text that is no template, in English and Chinese."""

from services.notifier.application.templates.ports import Fault

_SAID: dict[str, tuple[str, str]] = {
    "too_long": ("longer than {about} characters", "超过 {about} 个字符"),
    "no_subject": ("the first line is the subject and is empty", "首行为主题，不能为空"),
    "syntax": ("the template's grammar: {about}", "模板语法错误：{about}"),
    "not_allowed": ("a template may not contain: {about}", "模板中不能使用：{about}"),
    "unknown_variable": ("unknown variable: {about}", "未知变量：{about}"),
    "unknown_filter": ("unknown filter: {about}", "未知过滤器：{about}"),
    "unknown_test": ("unknown test: {about}", "未知判断：{about}"),
    "fails": ("it cannot be written with the example: {about}", "用示例无法生成：{about}"),
}


def said(fault: Fault) -> dict[str, str | int]:
    """The fault with its line, a word for programs, and a sentence in each language."""
    english, chinese = _SAID[fault.what]
    return {
        "line": fault.line,
        "what": fault.what,
        "about": fault.about,
        "en": english.format(about=fault.about),
        "zh-CN": chinese.format(about=fault.about),
    }
