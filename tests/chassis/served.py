"""A process that only listens, for tests of starting and stopping: `served.py [broken]`."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request

from chassis.http import serve
from chassis.settings import ServiceSettings
from chassis.watching.health import Health


async def count(request: Request) -> int:
    return len(await request.body())


@asynccontextmanager
async def broken(_app: FastAPI) -> AsyncIterator[None]:
    raise RuntimeError("the database is away")
    yield


def main() -> None:
    app = FastAPI(lifespan=broken if "broken" in sys.argv else None)
    app.add_api_route("/count", count, methods=["POST"])
    Health().install(app)
    serve(app, ServiceSettings.load(), "served")


if __name__ == "__main__":
    main()
