"""The AsyncAPI 3.0 document of the stream: a channel an event, a message a version of it.

Written from the catalogue; it names no server, because where NATS listens is each
organisation's own affair.
"""

from itertools import groupby
from typing import Any

from contracts.events.catalogue import FACTS
from contracts.events.fact import Fact
from contracts.schemas.shape import file_of
from contracts.wire.cloudevents import MESSAGE_ID
from contracts.wire.subjects import PREFIX, STREAM

FILE = "asyncapi.json"

_TEXT = {"type": "string"}
_SEQUENCE = {"type": "string", "pattern": "^[0-9]{20}$"}

HEADERS: dict[str, Any] = {
    "type": "object",
    "required": [
        *(MESSAGE_ID, "ce-specversion", "ce-id", "ce-type", "ce-source", "ce-subject", "ce-time"),
        *("ce-datacontenttype", "ce-sequence", "ce-prevsequence", "ce-aggregateversion"),
        "ce-correlationid",
    ],
    "properties": {
        MESSAGE_ID: {**_TEXT, "description": "the event id; JetStream drops a second one"},
        "ce-specversion": {"const": "1.0"},
        "ce-id": {**_TEXT, "format": "uuid", "description": "the event id"},
        "ce-type": {**_TEXT, "description": "the topic, with its version"},
        "ce-source": _TEXT,
        "ce-subject": {**_TEXT, "format": "uuid", "description": "the aggregate's id"},
        "ce-time": {**_TEXT, "format": "date-time", "description": "when the ledger decided"},
        "ce-datacontenttype": {"const": "application/json"},
        "ce-sequence": {**_SEQUENCE, "description": "position in the store"},
        "ce-prevsequence": {
            **_SEQUENCE,
            "description": "position of the event before it; another one seen last is a gap",
        },
        "ce-aggregateversion": {**_TEXT, "description": "version in the aggregate's stream"},
        "ce-correlationid": {**_TEXT, "format": "uuid"},
        "ce-unit": {**_TEXT, "description": "code of the lead unit, where there is one"},
        "ce-previousunit": {
            **_TEXT,
            "description": "code of the lead unit that the task leaves by this event",
        },
        "ce-prevunitsequence": {
            **_SEQUENCE,
            "description": "position of the event before it with the same unit",
        },
    },
}

PARAMETERS: dict[str, Any] = {
    "unit": {"description": "code of the lead unit, `-` where there is none"},
    "aggregate_id": {"description": "UUID of the aggregate"},
}


def document() -> dict[str, Any]:
    """The whole document, as JSON would hold it."""
    channels = {_channel_of(facts[0]): _channel(facts) for facts in _by_event()}
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Taizhang events",
            "version": "1",
            "description": (
                f"Every decision of the ledger, in order, on the JetStream stream {STREAM}; "
                "CloudEvents 1.0, NATS binding, binary mode."
            ),
            "license": {"name": "Apache-2.0"},
        },
        "defaultContentType": "application/json",
        "channels": channels,
        "operations": {
            name: {
                "action": "send",
                "channel": {"$ref": f"#/channels/{name}"},
                "summary": channel["summary"],
            }
            for name, channel in channels.items()
        },
        "components": {
            "messages": {topic: _message(fact) for topic, fact in FACTS.items()},
            "messageTraits": {"cloudEvent": {"headers": HEADERS}},
        },
    }


def _by_event() -> list[list[type[Fact]]]:
    ordered = sorted(FACTS.values(), key=lambda fact: (_channel_of(fact), fact.topic))
    return [list(facts) for _, facts in groupby(ordered, key=_channel_of)]


def _channel_of(fact: type[Fact]) -> str:
    return f"{fact.aggregate}.{fact.event_name()}"


def _channel(versions: list[type[Fact]]) -> dict[str, Any]:
    newest = versions[-1]
    return {
        "address": (f"{PREFIX}.{newest.aggregate}.{{unit}}.{{aggregate_id}}.{newest.event_name()}"),
        "summary": " ".join((newest.__doc__ or "").split()),
        "parameters": PARAMETERS,
        "messages": {
            fact.topic: {"$ref": f"#/components/messages/{fact.topic}"} for fact in versions
        },
    }


def _message(fact: type[Fact]) -> dict[str, Any]:
    return {
        "name": fact.topic,
        "title": fact.event_name(),
        "traits": [{"$ref": "#/components/messageTraits/cloudEvent"}],
        "payload": {
            "schemaFormat": "application/schema+json;version=draft-2020-12",
            "schema": {"$ref": file_of(fact.topic)},
        },
    }
