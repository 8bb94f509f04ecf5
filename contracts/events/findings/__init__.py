"""Facts of what is made of a finding (问题) beside its tasks: answers, causes, links, replicas.

May import the vocabularies and parts of `contracts`; holds facts only.
"""
