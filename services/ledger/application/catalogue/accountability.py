"""What can be done with cases of accountability."""

from services.ledger.application.catalogue.use_case import UseCase, creating
from services.ledger.application.use_cases.supervising import cases
from services.ledger.domain import case

USE_CASES = (
    creating(case.TriggerAccountability, case.Case, "cases", cases.trigger_accountability),
    UseCase(case.AnswerAccountability, case.Case, "cases", cases.answer_accountability),
    UseCase(case.DecideAccountability, case.Case, "cases", cases.decide_accountability),
    UseCase(case.WithdrawAccountability, case.Case, "cases", cases.withdraw_accountability),
)
