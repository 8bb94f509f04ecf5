"""The command says good or names what is wrong, and what it did not show."""

import subprocess
import sys
from pathlib import Path

import pytest

from contracts.proofs.__main__ import main
from tests.contracts.proofs.bundle.sample import Ledger, files_of, put
from tests.contracts.proofs.signers import a_signer, a_witness


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    ledger = Ledger()
    return ledger.written(tmp_path / "bundle.zip", ledger.task())


def test_a_good_bundle_exits_0(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keys = ["--key", a_signer().key.text, "--witness", a_witness().key.text]
    assert main(["verify", str(bundle), *keys]) == 0
    told = capsys.readouterr().out
    assert "验证通过 / VERIFIED: task" in told
    assert "No key was given" not in told
    assert "No witness" not in told


def test_without_key_and_witness_it_says_what_is_not_shown(
    bundle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(bundle)]) == 0
    told = capsys.readouterr().out
    assert "No key was given" in told
    assert a_signer().key.text in told
    assert "No witness was asked for" in told


def test_a_bad_bundle_exits_1_and_each_finding_is_a_line(
    bundle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(bundle, {**files_of(bundle), "page.html": b"other"})
    assert main(["verify", str(bundle), "--key", a_signer().key.text]) == 1
    told = capsys.readouterr().out
    assert "page_changed  阅读页被改动 / the page is changed  [page.html]" in told
    assert "NOT VERIFIED: 1" in told


def test_what_a_bundle_holds_neither_feigns_a_line_nor_stops_the_command(
    bundle: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    event = b'{"type":"\\ud800","aggregate_id":"a","aggregate_version":1,"data":{}}'
    record = bytes(8) + len(event).to_bytes(4, "big") + event
    files = files_of(bundle)
    put(bundle, {**files, "events.bin": record, "x\n\x1b[2KVERIFIED": b""})
    assert main(["verify", str(bundle)]) == 1
    told = capfdbinary.readouterr().out.decode().splitlines()
    assert not any(line.startswith(("\x1b", "VERIFIED")) for line in told)
    assert any("x\\n\\x1b[2KVERIFIED" in line for line in told)
    assert any("\\ud800" in line for line in told)


def test_keys_and_kept_checkpoints_come_from_files(bundle: Path, tmp_path: Path) -> None:
    keys, kept = tmp_path / "log.pub", tmp_path / "kept.note"
    span = "2021-09-18T00:00:00Z -"
    keys.write_text(f"# the ledger's\n\n{a_signer().key.text} {span}\n", encoding="utf-8")
    kept.write_bytes(Ledger().checkpoint(20).to_bytes())
    assert main(["verify", str(bundle), "--key", str(keys), "--known", str(kept)]) == 0


@pytest.mark.parametrize("wrong", [["--key", "no key"], ["--known", "no-such-file"]])
def test_what_cannot_be_asked_exits_2(bundle: Path, wrong: list[str]) -> None:
    assert main(["verify", str(bundle), *wrong]) == 2


def test_a_file_that_is_no_bundle_exits_1(tmp_path: Path) -> None:
    other = tmp_path / "other.zip"
    other.write_bytes(b"not a zip")
    assert main(["verify", str(other)]) == 1
    assert main(["verify", str(tmp_path / "absent.zip")]) == 1


def test_one_file_alone_verifies(bundle: Path, tmp_path: Path) -> None:
    single = tmp_path / "elsewhere" / "verifier.pyz"
    single.parent.mkdir()
    assert main(["single-file", str(single)]) == 0
    first = single.read_bytes()
    assert main(["single-file", str(single)]) == 0
    assert single.read_bytes() == first
    key = a_signer().key.text
    command = [sys.executable, "-I", str(single), "verify", str(bundle), "--key", key]
    # -I: no project on the path, so that only the file itself can be imported.
    done = subprocess.run(command, cwd=single.parent, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "VERIFIED" in done.stdout.decode()
    put(bundle, {**files_of(bundle), "page.html": b"other"})
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1


def test_the_verifier_loads_nothing_but_the_standard_library_and_cryptography() -> None:
    code = (
        "import sys, contracts.proofs.__main__, contracts.proofs.bundle.verifying\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    loaded = set(done.stdout.decode().split())
    assert not loaded & {"pydantic", "chassis", "services", "deploy", "eventsourcing"}
