"""Floor 1: the words that every other part uses. Imports nothing of ours."""
