"""Notes are read as C2SP signed-note writes them, and in no other way.

`EXAMPLE` and `POEM` are the examples of C2SP signed-note, `NEUMANN` that of Go's sumdb/note.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.proofs.keys import VerifierKey
from contracts.proofs.notes import Note, NoteError, Signature, SignatureError, Signer
from contracts.proofs.tree.hashes import ProofError
from tests.contracts.proofs.signers import a_signer

EXAMPLE_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
EXAMPLE = (
    "This is an example message.\n\n— example.com/foo "
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
)
NEUMANN_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
NEUMANN = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n\n— PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
POEM = (
    "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n"
    "— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU"
    "0xMcXxj99ihAQwaqP3ZekRwNtIc=\n"
)
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.just("\n")).map(
    lambda text: f"{text}\n"
)


@pytest.mark.parametrize(("note", "key"), [(EXAMPLE, EXAMPLE_KEY), (NEUMANN, NEUMANN_KEY)])
def test_a_published_note_is_verified_by_its_published_key(note: str, key: str) -> None:
    known = VerifierKey.parse(key)
    assert Note.parse(note.encode()).verify([known]) == (known,)


def test_the_text_goes_to_the_last_empty_line() -> None:
    note = Note.parse(POEM.encode())
    assert note.text.endswith("ed è subito sera.\n")
    assert note.to_bytes() == POEM.encode()


@given(TEXTS)
def test_every_text_survives_being_signed(text: str) -> None:
    signer = a_signer()
    note = Note.parse(signer.signed(text).to_bytes())
    assert note.text == text
    assert note.verify([signer.key]) == (signer.key,)


@given(st.data())
def test_no_changed_byte_of_a_text_is_accepted(data: st.DataObject) -> None:
    whole = EXAMPLE.encode()
    at = data.draw(st.integers(0, EXAMPLE.index("\n\n")))
    value = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[at]))
    with pytest.raises(ProofError):
        Note.parse(whole[:at] + bytes([value]) + whole[at + 1 :]).verify(
            [VerifierKey.parse(EXAMPLE_KEY)]
        )


@given(
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode(errors="replace"))
)
def test_any_bytes_are_a_note_in_one_spelling_or_refused(data: bytes) -> None:
    try:
        note = Note.parse(data)
    except ProofError:
        return
    assert note.to_bytes() == data


@pytest.mark.parametrize(
    "whole",
    [
        b"",
        b"text\n",
        b"text\n\n",
        b"text\n\n\xe2\x80\x94 a",
        EXAMPLE.encode()[:-1],
        EXAMPLE.replace("—", "-").encode(),
        EXAMPLE.replace("— example.com/foo ", "— ").encode(),
        EXAMPLE.replace("This", "Th\tis").encode(),
        EXAMPLE.replace("This", "Th\ris").encode(),
        b"\xff" + EXAMPLE.encode(),
        EXAMPLE.replace("IneyaQM=", "IneyaQN=").encode(),
        EXAMPLE.replace("IneyaQM=", "IneyaQM").encode(),
        EXAMPLE.replace("Uw2QOkn8", "Uw2QOkn8 ").encode(),
        b"text\n\n\xe2\x80\x94 a AAAAAA==\n",
        (EXAMPLE + "— a AAAAAAA=\n" * 100).encode(),
        b"a" * 1_000_001,
    ],
)
def test_what_is_not_exactly_a_note_is_refused(whole: bytes) -> None:
    with pytest.raises(ProofError):
        Note.parse(whole)


def test_unknown_signatures_are_ignored_even_under_a_known_name() -> None:
    known, other = a_signer(), a_signer(word="another")
    note = known.signed("text\n").with_signatures([other.sign("text\n")])
    assert note.verify([known.key]) == (known.key,)


def test_a_note_without_a_known_signature_is_refused() -> None:
    with pytest.raises(SignatureError):
        a_signer().signed("text\n").verify([a_signer(word="another").key])


def test_one_wrong_signature_of_a_known_key_spoils_a_note() -> None:
    first, second = a_signer(), a_signer("second.example")
    note = first.signed("text\n").with_signatures([second.sign("another\n")])
    with pytest.raises(SignatureError, match=r"second\.example"):
        note.verify([first.key, second.key])
    assert note.verify([first.key]) == (first.key,)


@pytest.mark.parametrize("text", ["", "no newline", "a tab\t\n", "\x00\n"])
def test_a_text_that_no_note_can_carry_is_not_signed(text: str) -> None:
    with pytest.raises(NoteError):
        a_signer().sign(text)


def test_at_least_sixteen_signatures_are_read() -> None:
    signers: list[Signer] = [a_signer(f"key{at}.example") for at in range(16)]
    note = Note("text\n", tuple(signer.sign("text\n") for signer in signers))
    assert len(Note.parse(note.to_bytes()).verify([s.key for s in signers])) == 16


def test_a_signature_line_is_read_as_it_is_written() -> None:
    signature = a_signer().sign("text\n")
    assert Signature.parse(signature.line[:-1]) == signature
