"""Logs of a process: one JSON object a line on standard output, stdlib loggers included.

Values under telling keys, bearer tokens and passwords inside URLs never reach the output, not in
tracebacks either. Time stamps are the machine's, also where the stack's clock is set.
"""

import json
import logging
import re
import sys
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TextIO

import structlog
from pydantic_core import to_json
from structlog.typing import EventDict, Processor, WrappedLogger

HIDDEN = "[hidden]"

_KEYS = re.compile("token|password|secret|authorization|phone|email|dsn", re.IGNORECASE)
_VALUES = (
    ("eyJ", re.compile(r"\beyJ[\w-]+\.[\w-]+\.[\w-]*"), HIDDEN),
    ("://", re.compile(r"(?<=://)[^/\s:@]*:[^/\s]+@"), f"{HIDDEN}@"),
)
_ENCODER = json.JSONEncoder(ensure_ascii=False, default=str)
# Their lines at INFO hold whole URLs, and a robot's URL is its secret.
_QUIET = ("httpx", "httpcore")


def configure_logs(service: str, level: str = "INFO", stream: TextIO | None = None) -> None:
    """Send all that this process logs to `stream`, standard output if none; may be repeated."""
    stream = stream or sys.stdout
    first: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        _named(service),
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="timestamp"),
    ]
    last: list[Processor] = [
        structlog.processors.format_exc_info,
        redact,
        structlog.processors.JSONRenderer(serializer=_encoded),
    ]
    structlog.configure(
        processors=[*first, *last],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        logger_factory=structlog.WriteLoggerFactory(stream),
        cache_logger_on_first_use=False,
    )
    _route_stdlib(level, stream, first, last)


def redact(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Hide what must not be read by whoever reads the logs, at any depth."""
    return {
        key: value if _harmless(value) and not _telling(key) else _cleaned(key, value)
        for key, value in event.items()
    }


def _harmless(value: Any) -> bool:
    """Whether this is text without any mark: so is nearly everything, in every line of a log."""
    return type(value) is str and "eyJ" not in value and "://" not in value


def _cleaned(key: str, value: Any) -> Any:
    if _telling(key) and value is not None:
        return HIDDEN
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        for mark, pattern, replacement in _VALUES:
            # Nearly no text holds a mark, and looking for it is far quicker than the pattern.
            value = pattern.sub(replacement, value) if mark in value else value
        return value
    if isinstance(value, Mapping):
        return {str(name): _cleaned(str(name), inner) for name, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_cleaned("", inner) for inner in value]
    return _cleaned("", str(value))


@lru_cache(maxsize=4096)
def _telling(key: str) -> bool:
    return _KEYS.search(key) is not None


def _named(service: str) -> Processor:
    def add(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        event["service"] = service
        return event

    return add


def _route_stdlib(
    level: str, stream: TextIO, first: list[Processor], last: list[Processor]
) -> None:
    handler = logging.StreamHandler(stream)
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.add_logger_name, *first],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
    )
    handler.setFormatter(formatter)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def _encoded(event: EventDict, **_options: Any) -> str:
    try:
        return to_json(event).decode()
    except ValueError:  # Half a surrogate, which must not keep a line from the log.
        return _ENCODER.encode(event)
