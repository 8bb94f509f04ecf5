"""How offices write dates, sources, types and lists of names, read into values.

Pure functions over text, importing contracts' words only; they know no sheet, row or fault.
"""
