"""Wishes applied to what is to be sent, and changed by the person whose they are."""
