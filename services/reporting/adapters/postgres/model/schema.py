"""The tables: what the owner makes once, and a model's schema, which each rebuild makes anew.

Every version of a row is valid from a position up to, not including, another; null means now.
A task's body is what changed since the version before it (see `domain.rows.versions`).
`LAYOUT` names the shape of a model: a model of another layout is rebuilt, never patched.
"""

import asyncpg

from chassis.access_log.keeping import access_log_ddl
from services.reporting.adapters.postgres.attestations import ATTESTATIONS_DDL

LAYOUT = 17
RUNTIME_ROLE = "reporting_runtime"

_OWNED = f"""
CREATE SCHEMA IF NOT EXISTS reporting;
CREATE TABLE IF NOT EXISTS reporting.live (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    model text NOT NULL
);
CREATE SEQUENCE IF NOT EXISTS reporting.models;
CREATE SCHEMA IF NOT EXISTS people;
CREATE TABLE IF NOT EXISTS people.names (
    officer uuid PRIMARY KEY,
    name text,
    phone text
);
GRANT USAGE ON SCHEMA reporting, people TO {RUNTIME_ROLE};
GRANT SELECT, INSERT, UPDATE ON reporting.live TO {RUNTIME_ROLE};
GRANT USAGE, SELECT ON SEQUENCE reporting.models TO {RUNTIME_ROLE};
GRANT SELECT, INSERT, UPDATE, DELETE ON people.names TO {RUNTIME_ROLE};
"""

OWNED = _OWNED + ATTESTATIONS_DDL.format(role=RUNTIME_ROLE) + access_log_ddl(RUNTIME_ROLE)
"""Idempotent statements for the owner."""

_MODEL = """
CREATE SCHEMA {model};
CREATE TABLE {model}.progress (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    position bigint NOT NULL,
    layout integer NOT NULL
);
INSERT INTO {model}.progress (position, layout) VALUES (0, {layout});
CREATE TABLE {model}.filled (
    slice integer PRIMARY KEY,
    after bigint NOT NULL,
    up_to bigint NOT NULL,
    events bigint NOT NULL,
    until bigint NOT NULL,
    done boolean NOT NULL DEFAULT false
);
CREATE TABLE {model}.rows (
    kind text NOT NULL,
    id uuid NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    campaign uuid,
    body json NOT NULL
);
CREATE TABLE {model}.tasks (
    id uuid NOT NULL,
    version bigint NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    campaign uuid NOT NULL,
    finding uuid NOT NULL,
    number text NOT NULL,
    number_key text COLLATE "C" NOT NULL,
    title text NOT NULL,
    lead_unit text,
    units text[] NOT NULL,
    leader uuid,
    named uuid[] NOT NULL,
    status text NOT NULL,
    plan_approved boolean NOT NULL,
    replied boolean NOT NULL,
    deadline date,
    pending_due date,
    done boolean NOT NULL,
    late boolean NOT NULL,
    body text NOT NULL
);
CREATE TABLE {model}.words (
    id uuid NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    search text NOT NULL
);
"""

_INDEXES = """
ALTER TABLE {model}.rows ADD PRIMARY KEY (kind, id, valid_from);
ALTER TABLE {model}.tasks ADD PRIMARY KEY (id, version);
ALTER TABLE {model}.words ADD PRIMARY KEY (id, valid_from);
CREATE UNIQUE INDEX rows_now ON {model}.rows (id) WHERE valid_to IS NULL;
CREATE INDEX rows_campaign ON {model}.rows (kind, campaign, valid_from, valid_to);
CREATE UNIQUE INDEX words_now ON {model}.words (id) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX tasks_now ON {model}.tasks (id) WHERE valid_to IS NULL;
CREATE INDEX tasks_number ON {model}.tasks (number_key, id, valid_from, valid_to);
CREATE INDEX tasks_unit ON {model}.tasks (lead_unit, valid_from, valid_to);
"""


def model_ddl(model: str) -> str:
    """Statements that make an empty model in a schema of this name, without indexes."""
    return _MODEL.format(model=model, layout=LAYOUT)


def indexes_ddl(model: str) -> str:
    """Statements that make a model's keys and indexes."""
    return _INDEXES.format(model=model)


async def migrate(owner_dsn: str) -> None:
    """Make what is missing, as the owner; raises the driver's error when it may not."""
    connection = await asyncpg.connect(owner_dsn)
    try:
        await connection.execute(OWNED)
    finally:
        await connection.close()
