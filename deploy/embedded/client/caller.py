"""One service's address with one person's token: questions, commands and files.

Without an answer at all UnreachableError is raised, with a refusal RefusedError.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from deploy.embedded.client.refused import UnreachableError, checked

TIMEOUT_SECONDS = 120.0


def web(language: str = "en") -> httpx.Client:
    """One client for everything, told in this language; making it costs more than a call."""
    asked = {"Accept-Language": language}
    return httpx.Client(timeout=TIMEOUT_SECONDS, trust_env=False, headers=asked)


class Caller:
    """Calls the service at `url` with `token`."""

    def __init__(self, client: httpx.Client, url: str, token: str) -> None:
        self._client = client
        self._url = url
        self._headers = {"Authorization": f"Bearer {token}"}

    def ask(self, path: str, asked: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The answer to a question; parameters that are None are left out."""
        with answered(self._url):
            got = self._client.get(self._url + path, params=given(asked), headers=self._headers)
        told: dict[str, Any] = checked(got).json()
        return told

    def tell(
        self,
        path: str,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        asked: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Send JSON, or bytes as they are; the answer."""
        content = {"content": body} if isinstance(body, bytes) else {"json": body or {}}
        sent = {**self._headers, **(headers or {})}
        with answered(self._url):
            got = self._client.post(self._url + path, params=given(asked), headers=sent, **content)
        told: dict[str, Any] = checked(got).json()
        return told

    def fetch(self, path: str, target: Path, asked: Mapping[str, Any] | None = None) -> None:
        """Write an answer into a file, which appears whole or not at all."""
        url = self._url + path
        stream = self._client.stream("GET", url, params=given(asked), headers=self._headers)
        with answered(self._url), stream as got:
            save(checked(got), target)


def save(got: httpx.Response, target: Path) -> None:
    """Write the body beside the target, and put it in place once it is whole."""
    draft = target.with_name(f".{target.name}.part")
    try:
        with draft.open("wb") as file:
            for chunk in got.iter_bytes():
                file.write(chunk)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def answered(url: str) -> Iterator[None]:
    """Raise UnreachableError where the other side says nothing."""
    try:
        yield
    except httpx.HTTPError as error:
        raise UnreachableError(f"{url}: {type(error).__name__}") from error


def given(asked: Mapping[str, Any] | None) -> dict[str, Any]:
    """The parameters that have a value."""
    return {name: value for name, value in (asked or {}).items() if value is not None}
