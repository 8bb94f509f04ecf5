"""A log's word to a witness and a proof file have the bytes that C2SP specifies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.proofs.checkpoints import Checkpoint
from contracts.proofs.exchange import InclusionFile, WitnessRequest
from contracts.proofs.tree.frontier import root_of
from contracts.proofs.tree.hashes import ProofError
from contracts.proofs.tree.proving import consistency_proof, inclusion_proof, nodes_of
from tests.contracts.proofs.signers import ORIGIN, a_signer
from tests.contracts.proofs.tree.model import some_leaves

LEAVES = some_leaves(20)
NOTE = a_signer().signed(Checkpoint(ORIGIN, 20, root_of(LEAVES)).text)
REQUEST = WitnessRequest(7, tuple(consistency_proof(7, 20, nodes_of(LEAVES))), NOTE)
FILE = InclusionFile(5, tuple(inclusion_proof(5, 20, nodes_of(LEAVES))), NOTE, b"extra")

WRITTEN: list[tuple[type[WitnessRequest | InclusionFile], bytes]] = [
    (WitnessRequest, REQUEST.to_bytes()),
    (InclusionFile, FILE.to_bytes()),
]
PUBLISHED = (
    "old 20852014\nPlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n"
    "jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=\n5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=\n"
    "/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=\n\nexample.com/behind-the-sofa\n20852163\n"
    "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— example.com/behind-the-sofa Az3grlgtzPICa5OS"
    "8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
    "— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V626"
    "7UEjw6QUXTS5Rovnzv++qbSzm9Q=\n"
)


def test_the_published_request_is_read_and_written_again() -> None:
    request = WitnessRequest.parse(PUBLISHED.encode())
    assert (request.old_size, len(request.proof)) == (20852014, 4)
    assert request.to_bytes() == PUBLISHED.encode()


def test_a_witness_accepts_what_continues_its_last_tree() -> None:
    request = WitnessRequest.parse(REQUEST.to_bytes())
    assert request.verify_consistency(root_of(LEAVES[:7])).size == 20
    with pytest.raises(ProofError):
        request.verify_consistency(root_of(LEAVES[:8]))


@pytest.mark.parametrize("extra", [None, b"", b"extra"])
def test_a_proof_file_leads_from_its_leaf_to_the_checkpoint(extra: bytes | None) -> None:
    file = InclusionFile(FILE.index, FILE.proof, NOTE, extra)
    again = InclusionFile.parse(file.to_bytes())
    assert again == file
    assert again.verify(LEAVES[5]).size == 20
    with pytest.raises(ProofError):
        again.verify(LEAVES[6])


@given(st.data())
def test_a_request_or_file_has_one_spelling(data: st.DataObject) -> None:
    kind, whole = data.draw(st.sampled_from(WRITTEN))
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = whole[:at] + data.draw(st.binary(max_size=2)) + whole[at + 1 :]
    try:
        read = kind.parse(changed)
    except ProofError:
        return
    assert read.to_bytes() == changed


@pytest.mark.parametrize(
    "body",
    [
        b"",
        NOTE.to_bytes(),
        b"old -1\n\n" + NOTE.to_bytes(),
        b"old 07\n\n" + NOTE.to_bytes(),
        b"old 7\nAAAA\n\n" + NOTE.to_bytes(),
        b"old 7\n"
        + b"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n" * 64
        + b"\n"
        + NOTE.to_bytes(),
    ],
)
def test_what_is_not_exactly_a_request_is_refused(body: bytes) -> None:
    with pytest.raises(ProofError):
        WitnessRequest.parse(body)
