"""The columns of each table, in the order in which its lines have them.

A row's JSON is canonical and stored verbatim; the other columns can be computed from the row.
"""

ROWS = ("kind", "id", "valid_from", "valid_to", "campaign", "body")
TASKS = (
    *("id", "version", "valid_from", "valid_to"),
    *("campaign", "finding", "number", "number_key", "title"),
    *("lead_unit", "units", "leader", "named"),
    *("status", "plan_approved", "replied", "deadline", "pending_due", "done", "late"),
    "body",
)
WORDS = ("id", "valid_from", "valid_to", "search")
