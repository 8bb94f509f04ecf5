"""For a trial without an issuer of tokens: a key of your own, and tokens that it signs.

    python deploy/compose/trial_issuer.py              what the services need
    python deploy/compose/trial_issuer.py zgb-1        a token for the account zgb-1
    python deploy/compose/trial_issuer.py --bootstrap  one for the first import of a directory

Whoever can read the secrets folder can then speak for everyone: never with people's real data.
"""

import argparse
import os
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(CHECKOUT))

from deploy.embedded.folder.layout import DataFolder  # noqa: E402 - found by the line above
from deploy.embedded.issuer import ISSUER, Issuer  # noqa: E402

SCOPES = {"notifier": "directory", "reporting": "directory statements"}
# The accounts inside the containers read these; the folder around them is their owner's alone.
READABLE = 0o644


def publish(issuer: Issuer) -> None:
    """Put the public key and the services' tokens among the secrets."""
    for name, scope in SCOPES.items():
        file = issuer.jwks.with_name(f"{name}_service_token")
        file.write_text(issuer.for_service(name, scope))
        file.chmod(READABLE)
    issuer.jwks.chmod(READABLE)


def main() -> None:
    """Write what is asked for to standard output; the key is made at the first call."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("account", nargs="?")
    parser.add_argument("--bootstrap", action="store_true")
    parser.add_argument(
        "--beside", type=Path, default=Path(__file__).parent, help="folder that holds `secrets`"
    )
    asked = parser.parse_args()
    folder = DataFolder(asked.beside)
    folder.secrets.mkdir(mode=0o700, exist_ok=True)
    os.umask(0o022)
    issuer = Issuer(folder)
    publish(issuer)
    said = f"TAIZHANG_TOKEN_ISSUER={ISSUER}"
    if asked.bootstrap:
        said = issuer.for_service("operator", "bootstrap")
    elif asked.account:
        said = issuer.for_account(asked.account)
    sys.stdout.write(f"{said}\n")


if __name__ == "__main__":
    main()
