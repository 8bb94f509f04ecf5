"""Checkpoints and cosignatures say what C2SP specifies, down to the signed bytes.

`PUBLISHED` is the example of C2SP tlog-witness and tlog-cosignature.
"""

from base64 import b64decode

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from contracts.proofs.checkpoints import Checkpoint, opened
from contracts.proofs.cosignatures import TIMESTAMP_BYTES, cosigned
from contracts.proofs.keys import VerifierKey
from contracts.proofs.notes import Note, Signature, SignatureError
from contracts.proofs.tree.hashes import EMPTY_ROOT, ProofError
from tests.contracts.proofs.signers import ORIGIN, a_signer, a_witness

PUBLISHED = (
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q"
    "1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
    "— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2"
    "oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n"
)
# As a public log served it, under the keys that log and witness publish.
SERVED = (
    "arche2025h1.staging.ct.transparency.dev\n1432088532\n"
    "U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=\n\n"
    "— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMH"
    "bdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=\n"
    "— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3Ny"
    "gNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=\n"
    "— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sX"
    "Tynk5XeU/zZ0WBxtqB0DrAWfBw==\n"
)
SERVED_BY = (
    "arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f"
)
WITNESSED_BY = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2"
ROOT = bytes(range(32))
TEXT = Checkpoint(ORIGIN, 3, ROOT).text


def test_the_published_checkpoint_is_read() -> None:
    note = Note.parse(PUBLISHED.encode())
    head = Checkpoint.parse(note.text)
    assert (head.origin, head.size) == ("example.com/behind-the-sofa", 20852163)
    assert head.root == b64decode("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")
    assert head.text == note.text
    assert note.to_bytes() == PUBLISHED.encode()


def test_a_checkpoint_that_a_public_log_served_is_verified_with_its_cosignature() -> None:
    note = Note.parse(SERVED.encode())
    log, witness = VerifierKey.parse(SERVED_BY), VerifierKey.parse(WITNESSED_BY)
    assert opened(note, log.name, [log]).size == 1_432_088_532
    (word,) = cosigned(note, [witness])
    assert word.timestamp == int.from_bytes(note.signatures[2].value[:TIMESTAMP_BYTES], "big")
    other = Note(note.text.replace("532\n", "533\n"), note.signatures)
    with pytest.raises(SignatureError):
        opened(other, log.name, [log])
    with pytest.raises(SignatureError):
        cosigned(other, [witness])


def test_the_published_cosignature_carries_its_published_time() -> None:
    stamped = Note.parse(PUBLISHED.encode()).signatures[1].value
    assert int.from_bytes(stamped[:TIMESTAMP_BYTES], "big") == 1679315147


def test_a_cosignature_signs_header_time_and_text() -> None:
    witness = a_witness()
    value = witness.cosign(TEXT, 1679315147).value
    Ed25519PublicKey.from_public_bytes(witness.key.public).verify(
        value[TIMESTAMP_BYTES:], f"cosignature/v1\ntime 1679315147\n{TEXT}".encode()
    )


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1),
    st.integers(1, 2**63 - 1),
    st.binary(min_size=32, max_size=32),
    st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1), max_size=3),
)
def test_every_checkpoint_survives_its_text(
    origin: str, size: int, root: bytes, extensions: list[str]
) -> None:
    head = Checkpoint(origin, size, root, tuple(extensions))
    assert Checkpoint.parse(head.text) == head


@given(st.text(max_size=120))
def test_any_text_is_a_checkpoint_in_one_spelling_or_refused(text: str) -> None:
    try:
        head = Checkpoint.parse(text)
    except ProofError:
        return
    assert head.text == text


@pytest.mark.parametrize(
    "text",
    [
        TEXT[:-1],
        TEXT + "\n",
        TEXT.replace("\n3\n", "\n03\n"),
        TEXT.replace("\n3\n", "\n+3\n"),
        TEXT.replace("\n3\n", "\n-3\n"),
        TEXT.replace("\n3\n", "\n３\n"),
        TEXT.replace("\n3\n", "\n9223372036854775808\n"),
        TEXT.replace("\n3\n", "\n0\n"),
        TEXT.replace(ORIGIN, ""),
        TEXT.replace("=", ""),
        TEXT.replace("Hh8=", "Hg=="),
        "only\ntwo\n",
    ],
)
def test_what_is_not_exactly_a_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(ProofError):
        Checkpoint.parse(text)


def test_the_empty_tree_has_a_checkpoint() -> None:
    assert Checkpoint.parse(Checkpoint(ORIGIN, 0, EMPTY_ROOT).text).size == 0


def test_a_checkpoint_is_opened_by_its_origins_key_alone() -> None:
    signer = a_signer()
    note = signer.signed(TEXT)
    assert opened(note, ORIGIN, [signer.key]) == Checkpoint(ORIGIN, 3, ROOT)
    with pytest.raises(ProofError):
        opened(note, "another.example", [signer.key])
    with pytest.raises(SignatureError):
        opened(note, ORIGIN, [a_signer(word="another").key])


def test_cosignatures_of_known_witnesses_are_told_and_others_ignored() -> None:
    first, second = a_witness(), a_witness("witness.example.org/w2")
    note = a_signer().signed(TEXT)
    note = note.with_signatures([first.cosign(TEXT, 5), second.cosign(TEXT, 7)])
    assert [(each.witness, each.timestamp) for each in cosigned(note, [second.key])] == [
        (second.key, 7)
    ]
    assert note.verify([a_signer().key, first.key]) == (a_signer().key,)


def test_a_cosignature_with_another_time_is_wrong() -> None:
    witness = a_witness()
    good = witness.cosign(TEXT, 5)
    later = Signature(good.name, good.key_id, (6).to_bytes(8, "big") + good.value[8:])
    with pytest.raises(SignatureError):
        cosigned(Note(TEXT, (later,)), [witness.key])


@pytest.mark.parametrize("timestamp", [0, -1, 2**63])
def test_a_moment_that_no_cosignature_carries_is_refused(timestamp: int) -> None:
    with pytest.raises(ProofError):
        a_witness().cosign(TEXT, timestamp)


def test_a_witness_signs_nothing_but_checkpoints() -> None:
    with pytest.raises(ProofError):
        a_witness().cosign("taizhang.history/v1\n", 5)
