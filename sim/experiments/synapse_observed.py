"""What can be read at the synapse: the observables, and how they follow from the state."""

from collections.abc import Mapping
from typing import Any

from sim.core.quantities import Observable

_ROWS: tuple[tuple[str, str, str, float, float, str], ...] = (
    ("glutamate", "Glutamate in the cleft", "mM", 0, 1.2, "Mean over the cleft at the end of the step."),
    ("ampa_current", "AMPA current", "pA", -30, 2, "Ions through AMPA receptors; inward is negative."),
    ("nmda_current", "NMDA current", "pA", -5, 0.5, "Ions through NMDA receptors; inward is negative."),
    ("voltage", "Voltage of the spine", "mV", -80, 20, "In the head of the spine."),
    ("calcium", "Calcium in the spine", "uM", 0, 10, "Free calcium; most of what enters is bound at once."),
    ("unblocked_by_magnesium", "Free of Mg²⁺", "1", 0, 1, "Share of open NMDA pores that magnesium leaves free, B(V)."),
    ("blocked", "Drug bound in the pore", "1", 0, 1, "Share of NMDA receptors with drug in the pore."),
    ("trapped", "Trapped", "1", 0, 1, "Share of NMDA receptors with drug in the pore behind a shut gate."),
    ("ampa_open", "AMPA receptors open", "1", 0, 0.3, "Share of the AMPA receptors that are open."),
    ("ampa_desensitised", "AMPA receptors desensitised", "1", 0, 1, "Share that holds glutamate but rests."),
    ("nmda_open", "NMDA gate open", "1", 0, 0.4, "Share of NMDA receptors whose gate is open, blocked inside or not."),
    ("nmda_conducting", "NMDA receptors conducting", "1", 0, 0.4, "Open, without drug, without Mg²⁺."),
    ("dendrite", "Voltage of the dendrite", "mV", -80, 20, "Under the spine, a spike that comes back included."),
    ("docked", "Docked vesicles", "vesicles", 0, 20, "Ready to be released."),
    ("released", "Vesicles released", "vesicles", 0, 50, "Since the start."),
    ("stimuli", "Stimuli", "stimuli", 0, 100, "Spikes that reached the terminal, since the start."),
)
NAMES: tuple[str, ...] = tuple(row[0] for row in _ROWS)


def _seen(
    index: int, name: str, label: str, unit: str, low: float, high: float, help: str
) -> tuple[str, Observable[Any]]:
    return name, Observable(name, label, unit, (low, high), lambda e: float(e.row[index]), help=help)


OBSERVABLES: Mapping[str, Observable[Any]] = dict(_seen(i, *row) for i, row in enumerate(_ROWS))
