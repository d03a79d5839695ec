"""What the circuit scene is made of: cells and their paths, light, receptors, read-outs, words."""
