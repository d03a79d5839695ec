"""One room of the models: how people differ."""
