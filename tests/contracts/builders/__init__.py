"""The examples that consumers test with."""
