"""The settings of an NMDA receptor and its bath that several benches share, each declared once."""

from collections.abc import Iterable
from typing import Any

from sim.core.quantities import choice, quantity
from sim.models.receptor.drugs import HUMAN, PREPARATIONS
from sim.models.receptor.receptors import RECEPTORS


def magnesium() -> Any:
    """Magnesium outside, as a field of a bench's settings; internal unit uM."""
    return quantity(
        1.0, "mM", "Magnesium outside", valid=(0, 10), slider=(0, 3), source="pore-choice", help="About 1 mM in brain."
    )


def subunit() -> Any:
    """Which GluN2 subunit the receptors have, as a field of a bench's settings."""
    return choice(
        "GluN2A", "Subunit", tuple(RECEPTORS), source="vicini-1998", help="Sets the decay, magnesium and drug affinity."
    )


def drug(names: Iterable[str]) -> Any:
    """Which of these drugs is there, as a field of a bench's settings; none at first."""
    return choice(
        "none", "Drug", tuple(names), source="pore-choice", help="A new drug meets receptors without the old one."
    )


def preparation() -> Any:
    """Whose affinities are taken, as a field of a bench's settings."""
    return choice(
        HUMAN,
        "Affinities measured in",
        PREPARATIONS,
        source="gilling-2009",
        help="Two laboratories found Kd of ketamine 0.71 and 0.33 µM; both are shown, neither is mended.",
    )
