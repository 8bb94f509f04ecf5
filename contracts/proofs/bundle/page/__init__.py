"""The readable page of a bundle: one HTML file for people, in Chinese and English.

It imports the bundle's contents and the standard library; it proves nothing, the verifier does.
"""
