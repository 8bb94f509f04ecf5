"""Under whose name a command acts: a demo role, an account, or the operator of an empty store.

Tokens stand in `run.json`; an account that is not there yet gets one from the folder's own issuer,
which whoever may read the folder's secrets could use anyway.
"""

from typing import Any

from deploy.embedded.folder.layout import DataFolder
from deploy.embedded.folder.run_file import DEMO_ROLES, RunFile
from deploy.embedded.issuer import Issuer

BOOTSTRAP = "bootstrap"


class People:
    """The tokens of one data folder."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self._run: dict[str, Any] = RunFile(folder).read()

    def token(self, name: str) -> str:
        """The token of a role of the demo, or of an account."""
        known: dict[str, str] = {**self._run.get("accounts", {}), **self._run.get("tokens", {})}
        if name in known:
            return known[name]
        return Issuer(self._folder).for_account(account_of(name))

    def operator(self) -> str:
        """The token that brings the directory into a store without officers, and nothing else."""
        return Issuer(self._folder).for_service("operator", BOOTSTRAP)

    def service(self) -> str:
        """The token that lists the people of the directory."""
        return Issuer(self._folder).for_service("operator")


def account_of(name: str) -> str:
    """The account of a demo role; any other name is an account itself."""
    return DEMO_ROLES.get(name, name)
