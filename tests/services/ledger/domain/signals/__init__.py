"""What each rule finds in the history, from its limit on, and what it leaves alone."""
