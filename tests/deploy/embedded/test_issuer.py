"""Tokens of the built-in issuer, judged by the verifier that the services use."""

from pathlib import Path

import pytest

from chassis.tokens import TokenInvalidError, TokenVerifier
from deploy.embedded.folder.layout import DataFolder
from deploy.embedded.issuer import AUDIENCE, ISSUER, Issuer


def issuer(folder: Path) -> Issuer:
    data = DataFolder(folder)
    data.create()
    return Issuer(data)


async def test_the_services_verifier_accepts_a_persons_and_a_services_token(
    tmp_path: Path,
) -> None:
    ours = issuer(tmp_path)
    verifier = TokenVerifier(ours.jwks, ISSUER, AUDIENCE)
    assert (await verifier.verify(ours.for_account("zgb-1"))).subject == "zgb-1"
    service = await verifier.verify(ours.for_service("notifier"))
    assert (service.subject, service.scopes) == ("service:notifier", frozenset({"directory"}))


async def test_a_token_of_another_folder_is_refused(tmp_path: Path) -> None:
    verifier = TokenVerifier(issuer(tmp_path / "a").jwks, ISSUER, AUDIENCE)
    with pytest.raises(TokenInvalidError):
        await verifier.verify(issuer(tmp_path / "b").for_account("zgb-1"))


async def test_the_key_stays_so_that_tokens_outlive_a_restart(tmp_path: Path) -> None:
    token = issuer(tmp_path).for_account("zgb-1")
    verifier = TokenVerifier(issuer(tmp_path).jwks, ISSUER, AUDIENCE)
    assert (await verifier.verify(token)).subject == "zgb-1"
