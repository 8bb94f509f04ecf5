"""Tests of what turns a task from its straight way, decision by decision."""
