"""Systems register an address, and an office keeps it: secrets, failures, what is sent again.

Imports the domain and the ports; a secret passes through and is neither logged nor answered twice.
"""
