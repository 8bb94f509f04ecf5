"""A webhook reaches the public network, and what the operator allows, and nothing behind it."""

from ipaddress import ip_address

import pytest

from services.notifier.domain.webhooks.addresses import (
    Allowed,
    TargetRefusedError,
    judge,
    parsed,
)

NOTHING = Allowed()


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.255.0.9", "0.0.0.0", "::1", "::"),
        *("10.0.0.1", "172.16.3.4", "192.168.1.1", "fd00::1", "fd00:ec2::254"),
        *("169.254.169.254", "fe80::1", "100.100.100.200", "168.63.129.16", "192.0.0.192"),
        *("224.0.0.1", "ff02::1", "255.255.255.255", "240.0.0.1"),
        *("::ffff:127.0.0.1", "::ffff:a9fe:a9fe", "64:ff9b::7f00:1", "2002:7f00:1::"),
    ],
)
def test_an_address_that_is_not_public_is_refused(address: str) -> None:
    with pytest.raises(TargetRefusedError):
        judge(ip_address(address), NOTHING)


@pytest.mark.parametrize("address", ["203.107.1.1", "1.2.4.8", "2408:4000::1", "::ffff:1.2.4.8"])
def test_a_public_address_passes(address: str) -> None:
    judge(ip_address(address), NOTHING)


def test_the_operator_allows_networks_and_hosts_and_no_more_than_those() -> None:
    allowed = Allowed.of(["10.1.0.0/16", "fd00::/8", "Archive.internal"])
    judge(ip_address("10.1.2.3"), allowed)
    judge(ip_address("::ffff:10.1.2.3"), allowed)
    for host in ("10.1.2.3:8080", "archive.internal"):
        parsed(f"http://{host}/hook", allowed)
    with pytest.raises(TargetRefusedError):
        judge(ip_address("10.2.0.1"), allowed)
    with pytest.raises(ValueError, match="host bits"):
        Allowed.of(["10.1.2.3/16"])


@pytest.mark.parametrize("scheme", ["http", "ftp", "file", ""])
def test_an_address_of_another_scheme_is_refused(scheme: str) -> None:
    with pytest.raises(TargetRefusedError):
        parsed(f"{scheme}://example.org/", NOTHING)


@pytest.mark.parametrize(
    "rest",
    [
        *("user@example.org/", "user:word@example.org/", "evil\\@example.org/", "e.test/#part"),
        *("", "[::1", "example.org:99999/", "e.test/ x", "/x", "例.test/", "e.test/" + "x" * 500),
        *("localhost/", "LOCALHOST./", "db.internal/", "a.local/x"),
    ],
)
def test_an_address_that_is_no_plain_one_is_refused(rest: str) -> None:
    with pytest.raises(TargetRefusedError):
        parsed(f"https://{rest}", NOTHING)


def test_a_plain_https_address_passes() -> None:
    assert parsed("https://hooks.example.org:8443/a?b=c", NOTHING).hostname == "hooks.example.org"
