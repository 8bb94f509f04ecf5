"""Routes by which the office edits what messages say, and auditors read who changed it.

What is refused is refused with its lines, in English and Chinese.
"""
