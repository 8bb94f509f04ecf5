"""Ends with status 0 when the process of this container can do its work, else prints why not."""

import os
import sys
import urllib.error
import urllib.request


def main() -> int:
    """Ask the readiness route; the answer's checks are what `docker inspect` shows."""
    address = f"http://127.0.0.1:{os.environ['TAIZHANG_HTTP_PORT']}/health/ready"
    try:
        with urllib.request.urlopen(address, timeout=4):
            return 0
    except urllib.error.HTTPError as refusal:
        reason = refusal.read().decode(errors="replace")
    except OSError as error:
        reason = str(error)
    sys.stdout.write(f"{reason}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
