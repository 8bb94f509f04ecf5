"""Verifier keys as published by others are read and written back letter for letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.proofs.keys import COSIGNATURE, ED25519, VerifierKey
from contracts.proofs.tree.hashes import ProofError

PUBLISHED = {
    "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k": ED25519,
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW": ED25519,
    "TEST+7997405c+AQcC+FTVKf0jlTdHDY3rbevmnKxxPjigCXlVtGe6RIr6": ED25519,
    "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2": COSIGNATURE,
}
NAMES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Z"], exclude_characters="+"))


@pytest.mark.parametrize(("text", "kind"), PUBLISHED.items())
def test_a_published_key_is_read_and_written_again(text: str, kind: int) -> None:
    key = VerifierKey.parse(text)
    assert (key.kind, key.text) == (kind, text)


@given(NAMES.filter(bool), st.binary(min_size=32, max_size=32))
def test_every_key_survives_its_text(name: str, public: bytes) -> None:
    for kind in (ED25519, COSIGNATURE):
        key = VerifierKey(name, kind, public)
        assert VerifierKey.parse(key.text) == key


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.com/foo",
        "example.com/foo+530d903a",
        "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k\n",
        "rekor.example+12345678+AwEB",
        "example.com/foo+530d903a+",
    ],
)
def test_anything_but_the_one_spelling_of_a_key_is_refused(text: str) -> None:
    with pytest.raises(ProofError):
        VerifierKey.parse(text)


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\u2003b", "a\nb", "a\x07"])
def test_a_name_that_could_be_read_in_two_ways_is_refused(name: str) -> None:
    with pytest.raises(ProofError):
        VerifierKey(name, ED25519, bytes(32))
