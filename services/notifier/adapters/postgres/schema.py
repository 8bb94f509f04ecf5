"""The tables of the notifier, made by the owner; `migrate` may be run again at any time.

The runtime role reads and writes rows and can change no table.
"""

import asyncpg

from chassis.access_log.keeping import access_log_ddl
from services.notifier.adapters.postgres.pace import TABLES as _PACE
from services.notifier.adapters.postgres.reminding.tables import TABLES as _REMINDING
from services.notifier.adapters.postgres.templates.tables import TABLES as _TEMPLATES
from services.notifier.adapters.postgres.webhooks.tables import TABLES as _WEBHOOKS
from services.notifier.adapters.postgres.wishes.tables import TABLES as _WISHES
from services.notifier.domain.delivery import State

RUNTIME = "notifier_runtime"

_STREAM = """
CREATE SCHEMA IF NOT EXISTS notifier;

CREATE TABLE IF NOT EXISTS notifier.progress (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    position bigint NOT NULL DEFAULT 0,
    first_start_sequence bigint,
    directory_version bigint NOT NULL DEFAULT 0
);
INSERT INTO notifier.progress DEFAULT VALUES ON CONFLICT DO NOTHING;

CREATE TABLE IF NOT EXISTS notifier.inbox (
    event_id uuid PRIMARY KEY,
    position bigint NOT NULL UNIQUE,
    topic text NOT NULL,
    handled_at timestamptz NOT NULL
);

CREATE TABLE IF NOT EXISTS notifier.gaps (
    after_position bigint NOT NULL,
    last_missing bigint PRIMARY KEY,
    found_at timestamptz NOT NULL
);

CREATE TABLE IF NOT EXISTS notifier.dead_letters (
    id uuid PRIMARY KEY,
    sequence bigint NOT NULL,
    subject text NOT NULL,
    body bytea NOT NULL,
    headers jsonb NOT NULL,
    error text NOT NULL,
    parked_at timestamptz NOT NULL,
    handled_at timestamptz
);
"""

_DIRECTORY = """
CREATE TABLE IF NOT EXISTS notifier.units (
    code text PRIMARY KEY,
    name text NOT NULL
);
ALTER TABLE notifier.units ADD COLUMN IF NOT EXISTS merged_into text;

CREATE TABLE IF NOT EXISTS notifier.people (
    officer uuid PRIMARY KEY,
    account text NOT NULL UNIQUE,
    language text NOT NULL,
    erased boolean NOT NULL DEFAULT false
);
ALTER TABLE notifier.people ADD COLUMN IF NOT EXISTS standing text NOT NULL DEFAULT 'active';

CREATE TABLE IF NOT EXISTS notifier.appointments (
    officer uuid NOT NULL,
    post text NOT NULL,
    unit text NOT NULL,
    since date NOT NULL,
    until date,
    PRIMARY KEY (officer, post, unit, since)
);

CREATE TABLE IF NOT EXISTS notifier.deputations (
    deputy uuid NOT NULL,
    head uuid NOT NULL,
    unit text NOT NULL,
    since date NOT NULL,
    until date
);

CREATE TABLE IF NOT EXISTS notifier.tasks (
    task uuid PRIMARY KEY,
    number text NOT NULL,
    title text NOT NULL,
    lead_unit text,
    leader uuid,
    position bigint NOT NULL
);
"""

_SENDING = """
CREATE TABLE IF NOT EXISTS notifier.deliveries (
    id uuid PRIMARY KEY,
    event_id uuid NOT NULL,
    topic text NOT NULL,
    position bigint NOT NULL,
    channel text NOT NULL,
    recipient text NOT NULL,
    officer uuid,
    of_a_case boolean NOT NULL,
    template text,
    params jsonb NOT NULL,
    content text,
    state text NOT NULL,
    due_at timestamptz NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    attempts_before integer NOT NULL DEFAULT 0,
    detail text NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    sent_again_by uuid,
    UNIQUE (event_id, channel, recipient)
);
CREATE INDEX IF NOT EXISTS deliveries_due ON notifier.deliveries (due_at)
    WHERE state = 'pending';
CREATE INDEX IF NOT EXISTS deliveries_unsettled ON notifier.deliveries (state)
    WHERE state IN ('sending', 'unknown');
CREATE INDEX IF NOT EXISTS deliveries_newest ON notifier.deliveries (position DESC, id);
CREATE INDEX IF NOT EXISTS deliveries_officer ON notifier.deliveries (officer, position DESC);

CREATE TABLE IF NOT EXISTS notifier.attempts (
    delivery uuid NOT NULL REFERENCES notifier.deliveries,
    number integer NOT NULL,
    started_at timestamptz NOT NULL,
    ended_at timestamptz,
    ending text,
    code integer,
    reply text,
    PRIMARY KEY (delivery, number)
);

CREATE TABLE IF NOT EXISTS notifier.open_audiences (
    event_id uuid PRIMARY KEY,
    position bigint NOT NULL,
    body bytea NOT NULL,
    history boolean NOT NULL,
    due_at timestamptz NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    detail text NOT NULL DEFAULT ''
);
"""

_STATES = f"""
ALTER TABLE notifier.deliveries DROP CONSTRAINT IF EXISTS deliveries_state_check;
ALTER TABLE notifier.deliveries ADD CONSTRAINT deliveries_state_check
    CHECK (state IN ({", ".join(f"'{state}'" for state in State)}));
"""

_READING = """
ALTER TABLE notifier.deliveries
    ADD COLUMN IF NOT EXISTS tasks uuid[] NOT NULL DEFAULT '{}',
    ADD COLUMN IF NOT EXISTS read_at timestamptz,
    ADD COLUMN IF NOT EXISTS acknowledged_at timestamptz,
    ADD COLUMN IF NOT EXISTS discarded_by uuid,
    ADD COLUMN IF NOT EXISTS discard_reason text;
ALTER TABLE notifier.dead_letters
    ADD COLUMN IF NOT EXISTS discarded_at timestamptz,
    ADD COLUMN IF NOT EXISTS discarded_by uuid,
    ADD COLUMN IF NOT EXISTS discard_reason text;
CREATE INDEX IF NOT EXISTS deliveries_tasks ON notifier.deliveries USING gin (tasks);
"""

_RIGHTS = f"""
GRANT USAGE ON SCHEMA notifier TO {RUNTIME};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA notifier TO {RUNTIME};
"""


_TABLES = (
    *(_STREAM, _DIRECTORY, _SENDING, _STATES, _READING),
    *(_REMINDING, _WEBHOOKS, _TEMPLATES, _PACE, _WISHES),
)


async def migrate(owner_dsn: str) -> None:
    """Create what is missing and grant the runtime role its rights."""
    connection = await asyncpg.connect(owner_dsn)
    try:
        async with connection.transaction():
            for statements in (*_TABLES, _RIGHTS, access_log_ddl(RUNTIME)):
                await connection.execute(statements)
    finally:
        await connection.close()
