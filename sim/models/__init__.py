"""Floor 2: the science. Parameters with sources, plain state, pure laws; one mechanism a file."""
