"""The images, started by compose as an operator would, with people and an integrator at them.

Needs a container engine; collected only where this folder is named, as `make test-compose` does.
"""
