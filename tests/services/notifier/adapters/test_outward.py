"""What is called for others: the address that was judged, under the name that was meant."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from services.notifier.adapters.channels.outward import Outward
from services.notifier.domain.webhooks.addresses import Allowed, TargetRefusedError

NAME = "hooks.example.org"
LOOPBACK = Allowed.of(["127.0.0.0/8"])


def certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """A certificate of this name that signs itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, private = folder / "public.pem", folder / "private.pem"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return public, private


@asynccontextmanager
async def server(answer: bytes, seen: list[bytes], context: ssl.SSLContext) -> AsyncIterator[int]:
    """A TLS server on loopback that says this to whoever calls; yields its port."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(answer)
        await writer.drain()
        writer.close()

    listener = await asyncio.start_server(handle, "127.0.0.1", 0, ssl=context)
    async with listener:
        yield listener.sockets[0].getsockname()[1]


def contexts(folder: Path, name: str) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """What a server of this name has, and what a client that trusts it has."""
    public, private = certificate(folder, name)
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(public, private)
    return serving, ssl.create_default_context(cafile=str(public))


async def post(port: int, trusting: ssl.SSLContext, *answers: list[str]) -> int:
    """Call the name, which stands for these addresses, one answer a question."""
    waiting = list(answers)

    async def resolve(host: str, _port: int) -> list[str]:
        assert host == NAME
        return waiting.pop(0)

    async with httpx.AsyncClient(verify=trusting, trust_env=False) as client:
        outward = Outward(client, LOOPBACK, resolve)
        return await outward.post(f"https://{NAME}:{port}/hook?a=b", b"{}", {"x-a": "b"})


async def test_the_judged_address_is_called_under_the_name_that_tls_verifies(
    tmp_path: Path,
) -> None:
    serving, trusting = contexts(tmp_path, NAME)
    seen: list[bytes] = []
    async with server(b"HTTP/1.1 204 No Content\r\n\r\n", seen, serving) as port:
        # Asked a second time, the name would stand for another address.
        assert await post(port, trusting, ["127.0.0.1"], ["10.0.0.1"]) == 204
    [request] = seen
    assert request.startswith(b"POST /hook?a=b HTTP/1.1\r\n")
    assert f"host: {NAME}:{port}".encode() in request.lower()


async def test_a_server_with_another_name_is_not_told(tmp_path: Path) -> None:
    serving, trusting = contexts(tmp_path, "other.example.org")
    seen: list[bytes] = []
    async with server(b"HTTP/1.1 204 No Content\r\n\r\n", seen, serving) as port:
        with pytest.raises(httpx.ConnectError):
            await post(port, trusting, ["127.0.0.1"])
    assert seen == []


async def test_a_redirect_is_not_followed_and_an_endless_answer_not_read(tmp_path: Path) -> None:
    serving, trusting = contexts(tmp_path, NAME)
    seen: list[bytes] = []
    away = b"HTTP/1.1 302 Found\r\nLocation: https://127.0.0.1/\r\nContent-Length: 9999999\r\n\r\nx"
    async with server(away, seen, serving) as port:
        assert await post(port, trusting, ["127.0.0.1"]) == 302
    assert len(seen) == 1


async def test_one_forbidden_address_among_several_refuses_the_name(tmp_path: Path) -> None:
    _, trusting = contexts(tmp_path, NAME)
    for answer in (["127.0.0.1", "169.254.169.254"], ["::1"], []):
        with pytest.raises(TargetRefusedError):
            await post(1, trusting, answer)
