"""What a verifier can find wrong, each under one stable code with words in both languages."""

from dataclasses import dataclass

MEANINGS: dict[str, tuple[str, str]] = {
    "archive_damaged": ("文件包损坏", "the bundle cannot be read"),
    "manifest_changed": ("清单被改动", "the manifest is changed"),
    "signature_wrong": ("签名无效", "a signature is wrong"),
    "checkpoint_wrong": ("检查点不符", "the checkpoint does not fit"),
    "witness_missing": ("缺少见证人签名", "a witness has not signed"),
    "file_missing": ("文件缺失", "a file is missing"),
    "file_added": ("多出文件", "a file was added"),
    "file_changed": ("文件被改动", "a file is changed"),
    "page_changed": ("阅读页被改动", "the page is changed"),
    "directory_changed": ("机构人员信息被改动", "the directory facts are changed"),
    "evidence_changed": ("证据被改动", "evidence is changed"),
    "evidence_unlisted": ("证据清单不符", "the list of evidence does not fit the events"),
    "event_changed": ("事件被改动", "an event is changed"),
    "event_missing": ("事件缺失", "an event is missing"),
    "event_added": ("多出事件", "an event was added"),
    "event_reordered": ("事件顺序被改动", "events are in another order"),
    "proof_wrong": ("存在证明无效", "a proof of inclusion does not hold"),
    "root_wrong": ("树根不符", "the leaves do not lead to the signed root"),
    "history_incomplete": ("历史不完整", "a history is not complete"),
    "tree_rolled_back": ("账本树被回退", "the tree was rolled back"),
    "tree_rewritten": ("账本树被改写", "the tree does not continue an earlier one"),
    "tree_unconnected": (
        "无法与已知检查点衔接",
        "nothing leads from a known checkpoint to this one",
    ),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: its code, where (file, leaf index, key), and exactly what."""

    code: str
    where: str
    detail: str

    @property
    def meaning(self) -> str:
        """Code and place, and what the code means in Chinese and English."""
        chinese, english = MEANINGS[self.code]
        return f"{self.code}  {chinese} / {english}  [{self.where}]"
