"""One room of the models: what the body does with the drug."""
