"""How results are shown: lines while it runs, a table, a record in JSON, a plot, and their page.

It may import `frame`; it measures nothing.
"""
