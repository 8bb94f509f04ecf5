"""The page of formats is enough: a verifier written from it agrees with ours."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.contracts.proofs.bundle.outsider import accepts
from tests.contracts.proofs.bundle.sample import Ledger, files_of, put
from tests.contracts.proofs.signers import a_signer, a_witness


@pytest.fixture(params=["everything", "task"])
def good(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    ledger = Ledger()
    return ledger.written(tmp_path / "good.zip", getattr(ledger, request.param)())


def test_an_outsiders_verifier_accepts_a_good_bundle(good: Path) -> None:
    accepts(good, a_signer().key.text, a_witness().key.text)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_an_outsiders_verifier_refuses_what_ours_refuses(
    data: st.DataObject, good: Path, tmp_path: Path
) -> None:
    files = files_of(good)
    name = data.draw(
        st.sampled_from(["events.bin", "page.html", "directory.json", "manifest.json"])
    )
    at = data.draw(st.integers(0, len(files[name]) - 1))
    files[name] = files[name][:at] + bytes([files[name][at] ^ 1]) + files[name][at + 1 :]
    bad = put(tmp_path / "bad.zip", files)
    assert Ledger().findings(bad)
    with pytest.raises((AssertionError, ValueError, KeyError)):
        accepts(bad, a_signer().key.text, a_witness().key.text)
