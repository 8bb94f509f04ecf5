"""witness: what it is given as keys, before it listens."""

from pathlib import Path

from tests.command import typed


def refused(folder: Path, log_key: str) -> str:
    """What the command says of this `--log-key`, with a good key of its own."""
    assert typed(folder, "key", "create", "w", "--name", "w.example.org", "--witness").stdout
    outcome = typed(folder, "witness", "--key", "w", "--log-key", log_key)
    assert outcome.returncode == 1
    return outcome.stderr


def test_a_logs_keys_are_read_from_the_file_that_publishes_them(tmp_path: Path) -> None:
    # The witness's own published key: it was read, and is of the wrong kind.
    assert "w.example.org is a witness's key, not a log's" in refused(tmp_path, "w.public")


def test_what_is_no_key_is_named_in_both_languages(tmp_path: Path) -> None:
    said = refused(tmp_path, "foo")
    assert "foo 不是公钥" in said
    assert "foo is no key" in said
