"""How facts change a task: the folds of all phases, given to the aggregate at import."""

from services.ledger.domain.task.folding import (
    assignment,
    clocks,
    closing,
    paired,
    planning,
    verification,
    work,
)
from services.ledger.domain.task.folding.afterwards import drawn, looking_back
from services.ledger.domain.task.folding.amending import extending, lasting
from services.ledger.domain.task.folding.turns import accepting, handing, linking, working
from services.ledger.domain.task.state import Task

Task.folds = {
    **assignment.FOLDS,
    **planning.FOLDS,
    **work.FOLDS,
    **extending.FOLDS,
    **lasting.FOLDS,
    **verification.FOLDS,
    **closing.FOLDS,
    **paired.FOLDS,
    **clocks.FOLDS,
    **handing.FOLDS,
    **linking.FOLDS,
    **accepting.FOLDS,
    **working.FOLDS,
    **drawn.FOLDS,
    **looking_back.FOLDS,
}
