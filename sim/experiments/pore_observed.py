"""What can be read at the pore: the observables, and how each follows from the occupancies of the states."""

from collections.abc import Mapping
from math import nan
from typing import Any

import numpy as np

from sim.core.facts import fact
from sim.core.quantities import Observable
from sim.experiments.experiment import Rows
from sim.models.receptor import block
from sim.models.receptor.block import FREE, Conditions, N
from sim.models.receptor.drugs import DRUGS
from sim.models.receptor.gating import D, Matrix, O
from sim.models.receptor.receptors import RECEPTORS, REVERSAL

PATCH = fact(1000, "receptors", "Receptors whose mean current is shown when none are counted", "pore-choice")
COMPARABLE = 1e-9
"""Below this open probability of the run without drug there is no current to compare with."""


def _seen(
    index: int, name: str, label: str, unit: str, low: float, high: float, help: str
) -> tuple[str, Observable[Any]]:
    return name, Observable(name, label, unit, (low, high), lambda e: float(e.row[index]), help=help)


_ROWS: tuple[tuple[str, str, str, float, float, str], ...] = (
    ("open_probability", "Gate open", "1", 0, 0.4, "Share of receptors whose gate is open, blocked inside or not."),
    ("unblocked_by_magnesium", "Free of Mg²⁺", "1", 0, 1, "Share of open pores that magnesium leaves free, B(V)."),
    ("conducting", "Conducting", "1", 0, 0.4, "Share of receptors that pass ions: open, without drug, without Mg²⁺."),
    ("current", "Current", "pA", -100, 10, "Ions through all receptors; inward is negative. 0 receptors: of 1,000."),
    ("blocked", "Drug bound in the pore", "1", 0, 1, "Share of receptors with drug in the pore, gate open or shut."),
    ("trapped", "Trapped", "1", 0, 1, "Share of receptors with drug in the pore behind a shut gate."),
    (
        "relative_current",
        "Relative current",
        "1",
        0,
        1.2,
        "Current as a share of that in the same run without any drug.",
    ),
    ("desensitised", "Desensitised", "1", 0, 1, "Share of receptors that hold glutamate but rest."),
    ("glutamate", "Glutamate at the receptor", "uM", 0, 1100, "Bath and pulse together, mean over the last step."),
    ("drug_at_receptor", "Drug at the receptor", "uM", 0, 50, "What is in the bath now; 0 after washing."),
)
OBSERVABLES: Mapping[str, Observable[Any]] = dict(_seen(i, *row) for i, row in enumerate(_ROWS))
INSIDE = ("open_probability", "blocked", "trapped", "desensitised")
"""What no electrode sees: with a compound still to be identified these have no value, for they would name it."""
_INSIDE = [list(OBSERVABLES).index(name) for name in INSIDE]


def rows(
    occupancy: Matrix,
    twin: Matrix,
    glutamate: Matrix,
    bench: Conditions,
    receptors: int,
    random: np.random.Generator | None,
) -> Rows:
    """All observables for a run of states, shape (n, observables).

    Args:
        occupancy: shares of the 15 states, (n, 15); twin: of the 5 states of the same run without drug, (n, 5).
        random: draws which open pores magnesium leaves free when receptors are counted; None for the mean.
    """
    free, gate_open = bench.unblocked, occupancy[:, O] + occupancy[:, N + O] + occupancy[:, 2 * N + O]
    passes = free * bench.current_factor
    counted = receptors if random is not None else 0
    if random is None:
        conducting = occupancy[:, O] * passes
    else:
        conducting = random.binomial(np.rint(occupancy[:, O] * counted).astype(np.int64), passes) / counted
    blocked = np.maximum(0.0, occupancy[:, N:].sum(axis=1))
    inside_open = occupancy[:, N + O] + occupancy[:, 2 * N + O]
    out = np.empty((len(occupancy), len(_ROWS)))
    out[:, 0] = gate_open
    out[:, 1] = free
    out[:, 2] = conducting
    unitary = RECEPTORS[bench.subunit].conductance.value * (bench.voltage - REVERSAL.value)
    out[:, 3] = conducting * (unitary * (counted or PATCH.value))
    out[:, 4] = blocked
    out[:, 5] = np.maximum(0.0, blocked - inside_open)
    least = max(COMPARABLE, 1.0 / (counted * free) if counted else 0.0)
    comparable = twin[:, O] >= least
    clean = bench.without_drug().unblocked  # less than this is free when the drug is magnesium itself
    expected = np.where(comparable, twin[:, O] * clean, 1.0)
    out[:, 6] = np.where(comparable, conducting / expected, (1.0 - blocked) * bench.current_factor * (free / clean))
    out[:, 7] = occupancy[:, FREE][:, D] + occupancy[:, N + D] + occupancy[:, 2 * N + D]
    out[:, 8] = glutamate
    out[:, 9] = bench.concentration
    if DRUGS[bench.drug].hidden:
        out[:, _INSIDE] = nan
        out[~comparable, 6] = nan  # where no current flows, nothing has been measured
    return out


def names(occupancy: Matrix) -> dict[str, float]:
    """The share of receptors in each of the ten states of the picture."""
    return dict(zip(block.NAMES, block.merged(occupancy).tolist(), strict=True))


def rates_by_name(bench: Conditions, glutamate: float) -> dict[tuple[str, str], float]:
    """(from, to) -> 1/s for every arrow of the picture, zeros left out."""
    q = bench.generator(glutamate)
    inside = q[: 2 * N, : 2 * N]
    found = {
        (block.NAMES[j], block.NAMES[i]): float(inside[i, j])
        for i in range(2 * N)
        for j in range(2 * N)
        if i != j and inside[i, j] > 0
    }
    found["O", "OB"] = bench.entering
    drug = DRUGS[bench.drug]
    found["C0B", "C0"] = found.get(("C0B", "C0"), 0.0) + drug.escape.value * drug.superficial.value
    return {arrow: rate for arrow, rate in found.items() if rate > 0}
