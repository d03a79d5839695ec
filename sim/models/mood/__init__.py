"""One room of the models: the antidepressant response over weeks."""
