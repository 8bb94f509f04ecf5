"""The data folder of a stack: what lies where, its secrets, its lock, and what scripts read of it.

May import contracts, deploy.provision and the issuer. Starts nothing and asks nothing over the
network.
"""
