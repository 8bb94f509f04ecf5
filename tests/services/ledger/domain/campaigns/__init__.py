"""Tests of what is decided about an open campaign, decision by decision."""
