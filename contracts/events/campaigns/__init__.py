"""Facts of a campaign (整改批次) after its opening, and the parts of its policy.

May import the vocabularies and parts of `contracts`; holds facts and their parts only.
"""
