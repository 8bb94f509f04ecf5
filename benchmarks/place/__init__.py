"""Where it is measured: real servers in a folder that is dropped, and what they are filled with.

It may import the product and `frame`; it measures nothing.
"""
