"""Paints the layers of the journey: the backdrop, and the eight small pictures with what lights up in each."""

import numpy as np

from sim.scenes.journey_parts import anatomy
from sim.scenes.journey_parts.paint_body import body, body_lit, monitor, mood, mood_lit, pain, pain_lit
from sim.scenes.journey_parts.paint_cell import (
    circuit,
    circuit_interneurons,
    circuit_pyramids,
    dendrite,
    membrane,
    pore,
    spine,
    synapse,
    twig,
)
from sim.scenes.neuropil import Strand, corners, far_off, lamp, motes
from sim.view.bake import Layer
from sim.view.ink import Ink, linear

Point = tuple[float, float]


def backdrop(ink: Ink) -> None:
    """Depth behind the ladder: a light that falls from the upper left, far-off strands, and motes."""
    strands: tuple[Strand, ...] = (
        ((-80, 180), (520, -60), 52), ((700, -90), (1330, 190), 80), ((-120, 620), (420, 330), 64),
        ((760, 800), (1400, 380), 90), ((420, 420), (900, 300), 40),
    )  # fmt: skip
    far = far_off(ink, strands, 18)
    lit = lamp(ink, (420, 210), (760, 380), 1.5)
    if ink.dark:
        ink.wash("#070b1d", "#150f2c")
        ink.light += linear("#2a4a8c") * (0.5 * lit)[..., None]
        ink.over(linear("#32437c"), far * 0.26)
    else:
        ink.wash("#f2f3f7", "#e7e1e8")
        ink.over(linear("#ffffff"), np.asarray(0.8 * lit, np.float32))
        ink.over(linear("#bcc6e0"), far * 0.24)
    motes(ink, 46, 17, (0.04, 0.06), largest=10)
    corners(ink, (620, 330), (0.5, 0.2))


LAYERS: tuple[Layer, ...] = (
    Layer("journey-backdrop", backdrop, quality=78),
    Layer("journey-body", body, anatomy.PICTURE),
    Layer("journey-body-lit", body_lit, anatomy.PICTURE),
    Layer("journey-pore", membrane, anatomy.PICTURE),
    Layer("journey-pore-one", pore, anatomy.PORE),
    Layer("journey-synapse", synapse, anatomy.PICTURE),
    Layer("journey-synapse-spine", spine, anatomy.SPINE),
    Layer("journey-circuit", circuit, anatomy.PICTURE),
    Layer("journey-circuit-pyramids", circuit_pyramids, anatomy.PICTURE),
    Layer("journey-circuit-interneurons", circuit_interneurons, anatomy.PICTURE),
    Layer("journey-signalling", dendrite, anatomy.PICTURE),
    Layer("journey-signalling-twig", twig, anatomy.TWIG),
    Layer("journey-mood", mood, anatomy.PICTURE),
    Layer("journey-mood-lit", mood_lit, anatomy.PICTURE),
    Layer("journey-monitor", monitor, anatomy.PICTURE),
    Layer("journey-pain", pain, anatomy.PICTURE),
    Layer("journey-pain-lit", pain_lit, anatomy.PICTURE),
)
