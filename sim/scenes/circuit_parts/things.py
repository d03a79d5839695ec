"""What can be pointed at in the circuit scene: cells, their parts, the lenses, and the read-outs, with numbers."""

from dataclasses import replace
from itertools import pairwise

import pygame

from sim.core.units import figure
from sim.scenes.circuit_parts import words
from sim.scenes.circuit_parts.anatomy import LAYERS_AT
from sim.scenes.circuit_parts.names import Names
from sim.scenes.circuit_parts.panel import Panel
from sim.scenes.circuit_parts.reading import Reading, clinical_bands
from sim.scenes.circuit_parts.stage import Stage
from sim.scenes.scene import TARGET, Thing

_BANDS = (LAYERS_AT[0], 290.0, 395.0, 482.0)
"""Where in the slab one thing ends and the next begins: tufts, stems, bodies, interneurons, axons and synapses."""
_OURS = "circuit-choice"
_PAPER = "ramirez-mahaluf-2017"


def things(reading: Reading, stage: Stage, names: Names, panel: Panel) -> tuple[Thing, ...]:
    """All of it, in reading order."""
    whole = pygame.Rect((0, 0), stage.size)
    found = [*_lenses(reading, names), *_slab(reading, stage, names), *_read_outs(reading, panel)]
    areas = [thing.area.clip(whole) for thing in found]
    for i, area in enumerate(areas):
        grown = area.inflate(max(0, TARGET - area.w), max(0, TARGET - area.h)).clamp(whole)
        if grown.collidelist(areas[:i] + areas[i + 1 :]) < 0:
            areas[i] = grown
    return tuple(replace(t, area=a) for t, a in zip(found, areas, strict=True) if a.w and a.h)


def _lenses(reading: Reading, names: Names) -> list[Thing]:
    rows = (("pyramidal cells", "pyramidal_blocked", "GluN2A and GluN2B in equal parts"),
            ("interneurons", "interneuron_blocked", "GluN2C and GluN2D for three quarters"))  # fmt: skip
    return [
        Thing(
            f"NMDA receptors of {kind}",
            f"Ten receptors stand for all. Their mixture is {mixture}: an assumption, from which the block follows.",
            (f"blocked {100 * reading[name]:.0f} %", f"free ketamine {figure(reading.ketamine)} µM"),
            ("kotermanski-johnson-2009", _OURS),
            area,
        )
        for (_, _, area), (kind, name, mixture) in zip(names.lenses, rows, strict=False)
    ]


def _slab(reading: Reading, stage: Stage, names: Names) -> list[Thing]:
    area = stage.slab
    if names.lenses:
        left = max(area.x, max(rect.right for _, _, rect in names.lenses))
        area = pygame.Rect(left, area.y, area.right - left, area.h)
    area = area.clip(pygame.Rect(0, 0, stage.right, stage.size[1]))
    edges = [area.y, *(round(stage.at((0, y))[1]) for y in _BANDS), area.bottom]
    told = (
        (
            "Dendrites in layer 1",
            "The tufts of the pyramidal cells: here axons from other regions end.",
            ("outside drive 1,800 spikes a second on each cell",),
            (_PAPER,),
        ),
        (
            "Apical dendrites",
            "The stems of the pyramidal cells, with spines: each spine is a synapse that listens to another cell.",
            (f"NMDA current blocked {100 * reading['pyramidal_blocked']:.0f} %",),
            (_PAPER, _OURS),
        ),
        (
            "Pyramidal cells",
            "80 cone-shaped cells that excite all others with glutamate. Each lights up with its own spikes.",
            (
                f"{reading['pyramidal_rate']:.1f} Hz, without drug {reading['pyramidal_without']:.1f} Hz",
                f"inhibition {reading['inhibition_reaching']:.2f} of the leak, without drug "
                f"{reading['inhibition_without']:.2f}",
            ),
            (_PAPER, _OURS),
        ),
        (
            "Interneurons",
            "20 round cells that inhibit all others with GABA, the brake of the patch. Their axons end in baskets.",
            (f"{reading['interneuron_rate']:.1f} Hz, without drug {reading['interneuron_without']:.1f} Hz",),
            (_PAPER, "homayoun-moghaddam-2007"),
        ),
        (
            "Axons and synapses",
            "Pulses run to synapses in 2 ms; they are drawn slower. Gold flashes are glutamate that is released.",
            (f"drawn {reading.slowed:.0f} times slower",),
            (_OURS,),
        ),
    )
    return [
        Thing(*row, pygame.Rect(area.x, top, area.w, bottom - top))
        for row, (top, bottom) in zip(told, pairwise(edges), strict=True)
    ]


def _read_outs(reading: Reading, panel: Panel) -> list[Thing]:
    points = tuple(
        f"{figure(row.ketamine)} µM: pyramidal {100 * row.pyramidal:.0f} %, interneurons {100 * row.interneurons:.0f} %"
        for row in sorted(reading.same, key=lambda row: row.ketamine)
    )
    bands = tuple(f"{name}: {figure(low, 2)} to {figure(high, 2)} µM" for name, low, high in clinical_bands())
    rows = {
        "raster": (
            "Spikes of this patch",
            "A mark for each spike of the last second; interneurons above. The twin hears the same noise.",
            (f"with {words.bath(reading)}",),
            (_PAPER,),
        ),
        "rates": (
            "Spikes per second and cell",
            "Mean of four patches over the last seconds. The tick on each bar is the twin without drug.",
            (
                f"pyramidal cells {100 * reading['pyramidal_ratio']:.0f} % of the twin",
                f"interneurons {100 * reading['interneuron_ratio']:.0f} % of the twin",
            ),
            (_PAPER, _OURS),
        ),
        "glutamate": (
            "Glutamate outside the cells",
            "A stand-in, chosen for teaching: it rises twice as much as the firing of pyramidal cells.",
            (f"{100 * reading['glutamate']:.0f} % of that without drug",),
            ("moghaddam-1997", _OURS),
        ),
        "doses": (
            "Your doses",
            "Each dose that you hold for 3 s makes a point: firing against the twin. Below: clinical ranges.",
            (*points[-6:], *bands, words.in_bands(reading)),
            ("zanos-2018", "moaddel-2023", _OURS),
        ),
        "assumed": ("Assumption", words.assumption(reading), (), (_OURS,)),
    }
    return [Thing(*rows[name], area) for name, area in panel.sections.items()]
