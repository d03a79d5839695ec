"""The parts of the signalling scene: anatomy and art, arrows that carry amounts, the dendrite of days, time, words."""
