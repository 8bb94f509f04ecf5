"""What is decided about an open campaign (整改批次): its policy, its reports, its closing.

A module for each matter: commands and the pure decisions on them. May import `campaign`,
`directory` and `kernel` of the domain, and contracts.
"""
