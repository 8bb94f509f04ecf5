"""A witness cosigns what continues what it saw; all else it answers as the protocol says."""

from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from contracts.proofs.checkpoints import Checkpoint, opened
from contracts.proofs.cosignatures import Cosigner, cosigned
from contracts.proofs.exchange import WitnessRequest
from contracts.proofs.notes import Note, NoteError, Signature, Signer
from contracts.proofs.tree.frontier import root_of
from contracts.proofs.tree.hashes import leaf_hash
from contracts.proofs.tree.proving import consistency_proof, nodes_of
from deploy.witness.judging import SIZE, Answer, Witness
from deploy.witness.memory import Memory

ORIGIN = "log.example.org"
NOW = 1_632_000_000
LEAVES = [leaf_hash(bytes([number])) for number in range(20)]
OTHER = [leaf_hash(b"other"), *LEAVES[1:]]


@pytest.fixture
def log() -> Signer:
    return Signer(ORIGIN, Ed25519PrivateKey.generate())


@pytest.fixture
def cosigner() -> Cosigner:
    return Cosigner("witness.example.com", Ed25519PrivateKey.generate())


@pytest.fixture
def witness(log: Signer, cosigner: Cosigner, tmp_path: Path) -> Witness:
    return made(log, cosigner, tmp_path)


def made(log: Signer, cosigner: Cosigner, folder: Path) -> Witness:
    return Witness([log.key], lambda: cosigner, Memory(folder / "seen"), lambda: NOW)


def note(log: Signer, size: int, leaves: list[bytes] = LEAVES, origin: str = ORIGIN) -> Note:
    return log.signed(Checkpoint(origin, size, root_of(leaves[:size])).text)


def asked(
    witness: Witness, log: Signer, old: int, new: int, leaves: list[bytes] = LEAVES
) -> Answer:
    proof = consistency_proof(old, new, nodes_of(leaves[:new])) if old <= new else []
    return witness.add_checkpoint(
        WitnessRequest(old, tuple(proof), note(log, new, leaves)).to_bytes()
    )


def test_what_continues_the_last_one_is_cosigned_with_the_time(
    witness: Witness, log: Signer, cosigner: Cosigner
) -> None:
    for old, new in ((0, 3), (3, 3), (3, 7), (7, 20)):
        answer = asked(witness, log, old, new)
        assert answer.status == 200
        whole = note(log, new).with_signatures([Signature.parse(answer.body[:-1])])
        (word,) = cosigned(whole, [cosigner.key])
        assert word.timestamp == NOW


def test_another_old_size_is_told_the_size_that_was_seen(witness: Witness, log: Signer) -> None:
    asked(witness, log, 0, 7)
    for old in (0, 3, 9):
        assert asked(witness, log, old, 20) == Answer(409, "7\n", SIZE)


def test_a_rewritten_log_is_not_cosigned(witness: Witness, log: Signer) -> None:
    asked(witness, log, 0, 7)
    assert asked(witness, log, 7, 20, OTHER).status == 422
    assert asked(witness, log, 7, 7, OTHER).status == 422
    assert asked(witness, log, 7, 20).status == 200


def test_monitors_get_what_was_cosigned_last_with_the_words_of_log_and_witness(
    witness: Witness, log: Signer, cosigner: Cosigner
) -> None:
    hash_ = sha256(ORIGIN.encode()).hexdigest()
    assert witness.recent(hash_).status == 404
    asked(witness, log, 0, 3)
    stranger = Signer("stranger.example.org", Ed25519PrivateKey.generate())
    more = note(log, 7).with_signatures([stranger.sign(note(log, 7).text)])
    proof = tuple(consistency_proof(3, 7, nodes_of(LEAVES[:7])))
    assert witness.add_checkpoint(WitnessRequest(3, proof, more).to_bytes()).status == 200
    kept = Note.parse(witness.recent(hash_).body.encode())
    assert opened(kept, ORIGIN, [log.key]).size == 7
    assert len(cosigned(kept, [cosigner.key])) == 1
    assert len(kept.signatures) == 2
    for wrong in (hash_.upper(), hash_[:32], f"{hash_[:32]}{'0' * 32}", "../seen"):
        assert witness.recent(wrong).status == 404


def test_a_log_that_shrinks_is_not_cosigned(witness: Witness, log: Signer) -> None:
    asked(witness, log, 0, 7)
    assert asked(witness, log, 7, 3).status == 400


def test_a_restart_forgets_nothing(
    witness: Witness, log: Signer, cosigner: Cosigner, tmp_path: Path
) -> None:
    asked(witness, log, 0, 7)
    again = made(log, cosigner, tmp_path)
    assert asked(again, log, 0, 20).status == 409
    assert asked(again, log, 7, 20, OTHER).status == 422


def test_each_log_is_known_by_origin_and_key(witness: Witness, log: Signer) -> None:
    stranger = Signer(ORIGIN, Ed25519PrivateKey.generate())
    assert asked(witness, stranger, 0, 3).status == 403
    elsewhere = WitnessRequest(0, (), note(log, 3, origin="other.example.org"))
    assert witness.add_checkpoint(elsewhere.to_bytes()).status == 404
    beside = WitnessRequest(0, (), note(log, 3, origin=f"{ORIGIN}/access/ledger"))
    assert witness.add_checkpoint(beside.to_bytes()).status == 200


@pytest.mark.parametrize("body", [b"", b"old 0\n\n", b"old x\n\nno note\n\n\xe2\x80\x94 a b\n"])
def test_what_is_no_request_is_refused(witness: Witness, body: bytes) -> None:
    assert witness.add_checkpoint(body).status == 400


def test_a_damaged_memory_cosigns_nothing(witness: Witness, log: Signer, tmp_path: Path) -> None:
    asked(witness, log, 0, 7)
    (file,) = (tmp_path / "seen").iterdir()
    file.write_text("torn")
    with pytest.raises(NoteError):
        asked(witness, log, 0, 20)
