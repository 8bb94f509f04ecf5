"""Tests of deadlines that run and of the ladder."""
