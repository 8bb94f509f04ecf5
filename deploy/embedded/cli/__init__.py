"""The `taizhang` command: what a person or script does with a system on this machine.

May import deploy.embedded; talks to services over HTTP only. Each command is a module, listed in
`main`.
"""
