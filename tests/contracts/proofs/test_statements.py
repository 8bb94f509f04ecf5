"""Statements have one spelling, and none is taken for another or for a checkpoint."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.proofs.checkpoints import Checkpoint
from contracts.proofs.notes import SignatureError
from contracts.proofs.statements import BundleManifest, CompleteHistory, ReadModel, Statement
from contracts.proofs.tree.hashes import ProofError
from tests.contracts.proofs.signers import ORIGIN, a_signer

ROOT, DIGEST = bytes(range(32)), bytes(range(32, 64))
TASK = "8a84b81a-63e8-5d0c-80cb-3e438a367e4a"
HISTORY = CompleteHistory(ORIGIN, 40, ROOT, TASK, 28)
STATEMENTS: list[Statement] = [
    HISTORY,
    ReadModel(ORIGIN, 40, ROOT, "tasks", 3, 512, DIGEST),
    BundleManifest(ORIGIN, 40, ROOT, DIGEST),
]


def test_the_text_of_a_history_is_as_specified() -> None:
    assert HISTORY.text == (
        "taizhang.history/v1\norigin ledger.example.edu.cn/taizhang\nsize 40\n"
        "root AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n"
        "aggregate 8a84b81a-63e8-5d0c-80cb-3e438a367e4a\nversion 28\n"
    )


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda each: each.KIND)
def test_a_signed_statement_is_opened_by_its_key(statement: Statement) -> None:
    signer = a_signer()
    note = signer.signed(statement.text)
    assert type(statement).opened(note, [signer.key]) == statement
    with pytest.raises(SignatureError):
        type(statement).opened(note, [a_signer(word="another").key])


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda each: each.KIND)
def test_no_statement_is_taken_for_another_or_for_a_checkpoint(statement: Statement) -> None:
    for other in STATEMENTS:
        if type(other) is not type(statement):
            with pytest.raises(ProofError):
                type(other).parse(statement.text)
    with pytest.raises(ProofError):
        Checkpoint.parse(statement.text)


@given(st.data())
def test_a_statement_has_one_spelling(data: st.DataObject) -> None:
    statement = data.draw(st.sampled_from(STATEMENTS))
    at = data.draw(st.integers(0, len(statement.text) - 1))
    replaced = data.draw(st.text(max_size=2))
    changed = statement.text[:at] + replaced + statement.text[at + 1 :]
    try:
        read = type(statement).parse(changed)
    except ProofError:
        return
    assert read.text == changed


@pytest.mark.parametrize(
    ("origin", "root", "aggregate"),
    [("", ROOT, TASK), (ORIGIN, ROOT, "a\nversion 3"), (ORIGIN, ROOT[1:], TASK)],
)
def test_a_statement_that_could_be_read_otherwise_cannot_be_made(
    origin: str, root: bytes, aggregate: str
) -> None:
    with pytest.raises(ProofError):
        CompleteHistory(origin, 40, root, aggregate, 3)
