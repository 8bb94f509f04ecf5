"""What a message may say of an event: numbers, titles, units, days, reasons; never a person.

May import what the domain may; writes no sentence, which is the templates' to do.
"""
