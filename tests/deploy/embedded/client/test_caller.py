"""What a service says is handed on as said: answers, problems, silence, bodies broken off."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from deploy.embedded.client.caller import Caller, web
from deploy.embedded.client.ledger import LedgerClient
from deploy.embedded.client.pages import all_pages
from deploy.embedded.client.refused import RefusedError, UnreachableError

PROBLEM = {"status": 409, "code": "reply_dated", "title": "No", "detail": "not answered yet"}

FIRST_PAGE = {"items": [{"n": 1}, {"n": 2}], "next": "b"}
LAST_PAGE = {"items": [{"n": 3}], "next": None}


class Service(BaseHTTPRequestHandler):
    """Answers by path, and remembers what it was sent."""

    seen: list[dict[str, Any]]

    def do_GET(self) -> None:
        if self.path.startswith("/broken"):
            self.send_response(200)
            self.send_header("Content-Length", "100")
            self.end_headers()
            self.wfile.write(b"half")
            self.close_connection = True
            return
        page = (
            {"items": [{"n": 1}, {"n": 2}], "next": "b"}
            if "cursor" not in self.path
            else {"items": [{"n": 3}]}
        )
        self.answer(200, json.dumps(page).encode())

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        type(self).seen.append(dict(self.headers))
        if self.path.endswith("refused"):
            self.answer(409, json.dumps(PROBLEM).encode())
        elif self.path.endswith("garbled"):
            self.answer(502, b"<html>")
        else:
            self.answer(200, b'{"position": 7}')

    def answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def service() -> Iterator[ThreadingHTTPServer]:
    Service.seen = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def caller(service: ThreadingHTTPServer) -> Caller:
    return Caller(web(), f"http://127.0.0.1:{service.server_port}", "token")


def test_a_refusal_keeps_its_code_and_its_words(caller: Caller) -> None:
    with pytest.raises(RefusedError) as refused:
        LedgerClient(caller).command("tasks/refused", {})
    assert (refused.value.code, refused.value.said) == ("reply_dated", "not answered yet")
    assert refused.value.status == 409


def test_an_answer_that_is_no_problem_is_named_by_its_status(caller: Caller) -> None:
    with pytest.raises(RefusedError) as refused:
        LedgerClient(caller).command("tasks/garbled", {})
    assert refused.value.code == "502"


def test_every_command_has_a_key_of_its_own_or_the_one_given(caller: Caller) -> None:
    ledger = LedgerClient(caller)
    for key in (None, None, "story/任务/1"):
        assert ledger.command("tasks/done", {}, key) == {"position": 7}
    keys = [headers["Idempotency-Key"] for headers in Service.seen]
    assert len({*keys}) == 3
    assert keys[2].isascii()
    assert {headers["Authorization"] for headers in Service.seen} == {"Bearer token"}


def test_a_list_is_read_to_its_last_page(caller: Caller) -> None:
    assert [row["n"] for row in all_pages(caller, "/list", {"limit": 2})] == [1, 2, 3]


def test_a_file_broken_off_is_no_file(caller: Caller, tmp_path: Path) -> None:
    with pytest.raises(UnreachableError):
        caller.fetch("/broken", tmp_path / "out.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_silence_is_not_a_refusal(service: ThreadingHTTPServer, caller: Caller) -> None:
    service.shutdown()
    service.server_close()
    with pytest.raises(UnreachableError):
        LedgerClient(caller).command("tasks/done", {})
