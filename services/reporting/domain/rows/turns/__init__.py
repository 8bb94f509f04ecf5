"""Parts of a task's row that tell what turned it from its straight way.

Imports words alone; `rows.task` holds them.
"""
