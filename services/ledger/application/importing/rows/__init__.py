"""One row read into one draft, the same in every form; what cannot be read becomes a fault.

Imports forms, wording, matching and remarks; never raises for what a cell says.
"""
