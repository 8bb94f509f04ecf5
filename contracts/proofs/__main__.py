"""Command line of the proofs: `verify BUNDLE` and `single-file OUT`.

Exit status 0 verified, 1 something is wrong, 2 it could not be asked so.
"""

import argparse
import sys
from pathlib import Path

from contracts.proofs.command import verify
from contracts.proofs.command.single_file import write_single_file
from contracts.proofs.tree.hashes import ProofError


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m contracts.proofs", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    verify.add_to(commands.add_parser("verify", help="verify an auditor's bundle, offline"))
    single = commands.add_parser("single-file", help="write the verifier as one file")
    single.add_argument("out", type=Path)
    chosen = parser.parse_args(arguments)
    try:
        if chosen.command == "verify":
            return verify.run(chosen)
        write_single_file(chosen.out)
    except (ProofError, OSError) as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
