"""What the checkpointer shows: its role, and for each tree how far it came, or why not."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from services.ledger.application.checkpointing.faults import CheckpointFault

Phase = Literal["starting", "standby", "active"]


@dataclass(slots=True)
class Progress:
    """How a tree fares, noted as it goes: size signed last, and leaves compared of how many."""

    signed: int = 0
    compared: int = 0
    of: int = 0


@dataclass(slots=True)
class TreeStatus:
    """One tree: how it fares, position of its last leaf, and what holds it up, by part.

    `compared`: its history was found to be what was signed, by this process, since it is active.
    """

    progress: Progress
    compared: bool = False
    position: int = 0
    published: int = 0
    faults: dict[str, CheckpointFault] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Size signed last."""
        return self.progress.signed


@dataclass(slots=True)
class CheckpointerStatus:
    """The state that health and metrics read; written by the checkpointer alone."""

    phase: Phase = "starting"
    trees: dict[str, TreeStatus] = field(default_factory=dict)
    counted: Counter[str] = field(default_factory=Counter)

    def failed(self, tree: str, fault: CheckpointFault) -> bool:
        """Note what holds a tree up; answers whether it is news."""
        self.counted[fault.code] += 1
        faults = self.trees[tree].faults
        news = fault.part not in faults or faults[fault.part].code != fault.code
        faults[fault.part] = fault
        return news

    def comparing(self, tree: TreeStatus) -> bool:
        """Whether the tree is compared with what was signed, and signed only after that."""
        return self.phase == "active" and not tree.compared

    def stand_by(self) -> None:
        """Another one is active, or the store is silent: nothing is known of any tree."""
        self.phase = "standby"
        for tree in self.trees.values():
            tree.compared = False
            tree.faults.clear()

    def over(self, tree: str, *parts: str) -> None:
        """Whatever was wrong with these parts is over."""
        for part in parts:
            self.trees[tree].faults.pop(part, None)
