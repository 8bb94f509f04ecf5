"""Use cases of the notifier and the ports they need.

It imports the domain, `contracts` and the clock's protocol of `chassis`; never a driver, an HTTP
library or a broker.
"""
