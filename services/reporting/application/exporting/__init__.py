"""The workbook that offices keep (台账), composed as plain tables; an adapter writes the file.

May import `application.asking`, `application.wording`, `domain`. Its first three sheets read back
give the same campaign, findings, tasks, measures and responsibilities.
"""
