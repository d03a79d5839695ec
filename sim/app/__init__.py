"""Floor 5: the window, and the commands that draw."""
