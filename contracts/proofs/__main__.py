"""Command line of the proofs: `verify BUNDLE` and `single-file OUT`.

Exit status 0 verified, 1 something is wrong, 2 it could not be asked so.
"""

import argparse
import sys
from pathlib import Path

from contracts.proofs.command import verify
from contracts.proofs.command.chinese import in_both
from contracts.proofs.command.single_file import write_single_file
from contracts.proofs.tree.hashes import ProofError

ABOUT = (
    "离线验证存证文件包。退出码：0 验证通过，1 有问题，2 无法验证。 "
    "Verify an auditor's bundle, offline. Exit status: 0 verified, 1 something is wrong, "
    "2 it could not be asked so."
)


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit status."""
    parser = argparse.ArgumentParser(prog=_own_name(), description=ABOUT)
    commands = parser.add_subparsers(dest="command", required=True)
    verify.add_to(
        commands.add_parser("verify", help="离线验证文件包 verify an auditor's bundle, offline")
    )
    single = commands.add_parser(
        "single-file", help="把验证器写成单个文件 write the verifier as one file"
    )
    single.add_argument("out", type=Path)
    chosen = parser.parse_args(arguments)
    try:
        if chosen.command == "verify":
            return verify.run(chosen)
        write_single_file(chosen.out)
    except (ProofError, OSError) as problem:
        sys.stderr.write(f"{in_both(str(problem))}\n")
        return 2
    return 0


def _own_name() -> str:
    """The single file is called what its owner named it."""
    name = Path(sys.argv[0]).name
    return name if name.endswith(".pyz") else "python -m contracts.proofs"


if __name__ == "__main__":
    sys.exit(main())
