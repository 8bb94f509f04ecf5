"""`taizhang key`: made once, rotated without losing what was signed, private for its owner."""

from pathlib import Path

import pytest

from chassis.signing.key_file import PublishedKey, SigningKeyFile
from contracts.proofs.keys import COSIGNATURE, VerifierKey
from tests.command import typed

NAME = "ledger.example.org/taizhang"


def key(*arguments: str, status: int = 0) -> str:
    """What the command prints."""
    done = typed(Path.cwd(), "key", *arguments)
    assert done.returncode == status, done.stderr
    return done.stdout or done.stderr


def test_a_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "key"
    made = VerifierKey.parse(key("create", str(file), "--name", NAME).strip())
    assert made == SigningKeyFile(file).signer().key
    assert file.stat().st_mode & 0o077 == 0
    assert "there is a key" in key("create", str(file), "--name", NAME, status=1)
    assert SigningKeyFile(file).signer().key == made


def test_a_rotated_key_leaves_its_public_key_with_the_span_of_its_signatures(
    tmp_path: Path,
) -> None:
    file = tmp_path / "key"
    old = VerifierKey.parse(key("create", str(file), "--name", NAME).strip())
    new = VerifierKey.parse(key("rotate", str(file)).strip())
    first, second = map(PublishedKey.parse, key("public", str(file)).splitlines())
    assert (first.key, second.key) == (old, new)
    assert (first.until, second.until) == (second.since, None)
    assert SigningKeyFile(file).signer().key == new
    assert old.name == new.name == NAME


def test_a_witness_key_signs_no_checkpoints_and_a_logs_key_no_cosignatures(tmp_path: Path) -> None:
    made = key("create", str(tmp_path / "w"), "--name", "w.example.org", "--witness").strip()
    assert VerifierKey.parse(made).kind == COSIGNATURE
    key("create", str(tmp_path / "l"), "--name", NAME)
    with pytest.raises(Exception, match="a witness's key"):
        SigningKeyFile(tmp_path / "w").signer()
    with pytest.raises(Exception, match="a log's key"):
        SigningKeyFile(tmp_path / "l").cosigner()


@pytest.mark.parametrize("name", ["", "two words", "a+b"])
def test_a_name_that_no_key_may_have_makes_none(tmp_path: Path, name: str) -> None:
    key("create", str(tmp_path / "key"), "--name", name, status=1)
    assert list(tmp_path.iterdir()) == []
