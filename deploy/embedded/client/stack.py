"""The services of the stack that runs on a data folder, each for whoever is to be spoken for."""

from deploy.embedded.client.caller import Caller, web
from deploy.embedded.client.ledger import LedgerClient
from deploy.embedded.client.notifier import NotifierClient
from deploy.embedded.client.people import People
from deploy.embedded.client.reporting import ReportingClient
from deploy.embedded.folder.layout import DataFolder
from deploy.embedded.folder.run_file import RunFile


class NothingRunsError(RuntimeError):
    """No stack runs on the data folder; the text is the folder."""


class StackClient:
    """Speaks to the running stack of a folder; raises NothingRunsError where there is none.

    Refusals come in `language`.
    """

    def __init__(self, folder: DataFolder, language: str = "en") -> None:
        self.folder = folder
        run = RunFile(folder).read()
        if not run or not folder.in_use():
            raise NothingRunsError(str(folder.root))
        self.urls = {name: run[name]["url"] for name in ("ledger", "notifier", "reporting")}
        self._web = web(language)
        self._people = People(folder)

    def ledger(self, name: str) -> LedgerClient:
        """The ledger, for a role or an account."""
        return LedgerClient(self.caller("ledger", name))

    def operator(self) -> LedgerClient:
        """The ledger, for the operator of a store that has no officers yet."""
        return LedgerClient(self._caller("ledger", self._people.operator()))

    def reporting(self, name: str) -> ReportingClient:
        """Reporting, for a role or an account."""
        return ReportingClient(self.caller("reporting", name))

    def notifier(self, name: str) -> NotifierClient:
        """The notifier, for a role or an account."""
        return NotifierClient(self.caller("notifier", name))

    def caller(self, service: str, name: str) -> Caller:
        """A service by its name, for a role or an account."""
        return self._caller(service, self._people.token(name))

    def accounts(self) -> list[str]:
        """The accounts of everybody in the directory, without those that were erased."""
        people = self._caller("ledger", self._people.service()).ask("/v1/directory/people")
        return [each["account"] for each in people["people"] if not each["erased"]]

    def _caller(self, service: str, token: str) -> Caller:
        return Caller(self._web, self.urls[service], token)
