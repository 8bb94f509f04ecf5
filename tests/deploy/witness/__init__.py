"""Tests of the witness, by itself and beside a checkpointer."""
