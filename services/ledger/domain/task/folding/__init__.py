"""How each fact changes a task, a module for each module of facts; `evolution` joins them.

A fact that only history keeps is listed as `unchanged`: a fact that is listed nowhere breaks the
stream. Nothing here refuses or reads a clock.
"""
