"""The parts of the body scene: where organs lie, how they are painted, what flows, and what is said beside them."""
