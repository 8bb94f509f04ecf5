"""Who reads the ledger's access log: an auditor, each reading recorded like any other."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Annotated

from fastapi import Depends

from chassis.access_log.route import Recording, operation_of
from chassis.tokens import ActAs, Bearer
from contracts.words import Role
from services.ledger.application.execution import Executor
from services.ledger.entrypoints.http.refused import AccessLogged

OPERATION = operation_of("ledger")


def auditing(
    executor: Executor, known: Callable[..., Awaitable[Bearer]], logged: AccessLogged
) -> Callable[..., Awaitable[Recording]]:
    """The dependency that lets auditors in, and nobody else."""

    async def admitted(
        bearer: Annotated[Bearer, Depends(known)], act_as: ActAs = None
    ) -> Recording:
        async with logged.refusals(bearer, OPERATION, "-"):
            by = await executor.identification.doer(bearer.subject, act_as)
            by.require(Role.AUDITOR)
        return partial(logged.read, bearer, OPERATION)

    return admitted
