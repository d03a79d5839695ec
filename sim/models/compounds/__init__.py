"""One room of the models: the other drugs at the receptor."""
