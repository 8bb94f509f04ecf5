"""What people do with what a rule found: the unit explains, the discipline office dismisses."""

from uuid import UUID

from contracts.events.accountability.signal import (
    AccountabilityExplained,
    AccountabilityProposalDismissed,
)
from services.ledger.application.use_cases.supervising.cases import involved_units
from services.ledger.application.use_cases.supervising.sealing import say, signal_of
from services.ledger.application.workplace import Workplace
from services.ledger.domain.accountability import proposing as rules
from services.ledger.domain.accountability.state import Case


async def explain_accountability(
    at: Workplace, target: UUID, command: rules.ExplainAccountability
) -> UUID:
    """The explanation of the head of the unit."""
    case = (await at.session.load(Case, target)).require()
    text = rules.explain_accountability(case, command, at.by, await signal_of(at.vault, case))
    await say(at, case, AccountabilityExplained, text)
    return target


async def dismiss_proposal(
    at: Workplace, target: UUID, command: rules.DismissAccountabilityProposal
) -> UUID:
    """The dismissal, with its reason."""
    case = (await at.session.load(Case, target)).require()
    involved = await involved_units(at, case.heading["tasks"], ())
    text = rules.dismiss_proposal(case, command, at.by, involved)
    await say(at, case, AccountabilityProposalDismissed, text)
    return target
