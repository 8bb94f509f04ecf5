"""Lists in SQL against the rules in Python, and the workbook opened again."""
