"""One room of the models: from the surge of glutamate to spines."""
