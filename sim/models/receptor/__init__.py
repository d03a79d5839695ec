"""One room of the models: the NMDA receptor: gating, magnesium, drugs in the pore."""
