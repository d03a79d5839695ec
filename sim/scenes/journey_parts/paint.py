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
from sim.view.bake import Layer
from sim.view.ink import Ink, blurred, cover, linear, ramp

Point = tuple[float, float]


def backdrop(ink: Ink) -> None:
    """Depth behind the ladder: a light that falls from the upper left, far-off strands, and motes."""
    far = np.zeros_like(ink.alpha)
    strands: tuple[tuple[Point, Point, float], ...] = (
        ((-80, 180), (520, -60), 52), ((700, -90), (1330, 190), 80), ((-120, 620), (420, 330), 64),
        ((760, 800), (1400, 380), 90), ((420, 420), (900, 300), 40),
    )  # fmt: skip
    for start, end, radius in strands:
        far = np.maximum(far, cover(ink.capsule(start, end, radius), 1 / ink.unit))
    far = blurred(far, 18 * ink.unit)
    away = np.hypot((ink.x - 420) / 760, (ink.y - 210) / 380)
    lit = np.exp(-away * away * 1.5)
    if ink.dark:
        ink.wash("#070b1d", "#150f2c")
        ink.light += linear("#2a4a8c") * (0.5 * lit)[..., None]
        ink.over(linear("#32437c"), far * 0.26)
        motes, strength = ("#7fb2ff", "#b594ff", "#ff9fb0"), 0.04
    else:
        ink.wash("#f2f3f7", "#e7e1e8")
        ink.over(linear("#ffffff"), np.asarray(0.8 * lit, np.float32))
        ink.over(linear("#bcc6e0"), far * 0.24)
        motes, strength = ("#6f8fd0", "#9a83cf", "#d58da0"), 0.06
    random = np.random.default_rng(17)
    for _ in range(46):
        x, y, radius = random.random() * 1280, random.random() * 720, random.uniform(2, 10)
        near = ink.window(x - 2 * radius, y - 2 * radius, x + 2 * radius, y + 2 * radius)
        soft = np.clip(0.5 - near.circle(x, y, radius) / (radius * 0.5), 0, 1)
        near.over(linear(motes[random.integers(3)]), np.asarray(soft * random.uniform(0.2, 1) * strength, np.float32))
    corner = np.hypot((ink.x - 620) / 900, (ink.y - 330) / 560)
    shade = ramp(0.7, 1.4, corner) * (0.5 if ink.dark else 0.2)
    ink.over(linear("#03050f" if ink.dark else "#8d8aa6"), np.asarray(shade))


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
