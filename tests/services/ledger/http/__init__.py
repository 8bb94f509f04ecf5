"""The ledger over real HTTP, on a real Postgres: each rule as a caller meets it."""
