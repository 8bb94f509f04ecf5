"""What answers look like: the released shape of every JSON body, apart from the rows inside.

May import `application`, `domain`, `contracts`, pydantic. Fields are added, never renamed.
"""
