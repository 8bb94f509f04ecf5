"""What can be shown of history and read model: signed, witnessed, attested, and checked again.

May import contracts.proofs, the ports and the domain. Whatever it says is read from the store at
that moment or computed from the events; it signs nothing but digests of the read model.
"""
