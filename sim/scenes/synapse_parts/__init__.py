"""The parts of the synapse scene."""
