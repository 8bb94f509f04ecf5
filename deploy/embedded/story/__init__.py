"""The rectification of 2021 as people live it: who does what and when, over HTTP.

May import contracts, chassis.clock and deploy.embedded (client, folder, clock). Says nothing to the
screen itself; begins again where it was interrupted, and does nothing twice.
"""
