"""The JSON Schema of a whole stored event: envelope and data, as written.

Every field is required, because the writer always writes it; readers ignore fields that they
do not know, so no schema forbids them.
"""

from typing import Any, Literal

from pydantic import AwareDatetime, create_model
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from contracts.envelope import Event
from contracts.events.fact import Fact

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_WORDS_ONLY = ("description", "title", "examples")


class _AsWritten(GenerateJsonSchema):
    """Every field required and so without default; no titles that repeat a field's name."""

    def default_schema(self, schema: Any) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_is_required(self, *_: Any, **__: Any) -> bool:
        return True

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        return False


def file_of(topic: str) -> str:
    """Name of the file that holds the topic's schema."""
    return f"{topic}.json"


def schema_of(fact: type[Fact]) -> dict[str, Any]:
    """The schema of the event that carries this fact."""
    name = fact.__name__
    model = create_model(
        f"{name}Event",
        __base__=Event,
        type=(Literal[fact.topic], ...),  # type: ignore[arg-type]
        occurred_at=(AwareDatetime, ...),
        data=(fact, ...),
    )
    shape = model.model_json_schema(mode="serialization", schema_generator=_AsWritten)
    shape["title"] = name
    shape["description"] = " ".join((fact.__doc__ or "").split())
    return {"$schema": DIALECT, "$id": f"urn:taizhang:event:{fact.topic}", **shape}


def bare(schema: Any) -> Any:
    """The schema without the sentences for people, which may be improved at any time."""
    if isinstance(schema, list):
        return [bare(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: bare(part)
        for key, part in schema.items()
        if not (key in _WORDS_ONLY and isinstance(part, str | list))
    }
