"""One room of the models: what must be watched during a session, and the years since 1956."""
