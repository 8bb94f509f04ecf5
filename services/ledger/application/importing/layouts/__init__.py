"""How the known forms arrange rows on sheets, each read into drafts by the rules of `rows`.

Imports forms, rows, wording and remarks; never raises for what a cell says.
"""
