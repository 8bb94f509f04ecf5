"""Supervision of a unit: notices, slips, interviews, and what each task remembers of them.

Commands and pure decisions; may import the domain's kernel, directory and task, nothing outward.
"""
