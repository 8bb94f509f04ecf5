"""What every request passes through before and after the application, outermost first.

Pure ASGI, so that an answer given by the framework's own error handling passes through as well.
It imports `contracts` and `chassis`; it never looks into a body and never decides who may do what.
"""
