"""One room of the models: how the links of the chain are joined."""
