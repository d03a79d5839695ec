"""Ions and glutamate at the scale of the synapse, in the shape and colour that each has in every scene."""

import pygame

from sim.scenes.particles import Kind, picture
from sim.scenes.synapse_parts.anatomy import MOLECULE
from sim.view.sprites import for_screen


def particle(kind: Kind, radius: float, unit: float, dark: bool) -> pygame.Surface:
    """A particle of so many scene units of the synapse, at `unit` pixels each.

    It is drawn in the units of the pore scene, so that its shadow and glow suit its size.
    """
    sized = Kind(kind.name, kind.shape, kind.colour, kind.deep, radius / MOLECULE)
    return for_screen(picture(sized, unit * MOLECULE, dark))
