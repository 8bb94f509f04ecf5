"""What is decided about a task after its closing (后半篇文章): look-backs and reopenings.

Commands and pure decisions, like `phases`, which these may use; how they fold stands in `folding`.
"""
