"""Tests mirror the rooms: `tests/x/test_y.py` holds the rules that `x/y.py` keeps."""
