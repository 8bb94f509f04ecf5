"""Results made public over HTTP: invitations told once, what the public says, who reads it.

May import what `http` may. The routes in `public` are open to anyone, each on purpose.
"""
