"""Writes composed sheets as an .xlsx file with openpyxl.

May import `application.exporting.table` and openpyxl. Knows no task: only cells, widths and print.
"""
