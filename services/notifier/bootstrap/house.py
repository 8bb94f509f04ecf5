"""What holds in the organisation for who wishes nothing else, from the settings."""

from datetime import time

from services.notifier.domain.wishes.wishes import House, QuietHours
from services.notifier.settings import NotifierSettings


def house_of(settings: NotifierSettings) -> House:
    """Digest and quiet hours."""
    since, _, until = (settings.quiet_hours or "").partition("-")
    quiet = QuietHours(time.fromisoformat(since), time.fromisoformat(until)) if until else None
    return House(settings.timezone, settings.digest, quiet)
