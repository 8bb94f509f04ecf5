"""Events in words, Chinese and English: for the history on a page and for 过程记录 in Excel.

May import `contracts` and `domain`. Words only: who may read them is decided elsewhere.
"""
