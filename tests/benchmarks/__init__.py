"""Tests of the benchmarks: that each still runs, and how results are told. None asserts speed."""
