"""From a preview without faults to events: an import is one transaction by one actor.

It records findings, tasks, units and officers that are new, and nothing that is there already.
"""
