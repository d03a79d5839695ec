"""What a drug does to the receptor, in the numbers of a pharmacologist: IC50, how fast it comes, goes, and stays.

    pore blockers     IC50 = Kd(V) / B(V, Mg)                               whatever the gate does
    competitive       IC50 = Ki (1/f - 1), f the factor on [glutamate] that halves the settled current    (Gaddum)
    glycine site      IC50 = Ki (1 + [glycine]/K)                                           (Cheng & Prusoff 1973)
    allosteric        IC50 = C / (2 most - 1), where C is the concentration for half of the largest effect
    magnesium         IC50 = K(V) + [Mg] that is in the bath already

Time constants are read off the generator of the scheme: the time to 1 - 1/e of the way. Times in s, concentrations uM.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from math import e, inf, nan, sqrt

import numpy as np

from sim.models.receptor import block, magnesium
from sim.models.receptor.antagonist import GLYCINE_KD
from sim.models.receptor.block import Conditions, N
from sim.models.receptor.drugs import DRUGS
from sim.models.receptor.gating import Matrix, O, steady_open
from sim.models.receptor.propagation import propagator
from sim.models.receptor.receptors import RECEPTORS

SATURATING = 100.0
"""Glutamate (uM) of the steady measurements here, as in most of the papers."""
_FIRST, _DOUBLINGS = 1e-5, 46
"""The shortest time that is told apart, and how often it is doubled: 700 million seconds."""


def half_inhibiting(bench: Conditions, glutamate: float = SATURATING) -> float:
    """IC50: the drug (uM) that halves the settled current; infinite when none does, not a number without a drug."""
    return _IC50[DRUGS[bench.drug].sort](bench, glutamate)


def _competitive(bench: Conditions, glutamate: float) -> float:
    """The settled opening is a x²/(1 + x + b x²) in x = kb [glutamate] / ku, solved for half of it."""
    gate = bench.gate
    full = steady_open(gate, glutamate)
    if full <= 0:
        return nan
    opening = gate.opening / gate.closing
    b = 1 + opening + gate.desensitising / gate.resensitising
    target = full / 2
    x = (target + sqrt(target * target + 4 * target * (opening - b * target))) / (2 * (opening - b * target))
    left = x * gate.unbinding / (gate.binding * glutamate)
    return bench.dissociation * (1 / left - 1)


def _glycine_site(bench: Conditions, _: float) -> float:
    return bench.dissociation * (1 + bench.glycine / GLYCINE_KD[bench.subunit].value)


def _allosteric(bench: Conditions, _: float) -> float:
    most = DRUGS[bench.drug].most.value
    return bench.dissociation / (2 * most - 1) if most > 0.5 else inf


def _magnesium(bench: Conditions, _: float) -> float:
    half = magnesium.half_blocking(bench.voltage, RECEPTORS[bench.subunit].k_zero.value)
    return half + bench.magnesium


_IC50: Mapping[str, Callable[[Conditions, float], float]] = {
    "none": lambda bench, glutamate: nan,
    "inert": lambda bench, glutamate: inf,
    "trapping": lambda bench, glutamate: bench.half_block,
    "partial trapping": lambda bench, glutamate: bench.half_block,
    "competitive": _competitive,
    "glycine site": _glycine_site,
    "allosteric": _allosteric,
    "magnesium": _magnesium,
}


def onset(bench: Conditions, glutamate: float = SATURATING) -> float:
    """How fast the current falls when the drug is given to receptors that are settled in glutamate.

    0 when the model takes the drug as instantaneous; not a number when nothing happens.
    """
    return _way(bench.without_drug(), bench, glutamate)


def offset(bench: Conditions, glutamate: float = SATURATING) -> float:
    """How fast the current comes back when the drug is washed out and glutamate stays; as `onset` otherwise."""
    return _way(bench, replace(bench, concentration=0.0), glutamate)


def _way(before: Conditions, after: Conditions, glutamate: float) -> float:
    there = before if before.drug != "none" else after
    drug = DRUGS[there.drug]
    if there.concentration <= 0 or glutamate <= 0 or drug.sort in ("none", "inert"):
        return nan
    if not drug.blocks_pore and drug.sort != "competitive":
        return 0.0
    seen = np.zeros(block.SIZE)
    seen[slice(N, None) if drug.blocks_pore else O] = 1.0
    return _time_to_fall(
        after.generator(glutamate),
        block.settled(before, glutamate),
        seen,
        float(seen @ block.settled(after, glutamate)),
    )


def _time_to_fall(q: Matrix, start: Matrix, seen: Matrix, end: float) -> float:
    """When `seen @ p(t)` has gone 1 - 1/e of its way, by doubling the time and then adding up halves of it."""
    begin = float(seen @ start)
    target, falls = end + (begin - end) / e, begin > end
    doubled = [propagator(q, _FIRST)]
    while (float(seen @ (doubled[-1] @ start)) > target) == falls:
        if len(doubled) == _DOUBLINGS:
            return inf
        twice = doubled[-1] @ doubled[-1]
        doubled.append(twice / twice.sum(axis=0))
    time, state = 0.0, start
    for k in range(len(doubled) - 2, -1, -1):
        further = doubled[k] @ state
        if (float(seen @ further) > target) == falls:
            time, state = time + _FIRST * 2.0**k, further
    left, next_ = (abs(float(seen @ p) - target) for p in (state, doubled[0] @ state))
    return time + _FIRST * left / (left + next_)


def kept(bench: Conditions, wait: float = 120.0, glutamate: float = SATURATING) -> float:
    """Of the receptors with drug in the pore at rest, the share that still hold it after `wait` with both baths clean.

    0 for drugs that do not enter the pore: they are gone with the bath.
    """
    if not DRUGS[bench.drug].blocks_pore or bench.concentration <= 0:
        return 0.0
    start = block.settled(bench, glutamate)
    later = propagator(replace(bench, concentration=0.0).generator(0.0), wait) @ start
    return float(later[N:].sum() / start[N:].sum())


def fold_by_voltage(bench: Conditions, more: float = 110.0, glutamate: float = SATURATING) -> float:
    """How many times the IC50 grows when the membrane is depolarised by so many mV; 1 for voltage-independent drugs."""
    there = replace(bench, voltage=bench.voltage + more)
    return half_inhibiting(there, glutamate) / half_inhibiting(bench, glutamate)


def fold_by_subunit(bench: Conditions, glutamate: float = SATURATING) -> float:
    """How many times the IC50 at GluN2A is that at GluN2B: far above 1 for a drug that is selective for GluN2B."""
    one, other = (half_inhibiting(replace(bench, subunit=name), glutamate) for name in ("GluN2A", "GluN2B"))
    return one / other
