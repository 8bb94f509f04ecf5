"""A service for tests of the stack: the health routes, and what it was told; no dependency.

`python -m tests.deploy.embedded.stub_service NAME` serves; with `migrate` it writes a table.
Positions and sweeps are read from the file named by TAIZHANG_STUB_STATE.
"""

import json
import os
import signal
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Health(BaseHTTPRequestHandler):
    """Answers /health/ready from the state file, and /told with the settings."""

    def do_GET(self) -> None:
        told = {name: value for name, value in os.environ.items() if name.startswith("TAIZHANG_")}
        state = {"ready": True, "position": 0, **stub_state()}
        body = json.dumps(told if self.path == "/told" else state).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def stub_state() -> dict[str, object]:
    """What the test wants this process to report."""
    file = Path(os.environ.get("TAIZHANG_STUB_STATE", "/nowhere"))
    state: dict[str, dict[str, object]] = json.loads(file.read_text()) if file.exists() else {}
    return state.get(sys.argv[1], {})


def migrate() -> None:
    """Make a table, as the owner."""
    import psycopg  # takes longer than all else that a stub does

    with psycopg.connect(os.environ["TAIZHANG_OWNER_DSN"]) as owner:
        owner.execute("CREATE TABLE IF NOT EXISTS public.migrated (n int)")


def main() -> None:
    if sys.argv[1] == "migrate":
        return migrate()
    if sys.argv[1] == "broken":
        sys.exit("this service cannot start")
    server = ThreadingHTTPServer(("127.0.0.1", int(os.environ["TAIZHANG_HTTP_PORT"])), Health)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    server.serve_forever()
    return None


if __name__ == "__main__":
    main()
