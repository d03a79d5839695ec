"""The parts of the pore scene: anatomy and art, what moves, the kinetic scheme, the patch of membrane, its words."""
