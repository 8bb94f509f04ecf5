"""Examples of what turns task R08-1 from its straight way; none of it happened in its story.

Imports the facts and the places of the other examples.
"""
