"""Wishes of people, and what the links in their mails stand for."""
