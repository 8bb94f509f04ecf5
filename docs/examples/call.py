"""Calls a service of a running stack as some person, or as the public; needs nothing but Python.

    python3 docs/examples/call.py notifier office GET /v1/inbox
    python3 docs/examples/call.py notifier office POST /v1/webhooks '{"name": "archive", …}'
    python3 docs/examples/call.py ledger public GET /v1/public/… Feedback-Receipt:CODE

Prints the answer as JSON; a refusal prints its problem and ends with status 1.
"""

import json
import sys
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import quote

PUBLIC = "public"


def main(service: str, who: str, method: str, path: str, *more: str) -> int:
    """Ask once, under the token of a role or an account; `more` is a body, or headers."""
    run = json.loads(Path(".taizhang/run.json").read_text(encoding="utf-8"))
    headers = {"Content-Type": "application/json"}
    if who != PUBLIC:
        headers["Authorization"] = f"Bearer {({**run['accounts'], **run['tokens']})[who]}"
    bodies = [text for text in more if text.startswith("{")]
    headers.update(text.split(":", 1) for text in more if text not in bodies)
    request = urllib.request.Request(  # noqa: S310 - a service on this machine
        run[service]["url"] + quote(path, safe="/?=&%:+"),
        data=bodies[0].encode() if bodies else None,
        headers=headers,
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
