"""Every reason of the ledger in Chinese, by its English sentence; `{names}` stand in both.

A reason that is raised anywhere in the ledger and is not here fails a test.
"""

from services.ledger.application.reasons import (
    about_campaigns,
    about_draws,
    about_requests,
    about_results,
    about_tasks,
)

REASONS: dict[str, str] = (
    about_requests.REASONS
    | about_tasks.REASONS
    | about_campaigns.REASONS
    | about_draws.REASONS
    | about_results.REASONS
)
"""English sentence → Chinese sentence."""
