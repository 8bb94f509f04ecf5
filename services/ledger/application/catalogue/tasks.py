"""What can be done with a task, in the order of its life."""

from services.ledger.application.catalogue.use_case import UseCase, creating, of_task
from services.ledger.application.use_cases import tasks
from services.ledger.domain.task.afterwards import looking_back, reopening
from services.ledger.domain.task.phases import (
    assignment,
    closing,
    extending,
    lasting,
    planning,
    reminding,
    verification,
    work,
)
from services.ledger.domain.task.state import Task
from services.ledger.domain.task.turns import (
    accepting,
    contesting,
    handing,
    linking,
    measures,
    working,
)

USE_CASES = (
    creating(assignment.RegisterTask, Task, "tasks", tasks.register_task),
    of_task(assignment.AssignTask, assignment.assign_task),
    of_task(assignment.AcceptTask, assignment.accept_task),
    of_task(contesting.ContestTask, contesting.contest_task),
    of_task(contesting.ResolveContest, contesting.resolve_contest),
    of_task(reminding.RemindTask, reminding.remind_task),
    of_task(planning.ProposeMeasures, planning.propose_measures),
    of_task(planning.ApprovePlan, planning.approve_plan),
    of_task(planning.ReturnPlan, planning.return_plan),
    of_task(work.RequestContribution, work.request_contribution),
    of_task(work.Contribute, work.contribute),
    of_task(work.WaiveContribution, work.waive_contribution),
    UseCase(work.AttachEvidence, Task, "tasks", tasks.on_upload(work.attach_evidence)),
    UseCase(working.SupersedeEvidence, Task, "tasks", tasks.on_upload(working.supersede_evidence)),
    of_task(working.ReportProgress, working.report_progress),
    of_task(measures.RequestMeasureChange, measures.request_measure_change),
    of_task(measures.CancelMeasure, measures.cancel_measure),
    of_task(measures.ReplaceMeasure, measures.replace_measure),
    of_task(measures.RefuseMeasureChange, measures.refuse_measure_change),
    of_task(work.SubmitMeasure, work.submit_measure),
    of_task(extending.RequestExtension, extending.request_extension),
    of_task(extending.EndorseExtension, extending.endorse_extension),
    of_task(extending.GrantExtension, extending.grant_extension),
    of_task(extending.RefuseExtension, extending.refuse_extension),
    of_task(verification.VerifyMeasure, verification.verify_measure),
    of_task(verification.ReturnMeasure, verification.return_measure),
    of_task(lasting.ReachMilestone, lasting.reach_milestone),
    of_task(lasting.ClassifyLongTerm, lasting.classify_long_term),
    of_task(lasting.EndLongTerm, lasting.end_long_term),
    of_task(verification.VerifyTask, verification.verify_task),
    of_task(closing.EndorseClosure, closing.endorse_closure),
    of_task(closing.CloseTask, closing.close_task),
    of_task(looking_back.LookBack, looking_back.look_back),
    of_task(reopening.ReopenTask, reopening.reopen_task),
    of_task(handing.TransferTask, handing.transfer_task),
    of_task(handing.WithdrawTask, handing.withdraw_task),
    UseCase(linking.MergeTask, Task, "tasks", tasks.merge_task),
    UseCase(linking.SplitTask, Task, "tasks", tasks.split_task),
    of_task(accepting.AcceptRisk, accepting.accept_risk),
)
