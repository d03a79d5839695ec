"""One room of the models: calcium and the weight of a synapse."""
