"""What the verifier finds is said in Chinese too, with the same values."""

import re
from pathlib import Path

import pytest

from contracts.proofs.bundle.findings import MEANINGS
from contracts.proofs.command.chinese import SENTENCES, in_both, in_chinese
from contracts.proofs.notes import Note
from tests.contracts.proofs.bundle.sample import Ledger, files_of, put
from tests.contracts.proofs.signers import a_signer

CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize(("english", "chinese"), SENTENCES.items())
def test_both_sentences_hold_the_same_values(english: str, chinese: str) -> None:
    assert english.count("{}") == chinese.count("{}")
    assert CHINESE.search(chinese)


def test_values_are_carried_over() -> None:
    said = in_chinese("now reads: position 7, task.closed.v1, 01ae version 3")
    assert said == "现内容为：位置 7，task.closed.v1，01ae 版本 3"
    assert in_chinese("something new") is None


def test_a_sentence_within_a_sentence_is_said_in_chinese_too() -> None:
    said = in_chinese("kept.note is no checkpoint: no signatures under an empty line")
    assert said == "kept.note 不是检查点：没有签名"
    assert in_both("not UTF-8") == "不是 UTF-8 / not UTF-8"
    assert in_both("something new") == "something new"


def test_every_code_means_something_in_chinese() -> None:
    assert all(CHINESE.search(chinese) for chinese, _ in MEANINGS.values())


@pytest.mark.parametrize("scope", ["everything", "task"])
def test_every_finding_of_a_tampered_bundle_is_said_in_chinese(tmp_path: Path, scope: str) -> None:
    ledger = Ledger()
    path = ledger.written(tmp_path / "bundle.zip", getattr(ledger, scope)())
    good = files_of(path)
    for name, content in good.items():
        for other in (content[:-1], content + b"x", b"", content[40:]):
            put(path, {**good, name: other})
            _all_in_chinese(ledger, path)
        put(path, {each: kept for each, kept in good.items() if each != name})
        _all_in_chinese(ledger, path)
    put(path, {**good, "more": b""})
    _all_in_chinese(ledger, path)


def test_another_tree_and_another_key_are_said_in_chinese(tmp_path: Path) -> None:
    ledger, other = Ledger(), Ledger(events=Ledger().events[:-3], signer=a_signer(word="another"))
    path = ledger.written(tmp_path / "bundle.zip", ledger.task())
    _all_in_chinese(other, path, ledger.checkpoint(3), other.checkpoint())
    longer = Ledger(events=[*ledger.events, (9_999, b"{}")])
    _all_in_chinese(ledger, path, longer.checkpoint())


def _all_in_chinese(ledger: Ledger, path: Path, *known: Note) -> None:
    findings = ledger.findings(path, *known)
    assert findings
    assert [one for one in findings if in_chinese(one.detail) is None] == []
