"""Keys and kept checkpoints as the command line names them: the text itself, or a file of it."""

from pathlib import Path

from contracts.proofs.keys import VerifierKey
from contracts.proofs.notes import Note
from contracts.proofs.tree.hashes import ProofError


def keys_of(given: str) -> list[VerifierKey]:
    """The keys in `name+id+key`, or in a file with one such line a key (`#` begins a comment).

    In a line of a log's public keys the span in which the key signed stands behind it.
    """
    path = Path(given)
    try:
        text = path.read_text(encoding="utf-8") if path.is_file() else given
    except OSError as problem:
        raise ProofError(f"{given} cannot be read: {problem.strerror}") from problem
    except ValueError as problem:
        raise ProofError(f"{given} cannot be read: not UTF-8") from problem
    lines = [line.split() for line in text.splitlines()]
    words = [line[0] for line in lines if line and not line[0].startswith("#")]
    if not words:
        raise ProofError(f"{given} holds no key")
    try:
        return [VerifierKey.parse(word) for word in words]
    except ProofError as problem:
        raise ProofError(f"{given} is no key and no file of keys: {problem}") from problem


def note_of(given: str) -> Note:
    """The note in this file."""
    try:
        return Note.parse(Path(given).read_bytes())
    except OSError as problem:
        raise ProofError(f"{given} cannot be read: {problem.strerror}") from problem
    except ProofError as problem:
        raise ProofError(f"{given} is no checkpoint: {problem}") from problem
