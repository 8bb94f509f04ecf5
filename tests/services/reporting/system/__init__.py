"""The service as a process, killed and started again."""
