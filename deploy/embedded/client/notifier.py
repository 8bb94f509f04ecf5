"""The notifier as its users see it: what was sent to whom."""

from typing import Any

from deploy.embedded.client.caller import Caller
from deploy.embedded.client.pages import all_pages

PAGE = 200


class NotifierClient:
    """The notifier for one person."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def deliveries(self) -> list[dict[str, Any]]:
        """Every delivery that the person may see, newest first."""
        return all_pages(self._caller, "/v1/deliveries", {"limit": PAGE})
