"""The verifier as an outsider runs it: as a module, and as one file with nothing else near."""
