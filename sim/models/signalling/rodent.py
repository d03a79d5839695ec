"""A mouse or a rat, injected into the belly: how much ketamine, and how much of its metabolite, reaches the brain.

    c(t) = dose C0 ka / (ka - ke) (e^(-ke t) - e^(-ka t))          Bateman 1910; one compartment, first-order uptake
    dm/dt = f ke c - km m                                          closed form again: a sum of three exponentials

The course is drawn for teaching: half-life and peak are of the size that is found in mice, and no data were fitted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from sim.core.quantities import quantity
from sim.models.recursion import Floats

Doses = Sequence[tuple[float, float]]
"""(time in s, mg/kg) of each injection."""
GONE = 5 * 86400.0
"""s after which nothing of an injection is left: 2^-130 even of the metabolite."""


@dataclass(frozen=True)
class Rodent:
    """What an injection of ketamine does in the brain of a small rodent."""

    per_dose: float = quantity(
        0.17425,
        "uM",
        "In the brain for each mg/kg, were it all there at once",
        valid=(0.001, 10),
        source="open-channel",
        path="rodent.per_dose",
        help="Set so that 10 mg/kg peaks at 1.2 µM.",
    )
    uptake: float = quantity(
        12.0, "1/h", "Uptake from the belly", valid=(0.5, 100), source="open-channel", path="rodent.uptake"
    )
    half_life: float = quantity(
        0.35,
        "h",
        "Half-life of ketamine",
        valid=(0.05, 10),
        source="open-channel",
        path="rodent.half_life",
        help="About an eighth of that of a person, which is 2.7 h in the model of the body.",
    )
    to_metabolite: float = quantity(
        50.0,
        "%",
        "Becomes hydroxynorketamine",
        valid=(0, 100),
        source="open-channel",
        kind="guess",
        path="rodent.to_metabolite",
        help="The steps between are left out, and all forms of the metabolite are counted together.",
    )
    metabolite_half_life: float = quantity(
        0.9,
        "h",
        "Half-life of hydroxynorketamine",
        valid=(0.05, 20),
        source="open-channel",
        kind="guess",
        path="rodent.metabolite_half_life",
    )

    @property
    def loss(self) -> float:
        """ke in 1/s."""
        return log(2) / self.half_life

    @property
    def metabolite_loss(self) -> float:
        """km in 1/s."""
        return log(2) / self.metabolite_half_life


AVERAGE_RODENT = Rodent()


def concentrations(times: Floats, doses: Doses, rodent: Rodent = AVERAGE_RODENT) -> tuple[Floats, Floats]:
    """uM of ketamine and of hydroxynorketamine in the brain at `times` (s); doses add up.

    Args:
        times: shape (n,).
    """
    ka, ke, km = rodent.uptake, rodent.loss, rodent.metabolite_loss
    ketamine, metabolite = np.zeros(len(times)), np.zeros(len(times))
    for begin, dose in doses:
        since = times - begin
        there = (since > 0.0) & (since < GONE)
        t = since[there]
        if dose == 0.0 or not len(t):
            continue
        slow, fast, late = np.exp(-ke * t), np.exp(-ka * t), np.exp(-km * t)
        scale = dose * rodent.per_dose * ka / (ka - ke)
        ketamine[there] += scale * (slow - fast)
        made = (late - slow) / (ke - km) - (late - fast) / (ka - km)
        metabolite[there] += scale * rodent.to_metabolite * ke * made
    return ketamine, metabolite
