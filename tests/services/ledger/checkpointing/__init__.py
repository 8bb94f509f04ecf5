"""Tests of the checkpointer over real Postgres, NATS and witnesses."""
