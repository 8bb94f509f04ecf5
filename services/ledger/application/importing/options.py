"""What the clerk says beside the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from contracts.events.campaign import Policy
from contracts.words import SourceKind


@dataclass(frozen=True, slots=True)
class Registration:
    """A unit that the clerk registers with the import (--register NAME=CODE:PARENT)."""

    code: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """Options of a ledger's import.

    `opened` is the campaign's opening, day 0 of its clocks. `campaign` overrides 批次; `source`
    is the kind of findings that name no source. `mapping` gives names the code of a known unit
    or the name of a known group. `known_findings` are numbers that the campaign already holds,
    so that a later file may add tasks to them.
    """

    opened: date
    campaign: str | None = None
    source: SourceKind | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    register: Mapping[str, Registration] = field(default_factory=dict)
    known_findings: frozenset[str] = frozenset()
    policy: Policy = field(default_factory=Policy)
