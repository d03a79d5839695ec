"""What can be read where spikes are paired: the observables, in the order of the columns that the bench computes."""

from collections.abc import Mapping
from typing import Any

from sim.core.quantities import Observable

_ROWS: tuple[tuple[str, str, str, float, float, str], ...] = (
    (
        "calcium",
        "Calcium",
        "1",
        0,
        3,
        "Against the lower threshold: above 100 % the synapse weakens (0.35 µM in Shouval 2002).",
    ),
    (
        "weight",
        "Weight",
        "1",
        0,
        2,
        "Strength against the start. Graupner & Brunel: each synapse is strong or weak by the side of ½ where it "
        "is, which is what remains when all have settled.",
    ),
    (
        "expected_weight",
        "Weight expected",
        "1",
        0,
        2,
        "What the whole protocol comes to: the authors' closed form, or the rule of Shouval 2002 without stepping.",
    ),
    ("present_weight", "Weight now", "1", 0, 2, "Strength against the start with each synapse as it is just now."),
    ("efficacy", "Efficacy", "1", 0, 1, "Mean ρ of all synapses, 0 weak, 1 strong; W in Shouval 2002."),
    ("strong", "Strong synapses", "1", 0, 1, "Share with ρ above ½; in Shouval 2002, W itself."),
    ("blocked", "NMDA current blocked", "1", 0, 1, "Share of the receptors' calcium that is lost in this pairing."),
    ("voltage", "Voltage at the spine", "mV", -80, 40, "EPSP and spike of Shouval 2002; it also drives the pore."),
    ("pairings", "Pairings so far", "1", 0, 60, "How many have begun."),
    ("time_depressing", "Above lower threshold", "ms", 0, 3000, "Calcium above the lower threshold, so far."),
    ("time_potentiating", "Above upper threshold", "ms", 0, 3000, "Calcium above the upper threshold, so far."),
    (
        "threshold_potentiation",
        "Upper threshold",
        "1",
        0,
        3,
        "Against the lower one: above it the synapse strengthens.",
    ),
)
NAMES: tuple[str, ...] = tuple(row[0] for row in _ROWS)


def _seen(index: int, name: str, label: str, unit: str, low: float, high: float, help: str) -> Observable[Any]:
    return Observable(name, label, unit, (low, high), lambda e: float(e.row[index]), help=help)


OBSERVABLES: Mapping[str, Observable[Any]] = {row[0]: _seen(i, *row) for i, row in enumerate(_ROWS)}
