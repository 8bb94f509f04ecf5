"""How many messages a channel may take in a minute: a bucket of tokens, one a message.

A bucket holds a tenth of the rate and is filled by the rest over the minute, so that no minute,
wherever it begins, sees more than the rate. A robot or a webhook has a bucket of its own, for it is
each robot that its service limits; people's mail goes through one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from services.notifier.application.receiving.intents import ROBOT, WEBHOOK

_OF_EACH_RECIPIENT = frozenset({ROBOT, WEBHOOK})


@dataclass(frozen=True, slots=True)
class Rate:
    """At most so many in any minute; two at least."""

    a_minute: int

    @property
    def holds(self) -> float:
        """Tokens of a full bucket."""
        return max(1.0, self.a_minute // 10)

    def after(self, tokens: float, seconds: float) -> float:
        """The tokens of a bucket after a while."""
        return min(self.holds, tokens + seconds * (self.a_minute - self.holds) / 60)


class Pace:
    """The buckets as they stand at one moment, from which tokens are taken.

    `known` has tokens and the seconds since they were counted; a bucket not known is full.
    """

    def __init__(self, rates: Mapping[str, Rate], known: Mapping[str, tuple[float, float]]) -> None:
        self._rates = rates
        self.tokens = {
            name: rates[channel_of(name)].after(*counted)
            for name, counted in known.items()
            if channel_of(name) in rates
        }

    @property
    def empty(self) -> list[str]:
        """The buckets that let nothing through now."""
        return [name for name, tokens in self.tokens.items() if tokens < 1]

    def take(self, channel: str, recipient: str) -> bool:
        """Take a token if there is one, or none is needed."""
        rate = self._rates.get(channel)
        if rate is None:
            return True
        name = bucket_of(channel, recipient)
        left = self.tokens.get(name, rate.holds)
        if left < 1:
            return False
        self.tokens[name] = left - 1
        return True


def bucket_of(channel: str, recipient: str) -> str:
    """The bucket that a message takes its token from."""
    return f"{channel}/{recipient}" if channel in _OF_EACH_RECIPIENT else channel


def channel_of(bucket: str) -> str:
    """The channel of a bucket."""
    return bucket.partition("/")[0]
