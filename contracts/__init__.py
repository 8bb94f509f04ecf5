"""The public language of Taizhang: events, envelope, subjects, words, problems.

Every service and every integrating system may import it. It imports pydantic and the
standard library, never a service, a driver or a web framework, and it decides nothing.
"""
