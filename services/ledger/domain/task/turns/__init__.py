"""What turns a task from its straight way: objections, transfers, measures changed, risks taken.

Commands and pure decisions, like `phases`, which these may use; how they fold stands in `folding`.
"""
