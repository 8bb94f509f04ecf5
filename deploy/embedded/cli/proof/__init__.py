"""Commands about the proof of history: signing keys, and a witness for another party to run.

May import deploy.witness and the chassis' key files. They work on files and need no running stack.
"""
