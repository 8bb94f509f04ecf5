"""The campaign, played once for all that ask for it."""

import subprocess

import pytest

from tests.demo import started, working_directory
from tests.deploy.embedded.campaign.played import Campaign


@pytest.fixture(scope="session")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Campaign:
    """Played once."""
    folder = working_directory(tmp_path_factory.mktemp("campaign"))
    run: subprocess.CompletedProcess[str] = started(folder, "demo", "--campaign", "--exit")
    assert run.returncode == 0, run.stdout + run.stderr
    (workbook,) = folder.rglob("bulletin.xlsx")
    return Campaign(run.stdout.splitlines(), workbook, workbook.with_name("mail"))
