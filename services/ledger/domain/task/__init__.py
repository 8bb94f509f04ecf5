"""The task (整改任务): its state, how facts fold into it, its guards and its clocks.

The commands and decisions of each phase of its life are in `phases`.
"""
