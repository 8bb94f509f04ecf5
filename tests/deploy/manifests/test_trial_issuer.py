"""What the issuer for trials signs is believed by whoever reads the key that it publishes."""

import subprocess
import sys
from pathlib import Path

from chassis.tokens import Bearer, TokenVerifier
from deploy.embedded.issuer import AUDIENCE, ISSUER
from tests.deploy.manifests.test_compose import COMPOSE


def issuer(folder: Path, *arguments: str) -> str:
    """Run the script; what it says."""
    command = [sys.executable, str(COMPOSE / "trial_issuer.py"), "--beside", str(folder)]
    done = subprocess.run([*command, *arguments], capture_output=True, text=True, check=True)
    return done.stdout.strip()


async def believed(folder: Path, token: str) -> Bearer:
    return await TokenVerifier(folder / "secrets" / "jwks.json", ISSUER, AUDIENCE).verify(token)


async def test_accounts_operator_and_services_get_tokens_of_one_key(tmp_path: Path) -> None:
    assert issuer(tmp_path) == f"TAIZHANG_TOKEN_ISSUER={ISSUER}"
    person = await believed(tmp_path, issuer(tmp_path, "zgb-1"))
    assert person.subject == "zgb-1"
    assert not person.scopes
    operator = await believed(tmp_path, issuer(tmp_path, "--bootstrap"))
    assert operator.scopes == frozenset({"bootstrap"})
    scopes = {"notifier": {"directory"}, "reporting": {"directory", "statements"}}
    for name, wanted in scopes.items():
        token = (tmp_path / "secrets" / f"{name}_service_token").read_text()
        service = await believed(tmp_path, token)
        assert service.subject == f"service:{name}"
        assert service.scopes == wanted


def test_the_private_key_is_its_owners_alone_and_what_services_read_is_readable(
    tmp_path: Path,
) -> None:
    issuer(tmp_path)
    modes = {file.name: file.stat().st_mode & 0o777 for file in (tmp_path / "secrets").iterdir()}
    assert modes.pop("issuer.pem") == 0o600
    assert set(modes.values()) == {0o644}
    assert (tmp_path / "secrets").stat().st_mode & 0o777 == 0o700
