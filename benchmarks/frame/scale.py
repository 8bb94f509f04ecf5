"""How much is measured: enough to tell, everything, or just enough to see that it runs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """Rounds, seconds of a round under load, and sizes; `peers`: whether peers are fetched."""

    name: str
    rounds: int
    seconds: float
    peers: bool
    rows: int
    """Of the workbook imported (P10)."""
    relayed: int
    """Events a round (P4)."""
    told: int
    """Commands a round, at the pace of P5."""
    rebuilt: int
    """Events in the store (P6, P8)."""
    verified: int
    """Events in the bundle (P7)."""
    small: int
    """Events in the smaller store of P9."""
    large: int
    """Events in the larger store of P9."""
    pages: int
    """Pages read a round (P8, P9)."""
    patience: float
    """Seconds until a benchmark is given up."""


USUAL = Scale(
    "usual",
    rounds=5,
    seconds=1.5,
    peers=True,
    rows=10_000,
    relayed=40_000,
    told=1_000,
    rebuilt=100_000,
    verified=250_000,
    small=10_000,
    large=200_000,
    pages=60,
    patience=300,
)
FULL = Scale(
    "full",
    rounds=5,
    seconds=3,
    peers=True,
    rows=10_000,
    relayed=100_000,
    told=5_000,
    rebuilt=1_000_000,
    verified=1_000_000,
    small=10_000,
    large=5_000_000,
    pages=200,
    patience=3_600,
)
SMOKE = Scale(
    "smoke",
    rounds=1,
    seconds=0.05,
    peers=False,
    rows=20,
    relayed=2_500,
    told=20,
    rebuilt=300,
    verified=300,
    small=500,
    large=1_000,
    pages=20,
    patience=60,
)
