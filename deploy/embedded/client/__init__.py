"""The services of a stack as a program on this machine calls them: over HTTP, as some person.

May import contracts and deploy.embedded.folder and issuer. Never opens a database or a stream, and
decides nothing: what a service refuses is raised as it was said.
"""
