"""What units and people took on, from an event to an event (检验 锻炼 培养).

May import what `assessing` may, and its steps and marks. Nothing is stored.
"""
