"""One suite over several backends: what holds whichever of them is behind the interface."""
