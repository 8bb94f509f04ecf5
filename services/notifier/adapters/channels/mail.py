"""E-mail to one person: written in their language, addressed at the last moment.

Names and addresses come from the ledger when a message is written and are never stored here. The
Message-ID is made from the delivery, so that a repetition can be recognised as one. What the reader
may do without says how to end it, by one click (RFC 8058).
"""

from dataclasses import dataclass
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Protocol
from uuid import UUID

from chassis.clock import Clock
from services.notifier.adapters.channels.digest import digest_text
from services.notifier.adapters.channels.headers import RememberingPolicy
from services.notifier.adapters.channels.wording import Text, Wording, WordingError
from services.notifier.application.errors import PassingError
from services.notifier.application.sending.letter import Letter
from services.notifier.domain.delivery import Ending, Outcome

# Seven bits pass every server on the way, whatever it offers.
_POLICY = RememberingPolicy(linesep="\r\n", cte_type="7bit")


@dataclass(frozen=True, repr=False)
class Contact:
    """A person's name, address and language at this moment; kept out of logs."""

    name: str | None
    email: str | None
    language: str
    erased: bool


class People(Protocol):
    """Where contacts come from."""

    async def contact(self, officer: UUID) -> Contact | None:
        """The person's contact, None if nobody is known; raises PassingError."""


class MailTransport(Protocol):
    """Hands a message over; `safe_to_repeat`: doing so twice has the effect of once."""

    safe_to_repeat: bool

    async def hand_over(self, message: EmailMessage, letter: Letter) -> Outcome:
        """Hand over once and say how it ended."""


@dataclass(frozen=True)
class Sender:
    """Who writes, and where readers reach the notifier, without a slash at its end."""

    address: Address
    public_url: str | None = None


class MailChannel:
    """Writes to persons, through one transport."""

    def __init__(
        self,
        people: People,
        wording: Wording,
        transport: MailTransport,
        sender: Sender,
        clock: Clock,
    ) -> None:
        self._people = people
        self._wording = wording
        self._transport = transport
        self._sender = sender
        self._clock = clock

    @property
    def safe_to_repeat(self) -> bool:
        """As the transport says."""
        return self._transport.safe_to_repeat

    async def send(self, letter: Letter) -> Outcome:
        """Write and hand over; without an address nothing is tried."""
        if letter.officer is None:
            return Outcome(Ending.REFUSED_FOR_GOOD, reply="nobody to write to")
        try:
            contact = await self._people.contact(letter.officer)
        except PassingError as error:
            return Outcome(Ending.REFUSED_FOR_NOW, reply=str(error))
        if contact is not None and contact.erased:
            return Outcome(Ending.SUPPRESSED, reply="the person's data were erased")
        message = self._message(letter, contact)
        if isinstance(message, Outcome):
            return message
        return await self._transport.hand_over(message, letter)

    def _message(self, letter: Letter, contact: Contact | None) -> EmailMessage | Outcome:
        if contact is None or not contact.email:
            return Outcome(Ending.REFUSED_FOR_GOOD, reply="no address is known")
        try:
            return self._written(letter, contact, contact.email)
        except WordingError as error:
            return Outcome(Ending.REFUSED_FOR_GOOD, reply=str(error))
        except (ValueError, HeaderParseError):
            # What the library says would repeat the address.
            return Outcome(Ending.REFUSED_FOR_GOOD, reply="the address is not well formed")

    def _written(self, letter: Letter, contact: Contact, email: str) -> EmailMessage:
        text = self._text(letter, letter.language or contact.language)
        message = EmailMessage(policy=_POLICY)
        message["From"] = self._sender.address
        message["To"] = Address(contact.name or "", addr_spec=email)
        message["Subject"] = text.subject
        message["Date"] = format_datetime(self._clock.now())
        message["Message-ID"] = f"<{letter.delivery}@{self._sender.address.domain}>"
        message["Auto-Submitted"] = "auto-generated"
        message["X-Taizhang-Event"] = str(letter.event)
        if letter.unsubscribe and self._sender.public_url:
            link = f"{self._sender.public_url}/v1/unsubscribe/{letter.unsubscribe}"
            message["List-Unsubscribe"] = f"<{link}>"
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        message.set_content(text.plain)
        message.add_alternative(text.html, subtype="html")
        return message

    def _text(self, letter: Letter, language: str) -> Text:
        if letter.template is None:
            return digest_text(self._wording, language, letter)
        return self._wording.write(letter.template, language, letter.values)
