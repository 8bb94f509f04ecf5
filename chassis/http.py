"""The HTTP listener of a process: binds its own port, says which, and stops when told to.

Every request passes through correlation, security headers, observation and the body limit, in
that order. SIGTERM lets requests under way finish for ten seconds; the exit status is then 0.
An app that does not start ends the process with status 3.
"""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp

from chassis.middleware.body_limit import BodyLimit, BodyLimits
from chassis.middleware.correlation import Correlation
from chassis.middleware.observation import Observation
from chassis.middleware.security import SecurityHeaders
from chassis.settings import ServiceSettings
from chassis.watching.logs import configure_logs

_FINISH_WITHIN = 10
# Longer than proxies keep idle connections, so that none is closed under a request of theirs.
_KEEP_ALIVE = 75
_NOT_STARTED = 3


class ListenerError(Exception):
    """The app refused to start; its own error is in the log."""


def serve(
    app: FastAPI, settings: ServiceSettings, name: str, limits: BodyLimits | None = None
) -> None:
    """Serve until SIGTERM or SIGINT; sets up the process's logs under `name` as well."""
    configure_logs(name, settings.log_level)
    server = _Server(_config(passage(app, limits)), settings)
    with asyncio.Runner(loop_factory=server.config.get_loop_factory()) as runner:
        try:
            runner.run(_until_signalled(server))
        except ListenerError:
            sys.exit(_NOT_STARTED)


@asynccontextmanager
async def listening(
    app: FastAPI, settings: ServiceSettings, limits: BodyLimits | None = None
) -> AsyncIterator[str]:
    """Serve beside other work in this loop; yields the base URL. Signals stay the caller's."""
    server = _Server(_config(passage(app, limits)), settings)
    serving = asyncio.create_task(server.run_here())
    started = asyncio.create_task(server.ready.wait())
    await asyncio.wait({serving, started}, return_when=asyncio.FIRST_COMPLETED)
    try:
        if serving.done():
            started.cancel()
            serving.result()
        yield server.url
    finally:
        server.should_exit = True
        if not serving.done():
            await serving


def passage(app: FastAPI, limits: BodyLimits | None = None) -> ASGIApp:
    """Return `app` behind all that a request passes through here, for tests without a port."""
    health = getattr(app.state, "health", None)
    limited = BodyLimit(app, limits or BodyLimits())
    observed = Observation(limited, health.request_seconds if health else None)
    return Correlation(SecurityHeaders(observed))


class _Server(uvicorn.Server):
    """Uvicorn on a socket bound here, with the port told once requests are answered."""

    def __init__(self, config: uvicorn.Config, settings: ServiceSettings) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()
        self._settings = settings
        self._socket = _bound(settings.http_host, settings.http_port)
        host = f"[{settings.http_host}]" if ":" in settings.http_host else settings.http_host
        self.url = f"http://{host}:{self.port}"

    @property
    def port(self) -> int:
        """Return the port that was asked for or found free."""
        return int(self._socket.getsockname()[1])

    async def run_here(self) -> None:
        """Serve until told to stop; raises ListenerError if the app does not start."""
        port_file = self._settings.port_file
        try:
            await self.serve(sockets=[self._socket])
        except SystemExit as error:
            raise ListenerError("the app did not start") from error
        finally:
            self._socket.close()
            if port_file:
                port_file.unlink(missing_ok=True)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start the app, then tell the port."""
        await super().startup(sockets=sockets)
        if self._settings.port_file:
            _write_whole(self._settings.port_file, f"{self.port}\n")
        self.ready.set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to whoever runs the server; beside other work they are not its own."""
        yield


async def _until_signalled(server: _Server) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, server.handle_exit, number, None)
    await server.run_here()


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="on",
        ws="none",
        # Nobody behind a header may say that they are somebody else.
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=_FINISH_WITHIN,
        timeout_keep_alive=_KEEP_ALIVE,
    )


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=2048)


def _write_whole(path: Path, text: str) -> None:
    """Replace the file in one step, so that nobody reads half a number."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
