"""What an import has to say about a file: faults, notices, and what its form lacks.

Codes with parameters and a message in each language; imports sheet, forms and wording only.
"""
