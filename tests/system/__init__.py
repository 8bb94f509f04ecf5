"""The whole system in real processes, killed at the worst moment; judged by `invariants`."""
