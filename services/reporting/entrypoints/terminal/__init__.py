"""What the one-off commands of reporting print: verdicts, differences.

May import `application` and `domain`. It decides nothing.
"""
