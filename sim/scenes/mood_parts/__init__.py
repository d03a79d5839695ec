"""Parts of the mood scene: two rooms of a virtual trial, what stands between them, and what stands beside them."""
