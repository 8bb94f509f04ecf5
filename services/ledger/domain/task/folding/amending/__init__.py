"""How amendments of an approved plan change a task.

May import the task's state and its marks. Nothing here refuses or reads a clock.
"""
