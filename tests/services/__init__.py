"""Tests of the services, by the paths that they test."""
