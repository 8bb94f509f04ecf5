"""The ledger's tables, made by the owner role alone; running it again changes nothing.

`events` is the eventsourcing library's table, made by the library. The runtime role gets INSERT
and SELECT on it and nothing else, so that no service can change history.
"""

from urllib.parse import urlsplit

import asyncpg
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore

from chassis.access_log.keeping import access_log_ddl
from services.ledger.adapters.checkpoints.tables import proof_ddl
from services.ledger.adapters.postgres.tables.append_function import APPEND_FUNCTION

SCHEMA = "ledger"
TABLE = "events"
CHANNEL = "events"
RUNTIME, RELAY, READER = "ledger_runtime", "ledger_relay", "reporting_reader"

SIDE_TABLES = """
CREATE TABLE IF NOT EXISTS ledger.commits (
    last_position bigint PRIMARY KEY,
    recorded_at timestamptz NOT NULL
);
CREATE TABLE IF NOT EXISTS ledger.idempotency (
    person text NOT NULL,
    operation text NOT NULL,
    key text NOT NULL,
    body_sha256 bytea NOT NULL,
    answer jsonb NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (person, operation, key)
);
CREATE INDEX IF NOT EXISTS idempotency_expiry ON ledger.idempotency (expires_at);
CREATE TABLE IF NOT EXISTS ledger.keys (
    owner text PRIMARY KEY,
    wrapped bytea NOT NULL
);
CREATE TABLE IF NOT EXISTS ledger.units (
    code text PRIMARY KEY,
    name text NOT NULL,
    short_name text,
    parent text,
    groups text[] NOT NULL,
    closed_from date,
    merged_into text
);
ALTER TABLE ledger.units ADD COLUMN IF NOT EXISTS changed_on date NOT NULL DEFAULT '-infinity';
CREATE TABLE IF NOT EXISTS ledger.officers (
    officer uuid PRIMARY KEY,
    account text NOT NULL UNIQUE,
    language text NOT NULL,
    name jsonb NOT NULL,
    email jsonb,
    phone jsonb,
    erased boolean NOT NULL DEFAULT false
);
ALTER TABLE ledger.officers ADD COLUMN IF NOT EXISTS external_id jsonb;
ALTER TABLE ledger.officers ADD COLUMN IF NOT EXISTS standing text NOT NULL DEFAULT 'active';
CREATE TABLE IF NOT EXISTS ledger.appointments (
    officer uuid NOT NULL,
    post text NOT NULL,
    unit text NOT NULL,
    since date NOT NULL,
    until date,
    PRIMARY KEY (officer, post, unit, since)
);
ALTER TABLE ledger.appointments
    ADD COLUMN IF NOT EXISTS portfolio text[] NOT NULL DEFAULT '{}';
CREATE INDEX IF NOT EXISTS appointments_post ON ledger.appointments (post, unit);
CREATE TABLE IF NOT EXISTS ledger.directory_version (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    version bigint NOT NULL
);
CREATE TABLE IF NOT EXISTS ledger.evidence_uses (
    sha256 text NOT NULL,
    task uuid NOT NULL,
    measure int NOT NULL,
    event_id uuid PRIMARY KEY
);
CREATE INDEX IF NOT EXISTS evidence_uses_sha256 ON ledger.evidence_uses (sha256);
CREATE TABLE IF NOT EXISTS ledger.due_dates (
    stream uuid NOT NULL,
    clock text NOT NULL,
    measure int NOT NULL,
    version int NOT NULL,
    due date NOT NULL,
    PRIMARY KEY (stream, clock, measure, version)
);
CREATE TABLE IF NOT EXISTS ledger.institution_texts (
    institution uuid PRIMARY KEY,
    sha256 text NOT NULL
);
CREATE INDEX IF NOT EXISTS institution_texts_sha256 ON ledger.institution_texts (sha256);
CREATE TABLE IF NOT EXISTS ledger.submissions (
    event_id uuid PRIMARY KEY,
    unit text NOT NULL,
    at timestamptz NOT NULL,
    task uuid NOT NULL
);
CREATE INDEX IF NOT EXISTS submissions_unit ON ledger.submissions (unit, at);
CREATE TABLE IF NOT EXISTS ledger.overdue (
    event_id uuid PRIMARY KEY,
    campaign uuid NOT NULL,
    late_since date NOT NULL,
    task uuid NOT NULL
);
CREATE INDEX IF NOT EXISTS overdue_campaign ON ledger.overdue (campaign, late_since);
CREATE INDEX IF NOT EXISTS overdue_task ON ledger.overdue (task);
CREATE TABLE IF NOT EXISTS ledger.signal_marks (
    name text PRIMARY KEY,
    mark bigint NOT NULL
);
CREATE TABLE IF NOT EXISTS ledger.open_tasks (
    task uuid PRIMARY KEY,
    campaign uuid NOT NULL,
    openness text NOT NULL
);
CREATE INDEX IF NOT EXISTS open_tasks_campaign ON ledger.open_tasks (campaign);
CREATE TABLE IF NOT EXISTS ledger.feedback (
    feedback uuid PRIMARY KEY,
    result uuid NOT NULL,
    receipt text NOT NULL UNIQUE,
    received_at timestamptz NOT NULL,
    erased boolean NOT NULL DEFAULT false
);
CREATE INDEX IF NOT EXISTS feedback_result
    ON ledger.feedback (result, received_at, feedback);
CREATE TABLE IF NOT EXISTS ledger.snapshots (
    originator_id uuid PRIMARY KEY,
    version bigint NOT NULL,
    form text NOT NULL,
    state bytea NOT NULL,
    seal bytea NOT NULL
);
CREATE INDEX IF NOT EXISTS due_dates_due ON ledger.due_dates (due);
"""

GRANTS = f"""
GRANT USAGE ON SCHEMA ledger TO {RUNTIME}, {RELAY}, {READER};
GRANT SELECT, INSERT ON ledger.events, ledger.commits TO {RUNTIME};
GRANT USAGE ON ALL SEQUENCES IN SCHEMA ledger TO {RUNTIME};
GRANT SELECT, INSERT, UPDATE, DELETE ON ledger.idempotency, ledger.keys, ledger.units,
    ledger.officers, ledger.appointments, ledger.directory_version, ledger.evidence_uses,
    ledger.due_dates, ledger.open_tasks, ledger.feedback, ledger.snapshots,
    ledger.institution_texts, ledger.submissions, ledger.overdue, ledger.signal_marks
    TO {RUNTIME};
GRANT SELECT ON ledger.events, ledger.commits TO {RELAY}, {READER};
"""


async def migrate(owner_dsn: str) -> None:
    """Make what is missing, as the owner; raises the driver's error when it may not."""
    connection = await asyncpg.connect(owner_dsn)
    try:
        await connection.execute("CREATE SCHEMA IF NOT EXISTS ledger")
        if await connection.fetchval("SELECT to_regclass('ledger.events')") is None:
            _create_events(owner_dsn)
        await connection.execute(
            SIDE_TABLES + APPEND_FUNCTION + GRANTS + access_log_ddl(RUNTIME) + proof_ddl()
        )
    finally:
        await connection.close()


def _create_events(owner_dsn: str) -> None:
    """The library's own table, in the library's own words."""
    parts = urlsplit(owner_dsn)
    with PostgresDatastore(
        dbname=parts.path.lstrip("/"),
        host=parts.hostname or "",
        port=str(parts.port or 5432),
        user=parts.username or "",
        password=parts.password or "",
        schema=SCHEMA,
        originator_id_type="uuid",
    ) as datastore:
        PostgresApplicationRecorder(datastore, events_table_name=TABLE).create_table()
