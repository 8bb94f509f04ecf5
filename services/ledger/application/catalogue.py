"""Everything the ledger can be told to do, in the order of the lifecycle: its table of contents.

The command's name in snake case is the operation's id everywhere; `room` is the plural under
which HTTP shows it, and a command that `creates` has no target yet.
"""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from services.ledger.application.use_cases import answers, campaigns, cases, directory, tasks
from services.ledger.application.workplace import Workplace
from services.ledger.domain import campaign, case, finding, institution, reply
from services.ledger.domain.directory import appointing, unit
from services.ledger.domain.directory.officer import Officer
from services.ledger.domain.directory.unit import Unit
from services.ledger.domain.kernel.aggregate import Aggregate
from services.ledger.domain.kernel.command import Command
from services.ledger.domain.task.phases import assignment, closing, planning, verification, work
from services.ledger.domain.task.state import Task


@dataclass(frozen=True)
class UseCase:
    """A command, the aggregate it is about, and what carries it out."""

    command: type[Command]
    about: type[Aggregate]
    room: str
    handle: Callable[[Workplace, UUID, Any], Awaitable[UUID]]
    creates: bool = False

    @cached_property
    def name(self) -> str:
        """The operation's id: the command in snake case."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", self.command.__name__).lower()


def _creating(command: type[Command], about: type[Aggregate], room: str, handle: Any) -> UseCase:
    return UseCase(command, about, room, handle, creates=True)


def _of_task(command: type[Command], decide: Any) -> UseCase:
    return UseCase(command, Task, "tasks", tasks.on_task(decide))


USE_CASES: tuple[UseCase, ...] = (
    _creating(unit.RegisterUnit, Unit, "units", directory.register_unit),
    _creating(appointing.RegisterOfficer, Officer, "officers", directory.register_officer),
    UseCase(appointing.AppointOfficer, Officer, "officers", directory.appoint_officer),
    UseCase(appointing.RelieveOfficer, Officer, "officers", directory.relieve_officer),
    UseCase(appointing.NameDeputy, Officer, "officers", directory.name_deputy),
    UseCase(appointing.ErasePerson, Officer, "officers", directory.erase_person),
    _creating(campaign.OpenCampaign, campaign.Campaign, "campaigns", campaigns.open_campaign),
    UseCase(campaign.PublishPlan, campaign.Campaign, "campaigns", campaigns.publish_plan),
    _creating(finding.RegisterFinding, finding.Finding, "findings", campaigns.register_finding),
    _creating(assignment.RegisterTask, Task, "tasks", tasks.register_task),
    _of_task(assignment.AssignTask, assignment.assign_task),
    _of_task(assignment.AcceptTask, assignment.accept_task),
    _of_task(planning.ProposeMeasures, planning.propose_measures),
    _of_task(planning.ApprovePlan, planning.approve_plan),
    _of_task(planning.ReturnPlan, planning.return_plan),
    _of_task(work.RequestContribution, work.request_contribution),
    _of_task(work.Contribute, work.contribute),
    _of_task(work.WaiveContribution, work.waive_contribution),
    UseCase(work.AttachEvidence, Task, "tasks", tasks.attach_evidence),
    _of_task(work.SubmitMeasure, work.submit_measure),
    _of_task(verification.VerifyMeasure, verification.verify_measure),
    _of_task(verification.ReturnMeasure, verification.return_measure),
    _of_task(verification.VerifyTask, verification.verify_task),
    _creating(
        institution.RegisterInstitution,
        institution.Institution,
        "institutions",
        answers.register_institution,
    ),
    UseCase(
        institution.ConfirmInstitution,
        institution.Institution,
        "institutions",
        answers.confirm_institution,
    ),
    _creating(reply.ReplyToSource, reply.Reply, "replies", answers.reply_to_source),
    _of_task(closing.EndorseClosure, closing.endorse_closure),
    _of_task(closing.CloseTask, closing.close_task),
    _creating(case.TriggerAccountability, case.Case, "cases", cases.trigger_accountability),
    UseCase(case.AnswerAccountability, case.Case, "cases", cases.answer_accountability),
    UseCase(case.DecideAccountability, case.Case, "cases", cases.decide_accountability),
    UseCase(case.WithdrawAccountability, case.Case, "cases", cases.withdraw_accountability),
)
