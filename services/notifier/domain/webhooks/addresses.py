"""Which addresses a webhook may have: public ones, and those that the operator allows.

A webhook is somebody's wish to have this process call an address. Loopback, private and link-local
networks, the addresses from which clouds hand out credentials, and addresses that carry another one
inside are refused, so that nobody reaches through it what stands behind it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import Self
from urllib.parse import SplitResult, urlsplit

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

LONGEST_URL = 500

# The library calls these global: Azure's and Oracle's own servers, and prefixes that hold an
# IPv4 address (RFC 6052, RFC 8215, RFC 3056, RFC 4380).
_REFUSED_ALL_THE_SAME = tuple(
    ip_network(each)
    for each in (
        "168.63.129.16/32",
        "192.0.0.0/24",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "2002::/16",
        "2001::/32",
    )
)
_NAMES_OF_NEAR = ("localhost", "localhost.localdomain")
_ENDS_OF_NEAR = (".localhost", ".local", ".internal", ".home.arpa")


class TargetRefusedError(Exception):
    """A webhook may not have this address; the text says why."""

    code = "target_refused"


@dataclass(frozen=True)
class Allowed:
    """What the operator allows beside public addresses: networks, and names of hosts."""

    networks: tuple[Network, ...] = ()
    hosts: frozenset[str] = frozenset()

    @classmethod
    def of(cls, words: Iterable[str]) -> Self:
        """From `10.1.0.0/16`, `fd00::1` or `hooks.example.org`; ValueError for half a network."""
        networks: list[Network] = []
        hosts: set[str] = set()
        for word in words:
            try:
                networks.append(ip_network(word))
            except ValueError:
                if "/" in word:
                    raise
                hosts.add(word.lower())
        return cls(tuple(networks), frozenset(hosts))

    def names(self, host: str) -> bool:
        """Whether the host is allowed by its name, wherever it stands."""
        return host.lower() in self.hosts

    def holds(self, address: Address) -> bool:
        """Whether the address is in an allowed network."""
        return any(address in network for network in self.networks)


def parsed(url: str, allowed: Allowed) -> SplitResult:
    """The parts of an address that a webhook may have, as far as its text tells.

    Raises TargetRefusedError: not https (http for what is allowed), with user or fragment, no host.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise TargetRefusedError("this is no address") from None
    if not host or len(url) > LONGEST_URL or not url.isascii() or any(c <= " " for c in url):
        raise TargetRefusedError("this is no address")
    if parts.username is not None or parts.fragment:
        raise TargetRefusedError("an address with a user or a fragment is not called")
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_allowed(host, allowed)):
        raise TargetRefusedError("a webhook is called by https")
    if _is_near(host) and not allowed.names(host):
        raise TargetRefusedError("the name stands for this machine or its network")
    return parts


def judge(address: Address, allowed: Allowed) -> None:
    """Raise TargetRefusedError for an address that is neither public nor allowed."""
    plain = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    judged = plain or address
    if allowed.holds(judged):
        return
    inside = any(judged in network for network in _REFUSED_ALL_THE_SAME)
    if inside or not judged.is_global or judged.is_multicast:
        raise TargetRefusedError("the address is of this machine, a private or a reserved network")


def literal(host: str) -> Address | None:
    """The address that a host is written as, None for a name."""
    try:
        return ip_address(host.partition("%")[0])
    except ValueError:
        return None


def _is_allowed(host: str, allowed: Allowed) -> bool:
    address = literal(host)
    return allowed.names(host) or (address is not None and allowed.holds(address))


def _is_near(host: str) -> bool:
    name = host.lower().rstrip(".")
    return name in _NAMES_OF_NEAR or name.endswith(_ENDS_OF_NEAR)
