"""Bundles: good ones verify, and each way of tampering is found by its name."""
