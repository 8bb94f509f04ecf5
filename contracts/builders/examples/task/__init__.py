"""Examples of a task's facts, by phase of its life: task R08-1 of the 2021 ledger.

May import contracts alone. Versions are those of `contracts.builders.story` where it tells
of the fact, and plausible ones for what did not happen in that life.
"""
