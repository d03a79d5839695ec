"""One room of the models: fear learned and unlearned, and the loop that locks on."""
