"""Tests of how people wish to be told."""
