"""What is checked of a bundle, one question a module; each answers findings and raises nothing.

A check never stops another: what can still be judged after a finding is judged.
"""
