"""What supervision and the discipline office do: slips, notices, interviews, and cases.

May import what every use case may. Each fact about a task is paired into the task's stream.
"""
