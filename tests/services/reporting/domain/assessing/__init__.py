"""What is counted for and against units and leaders, and how it is summed."""
