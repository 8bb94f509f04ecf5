"""Which tokens are believed, for how long, and what happens when keys change or cannot be read."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Annotated, Any

import httpx
import jwt
import pytest
from fastapi import Depends, FastAPI, Response

from chassis.http import listening
from chassis.issuer import keys
from chassis.problems import install_problems
from chassis.settings import ServiceSettings, SettingsError
from chassis.tokens import (
    Bearer,
    TokenExpiredError,
    TokenInvalidError,
    TokenVerifier,
    bearer,
    scoped,
    verifier_of,
)
from tests.chassis.issuer import AUDIENCE, NAME, Issuer


class KeyServer:
    """Counts how often the keys are asked for; can be out of order."""

    def __init__(self, issuer: Issuer) -> None:
        self.issuer, self.asked, self.broken, self.url = issuer, 0, False, ""

    async def answer(self) -> Response:
        self.asked += 1
        if self.broken:
            return Response(status_code=502)
        return Response(self.issuer.document(), media_type="application/json")


class AheadClock:
    """The machine's clock, some seconds ahead."""

    ahead = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def today(self, zone: tzinfo) -> date:
        return self.now().astimezone(zone).date()


async def until_refused(verifier: TokenVerifier, token: str) -> None:
    async with asyncio.timeout(10):
        while await verifier.verify(token):
            await asyncio.sleep(0.05)


@pytest.fixture
def verifier(issuer: Issuer) -> TokenVerifier:
    return TokenVerifier(issuer.path, NAME, AUDIENCE)


@pytest.fixture
async def key_server(issuer: Issuer, settings: ServiceSettings) -> AsyncIterator[KeyServer]:
    server = KeyServer(issuer)
    app = FastAPI()
    app.add_api_route("/jwks", server.answer, response_model=None)
    async with listening(app, settings) as url:
        server.url = f"{url}/jwks"
        yield server


@pytest.mark.parametrize("algorithm", ["EdDSA", "ES256", "RS256"])
async def test_a_good_token_names_its_subject_and_scopes(issuer: Issuer, algorithm: str) -> None:
    issuer.rotate(algorithm)
    token = issuer.token(sub="service:notifier", scope="directory other")
    verified = await TokenVerifier(issuer.path, NAME, AUDIENCE).verify(token)
    assert verified == Bearer("service:notifier", frozenset({"directory", "other"}), NAME)


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://other.test"},
        {"aud": "elsewhere"},
        {"aud": None},
        {"sub": None},
        {"sub": ""},
        {"exp": None},
        {"nbf": datetime(2100, 1, 1, tzinfo=UTC)},
    ],
)
async def test_a_token_for_another_purpose_is_refused(
    verifier: TokenVerifier, issuer: Issuer, claims: dict[str, Any]
) -> None:
    with pytest.raises(TokenInvalidError):
        await verifier.verify(issuer.token(**claims))


@pytest.mark.parametrize("algorithm", ["none", "HS256", "HS512"])
async def test_a_token_under_an_algorithm_not_listed_is_refused(
    verifier: TokenVerifier, algorithm: str
) -> None:
    claims = {"iss": NAME, "aud": AUDIENCE, "sub": "zgb-1", "exp": 4_000_000_000}
    secret = "" if algorithm == "none" else "s" * 64
    forged = jwt.encode(claims, secret, algorithm, headers={"kid": "key-1"})
    with pytest.raises(TokenInvalidError):
        await verifier.verify(forged)


async def test_a_token_signed_by_another_under_a_known_key_id_is_refused(
    verifier: TokenVerifier, issuer: Issuer
) -> None:
    stranger = Issuer(issuer.path.with_name("stranger.json"))
    await verifier.verify(issuer.token())
    with pytest.raises(TokenInvalidError):
        await verifier.verify(stranger.token())


async def test_a_shared_secret_among_the_published_keys_is_not_believed(issuer: Issuer) -> None:
    published = {"kty": "oct", "k": "c" * 43, "kid": "shared"}
    issuer.publish(published)
    claims = {"iss": NAME, "aud": AUDIENCE, "sub": "zgb-1", "exp": 4_000_000_000}
    forged = jwt.encode(claims, jwt.PyJWK(published), headers={"kid": "shared"})
    with pytest.raises(TokenInvalidError, match="a key that the issuer lacks"):
        await TokenVerifier(issuer.path, NAME, AUDIENCE).verify(forged)


async def test_a_key_published_for_encryption_is_not_believed(issuer: Issuer) -> None:
    issuer.rotate("RS256", use="enc")
    with pytest.raises(TokenInvalidError, match="a key that the issuer lacks"):
        await TokenVerifier(issuer.path, NAME, AUDIENCE).verify(issuer.token())


@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
async def test_a_short_rsa_key_is_not_believed(issuer: Issuer) -> None:
    issuer.rotate("RS256", bits=1024, withdraw=True)
    with pytest.raises(keys.KeysUnavailableError):
        await TokenVerifier(issuer.path, NAME, AUDIENCE).verify(issuer.token())


@pytest.mark.parametrize("text", ["", "x", "a.b.c", "e30.e30.e30", "x" * 9000])
async def test_what_is_no_token_is_refused(verifier: TokenVerifier, text: str) -> None:
    with pytest.raises(TokenInvalidError):
        await verifier.verify(text)


async def test_a_token_past_the_leeway_has_ended(verifier: TokenVerifier, issuer: Issuer) -> None:
    with pytest.raises(TokenExpiredError):
        await verifier.verify(issuer.token(ends_in=-31))


async def test_a_remembered_token_ends_with_its_own_time(
    verifier: TokenVerifier, issuer: Issuer
) -> None:
    token = issuer.token(ends_in=-28)
    await verifier.verify(token)
    with pytest.raises(TokenExpiredError):
        await until_refused(verifier, token)


async def test_a_token_of_a_withdrawn_key_stops_working_within_five_minutes(
    issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "_FRESH_FOR", 0)
    monkeypatch.setattr(keys, "_READ_AGAIN_AFTER", 0)
    clock = AheadClock()
    verifier = TokenVerifier(issuer.path, NAME, AUDIENCE, clock)
    token = issuer.token(ends_in=3600)
    await verifier.verify(token)
    issuer.rotate()
    issuer.rotate(withdraw=True)
    assert await verifier.verify(token), "known tokens cost no second check"
    clock.ahead = timedelta(seconds=301)
    with pytest.raises(TokenInvalidError):
        await verifier.verify(token)


async def test_a_new_key_is_found_when_a_token_first_names_it(
    key_server: KeyServer, issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    verifier = TokenVerifier(key_server.url, NAME, AUDIENCE)
    await verifier.verify(issuer.token())
    monkeypatch.setattr(keys, "_READ_AGAIN_AFTER", 0)
    issuer.rotate("ES256")
    assert (await verifier.verify(issuer.token())).subject == "zgb-1"


async def test_unknown_key_ids_do_not_make_callers_flood_the_issuer(
    key_server: KeyServer, issuer: Issuer
) -> None:
    verifier = TokenVerifier(key_server.url, NAME, AUDIENCE)
    await verifier.verify(issuer.token())
    stranger = Issuer(issuer.path.with_name("stranger.json"))
    stranger.rotate()
    tries = (verifier.verify(stranger.token(sub=str(n))) for n in range(20))
    outcomes = await asyncio.gather(*tries, return_exceptions=True)
    assert all(isinstance(outcome, TokenInvalidError) for outcome in outcomes)
    assert key_server.asked == 1


async def test_keys_once_read_serve_while_the_issuer_is_away(
    key_server: KeyServer, issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    verifier = TokenVerifier(key_server.url, NAME, AUDIENCE)
    await verifier.verify(issuer.token())
    monkeypatch.setattr(keys, "_FRESH_FOR", 0)
    monkeypatch.setattr(keys, "_READ_AGAIN_AFTER", 0)
    key_server.broken = True
    assert await verifier.verify(issuer.token(sub="ddz-1"))
    assert key_server.asked == 2


async def test_before_any_key_was_read_the_answer_is_to_come_again(
    key_server: KeyServer, issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "_FIRST_READ_AGAIN_AFTER", 0)
    key_server.broken = True
    verifier = TokenVerifier(key_server.url, NAME, AUDIENCE)
    with pytest.raises(keys.KeysUnavailableError) as refused:
        await verifier.verify(issuer.token())
    assert (refused.value.status, refused.value.headers["Retry-After"]) == (503, "2")
    assert await verifier.ready() == (False, "issuer's keys not read")
    key_server.broken = False
    assert await verifier.verify(issuer.token())
    assert (await verifier.ready())[0]


async def test_a_route_for_known_callers_challenges_the_others(
    verifier: TokenVerifier, issuer: Issuer, settings: ServiceSettings
) -> None:
    app = FastAPI()
    install_problems(app)

    async def me(caller: Annotated[Bearer, Depends(bearer(verifier))]) -> str:
        return caller.subject

    app.add_api_route("/me", me)
    async with listening(app, settings) as url, httpx.AsyncClient(base_url=url) as client:
        missing = await client.get("/me")
        wrong = await client.get("/me", headers={"Authorization": "Bearer x"})
        known = await client.get("/me", headers={"Authorization": f"Bearer {issuer.token()}"})
    assert (missing.status_code, missing.json()["code"]) == (401, "token_missing")
    assert missing.headers["WWW-Authenticate"] == "Bearer"
    assert (wrong.status_code, wrong.json()["code"]) == (401, "token_invalid")
    assert wrong.headers["WWW-Authenticate"] == 'Bearer error="invalid_token"'
    assert known.json() == "zgb-1"


async def test_a_route_with_a_scope_is_closed_to_callers_who_lack_it(
    verifier: TokenVerifier, issuer: Issuer, settings: ServiceSettings
) -> None:
    app = FastAPI()
    install_problems(app)

    async def people(caller: Annotated[Bearer, Depends(scoped(bearer(verifier), "people"))]) -> str:
        return caller.subject

    app.add_api_route("/people", people)
    async with listening(app, settings) as url, httpx.AsyncClient(base_url=url) as client:
        answers = [
            await client.get(
                "/people",
                headers={
                    "Authorization": f"Bearer {issuer.token(scope=scope)}",
                    "Accept-Language": "zh",
                },
            )
            for scope in ("peopl", "other people")
        ]
    refused, known = answers
    assert (refused.status_code, refused.json()["code"]) == (403, "scope_missing")
    assert refused.json()["detail"] == "需要授权范围 people"
    assert known.json() == "zgb-1"


def test_a_process_that_must_know_callers_does_not_start_without_an_issuer(
    settings: ServiceSettings,
) -> None:
    with pytest.raises(SettingsError, match="TAIZHANG_TOKEN_ISSUER"):
        verifier_of(settings)
