"""Signals: the rules of the policies run over the history, and what they find is raised once.

May import what the application may. The clock process runs it, several replicas if need be.
"""
