"""Reporting over HTTP: routes, who calls, and what is shown.

May import `application`, `domain`, `contracts`, `chassis`. The application decides, this shows.
"""
