"""Tests of what every request passes through, over a real connection."""
