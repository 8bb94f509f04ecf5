"""Imports over HTTP into a real store, and deadlines recorded in it as they pass."""
