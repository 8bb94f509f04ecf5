"""Calls a service of a running stack as some person; needs nothing but Python.

    python3 examples/call.py notifier office GET /v1/inbox
    python3 examples/call.py notifier office POST /v1/webhooks '{"name": "archive", "url": "https://…"}'

Prints the answer as JSON; a refusal prints its problem and ends with status 1.
"""

import json
import sys
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import quote


def main(service: str, who: str, method: str, path: str, body: str | None = None) -> int:
    """Ask once, under the token of a role or an account."""
    run = json.loads(Path(".taizhang/run.json").read_text(encoding="utf-8"))
    token = {**run["accounts"], **run["tokens"]}[who]
    request = urllib.request.Request(  # noqa: S310 - a service on this machine
        run[service]["url"] + quote(path, safe="/?=&%:+"),
        data=body.encode() if body else None,
        headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
        method=method,
    )
    try:
        with urllib.request.urlopen(request) as response:  # noqa: S310
            text, status = response.read(), 0
    except urllib.error.HTTPError as refusal:
        text, status = refusal.read(), 1
    answer = json.loads(text) if text else None
    print(json.dumps(answer, ensure_ascii=False, indent=1))  # noqa: T201
    return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
