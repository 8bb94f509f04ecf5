"""Examples of every fact and a task's whole life, for the tests of whoever consumes events.

May import contracts alone; no running service may import it. It reads no clock and draws no
random number: the same call gives the same bytes on every machine.
"""
