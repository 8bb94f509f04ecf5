"""P3: the append path beside event stores that are known, 32 callers each, in the same rounds.

Ours goes the whole way of P2; of the others, the library's `Application.save` alone loads and
decides anything.
"""

from contextlib import AbstractContextManager, nullcontext
from functools import partial

from benchmarks.commands.ledger import ledger, registering
from benchmarks.frame.comparison import Missing, Result, Subject, Target
from benchmarks.frame.rounds import compare, rate
from benchmarks.frame.scale import Scale
from benchmarks.peers.library import library
from benchmarks.peers.stores import Stores, stores
from benchmarks.place.servers import Place

CALLERS = 32
SUBJECT = Subject("P3", f"append path, {CALLERS} callers", "per s")


async def known_stores(place: Place, scale: Scale) -> list[Result]:
    """One comparison a store."""
    dsn = place.owner_dsn
    async with ledger(place) as executor:
        ours = partial(rate, registering(executor), CALLERS, scale.seconds)
        fetched = stores(dsn, place.folder, scale.seconds, SUBJECT) if scale.peers else left_out()
        with library(dsn, scale.seconds, Target(15)) as own, fetched as others:
            measured = await compare(SUBJECT, ours, [*own, *others.sides], scale.rounds)
            return [*measured, *others.missing]


def left_out() -> AbstractContextManager[Stores]:
    """None of those that would have to be fetched."""
    reason = "nothing is fetched at this size"
    names = ("Emmett", "Message DB", "UmaDB")
    return nullcontext(Stores(missing=[Missing(SUBJECT, name, reason) for name in names]))
