"""What JetStream answers to a publish or a request, as a sequence or a fault of relaying.

Numbers are the server's own `err_code`s; what is not listed is a refusal, told in its words.
"""

from typing import Any

from pydantic_core import from_json

from services.ledger.application.relaying.faults import (
    EventTooLargeError,
    NatsUnreachableError,
    PublishRefusedError,
    RelayFault,
    StreamFullError,
    StreamMissingError,
)
from services.ledger.application.relaying.ports import Answer

NO_RESPONDERS = "503"

FAULTS: dict[int, type[RelayFault]] = {
    10008: NatsUnreachableError,  # JetStream not available for now
    10023: StreamFullError,  # insufficient resources
    10047: StreamFullError,  # storage of the server or account used up
    10054: EventTooLargeError,
    10059: StreamMissingError,
    10077: StreamFullError,  # stream's own limit reached, or its disk is full
}


def fault_of(err_code: int | None, description: str | None) -> RelayFault:
    """The fault behind an error of the JetStream API."""
    kind = FAULTS.get(err_code or 0, PublishRefusedError)
    return kind(description or f"error {err_code}")


def answer_of(status: str | None, body: bytes) -> Answer:
    """The sequence that a publish was stored at, or why it was not.

    A repetition of what is stored gets the sequence of the first.
    """
    if status == NO_RESPONDERS:
        return StreamMissingError("no stream takes the subject")
    try:
        said: dict[str, Any] = from_json(body)
    except ValueError:
        return PublishRefusedError("the answer is not JSON")
    if "error" in said:
        return fault_of(said["error"].get("err_code"), said["error"].get("description"))
    return int(said["seq"])
