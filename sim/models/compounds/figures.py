"""What holds a blocker in the pore, beside what was measured: the shut gate, and the voltage."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from sim.models.compounds import kinetics
from sim.models.figure import Axis, Curve, Figure, Floats, Mark
from sim.models.receptor.block import Conditions
from sim.models.receptor.gating import DEFAULT

_SECONDS = np.arange(0.0, 181.0, 3.0)
_BENCHES = {
    "ketamine": Conditions("GluN2A", "ketamine", 10.0, rates=DEFAULT),
    "memantine": Conditions("GluN2A", "memantine", 10.0, rates=DEFAULT),
    "lanicemine": Conditions("GluN2A", "lanicemine", 100.0),
}


def _kept() -> Sequence[Curve]:
    found = []
    for name, bench in _BENCHES.items():
        shares: Floats = 100 * np.array([kinetics.kept(bench, wait) for wait in _SECONDS.tolist()])
        found.append(Curve(name, _SECONDS, shares))
    return found


def _by_voltage() -> Sequence[Curve]:
    voltages = np.arange(-100.0, 61.0, 5.0)
    found = []
    for name in ("ketamine", "memantine", "PCP"):
        bench = Conditions("GluN2A", name, rates=DEFAULT)
        halves: Floats = np.array([replace(bench, voltage=v).half_block for v in voltages.tolist()])
        found.append(Curve(name, voltages, halves))
    return found


FIGURES: tuple[Figure, ...] = (
    Figure(
        "trapped",
        "compounds",
        "What a shut gate holds",
        "Block that is left after glutamate and drug have gone. Two minutes were watched; in nerve cells some ketamine "
        "got out, for which the model has no way.",
        Axis("time without glutamate", "s"),
        Axis("block left", "%", low=0.0, high=105.0),
        _kept,
        (Mark("comp.ketamine_kept", 120.0), Mark("comp.memantine_kept", 120.0), Mark("comp.lanicemine_kept", 120.0)),
    ),
    Figure(
        "driven-out-by-voltage",
        "compounds",
        "Depolarisation drives blockers out",
        "Concentration that blocks half, without magnesium, over the voltage. Nerve cells hold a mixture of receptors, "
        "so their value for memantine need not be that of GluN2A.",
        Axis("voltage", "mV"),
        Axis("half block", "uM", "log"),
        _by_voltage,
        (Mark("ket.ic50_m70", -70.0), Mark("ket.ic50_p40", 40.0), Mark("mem.ic50_native", -67.0)),
    ),
)
