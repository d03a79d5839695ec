"""How much of each cell's NMDA current ketamine takes away, from the subunits that the cell is thought to use.

Each subunit has IC50 = Kd(V) / B(V) in the model of the pore (Kd at that voltage, B the share free of magnesium). So in
1 mM magnesium the subunits that magnesium holds loosely (GluN2C, GluN2D) are blocked at lower concentrations. A cell's
current is a mixture: block = sum of share x c / (c + IC50). Which cell uses which is contested; the shares are ours.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sim.core.facts import Fact, fact
from sim.models.receptor.block import Conditions
from sim.models.receptor.drugs import RAT
from sim.models.receptor.measures import concentration_response

Array = NDArray[np.float64]
VOLTAGE = fact(
    -66,
    "mV",
    "Voltage at which block is taken",
    "kotermanski-johnson-2009",
    "teaching",
    "Where all four subunits were measured. The cells of the patch sit near -53 mV; there block would be deeper.",
)
MAGNESIUM = fact(1.0, "mM", "Magnesium outside", "circuit-choice", "teaching", "About that of brain fluid.")


def _shares(*rows: tuple[str, float]) -> dict[str, Fact]:
    return {name: fact(share, "1", f"Share of {name}", "circuit-choice", "teaching") for name, share in rows}


PYRAMIDAL: Mapping[str, Fact] = _shares(("GluN2A", 0.5), ("GluN2B", 0.5))
INTERNEURON: Mapping[str, Fact] = _shares(("GluN2A", 0.125), ("GluN2B", 0.125), ("GluN2C", 0.375), ("GluN2D", 0.375))


@dataclass(frozen=True)
class Bench:
    """Where the block is taken: voltage in mV, magnesium in uM, and whose measurements of the affinities."""

    drug: str = "ketamine"
    voltage: float = VOLTAGE.value
    magnesium: float = MAGNESIUM.value
    preparation: str = RAT


BENCH = Bench()


@cache
def half_block(subunit: str, bench: Bench = BENCH) -> float:
    """IC50 of one subunit in uM, as the pore model has it."""
    return Conditions(
        subunit, bench.drug, voltage=bench.voltage, magnesium=bench.magnesium, preparation=bench.preparation
    ).half_block


def blocked(mixture: Mapping[str, Fact], concentration: Array | float, bench: Bench = BENCH) -> Array:
    """The share of the NMDA current that is gone at rest, for concentrations in uM; 0 at 0, rising towards 1."""
    c = np.asarray(concentration, float)
    parts = [share.value * c / (c + half_block(name, bench)) for name, share in mixture.items()]
    total: Array = np.sum(parts, axis=0)
    return total


def half_of(mixture: Mapping[str, Fact], bench: Bench = BENCH) -> float:
    """The concentration in uM that takes half of a mixture's current."""
    return concentration_response(lambda c: float(blocked(mixture, c, bench)), 1.0, 1e-4, 1e4)[0]
