"""How anything is measured: two sides in turn, their figures, what a ratio should come to.

It imports the standard library and itself, and knows no part of the product.
"""
