"""Facts, their topics and their stored bytes."""
