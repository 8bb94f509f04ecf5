"""Facts of supervision: notices, slips and their answers, interviews; and their pairs in tasks.

May import contracts alone; decides nothing.
"""
