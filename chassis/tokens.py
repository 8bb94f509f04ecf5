"""Who calls: bearer tokens (JWT) of one issuer, checked against its public keys; and in which post.

Validity is judged by the machine's clock, never by a settable one. A token once verified is known
until it ends, at most five minutes, so a key that the issuer withdraws stops working by then.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import unquote

import jwt
from fastapi import Depends, Header
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from chassis.clock import Clock, SystemClock
from chassis.issuer.keys import ALGORITHMS, IssuerKeys
from chassis.problems import ProblemError
from chassis.settings import ServiceSettings, SettingsError

LEEWAY = 30
LONGEST_TOKEN = 8192

_KNOWN_TOKENS = 10_000
_KNOWN_FOR = 300


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whom a valid token speaks for: an account, or `service:<name>`."""

    subject: str
    scopes: frozenset[str]
    issuer: str


class TokenError(ProblemError):
    """The caller is not known; answered with 401 and a challenge (RFC 6750)."""

    kind = "token_invalid"
    challenge = 'Bearer error="invalid_token"'

    def __init__(self, detail: str) -> None:
        super().__init__(
            401, self.kind, detail=detail, headers={"WWW-Authenticate": self.challenge}
        )


class TokenMissingError(TokenError):
    """No bearer token came with the request."""

    kind = "token_missing"
    challenge = "Bearer"


class TokenInvalidError(TokenError):
    """The token is not of this issuer, not for this audience, or not well made."""


class TokenExpiredError(TokenError):
    """The token was good and has ended; a new one helps."""

    kind = "token_expired"


class TokenVerifier:
    """Turns a token into a Bearer, or refuses it; one instance serves a whole process."""

    def __init__(
        self, jwks: str | Path, issuer: str, audience: str, clock: Clock | None = None
    ) -> None:
        self._keys = IssuerKeys(str(jwks))
        self._issuer = issuer
        self._audience = audience
        self._clock = clock or SystemClock()
        self._known: OrderedDict[bytes, tuple[float, Bearer]] = OrderedDict()

    async def verify(self, token: str) -> Bearer:
        """Return whom the token speaks for. Raises TokenError or KeysUnavailableError."""
        if known := self.recognised(token):
            return known
        claims = await self._claims(token)
        bearer = Bearer(claims["sub"], _scopes(claims), self._issuer)
        until = min(claims["exp"] + LEEWAY, self._clock.now().timestamp() + _KNOWN_FOR)
        self._remember(_digest(token), until, bearer)
        return bearer

    def recognised(self, token: str) -> Bearer | None:
        """Whom a token speaks for that was verified lately and has not ended since; else None."""
        digest = _digest(token)
        known = self._known.get(digest)
        if known is None or self._clock.now().timestamp() >= known[0]:
            return None
        self._known.move_to_end(digest)
        return known[1]

    async def ready(self) -> tuple[bool, str]:
        """Tell, as a health check, whether there are keys to recognise callers by."""
        known = await self._keys.available()
        return known, "issuer's keys read" if known else "issuer's keys not read"

    async def _claims(self, token: str) -> dict[str, Any]:
        if len(token) > LONGEST_TOKEN:
            raise TokenInvalidError("the token is too long")
        try:
            key = await self._keys.find(jwt.get_unverified_header(token).get("kid"))
            if key is None:
                raise TokenInvalidError("the token is signed with a key that the issuer lacks")
            return self._decoded(token, key)
        except jwt.ExpiredSignatureError:
            raise TokenExpiredError("the token has ended; sign in again") from None
        except jwt.PyJWTError as error:
            raise TokenInvalidError(str(error)) from None

    def _decoded(self, token: str, key: jwt.PyJWK) -> dict[str, Any]:
        claims: dict[str, Any] = jwt.decode(
            token,
            key,
            algorithms=list(ALGORITHMS),
            issuer=self._issuer,
            audience=self._audience,
            leeway=LEEWAY,
            options={"require": ["exp", "iss", "aud", "sub"]},
        )
        if not claims["sub"]:
            raise TokenInvalidError("the token names nobody")
        return claims

    def _remember(self, digest: bytes, until: float, bearer: Bearer) -> None:
        self._known[digest] = (until, bearer)
        self._known.move_to_end(digest)
        if len(self._known) > _KNOWN_TOKENS:
            self._known.popitem(last=False)


def verifier_of(settings: ServiceSettings) -> TokenVerifier:
    """Return the verifier that the settings describe; raises SettingsError if they do not."""
    if not settings.jwks or not settings.token_issuer:
        raise SettingsError("TAIZHANG_JWKS and TAIZHANG_TOKEN_ISSUER are needed to know callers")
    return TokenVerifier(settings.jwks, settings.token_issuer, settings.token_audience)


def bearer(verifier: TokenVerifier) -> Callable[..., Awaitable[Bearer]]:
    """Return the dependency of a route that needs a known caller; OpenAPI shows it as such."""
    scheme = HTTPBearer(auto_error=False, bearerFormat="JWT")
    given = Annotated[HTTPAuthorizationCredentials | None, Depends(scheme)]

    async def known_caller(credentials: given) -> Bearer:
        if credentials is None:
            raise TokenMissingError("send the header Authorization: Bearer <token>")
        return await verifier.verify(credentials.credentials)

    return known_caller


def scoped(known: Callable[..., Awaitable[Bearer]], scope: str) -> Callable[..., Awaitable[Bearer]]:
    """Return the dependency of a route that only callers `known` with this scope may use."""

    async def scoped_caller(bearer: Annotated[Bearer, Depends(known)]) -> Bearer:
        if scope not in bearer.scopes:
            raise ProblemError(
                403, "scope_missing", detail="needs the scope {scope}", values={"scope": scope}
            )
        return bearer

    return scoped_caller


def acting_post(
    act_as: Annotated[
        str | None,
        Header(
            max_length=400,
            description="post@unit in which you act or read; UTF-8 or percent-encoded",
            examples=["%E5%AE%A1%E8%AE%A1@sjc"],
        ),
    ] = None,
) -> str | None:
    """The post in the header Act-As as text; HTTP hands UTF-8 over as Latin-1."""
    if act_as is None:
        return None
    try:
        return unquote(act_as.encode("latin-1").decode())
    except UnicodeError:
        raise ProblemError(400, "act_as_unreadable", detail="Act-As is post@unit") from None


ActAs = Annotated[str | None, Depends(acting_post)]


def open_to_anyone() -> None:
    """Dependency that says on purpose: this route asks nobody who they are."""


def _digest(token: str) -> bytes:
    return sha256(token.encode("utf-8", "surrogateescape")).digest()


def _scopes(claims: dict[str, Any]) -> frozenset[str]:
    scope = claims.get("scope", "")
    return frozenset(scope.split() if isinstance(scope, str) else map(str, scope))
