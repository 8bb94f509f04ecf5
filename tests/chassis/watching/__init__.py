"""Health and logs as operators see them."""
