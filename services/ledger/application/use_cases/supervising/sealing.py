"""What is said in a case: sealed under its key, recorded, and opened while that key exists."""

from typing import TypeVar

from pydantic import BaseModel

from contracts.events.accountability.signal import SignalMatter
from contracts.events.case import CaseFact, CaseMatter, CaseText
from contracts.events.fact import Sealed
from services.ledger.application.ports import Vault
from services.ledger.application.use_cases.supervising.pairing import record
from services.ledger.application.workplace import Workplace
from services.ledger.domain.accountability.raised import sealed_fact
from services.ledger.domain.accountability.state import Case
from services.ledger.domain.kernel.refusals import GuardRefused

M = TypeVar("M", bound=BaseModel)


async def sealed_in(vault: Vault, case: Case, said: BaseModel) -> Sealed:
    """It, under the key of the case."""
    return await vault.seal(f"case/{case.id}", said.model_dump_json())


async def say(at: Workplace, case: Case, kind: type[CaseFact], text: CaseText) -> None:
    """Record it in the case and in each of its tasks."""
    await record(at.session, case, sealed_fact(kind, case, await sealed_in(at.vault, case, text)))


async def facts_of(vault: Vault, case: Case) -> CaseMatter:
    """What a person raised the case with."""
    return await opened(vault, case.facts.sealed, CaseMatter)


async def signal_of(vault: Vault, case: Case) -> SignalMatter:
    """What a rule found."""
    return await opened(vault, case.found.signal.sealed, SignalMatter)


async def opened(vault: Vault, sealed: Sealed, kind: type[M]) -> M:
    """What was sealed, as what it is; refused once the key of the case was deleted."""
    text = await vault.open(sealed)
    if text is None:
        raise GuardRefused("case_sealed", "the key of this case was deleted")
    return kind.model_validate_json(text)
