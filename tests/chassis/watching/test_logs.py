"""What a log line holds, and what never gets into one."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
import structlog
from pydantic import SecretStr

from chassis.middleware.correlation import correlated
from chassis.watching.logs import HIDDEN, configure_logs

TOKEN = "eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJ6Z2ItMSJ9.c2lnbmF0dXJl"

Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def lines() -> Iterator[Lines]:
    stream = io.StringIO()
    root = logging.getLogger()
    handlers, level, before = root.handlers[:], root.level, structlog.get_config()
    root.handlers = []
    configure_logs("ledger", stream=stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.handlers, root.level = handlers, level
    structlog.configure(**before)


def test_a_line_says_when_where_how_grave_and_for_which_request(lines: Lines) -> None:
    with correlated(uuid4()) as chosen:
        structlog.get_logger("x").info("relayed", position=42)
    [line] = lines()
    assert line.pop("timestamp").endswith("Z")
    assert line == {
        "event": "relayed",
        "level": "info",
        "service": "ledger",
        "correlation_id": str(chosen),
        "position": 42,
    }


def test_a_librarys_own_logging_comes_out_in_the_same_form(lines: Lines) -> None:
    with correlated() as chosen:
        logging.getLogger("asyncpg").warning("lost %s", "connection")
    [line] = lines()
    assert (line["event"], line["logger"]) == ("lost connection", "asyncpg")
    assert (line["service"], line["correlation_id"]) == ("ledger", str(chosen))


@pytest.mark.parametrize(
    "key",
    ["token", "access_token", "accessToken", "password", "nats_password", "client-secret",
     "Authorization", "phone", "phone_number", "email", "event_store_dsn"],
)  # fmt: skip
def test_a_telling_key_is_hidden_at_any_depth(lines: Lines, key: str) -> None:
    structlog.get_logger().info("x", **{key: "opensesame"}, deep=[{"a": {key: ["opensesame"]}}])
    [line] = lines()
    assert line[key] == HIDDEN
    assert "opensesame" not in str(line)


@pytest.mark.parametrize(
    "text", [f"got {TOKEN}", "at postgres://user:opensesame@db:5432/x", "nats://u:opensesame@h"]
)
def test_tokens_and_passwords_inside_text_are_hidden(lines: Lines, text: str) -> None:
    structlog.get_logger().info(text)
    logging.getLogger("some.library").error("failed: %s", text)
    for line in lines():
        assert HIDDEN in line["event"]
        assert "opensesame" not in line["event"]
        assert TOKEN not in line["event"]


def test_a_traceback_is_kept_without_its_secrets(lines: Lines) -> None:
    try:
        raise ValueError(f"bad token {TOKEN}")
    except ValueError:
        structlog.get_logger().exception("failed")
        logging.getLogger("library").exception("failed")
    for line in lines():
        assert "ValueError" in line["exception"]
        assert TOKEN not in line["exception"]


def test_values_of_any_type_are_written_and_chinese_is_left_readable(lines: Lines) -> None:
    structlog.get_logger().info("整改办", id=uuid4(), kept=SecretStr("opensesame"), size={1})
    [line] = lines()
    assert line["event"] == "整改办"
    assert "opensesame" not in str(line)


def test_lines_below_the_level_are_left_out(lines: Lines) -> None:
    structlog.get_logger().debug("x")
    logging.getLogger("httpx").info("HTTP Request: GET https://robot/secret-path")
    assert lines() == []
