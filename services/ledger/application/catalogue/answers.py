"""What can be done with institutions and replies."""

from services.ledger.application.catalogue.use_case import UseCase, creating
from services.ledger.application.use_cases import answers
from services.ledger.domain.institution import (
    AbolishInstitution,
    ConfirmInstitution,
    Institution,
    RegisterInstitution,
)
from services.ledger.domain.reply import Reply, ReplyToSource

USE_CASES = (
    creating(RegisterInstitution, Institution, "institutions", answers.register_institution),
    UseCase(ConfirmInstitution, Institution, "institutions", answers.confirm_institution),
    UseCase(AbolishInstitution, Institution, "institutions", answers.abolish_institution),
    creating(ReplyToSource, Reply, "replies", answers.reply_to_source),
)
