"""The services: each a program of its own, sharing contracts and chassis and nothing else."""
