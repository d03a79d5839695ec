"""One room of the models: clinical trials and how they came out."""
