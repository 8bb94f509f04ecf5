"""What the one-off commands print, each sentence in Chinese and English."""

from contracts.labels import Language

SENTENCES: dict[str, tuple[str, str]] = {
    "equal": ("一致", "equal"),
    "different": ("不一致", "DIFFERENT"),
    "verdict": ("存证位置 {position}：{said}；{then}", "{said} at position {position}: {then}"),
    "swapped": ("重建的报表已启用", "rebuilt model is live now"),
    "kept": ("沿用现有报表", "live model kept"),
    "live": ("现有 {digest}", "live    {digest}"),
    "rebuilt": ("重建 {digest}", "rebuilt {digest}"),
    "row_only_live": (
        "{table} {row}：没有事件得出此行",
        "{table} {row}: no event gives it",
    ),
    "row_only_rebuilt": (
        "{table} {row}：现有报表缺此行",
        "{table} {row}: missing in the live model",
    ),
    "row": ("{table} {row}：{fields}", "{table} {row}: {fields}"),
    "field": (
        "{name} 为 {live}，按事件应为 {rebuilt}",
        "{name} is {live}, the events give {rebuilt}",
    ),
    "and": ("；", ", "),
    "attestations": (
        "报表证明：相符 {holding}，不符 {wrong}，无法核对 {unchecked}",
        "attestations: {holding} hold, {wrong} do not, {unchecked} cannot be checked",
    ),
    "unchecked_lost": (
        "无法核对  {named}：其事件已在恢复备份时丢失，并有签名声明",
        "unchecked  {named}: its events were lost in a restore that a statement declares",
    ),
    "unchecked_layout": (
        "无法核对  {named}：报表版式已更新",
        "unchecked  {named}: the model has another layout now",
    ),
    "first_wrong": ("最早不符的：{named}", "the first that does not hold: {named}"),
    "wrong": ("证明不符  {named}：{fault}", "ATTESTATION WRONG  {named}: {fault}"),
    "attestation": (
        "{projection}，存证位置 {position}，树大小 {size}",
        "{projection} at position {position}, tree of {size}",
    ),
    "changed": (
        "{number}  {facet}：{old} → {new}（存证位置 {at}）",
        "{number}  {facet}: {old} → {new}  (at {at})",
    ),
}


def say(language: Language, key: str, **values: object) -> str:
    """The sentence of this key."""
    chinese, english = SENTENCES[key]
    return (chinese if language == "zh-CN" else english).format(**values)
