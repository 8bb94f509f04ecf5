"""What a service did not do, in the words of its problem (RFC 9457)."""

from typing import Any

import httpx


class RefusedError(RuntimeError):
    """A service refused; `code` is stable, `problem` is the whole answer."""

    def __init__(self, status: int, problem: dict[str, Any]) -> None:
        self.status = status
        self.problem = problem
        self.code = str(problem.get("code", status))
        self.said = str(problem.get("detail") or problem.get("title") or "")
        super().__init__(f"{self.code}: {self.said}".rstrip(": "))


class UnreachableError(RuntimeError):
    """A service did not answer at all."""


def checked(answer: httpx.Response) -> httpx.Response:
    """The answer where it is a success; raises RefusedError with its problem otherwise."""
    if answer.is_success:
        return answer
    answer.read()
    try:
        problem = answer.json()
    except ValueError:
        problem = {}
    raise RefusedError(answer.status_code, problem if isinstance(problem, dict) else {})
