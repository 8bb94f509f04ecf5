"""P2: the append path in process, beside single-row INSERTs at 32 clients.

Load, guards, append, idempotency and side tables; no HTTP and no token. One event a command.
"""

from functools import partial

from benchmarks.commands.ledger import ledger, registering
from benchmarks.frame.comparison import Missing, Result, Subject, Target
from benchmarks.frame.rounds import compare, rate
from benchmarks.frame.scale import Scale
from benchmarks.peers.inserts import inserts, pgbench, psycopg
from benchmarks.peers.loops import other_loops
from benchmarks.place.servers import Place

CALLERS = {32: Target(2, aim=3), 256: Target(3, aim=5)}


async def append(place: Place, scale: Scale) -> list[Result]:
    """The comparison at 32 and at 256 callers."""
    found: list[Result] = []
    async with ledger(place) as executor, inserts(place.owner_dsn, scale.seconds) as insert:
        command = registering(executor)
        others = other_loops(place.owner_dsn, scale.seconds)
        if limit := pgbench(place.owner_dsn, place.folder, scale.seconds):
            others.append(limit)
        else:
            left_out = Subject("P2", "append path", "per s")
            found.append(Missing(left_out, "INSERT by pgbench", "it is not installed"))
        for callers, target in CALLERS.items():
            subject = Subject("P2", f"append path, {callers} callers", "per s")
            ours = partial(rate, command, callers, scale.seconds)
            found += await compare(subject, ours, [psycopg(insert, target), *others], scale.rounds)
            others = []  # Once is enough to see how the peers stand to each other.
    return found
