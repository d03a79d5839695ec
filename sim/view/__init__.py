"""Floor 2: the drawing kit. pygame and the core, no science."""
