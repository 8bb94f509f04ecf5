"""What the routes of users and of groups do alike: show one, and change what a client has seen.

A change is worked out on the resource as it stands when it is decided, again whenever others were
first; so two clients that change different attributes at the same time both keep their changes.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from fastapi import Request, Response
from scim2_models import Resource

from chassis.middleware.correlation import current_correlation
from chassis.tokens import Bearer
from services.ledger.entrypoints.http.refused import AccessLogged
from services.ledger.entrypoints.scim.asking import (
    base_of,
    changed,
    one,
    operations,
    replaced,
    require_seen,
)

K = TypeVar("K")
R = TypeVar("R", bound=Resource[Any])
K_contra = TypeVar("K_contra", contravariant=True)
R_contra = TypeVar("R_contra", contravariant=True)


class Wanting(Protocol[R_contra, K_contra]):
    """What a client wants a known thing to be, by the resource that it says."""

    def __call__(self, said: R_contra, known: K_contra, *, patched: bool = False) -> Any:
        """Raises what SCIM answers where it cannot be."""


@dataclass(frozen=True)
class Keeping(Generic[K, R]):
    """One kind of resource; `name` stands in the access log."""

    name: str
    model: type[R]
    shown: Callable[[K, str], R]
    wanted: Wanting[R, K]
    read: Callable[[UUID], Awaitable[K]]
    keep: Callable[[UUID, Callable[[K], Any], UUID], Awaitable[None]]
    logged: AccessLogged

    async def answer(self, request: Request, id_: UUID, status: int = 200) -> Response:
        """The resource as it stands."""
        shown = self.shown(await self.read(id_), base_of(request))
        return one(self.model, shown, request, status)

    async def replaced(self, request: Request, bearer: Bearer, id_: UUID) -> Response:
        """The resource made what the request says, and as it stands then."""
        said = await replaced(self.model, request)
        return await self._kept(request, bearer, id_, lambda known: self.wanted(said, known))

    async def patched(self, request: Request, bearer: Bearer, id_: UUID) -> Response:
        """Some of the resource changed, and the whole as it stands then."""
        asked = await operations(self.model, request)
        base = base_of(request)

        def wanted(known: K) -> Any:
            return self.wanted(changed(self.shown(known, base), asked), known, patched=True)

        return await self._kept(request, bearer, id_, wanted)

    def require_seen(self, request: Request) -> Callable[[K], None]:
        """Refuse where the client says that it has seen another version."""
        return lambda known: require_seen(self.shown(known, base_of(request)), request)

    async def _kept(
        self, request: Request, bearer: Bearer, id_: UUID, said: Callable[[K], Any]
    ) -> Response:
        seen = self.require_seen(request)

        def wanted(known: K) -> Any:
            seen(known)
            return said(known)

        async with self.logged.refusals(bearer, f"scim_keep_{self.name}", str(id_)):
            await self.keep(id_, wanted, current_correlation())
        return await self.answer(request, id_)
