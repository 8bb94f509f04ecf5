"""What the stack takes from its own environment; the only module here that reads it."""

import os


def surroundings() -> dict[str, str]:
    """The environment that every service starts from.

    Settings given by hand (an SMTP server, a log level) reach the services; those that the stack
    itself decides are put over them.
    """
    return {**os.environ, "PYTHONUNBUFFERED": "1"}


def prefers_chinese() -> bool:
    """Whether the terminal's language is Chinese."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    chosen = next((os.environ[name] for name in names if os.environ.get(name)), "")
    return chosen.lower().startswith("zh")
