"""Floor 4: one drawing for each experiment, under the same file name."""
