"""At which checkpoint a bundle is taken, and earlier ones that it leads from."""

from contracts.proofs.bundle.contents import RelatedCheckpoint
from services.reporting.application.asking.desk import Desk
from services.reporting.application.bundling.wish import Wish
from services.reporting.application.ports.attesting import LAST, SignedCheckpoint
from services.reporting.application.ports.proofs import ProofTree
from services.reporting.application.proving.paths import consistency
from services.reporting.application.refusals import NotCoveredError, UnknownThingError


async def head_for(desk: Desk, tree: ProofTree, wish: Wish) -> SignedCheckpoint:
    """The latest checkpoint up to the moment asked for; a cosigned one where that is asked.

    Raises NotCoveredError, and refusals of `as_of`.
    """
    upto = LAST if wish.as_of is None else await desk.position(wish.as_of)
    head = await tree.newest(witnessed=wish.witnessed, upto=upto)
    if head is None:
        raise NotCoveredError("no such checkpoint is signed yet; ask again")
    return head


async def leading_to(
    tree: ProofTree, head: SignedCheckpoint, wish: Wish
) -> list[RelatedCheckpoint]:
    """The checkpoints that the auditor kept, and the last cosigned one where the head is not."""
    found = {size: await tree.checkpoint(size) for size in wish.known}
    missing = [size for size, one in found.items() if one is None]
    if missing:
        raise UnknownThingError("there is no checkpoint of size {size}", size=missing[0])
    if not head.cosignatures:
        last = await tree.newest(witnessed=True, upto=head.position)
        found |= {last.size: last} if last else {}
    earlier = [one for _, one in sorted(found.items()) if one and 0 < one.size < head.size]
    return [
        RelatedCheckpoint(one.parsed, await consistency(tree, one.size, head.size))
        for one in earlier
    ]
