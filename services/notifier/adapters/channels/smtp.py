"""Hands mail to an SMTP server; its reply codes decide what the attempt was.

4xx is a refusal for now, 5xx for good; no connection, or a failed sign-in, is for now. Once the
content is being sent, silence or a broken connection leaves the outcome unknown (RFC 5321, 4.2.5).
"""

import re
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from email.message import EmailMessage

import aiosmtplib

from services.notifier.application.sending.letter import Letter
from services.notifier.domain.delivery import Ending, Outcome


@dataclass(frozen=True, repr=False)
class SmtpServer:
    """Where mail is handed in; `tls`: from the first byte, else STARTTLS where it is offered."""

    host: str
    port: int
    tls: bool = False
    user: str | None = None
    password: str | None = None
    timeout: float = 20.0


class SmtpTransport:
    """One connection a message."""

    safe_to_repeat = False

    def __init__(self, server: SmtpServer) -> None:
        self._server = server

    async def hand_over(self, message: EmailMessage, letter: Letter) -> Outcome:  # noqa: ARG002
        """Send the message; nothing is accepted before the content has begun.

        Servers repeat the address in what they say, and what is kept outlives an erasure.
        """
        outcome = await self._handed(message)
        address = re.escape(message["To"].addresses[0].addr_spec)
        reply = re.sub(address, "<address>", outcome.reply, flags=re.IGNORECASE)
        return replace(outcome, reply=reply)

    async def _handed(self, message: EmailMessage) -> Outcome:
        try:
            async with self._connection() as client:
                await client.mail(message["From"].addresses[0].addr_spec)
                await client.rcpt(message["To"].addresses[0].addr_spec)
                return await _content(client, message)
        except aiosmtplib.SMTPAuthenticationError as error:
            return Outcome(Ending.REFUSED_FOR_NOW, error.code, error.message)
        except aiosmtplib.SMTPResponseException as error:
            return _refusal(error)
        except (aiosmtplib.SMTPException, OSError, ssl.SSLError) as error:
            return Outcome(Ending.REFUSED_FOR_NOW, reply=_said(error))

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[aiosmtplib.SMTP]:
        server = self._server
        client = aiosmtplib.SMTP(
            hostname=server.host,
            port=server.port,
            use_tls=server.tls,
            # A password is sent under TLS only; a message takes TLS where it is offered.
            start_tls=True if server.user and not server.tls else None,
            timeout=server.timeout,
        )
        await client.connect()
        try:
            if server.user and server.password:
                await client.login(server.user, server.password)
            yield client
        finally:
            # The answer is known by now; a server that is slow to part changes nothing.
            with suppress(aiosmtplib.SMTPException, OSError):
                await client.quit(timeout=2)
            client.close()


async def _content(client: aiosmtplib.SMTP, message: EmailMessage) -> Outcome:
    try:
        response = await client.data(message.as_bytes())
    except aiosmtplib.SMTPResponseException as error:
        return _refusal(error)
    except (aiosmtplib.SMTPException, OSError) as error:
        return Outcome(Ending.UNKNOWN, reply=f"during the content: {_said(error)}")
    return Outcome(Ending.ACCEPTED, response.code, response.message)


def _refusal(error: aiosmtplib.SMTPResponseException) -> Outcome:
    for_good = 500 <= error.code < 600
    ending = Ending.REFUSED_FOR_GOOD if for_good else Ending.REFUSED_FOR_NOW
    return Outcome(ending, error.code, error.message)


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
