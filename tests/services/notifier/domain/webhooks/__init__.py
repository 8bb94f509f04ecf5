"""Rules of registered webhooks."""
