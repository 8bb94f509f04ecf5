"""What can be done with cases of accountability."""

from services.ledger.application.catalogue.use_case import UseCase, creating
from services.ledger.application.use_cases.supervising import cases, proposals
from services.ledger.domain.accountability import proposing, raised
from services.ledger.domain.accountability.state import Case

USE_CASES = (
    UseCase(proposing.ExplainAccountability, Case, "cases", proposals.explain_accountability),
    UseCase(proposing.DismissAccountabilityProposal, Case, "cases", proposals.dismiss_proposal),
    creating(raised.TriggerAccountability, Case, "cases", cases.trigger_accountability),
    UseCase(raised.AnswerAccountability, Case, "cases", cases.answer_accountability),
    UseCase(raised.DecideAccountability, Case, "cases", cases.decide_accountability),
    UseCase(raised.WithdrawAccountability, Case, "cases", cases.withdraw_accountability),
)
