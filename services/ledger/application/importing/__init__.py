"""From the cells of a workbook to a preview of what an import would record.

Pure: it may import contracts and the standard library, never openpyxl, a store or a clock.
It records nothing and decides nothing: `preview` answers with drafts, every fault with sheet,
row and column, and what the form lacks; the import use case turns a preview into events.
"""
