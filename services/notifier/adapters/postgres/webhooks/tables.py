"""The tables of registered webhooks."""

TABLES = """
CREATE TABLE IF NOT EXISTS notifier.webhooks (
    name text PRIMARY KEY,
    url text NOT NULL,
    events text[] NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    failing_since timestamptz,
    disabled_at timestamptz,
    disabled_because text CHECK (disabled_because IN ('by_person', 'failing', 'gone')),
    disabled_by uuid,
    disabled_reason text NOT NULL DEFAULT ''
);

CREATE TABLE IF NOT EXISTS notifier.webhook_secrets (
    webhook text NOT NULL REFERENCES notifier.webhooks,
    number integer NOT NULL,
    sealed bytea NOT NULL,
    since timestamptz NOT NULL,
    until timestamptz,
    PRIMARY KEY (webhook, number)
);

CREATE INDEX IF NOT EXISTS deliveries_webhook ON notifier.deliveries (recipient, position DESC)
    WHERE channel = 'webhook';
"""
