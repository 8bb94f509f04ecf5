"""Tests of what is done with a finding beside its tasks, decision by decision."""
