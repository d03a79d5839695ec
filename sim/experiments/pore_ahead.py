"""Steps of the pore that are computed before they are needed, many at once, since that costs hardly more than one."""

from dataclasses import dataclass
from math import exp
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.experiments import pore_observed
from sim.experiments.experiment import Rows
from sim.models.receptor import block, ensemble, magnesium
from sim.models.receptor.block import Conditions, N
from sim.models.receptor.gating import Matrix
from sim.models.receptor.perfusion import Parts, Run, mean
from sim.models.receptor.propagation import Flow, Flows, through


@dataclass(frozen=True)
class Moment:
    """Where the steps begin: all receptors, the run without drug, and the one receptor that is drawn."""

    states: NDArray[Any]
    twin: Matrix
    drawn: int
    magnesium: bool


@dataclass(frozen=True)
class Ahead:
    """After each step: all receptors, the run without drug, the observables, and the one receptor that is drawn."""

    states: NDArray[Any]
    twin: Matrix
    rows: Rows
    path: list[int]
    magnesium: list[bool]


def look_ahead(
    flows: Flows,
    bench: Conditions,
    receptors: int,
    here: Moment,
    runs: list[Run],
    luck: Matrix,
    jumps: np.random.Generator | None,
    step: float,
) -> Ahead:
    """All steps of `runs`.

    Args:
        luck: two random numbers a step for the receptor that is drawn, shape (2, steps).
        jumps: moves counted receptors; None for the mean of very many.
    """
    n = luck.shape[1]
    states: NDArray[Any] = np.empty((n, block.SIZE), dtype=here.states.dtype)
    twin, glutamate = np.empty((n, N)), np.empty(n)
    chances, path = luck[0].tolist(), []
    state, alone, drawn, k = here.states, here.twin, here.drawn, 0
    for steps, parts in runs:
        span = slice(k, k + steps)
        flow, free = _with_drug(flows, bench, parts), _without(flows, bench, parts)
        states[span] = flow.run(state, steps) if jumps is None else ensemble.run(flow, state, steps, jumps)
        twin[span] = free.run(alone, steps)
        glutamate[span] = mean(parts)
        path += ensemble.path(flow, drawn, chances[span])
        k += steps
        state, alone, drawn = states[k - 1], twin[k - 1], path[-1]
    shares = states / receptors if receptors else states
    rows = pore_observed.rows(shares, twin, glutamate, bench, receptors, jumps)
    pace = magnesium.entry_rate(bench.voltage) * bench.magnesium + magnesium.exit_rate(bench.voltage)
    seen = ensemble.flicker(here.magnesium, bench.unblocked, exp(-pace * step), luck[1].tolist())
    return Ahead(states, twin, rows, path, seen)


def _with_drug(flows: Flows, bench: Conditions, parts: Parts) -> Flow:
    return flows.get((bench, parts), lambda: through(parts, bench.generator))


def _without(flows: Flows, bench: Conditions, parts: Parts) -> Flow:
    clean = bench.without_drug()
    return flows.get((clean.subunit, parts), lambda: through(parts, clean.gate_generator))
