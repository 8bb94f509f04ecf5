"""Facts of a task after its closing (后半篇文章): looked back at, found relapsed, reopened.

Imports other facts and words; decides nothing.
"""
