"""The whole system on one machine: real servers from wheels, every service, and a command.

May import contracts, chassis and deploy.provision. Never imports a service: each is a process of
its own. Never needs root, Docker or a fixed port, and never changes the mode of a folder that it
did not make.
"""
