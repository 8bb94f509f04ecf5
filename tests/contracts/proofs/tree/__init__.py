"""The tree against RFC 6962 as written down there."""
