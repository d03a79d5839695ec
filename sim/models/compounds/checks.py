"""What the models answer to the reference rows of this room: the other drugs at the receptor."""

from dataclasses import replace

import numpy as np

from sim.models.compounds import kinetics
from sim.models.compounds.maps import Map
from sim.models.receptor import block
from sim.models.receptor.block import Conditions
from sim.models.receptor.drugs import DRUGS, mixed
from sim.models.receptor.gating import DEFAULT, Matrix, O
from sim.models.receptor.propagation import propagator
from sim.models.references import Answers, Misfit

_TWO_MINUTES = 120.0
_LANICEMINE = Conditions("GluN2A", "lanicemine", 100.0)


def _kept(drug: str) -> float:
    return 100 * kinetics.kept(Conditions("GluN2A", drug, 10.0, rates=DEFAULT), _TWO_MINUTES)


def _racemate() -> float:
    one, other = (DRUGS[name].kd("GluN2A", -70.0) for name in ("esketamine", "arketamine"))
    return mixed(one, other)


def _map_error() -> float:
    """The largest difference between cells of a map and the same train through the propagator of the pore."""
    of = Map("ketamine", np.array([-80.0, 40.0]), np.array([0.1, 50.0]), magnesium=1000.0)
    found = of.whole()
    train, worst = of.train, 0.0
    for i, voltage in enumerate(of.voltages.tolist()):
        for j, concentration in enumerate(of.concentrations.tolist()):
            bench = Conditions(of.subunit, of.drug, concentration, voltage, of.magnesium)
            charges = [
                _charges(c, train.glutamate, train.length, train.interval) for c in (bench, bench.without_drug())
            ]
            worst = max(worst, float(np.abs(found[i, j, :5] - charges[0] / charges[1]).max()))
    return worst


def _charges(bench: Conditions, glutamate: float, length: float, interval: float) -> Matrix:
    """The integral of the open share in the first five intervals."""
    on, off = bench.generator(glutamate), bench.generator(0.0)
    state, charges = block.rest(), []
    for _ in range(5):
        after = propagator(on, length) @ state
        later = propagator(off, interval - length) @ after
        charges.append(_integral(on, state, length) + _integral(off, after, interval - length))
        state = later
    return np.array(charges)


def _integral(q: Matrix, before: Matrix, time: float) -> float:
    """The integral of the open share over a stretch: Gauss-Legendre in pieces, each an exact propagator."""
    nodes, weights = np.polynomial.legendre.leggauss(12)
    total, pieces = 0.0, 3
    for k in range(pieces):
        times = time * (k + (nodes + 1) / 2) / pieces
        opened = [float((propagator(q, t) @ before)[O]) for t in times.tolist()]
        total += float(weights @ np.array(opened)) * time / pieces / 2
    return total


def _selective() -> float:
    return kinetics.fold_by_subunit(Conditions("GluN2A", "ifenprodil", 1.0))


CHECKS: Answers = {
    "comp.lanicemine_kept": lambda: 100 * kinetics.kept(_LANICEMINE, _TWO_MINUTES),
    "comp.lanicemine_offset": lambda: kinetics.offset(replace(_LANICEMINE, concentration=30.0)),
    "comp.ketamine_kept": lambda: _kept("ketamine"),
    "comp.memantine_kept": lambda: _kept("memantine"),
    "comp.racemate": _racemate,
    "comp.map": _map_error,
    "comp.ifenprodil_fold": _selective,
}
MISFITS: tuple[Misfit, ...] = (
    Misfit(
        why=(
            "The gate works here with ketamine inside as without it, so almost all of it stays trapped. In neurons a "
            "seventh of the block was gone after two minutes without agonist; why is not settled."
        ),
        rows=("comp.ketamine_kept",),
        sources=("mealing-1999", "gilling-2009"),
    ),
    Misfit(
        what="IC50 of MK-801",
        published="0.015 µM (rat GluN2A, -40 mV)",
        here="0.0001 µM, when one waits until it has settled",
        why=(
            "It leaves so slowly that rest takes hours at low concentrations, and nobody waits for that: a measured "
            "IC50 is one of seconds or minutes. After 30 s of drug the bench reads about 0.004 µM."
        ),
        sources=("dravid-2007", "huettner-bean-1988"),
    ),
)
GAPS: tuple[str, ...] = (
    "Drugs that act outside the pore bind at once in this model: their onset and recovery are those of the gate, or 0.",
    "How fast PCP, the two forms of ketamine and norketamine enter the pore was not found; these rates are guesses.",
    "In oocytes 0.5 mM magnesium makes PCP four times less potent; the voltage was not read, so it is not compared.",
    "A drug at the glycine site competes for one site here; what glycine does to desensitisation is left out.",
)
