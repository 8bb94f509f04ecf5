"""Tests of the chassis against a real listener, a real key server and a real Postgres."""
