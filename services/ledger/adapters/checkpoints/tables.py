"""The tables of a tree: leaves, nodes, checkpoints, cosignatures; added to, never changed.

One schema a tree: `proof` over the events, another over each service's access log. Nodes are kept
at every eighth height only (one for 256 below), so that a tile is one row of leaves or nodes and a
proof folds a few of them.
"""

import re

DRAWING = "ledger_runtime"
"""Draws take their seeds from signed checkpoints."""
CHECKPOINTER, READER = "ledger_checkpointer", "reporting_reader"
EVENTS_TREE = "proof"
ACCESS_TREES = {
    "ledger": "proof_access",
    "reporting": "proof_access_reporting",
    "notifier": "proof_access_notifier",
}

_TREE = """
CREATE SCHEMA IF NOT EXISTS {schema};
CREATE TABLE IF NOT EXISTS {schema}.leaves (
    leaf_index bigint PRIMARY KEY,
    position bigint NOT NULL UNIQUE,
    leaf_hash bytea NOT NULL CHECK (length(leaf_hash) = 32)
);
CREATE TABLE IF NOT EXISTS {schema}.nodes (
    level smallint NOT NULL CHECK (level > 0),
    node_index bigint NOT NULL,
    hash bytea NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (level, node_index)
);
CREATE TABLE IF NOT EXISTS {schema}.checkpoints (
    origin text NOT NULL,
    size bigint NOT NULL,
    root bytea NOT NULL CHECK (length(root) = 32),
    note text NOT NULL,
    signed_at timestamptz NOT NULL,
    PRIMARY KEY (size, origin)
);
CREATE TABLE IF NOT EXISTS {schema}.restarts (
    origin text PRIMARY KEY,
    note text NOT NULL,
    kept_at timestamptz NOT NULL
);
CREATE TABLE IF NOT EXISTS {schema}.cosignatures (
    origin text NOT NULL,
    size bigint NOT NULL,
    witness text NOT NULL,
    line text NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (size, origin, witness),
    FOREIGN KEY (size, origin) REFERENCES {schema}.checkpoints (size, origin)
);
GRANT USAGE ON SCHEMA {schema} TO {writer}, {reader};
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA {schema} TO {writer};
GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {reader};
"""

_SOURCES = f"""
GRANT USAGE ON SCHEMA {EVENTS_TREE} TO {DRAWING};
GRANT SELECT ON {EVENTS_TREE}.leaves, {EVENTS_TREE}.checkpoints TO {DRAWING};
GRANT USAGE ON SCHEMA ledger TO {CHECKPOINTER};
GRANT SELECT ON ledger.events TO {CHECKPOINTER};
"""


def tree_ddl(schema: str) -> str:
    """Idempotent statements for the owner that make the tables of one tree."""
    if not re.fullmatch(r"[a-z_]+", schema):
        raise ValueError(f"not a schema's name: {schema!r}")
    return _TREE.format(schema=schema, writer=CHECKPOINTER, reader=READER)


def proof_ddl() -> str:
    """All trees, and what their checkpointer may read here; after all other tables."""
    return "".join(map(tree_ddl, (EVENTS_TREE, *ACCESS_TREES.values()))) + _SOURCES
