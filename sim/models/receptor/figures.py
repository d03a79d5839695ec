"""The receptor's curves beside what was measured: magnesium, block by ketamine, its use, the shape of a response."""

from collections.abc import Sequence
from dataclasses import replace
from math import e

import numpy as np

from sim.models.figure import Axis, Curve, Figure, Floats, Mark
from sim.models.receptor import gating, kampa, magnesium, measures
from sim.models.receptor.block import Conditions
from sim.models.receptor.drugs import RAT
from sim.models.receptor.gating import C0, DEFAULT, RATE_SETS, O, RateSet
from sim.models.receptor.propagation import Flow, propagator
from sim.models.receptor.receptors import RECEPTORS

_ONE_MM = 1000.0
_KETAMINE = Conditions("GluN2A", "ketamine", voltage=-70.0, magnesium=0.0, rates=DEFAULT)
_MS = 1e-3
_LESTER = RATE_SETS["Lester & Jahr 1992"]


def _magnesium() -> Sequence[Curve]:
    voltages = np.arange(-110.0, 61.0, 2.5)
    jahr = [magnesium.unblocked_by_magnesium(v, _ONE_MM) for v in voltages]
    kinetic = [1 / (1 + _ONE_MM / magnesium.half_blocking_kinetic(v)) for v in voltages]
    trapped = [kampa.unblocked(v) for v in voltages]
    return (
        Curve("Jahr & Stevens 1990, used here", voltages, np.array(jahr)),
        Curve("rates of Vargas-Caballero & Robinson 2004", voltages, np.array(kinetic)),
        Curve("scheme of Kampa et al. 2004", voltages, np.array(trapped)),
    )


def _blocked(conditions: Conditions, concentrations: Floats, glutamate: float = measures.SATURATING) -> Floats:
    left = [measures.relative_current(replace(conditions, concentration=float(c)), glutamate) for c in concentrations]
    return 1 - np.array(left)


def _ketamine() -> Sequence[Curve]:
    c = np.geomspace(0.01, 1000, 41)
    rat = Conditions("GluN2A", "ketamine", voltage=-66.0, magnesium=_ONE_MM, preparation=RAT)
    return (
        Curve("−70 mV, no Mg²⁺", c, _blocked(_KETAMINE, c)),
        Curve("+40 mV, no Mg²⁺", c, _blocked(replace(_KETAMINE, voltage=40.0), c)),
        Curve("rat GluN2A, −66 mV, 1 mM Mg²⁺", c, _blocked(rat, c, _ONE_MM)),
        Curve("rat GluN2B, −66 mV, 1 mM Mg²⁺", c, _blocked(replace(rat, subunit="GluN2B"), c, _ONE_MM)),
    )


def _train() -> Sequence[Curve]:
    def peaks(concentration: float) -> Floats:
        bench = replace(_KETAMINE, concentration=concentration, voltage=-60.0)
        return np.array(measures.use_dependence(bench, pulses=12, interval=10.0))

    pulses = np.arange(1.0, 13.0)
    return tuple(Curve(f"{c:g} µM ketamine", pulses, peaks(c)) for c in (10.0, 1.0, 0.0))


def _response(rates: RateSet, seconds: float, step: float) -> tuple[Floats, Floats]:
    """(s, open probability) after glutamate 1 mM for 1 ms."""
    start = np.zeros(len(gating.STATES))
    start[C0] = 1.0
    on = propagator(gating.generator(rates, _ONE_MM), _MS) @ start
    after = Flow(propagator(gating.generator(rates, 0.0), step)).run(on, round(seconds / step))[:, O]
    return np.r_[0.0, _MS + np.arange(len(after) + 1) * step], np.r_[0.0, on[O], after]


def _pulse() -> Sequence[Curve]:
    found = []
    for name, rates in (("Destexhe et al. 1998, used here", DEFAULT), ("Lester & Jahr 1992", _LESTER)):
        seconds, opened = _response(rates, 0.5, _MS)
        found.append(Curve(name, seconds / _MS, opened))
    return found


def _glutamate() -> Sequence[Curve]:
    c = np.geomspace(0.01, 1000, 61)
    opened = np.array([gating.steady_open(DEFAULT, float(x)) for x in c])
    return (Curve("gate open at rest", c, opened / gating.steady_open(DEFAULT, 1e9)),)


def _subunits() -> Sequence[Curve]:
    found = []
    for name, receptor in RECEPTORS.items():
        seconds, opened = _response(receptor.rates, 8.0, 2 * _MS)
        top = int(opened.argmax())
        later = slice(top + 1, None)
        found.append(Curve(name, (seconds[later] - seconds[top]) / _MS, opened[later] / opened[top]))
    return found


_SHARE = Axis("share", low=0.0, high=1.0)
FIGURES: tuple[Figure, ...] = (
    Figure(
        "magnesium",
        "pore",
        "Magnesium leaves the pore when the cell is depolarised",
        "Share of open pores free of Mg²⁺ (1 mM) over the voltage: three published models, and values of two of them.",
        Axis("voltage", "mV"),
        replace(_SHARE, label="open pores free of Mg²⁺"),
        _magnesium,
        (
            Mark("js.B_m100", -100.0),
            Mark("js.B_m66", -66.0),
            Mark("js.B_m40", -40.0),
            Mark("js.half_v", y=0.5),
            Mark("js.B_0", 0.0),
            Mark("js.B_40", 40.0),
            Mark("kampa.B_m40", -40.0),
            Mark("kampa.B_0", 0.0),
        ),
    ),
    Figure(
        "ketamine-block",
        "pore",
        "Block by ketamine over its concentration",
        "Share of the settled current that ketamine takes away. Depolarisation and Mg²⁺ each move it to the right.",
        Axis("ketamine", "uM", "log"),
        replace(_SHARE, label="current taken away"),
        _ketamine,
        (
            Mark("ket.ic50_m70", y=0.5),
            Mark("ket.ic50_p40", y=0.5),
            Mark("kj.ket1_2A", y=0.5),
            Mark("kj.ket1_2B", y=0.5),
            Mark("ket.block_1uM", 1.0),
            Mark("ket.block_10uM", 10.0),
        ),
    ),
    Figure(
        "use-dependence",
        "pore",
        "Block grows with use",
        "Peak of each response to a pulse of glutamate every 10 s, against the first: ketamine enters open pores only.",
        Axis("pulse"),
        Axis("peak against the first", low=0.0, high=1.1),
        _train,
        (Mark("ket.train10", 10.0),),
    ),
    Figure(
        "glutamate-pulse",
        "pore",
        "One pulse of glutamate",
        "Open probability after glutamate 1 mM for 1 ms, with two published sets of rates.",
        Axis("time", "ms"),
        Axis("open probability", low=0.0),
        _pulse,
        (Mark("nmda5.peak", curve="Destexhe et al. 1998, used here"), Mark("lj.peak", curve="Lester & Jahr 1992")),
    ),
    Figure(
        "glutamate-response",
        "pore",
        "How much glutamate opens the gate",
        "Open probability at rest over the concentration of glutamate, against the most there is; half is the EC50.",
        Axis("glutamate", "uM", "log"),
        replace(_SHARE, label="share of the most"),
        _glutamate,
        (Mark("nmda5.ec50", y=0.5),),
    ),
    Figure(
        "subunit-decay",
        "pore",
        "The subunit decides how long the receptor stays open",
        "Fall of the response after its peak. A published time constant is where a curve has fallen to 1/e.",
        Axis("time since the peak", "ms", "log"),
        Axis("share of the peak", low=0.0, high=1.0),
        _subunits,
        (Mark("sub.tau_2A", y=1 / e), Mark("sub.tau_2D", y=1 / e)),
    ),
)
