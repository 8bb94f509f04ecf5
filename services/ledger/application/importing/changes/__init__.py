"""What a directory's file says otherwise than the directory: differences, each with its day.

May import what `importing` may. Finds them and names them; records nothing.
"""
