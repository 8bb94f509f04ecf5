"""The relay over a real Postgres and a real NATS, with the faults that it must survive."""
