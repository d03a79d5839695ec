"""Compounds A to F: what each truly does, for teachers and for the check. No list that a student sees tells it.

Every compound has one sort of its own, so that six experiments tell them apart: is there any effect; does it need an
open gate; is drug left behind when the gate shuts; does more glutamate help; does voltage matter; which subunit?
The constants are chosen, not those of any drug. From one experiment to the next they scatter, log-normally (`scatter`).
"""

from math import exp

import numpy as np

from sim.core.facts import Fact, fact
from sim.models.receptor.antagonist import Affinity, Drug, affinity, drug

_WHAT = "One of six compounds that wait to be identified: what it does is for you to find out."
_SOURCE = "unknown-compounds"
SPREAD = fact(0.15, "1", "SD of the logarithm of its constant, between experiments", _SOURCE)


def _constants(*values: float) -> dict[str, Affinity]:
    return {"chosen, -70 mV": affinity(values, _SOURCE, -70.0, "Constant")}


def _number(value: float, unit: str, label: str) -> Fact:
    return fact(value, unit, label, _SOURCE)


UNKNOWNS: tuple[Drug, ...] = (
    drug(
        "unknown A",
        "partial trapping",
        _WHAT,
        _constants(2.2, 2.0, 1.6, 1.4),
        entry=_number(0.6, "1/(uM s)", "Enters the open pore"),
        distance=_number(0.9, "1", "Electrical distance"),
        superficial=_number(0.5, "1", "Share at the outer site"),
        escape=_number(1.0, "1/s", "Leaves the outer site when glutamate has gone"),
        spread=SPREAD,
        hidden=True,
    ),
    drug("unknown B", "glycine site", _WHAT, _constants(0.8, 0.8, 0.8, 0.8), spread=SPREAD, hidden=True),
    drug(
        "unknown C",
        "trapping",
        _WHAT,
        _constants(0.15, 0.15, 0.25, 0.25),
        entry=_number(3.0, "1/(uM s)", "Enters the open pore"),
        distance=_number(0.7, "1", "Electrical distance"),
        spread=SPREAD,
        hidden=True,
    ),
    drug("unknown D", "inert", _WHAT, _constants(1.0, 1.0, 1.0, 1.0), spread=SPREAD, hidden=True),
    drug("unknown E", "competitive", _WHAT, _constants(0.5, 0.7, 1.2, 1.5), spread=SPREAD, hidden=True),
    drug(
        "unknown F",
        "allosteric",
        _WHAT,
        _constants(200.0, 0.2, 200.0, 200.0),
        most=_number(0.85, "1", "Largest share of the current taken away"),
        spread=SPREAD,
        hidden=True,
    ),
)


def scatter(drug: Drug, seed: int) -> float:
    """The factor on the constant of this drug in the experiment of that seed: median 1; always 1 without a spread.

    It depends on the seed and the name alone, so one experiment has one value however often the drug is changed.
    """
    if drug.spread.value <= 0:
        return 1.0
    key = tuple(drug.name.encode())
    random = np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=key)))
    return exp(drug.spread.value * float(random.standard_normal()))


def truth(drug: Drug) -> str:
    """In a sentence, what a student should have found out about it."""
    selective = drug.affinity("").at("GluN2B") < 0.1 * drug.affinity("").at("GluN2A")
    return {
        "trapping": "blocks the open pore, is trapped, and is driven out by depolarisation",
        "partial trapping": "blocks the open pore, but half escapes when the gate shuts; depolarisation drives it out",
        "competitive": "competes with glutamate: more glutamate overcomes it, voltage does not matter",
        "glycine site": "competes with glycine: more glutamate does not help, more glycine does",
        "allosteric": "acts from outside the pore" + (" on GluN2B only" if selective else ""),
        "inert": "does nothing at this receptor",
    }[drug.sort]
