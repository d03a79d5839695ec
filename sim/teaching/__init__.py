"""Floor 4: lessons over experiments, without a window."""
