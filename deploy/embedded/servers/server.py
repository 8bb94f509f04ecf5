"""What every kind of server offers, whether a plain process or a container.

The port never changes while the object lives, so that clients find the server again after a
fault.
"""

from typing import Protocol


class Server(Protocol):
    """A real server under the control of a stack or a test."""

    @property
    def port(self) -> int:
        """The loopback port it listens on."""
        ...

    @property
    def url(self) -> str:
        """Its address: of Postgres the superuser's DSN, of NATS without credentials."""
        ...

    def start(self) -> None:
        """Start, or start again after `kill` or `stop`; returns once it answers."""
        ...

    def kill(self) -> None:
        """End it at once, as a power cut would; its data stay."""
        ...

    def pause(self) -> None:
        """Freeze it: connections stay open and nothing answers."""
        ...

    def resume(self) -> None:
        """Let a frozen server go on."""
        ...

    def stop(self) -> None:
        """End it in good order; its data stay."""
        ...
