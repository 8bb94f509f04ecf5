"""`taizhang give` and `taizhang ask`: every command of the ledger, and every question, by its name.

What there is to give is read from the running ledger's own OpenAPI, so nothing is listed twice.
May import cli's desk, options and speech, deploy.embedded.client and contracts.identifiers.
"""
