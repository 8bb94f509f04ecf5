"""Each service alone: its code, the contracts and the chassis, with the packages of its own lock.

This is what an image holds, tried without a container engine.
"""
