"""One room of the models: wind-up in the dorsal horn, and long infusions."""
