"""Excel files, read with openpyxl into the grid that the import use case understands.

May import openpyxl, contracts and services.ledger.application; never interprets a cell's
meaning, never follows a link, computes a formula or trusts a size that a file declares.
"""
