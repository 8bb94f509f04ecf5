"""Which files the events name: as evidence, or as the text of a plan, report or institution."""

from collections.abc import Collection

from services.ledger.adapters.postgres.pool import PostgresPool

USED = "SELECT DISTINCT sha256 FROM ledger.evidence_uses WHERE sha256 = ANY($1)"
DOCUMENTS = """SELECT convert_from(state, 'UTF8')::jsonb #>> '{data,file_sha256}' AS sha256
    FROM ledger.events
    WHERE topic IN ('institution.registered.v1', 'campaign.work_plan_published.v1',
        'campaign.report_approved.v1', 'campaign.report_sent.v1')
    AND convert_from(state, 'UTF8')::jsonb #>> '{data,file_sha256}' = ANY($1)"""


class PostgresEvidenceNames:
    """Looks files up by their hashes."""

    def __init__(self, pool: PostgresPool) -> None:
        self._pool = pool

    async def unnamed(self, hashes: Collection[str]) -> set[str]:
        """Those of these that no event names; documents are looked up for what is left alone."""
        left = set(hashes)
        for query in (USED, DOCUMENTS):
            if left:
                left -= {row["sha256"] for row in await self._pool.fetch(query, list(left))}
        return left
