"""What can be read at the patch of cortex: rates, their ratios to the twin without drug, and glutamate that follows."""

from collections.abc import Mapping, Sequence
from typing import Any

from sim.core.facts import fact
from sim.core.quantities import Observable
from sim.models.circuit import cells
from sim.models.circuit.cells import Sizes
from sim.models.circuit.network import START_INTERNEURON, START_PYRAMIDAL
from sim.models.circuit.surge import glutamate

MEMORY = fact(1.0, "s", "Memory of the running means that are read", "circuit-choice", "teaching")
RASTER = fact(2.0, "s", "How far back spikes are kept for the raster", "circuit-choice", "teaching")
LEAST = 0.05
"""Hz. A twin that fires less is taken to fire so much, since nothing can be compared with silence."""

_ROWS: tuple[tuple[str, str, str, float, float, str], ...] = (
    ("pyramidal_rate", "Pyramidal cells", "Hz", 0, 15, "Spikes per second and cell, with drug; mean of some 2 s."),
    ("interneuron_rate", "Interneurons", "Hz", 0, 25, "Spikes per second and cell, with drug; mean of some 2 s."),
    ("pyramidal_ratio", "Pyramidal cells, against no drug", "1", 0, 2, "Against the twin with the same noise."),
    ("interneuron_ratio", "Interneurons, against no drug", "1", 0, 2, "Against the twin with the same noise."),
    ("glutamate", "Glutamate", "%", 0, 250, "100 % without drug; a stand-in: it rises twice as much as the ratio."),
    ("pyramidal_without", "Pyramidal cells without drug", "Hz", 0, 15, "The twin: same noise, same settings, no drug."),
    ("interneuron_without", "Interneurons without drug", "Hz", 0, 25, "The twin: same noise, same settings, no drug."),
    ("inhibition_reaching", "Inhibition on a pyramidal cell", "1", 0, 0.4, "GABA-A conductance, against its own leak."),
    ("inhibition_without", "Inhibition without drug", "1", 0, 0.4, "The same in the twin."),
    ("pyramidal_blocked", "NMDA block in pyramidal cells", "1", 0, 1, "Share of the current that ketamine takes."),
    ("interneuron_blocked", "NMDA block in interneurons", "1", 0, 1, "Share of the current that ketamine takes."),
)


def _seen(
    index: int, name: str, label: str, unit: str, low: float, high: float, help: str
) -> tuple[str, Observable[Any]]:
    return name, Observable(name, label, unit, (low, high), lambda e: float(e.row[index]), help=help)


OBSERVABLES: Mapping[str, Observable[Any]] = dict(_seen(i, *row) for i, row in enumerate(_ROWS))


def inhibition_per_spike(factor: float, sizes: Sizes) -> float:
    """GABA-A conductance on a pyramidal cell, in leaks, for one unit of the trace of all interneurons."""
    scale = cells.BASE.interneurons / sizes.interneurons
    return cells.PYRAMIDAL.gaba.value * cells.INHIBITION_FACTOR.value * factor * scale


def ratio(now: float, twin: float) -> float:
    """A rate against that of the twin; 1 when both are silent."""
    return 1.0 if now < LEAST and twin < LEAST else now / max(twin, LEAST)


def at_start(factor: float, sizes: Sizes) -> list[float]:
    """The running means at time zero: what a patch without drug does, in both, so that a ratio begins at 1."""
    inhibition = inhibition_per_spike(factor, sizes) * cells.GABA_DECAY.value * sizes.interneurons
    rates = START_PYRAMIDAL.value, START_INTERNEURON.value
    return [value for mean in (*rates, rates[1] * inhibition) for value in (mean, mean)]


def row(averages: Sequence[float], block: tuple[float, float]) -> list[float]:
    """All observables in order, internal units, from the running means."""
    quiet, firing, idle, inhibiting, calm, held = averages
    risen = ratio(firing, quiet)
    return [
        firing,
        inhibiting,
        risen,
        ratio(inhibiting, idle),
        float(glutamate(risen)),
        quiet,
        idle,
        held,
        calm,
        *block,
    ]
