"""Who records what passed and what rules found: the clock process, which is nobody."""

from contracts.envelope import Actor

CLOCK = Actor(person=None, post="clock", unit=None)
