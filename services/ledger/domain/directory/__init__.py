"""Units and officers: who there is, in which posts, from when to when."""
