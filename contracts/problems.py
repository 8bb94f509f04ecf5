"""What an HTTP answer says when a request was not carried out (RFC 9457).

Machines decide by `code`, which never changes once released; people read `title` and `detail`.
"""

from pydantic import BaseModel, ConfigDict, Field

MEDIA_TYPE = "application/problem+json"


def type_of(code: str) -> str:
    """Return the URI that names a kind of problem; it identifies and is not to be fetched."""
    return f"urn:taizhang:problem:{code}"


class Problem(BaseModel):
    """One refusal or failure. Members beyond these are extensions, kept as they came."""

    model_config = ConfigDict(frozen=True, extra="allow")

    type: str = Field(description="URI of the kind of problem")
    title: str = Field(description="short, the same for every problem of this kind")
    status: int = Field(ge=400, le=599, description="the HTTP status it was sent with")
    detail: str | None = Field(default=None, description="what happened here and what helps")
    instance: str | None = Field(default=None, description="path of the request refused")
    code: str = Field(pattern=r"^[a-z][a-z0-9_]*$", description="stable name, for programs")

    def encoded(self) -> bytes:
        """Return the JSON body; members that say nothing are left out."""
        return self.model_dump_json(exclude_none=True).encode()
