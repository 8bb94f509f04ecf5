"""Commands about the proof of history: bundles, their verifier, signing keys, another's witness.

May import contracts.proofs, deploy.witness, the chassis' key files and the client. All but
`bundle` work on files, or on the folder of a stack that need not run.
"""
