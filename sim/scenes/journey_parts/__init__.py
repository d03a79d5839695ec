"""The parts of the scene of one dose, followed."""
