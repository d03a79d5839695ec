"""Floor 3: the benches. Models wired together at a fixed step, without a window."""
