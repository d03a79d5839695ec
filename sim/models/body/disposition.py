"""What every model of the body answers: what a dose does to it, and what can be read from it.

Three models answer it: racemic ketamine (`ketamine.py`), esketamine (`esketamine.py`) and esketamine as seen in an
artery (`arterial.py`). They differ in their places; the names of the readings are the same.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sim.core.units import to_internal
from sim.models.body.compartments import Change, System, Weights

KETAMINE_MASS = 237.73
"""g/mol of the free base (Simons 2022); as umol/L times g/mol is ug/L, it is also ng/mL for each uM."""
NORKETAMINE_MASS = 223.70
HYDROXYNORKETAMINE_MASS = 239.70
SALT_MASS = 274.19
"""g/mol of ketamine hydrochloride, by which some vials are labelled; doses here are of the base."""

AMOUNTS = (
    "syringe",
    "absorption_site",
    "gut",
    "liver",
    "blood",
    "tissue",
    "norketamine",
    "hydroxynorketamine",
    "excreted",
    "unabsorbed",
)
"""Places that a scene shows. Together they hold the dose, but for those that a model lists as estimated."""
FLOWS = (
    "infusion",
    "absorption",
    "gut_uptake",
    "first_pass",
    "hepatic",
    "to_tissue",
    "from_tissue",
    "formation",
    "urine",
)
"""Rates in umol/s that a scene shows as particles on their way."""


@dataclass(frozen=True)
class Disposition:
    """A model of the body for one drug and one place of sampling.

    Attributes:
        concentrations: name -> weights on states that give ng/mL (and `exposure` in ng s/mL).
        amounts: place -> weights that give umol of ketamine or what became of it.
        flows: name -> weights that give umol/s.
        estimated: places that only repeat a part of the others, so they do not count in the sum.
        dose: (route, umol, duration s, time s) -> what that dose changes, and when.
        routes: those for which the model has parameters.
    """

    system: System
    concentrations: Mapping[str, Weights]
    amounts: Mapping[str, Weights]
    flows: Mapping[str, Weights]
    estimated: frozenset[str]
    dose: Callable[[str, float, float, float], tuple[Change, ...]]
    routes: tuple[str, ...]


def in_umol(milligrams: float) -> float:
    """The amount in a mass of ketamine base."""
    return milligrams * 1e3 / KETAMINE_MASS


def in_mg(micromoles: float) -> float:
    """The mass of ketamine base of an amount."""
    return micromoles * KETAMINE_MASS * 1e-3


def infused(amount: float, duration: float, begin: float) -> tuple[Change, ...]:
    """A syringe that is emptied at a constant rate; each model has a `syringe` and its `pump`."""
    rate = amount / duration
    return (
        Change(begin, "syringe", amount),
        Change(begin, "pump", rate),
        Change(begin + duration, "pump", -rate),
    )


def sized(weight: float, exponent: float) -> float:
    """The allometric factor (weight / 70 kg) ** exponent: 0.75 for flows, 1 for volumes."""
    return float((weight / to_internal(70.0, "kg")) ** exponent)
