"""What a rule found, recorded: sealed in a case's stream, paired into its tasks, once.

The id of the case comes of what was found under the ledger's own key, so that a second finder,
or the same one later, meets version 1 and leaves it; and nobody else can guess the rule from it.
"""

from dataclasses import dataclass
from uuid import uuid5

import structlog

from contracts.events.accountability.signal import AccountabilitySignalled
from contracts.identifiers import ROOT
from services.ledger.application.clocks.actor import CLOCK
from services.ledger.application.execution import again_when_lost, commit_of
from services.ledger.application.identification import Identification
from services.ledger.application.ports import Appended, EventStore, Identities, Vault
from services.ledger.application.session import Session
from services.ledger.application.use_cases.supervising.pairing import record
from services.ledger.application.use_cases.supervising.sealing import sealed_in
from services.ledger.domain.accountability.state import Case
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.kernel.deadlines import Moment
from services.ledger.domain.signals.found import Found

ATTEMPTS = 5
KNOWN_ALREADY = Appended(0, {})

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Raiser:
    """Records signals as the clock process."""

    store: EventStore
    identification: Identification
    identities: Identities
    vault: Vault

    async def raise_signal(self, found: Found) -> bool:
        """Record it; False where it was recorded before."""
        id_ = self.vault.hidden_id(f"signal/{found.key}")
        moment = self.identification.moment()
        correlation = uuid5(ROOT, f"signal/{id_}")

        async def attempt() -> Appended:
            new_id = self.identities.event_id
            session = Session(self.store, CLOCK, moment.at, new_id, correlation)
            case = await session.load(Case, id_)
            if case.exists:
                return KNOWN_ALREADY
            await record(session, case, await self._fact(session, case, found, moment))
            return await self.store.append(commit_of(session, moment.at, id_, None))

        raised = (await again_when_lost(attempt, ATTEMPTS)) is not KNOWN_ALREADY
        if raised:
            _log.info("signal raised", stream=str(id_), correlation_id=str(correlation))
        return raised

    async def _fact(
        self, session: Session, case: Case, found: Found, moment: Moment
    ) -> AccountabilitySignalled:
        campaign = (await session.load(Campaign, found.ruling.campaign)).on(moment.today)
        return AccountabilitySignalled(
            tasks=found.tasks,
            ground=found.ruling.rule.ground,
            sealed=await sealed_in(self.vault, case, found.matter),
            explain_by=moment.in_working_days(campaign.policy.explanation_working_days),
        )
