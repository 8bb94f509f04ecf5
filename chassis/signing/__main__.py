"""`python -m chassis.signing FILE NAME`: make a log's signing key, where no other command is.

Prints the public key; status 1 and a line where the file is there already.
"""

import sys
from pathlib import Path

from chassis.clock import SystemClock
from chassis.signing.key_file import SigningKeyError, SigningKeyFile


def main(file: str, name: str) -> int:
    """Make the key; returns the exit status."""
    try:
        made = SigningKeyFile(Path(file)).create(name, SystemClock().now())
    except SigningKeyError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{made.text}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
