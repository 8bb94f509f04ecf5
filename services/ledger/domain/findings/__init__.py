"""What is done with a finding (问题) beside registering it and making tasks of it.

A module for each matter: commands and the pure decisions on them. May import `finding`,
`campaign`, `directory` and `kernel` of the domain, and contracts.
"""
