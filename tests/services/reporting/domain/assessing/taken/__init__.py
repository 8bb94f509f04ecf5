"""What units and people took on, told by events."""
