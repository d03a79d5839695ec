"""Floor 5: the commands that need no window and load no pygame."""
