"""The stream's end as the relay's own headers tell it."""

from uuid import UUID

from nats.js.api import RawStreamMsg, StreamInfo

from services.ledger.application.relaying.faults import StreamForeignError
from services.ledger.application.relaying.ports import StreamEnd


def end_of(info: StreamInfo, last: RawStreamMsg | None) -> StreamEnd:
    """Where the stream ends; raises StreamForeignError if no relay wrote its last message."""
    made = info.created.isoformat() if info.created else ""
    if last is None or last.seq is None:
        return StreamEnd(info.state.last_seq, 0, None, made)
    headers = last.headers or {}
    try:
        position, event_id = int(headers["ce-sequence"]), UUID(headers["ce-id"])
    except (KeyError, ValueError) as error:
        raise StreamForeignError(f"sequence {last.seq} is no event of a relay") from error
    # A late publish may have been stored between the two answers that this is made of.
    return StreamEnd(max(info.state.last_seq, last.seq), position, event_id, made)
