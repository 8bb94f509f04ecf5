"""One module a sheet of the workbook; headings as offices know them.

May import `application.exporting`, `application.wording`, `domain`. Composes, writes nothing.
"""
