"""What the one-off commands print, each sentence in Chinese and English."""

from contracts.labels import Language

SENTENCES: dict[str, tuple[str, str]] = {
    "bad_event": ("存证位置 {position} 的事件：{reason}", "event at position {position}: {reason}"),
    "row": ("{table} {row}：{what}", "{table} {row}: {what}"),
    "missing": ("缺此行，按事件应有 {given}", "missing; the events give {given}"),
    "not_given": ("没有事件得出此行（{kept}）", "no event gives it ({kept})"),
    "field": (
        "{name} 为 {kept}，按事件应为 {given}",
        "{name} is {kept}, the events give {given}",
    ),
    "and": ("；", ", "),
    "lost_key": (
        "keys owner={owner}：密钥缺失，但并无删除记录；只有备份里还有",
        "keys owner={owner}: missing though nobody erased it; only a backup has it",
    ),
    "bad_file": ("文件 {sha256}（{named_by}）：{reason}", "file {sha256} of {named_by}: {reason}"),
    "file_missing": ("文件缺失", "it is missing"),
    "file_other": (
        "其内容的 SHA-256 为 {real}",
        "what lies there has the SHA-256 {real}",
    ),
    "sum": (
        "{found}（事件 {events} 个，存证位置 {position}）",
        "{found} after {events} events, at position {position}",
    ),
    "good": ("与全部事件相符", "all is what the events give"),
    "bad_events": ("有问题的事件 {count} 个", "{count} bad events"),
    "rows_repaired": ("已修复 {count} 行", "{count} rows put right"),
    "rows": ("不符 {count} 行", "{count} differing rows"),
    "lost_keys": ("缺失密钥 {count} 个", "{count} lost keys"),
    "files": ("有问题的文件 {count} 个", "{count} bad files"),
}


def say(language: Language, key: str, **values: object) -> str:
    """The sentence of this key."""
    chinese, english = SENTENCES[key]
    return (chinese if language == "zh-CN" else english).format(**values)
