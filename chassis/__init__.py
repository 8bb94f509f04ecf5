"""What every service process has and no business has.

Lives here: settings, clock, calendar, tokens, problems, the HTTP listener, health, logs, the access
log.
It imports `contracts` and third-party libraries, never a service or `deploy`. It knows no task,
unit or officer, and holds no app, settings or connection of its own: each is made by a call.
"""
