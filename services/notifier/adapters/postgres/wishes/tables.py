"""The tables of wishes; a column that is null is as the organisation has it.

A link of a mail holds a random token of its reader and kind of message, and nothing else.
"""

TABLES = """
CREATE INDEX IF NOT EXISTS deliveries_for_digest ON notifier.deliveries (officer)
    WHERE state = 'for_digest';

CREATE TABLE IF NOT EXISTS notifier.wishes (
    officer uuid PRIMARY KEY,
    digest text,
    quiet_since time,
    quiet_until time,
    language text,
    unsubscribed text[] NOT NULL DEFAULT '{}'
);

CREATE TABLE IF NOT EXISTS notifier.unsubscribing (
    token uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    officer uuid NOT NULL,
    kind text NOT NULL,
    UNIQUE (officer, kind)
);
"""
