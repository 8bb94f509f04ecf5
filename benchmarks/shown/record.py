"""Results as JSON: every figure of every round, so that another may judge them differently."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from benchmarks.frame.comparison import Comparison, Failed, Missing, Result
from benchmarks.frame.scale import Scale


@dataclass(frozen=True, slots=True)
class Record:
    """A run: when, how much, on what, with which versions, and what came of it."""

    day: str
    scale: Scale
    machine: Mapping[str, str]
    versions: Mapping[str, str]
    results: Sequence[Result]

    @property
    def failed(self) -> bool:
        """Whether a benchmark broke; a target that is not reached is no fault of a run."""
        return any(isinstance(result, Failed) for result in self.results)

    def to_json(self) -> str:
        """Keys in the order of this class."""
        told = {
            "day": self.day,
            "scale": asdict(self.scale),
            "machine": dict(self.machine),
            "versions": dict(self.versions),
            "comparisons": [_comparison(r) for r in self.results if isinstance(r, Comparison)],
            "missing": [_missing(r) for r in self.results if isinstance(r, Missing)],
            "failed": [asdict(r) for r in self.results if isinstance(r, Failed)],
        }
        return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n"


def _comparison(result: Comparison) -> dict[str, Any]:
    ratios = result.ratios
    return {
        **asdict(result.subject),
        "peer": result.peer,
        "rounds": len(ratios),
        "ours": _rounded(result.ours),
        "theirs": _rounded(result.theirs),
        "ratio": {"median": result.ratio, "least": min(ratios), "most": max(ratios)},
        "target": asdict(result.target) if result.target else None,
        "reached": result.reached,
    }


def _missing(result: Missing) -> dict[str, Any]:
    return {**asdict(result.subject), "peer": result.peer, "reason": result.reason}


def _rounded(figures: Sequence[float]) -> list[float]:
    return [float(f"{figure:.6g}") for figure in figures]
