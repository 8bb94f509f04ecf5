"""The table of edited templates; without a source the built-in text is in force."""

TABLES = """
CREATE TABLE IF NOT EXISTS notifier.templates (
    template text NOT NULL,
    language text NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    source text,
    changed_by uuid NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (template, language, version)
);
"""
