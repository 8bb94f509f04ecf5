"""Ways to run the system: what prepares its servers, and everything on one machine.

May import contracts, and in `embedded` chassis; never a service's code: services are started as
processes.
"""
