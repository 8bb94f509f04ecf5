"""While a long history is compared with what was signed, it is served, and nothing is signed."""

import asyncio

import psycopg

from tests.services.ledger.checkpointing.log import Log


async def test_what_was_signed_is_served_while_it_is_compared(log: Log) -> None:
    log.store.append(30)
    async with log.running() as running:
        await running.at(30)
    log.store.append(5)
    log.told["checkpoint_patience"] = 20
    with psycopg.connect(log.store.owner) as owner:
        # Comparing waits here, as it would for a long history.
        owner.execute("LOCK TABLE ledger.events IN ACCESS EXCLUSIVE MODE")
        async with log.running() as running:
            async with asyncio.timeout(15):
                while not (await running.health())["comparing"].get("events", {}).get("of"):
                    await asyncio.sleep(0.02)
            health = await running.health()
            assert health["ready"]
            assert health["comparing"]["events"] == {"compared": 0, "of": 30}
            assert health["sizes"]["events"] == 30
            assert log.opened(await running.note()).size == 30
            asked = {"position": 7}
            answer = await running.client.get("/v1/proofs/inclusion", params=asked)
            assert answer.json()["size"] == 30
            assert log.opened(log.last.read_text()).size == 30
            owner.rollback()
            await running.at(35)


async def test_a_tree_that_is_still_compared_holds_up_no_other(log: Log) -> None:
    log.store.append(3)
    log.told["checkpoint_patience"] = 20
    with psycopg.connect(log.store.owner) as owner:
        owner.execute("LOCK TABLE access_log.entries IN ACCESS EXCLUSIVE MODE")
        async with log.running() as running:
            await running.at(3)
            assert "access_ledger" in (await running.health())["comparing"]
            owner.rollback()
            await running.at(0, "access_ledger")
