"""One furnished ledger for all these tests on the second day of the campaign.

A test that moves the clock, which never goes back, takes an `office` of its own.
"""

from collections.abc import AsyncIterator

import pytest

from tests.servers import TestDatabases
from tests.services.ledger.http.identity import Identity
from tests.services.ledger.office import Office, furnish, running_office


@pytest.fixture(scope="session")
async def ledger(
    databases: TestDatabases, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Office]:
    """The example directory and ledger, with the accounts that the tests need beside."""
    async with running_office(databases, tmp_path_factory.mktemp("office")) as office:
        await furnish(office)
        office.at("2021-09-20T09:00")
        await add(office, "two-posts", ("督导组", "ddz"), ("经办人", "xcb"))
        await add(office, "ldxz-2", ("领导小组", "ldxz"))
        yield office


@pytest.fixture
def idp(ledger: Office) -> Identity:
    """An identity system with the scope to keep the directory."""
    return Identity(ledger)


async def add(office: Office, account: str, *posts: tuple[str, str]) -> None:
    """A person more, with these posts."""
    told = await office.done(
        "zgb-1", "officers/register-officer", {"account": account, "name": f"姓名{account}"}
    )
    for post, unit in posts:
        body = {"post": post, "unit": unit, "since": "2021-09-01"}
        await office.done("zgb-1", f"officers/{told['aggregate_id']}/appoint-officer", body)
