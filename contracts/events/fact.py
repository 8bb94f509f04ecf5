"""What all facts have in common: a stable topic, the aggregate's word, and frozen data."""

from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

UnitCode = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,32}$", examples=["yxb"])]
"""Code of a unit: immutable, safe as a token of a NATS subject."""

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", examples=["9f2c" * 16])]
"""SHA-256 of a file, in lower-case hexadecimal."""


class Data(BaseModel):
    """A frozen part of a fact; readers ignore fields that they do not know."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Fact(Data):
    """What was decided, complete enough that a reader of one event understands it.

    `topic` never changes and ends in the version; `aggregate` is the word used in subjects.
    """

    topic: ClassVar[str]
    aggregate: ClassVar[str]

    @classmethod
    def event_name(cls) -> str:
        """The event's name without its version, as in subjects: `TaskAssigned`."""
        return cls.__name__.partition("_V")[0]

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Refuse a concrete fact whose topic is not `<aggregate>.<event>.v<number>`."""
        super().__pydantic_init_subclass__(**kwargs)
        topic = getattr(cls, "topic", None)
        if topic is not None and not topic.startswith(f"{cls.aggregate}."):
            raise TypeError(f"{cls.__name__}: topic {topic!r} is not of {cls.aggregate!r}")


class Sealed(Data):
    """Text under the key of a person or a case: AES-GCM, base64 of nonce and ciphertext.

    `key` names the key, never holds it; when the key is deleted the text is gone for good,
    and every hash over the stored bytes still holds.
    """

    key: str
    text: str
