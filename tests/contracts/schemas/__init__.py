"""The frozen schemas and what they may hold."""
