"""The tables of clocks and rounds.

A clock is found by `next_on`, the day of its next step; where that is null no step is left. One
that rests has causes in `rests`. `reminders` keeps every step that was done with.
"""

TABLES = """
ALTER TABLE notifier.progress ADD COLUMN IF NOT EXISTS first_start_at timestamptz;

CREATE TABLE IF NOT EXISTS notifier.policies (
    campaign uuid NOT NULL,
    version integer NOT NULL,
    since date NOT NULL,
    policy jsonb NOT NULL,
    PRIMARY KEY (campaign, version)
);

CREATE TABLE IF NOT EXISTS notifier.named (
    id uuid PRIMARY KEY,
    campaign uuid NOT NULL,
    handler uuid,
    first_responsible uuid,
    position bigint NOT NULL
);

CREATE TABLE IF NOT EXISTS notifier.clocks (
    task uuid NOT NULL,
    clock text NOT NULL,
    measure integer NOT NULL,
    version integer NOT NULL,
    due date NOT NULL,
    began date NOT NULL,
    unit text,
    owner uuid,
    rests text[] NOT NULL DEFAULT '{}',
    next_on date,
    PRIMARY KEY (task, clock, measure)
);
CREATE INDEX IF NOT EXISTS clocks_next ON notifier.clocks (next_on)
    WHERE next_on IS NOT NULL AND rests = '{}';

CREATE TABLE IF NOT EXISTS notifier.reminders (
    task uuid NOT NULL,
    clock text NOT NULL,
    measure integer NOT NULL,
    version integer NOT NULL,
    step text NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('told', 'skipped', 'history')),
    noted_on date NOT NULL,
    PRIMARY KEY (task, clock, measure, version, step)
);

CREATE TABLE IF NOT EXISTS notifier.rounds (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    gone_on date NOT NULL DEFAULT '-infinity'
);
INSERT INTO notifier.rounds DEFAULT VALUES ON CONFLICT DO NOTHING;
"""
