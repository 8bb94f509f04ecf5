"""The description of the API: every operation has an id, and problems are described once."""

from chassis.middleware.visitors import PUBLIC
from tests.services.reporting.http.conftest import Desk


async def test_every_operation_has_an_id_a_summary_and_problems(desk: Desk) -> None:
    described = (await desk.get(None, "/openapi.json")).json()
    operations = {
        operation["operationId"]: operation
        for path in described["paths"].values()
        for operation in path.values()
    }
    assert operations.keys() == {
        *("list_campaigns", "list_units", "list_findings", "list_cases", "list_tasks"),
        *("read_task", "read_task_history", "read_coverage", "list_missing"),
        *("export_ledger", "read_digest", "read_task_difference", "read_unit_difference"),
        *("read_difference", "bundle_task", "bundle_campaign", "bundle_everything"),
        *("read_integrity", "list_checkpoints", "list_attestations"),
        *("read_reporting_access_log", "list_policies", "simulate_policy"),
        *("list_replicas", "read_replicas", "list_supervision_slips"),
        *("list_institutions", "list_deputies", "read_portfolio", "list_look_backs", "list_draws"),
        *("list_scores", "read_unit_scores", "read_leader_scores", "read_coverage_below"),
        *("read_unit_record", "read_officer_record"),
        *("list_results", "list_feedback", "read_public_result"),
    }
    for path, each in described["paths"].items():
        for operation in each.values():
            assert (operation["tags"] == ["public"]) is path.startswith(PUBLIC)
    for operation in operations.values():
        assert operation["summary"]
        assert bool(operation.get("security")) is (operation["tags"] != ["public"])
        assert "application/problem+json" in operation["responses"]["default"]["content"]


async def test_every_refusal_has_a_status_and_codes_differ() -> None:
    from services.reporting.application.refusals import RefusalError
    from services.reporting.entrypoints.http.app import PASSING, STATUSES

    refusals = set(RefusalError.__subclasses__())
    assert refusals == {*STATUSES, *PASSING}
    assert len({each.code for each in refusals}) == len(refusals)
