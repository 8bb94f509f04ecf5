"""Which of the known forms a workbook has, where its header stands and what its rows are.

Imports the grid and the faults of importing only; never interprets a value of a cell.
"""
