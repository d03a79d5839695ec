"""Receptors under Poisson releases of falling glutamate, at two lengths: one Magnus chain against an ODE solver.

Run with --benchmark-enable. The solver starts anew at every release, at a tolerance that gives about the same error.
"""

from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from sim.models.receptor.block import Conditions
from sim.models.receptor.gating import DEFAULT, Matrix
from sim.models.synapse.magnus import course

TAU, PEAK, SAMPLE, RATE = 1.2e-3, 1100.0, 1e-3, 10.0
SIZES = pytest.mark.parametrize("seconds", [1, 10])
BENCH = Conditions("GluN2A", "ketamine", 10.0, -60.0, 0.0, rates=DEFAULT)
QUIET = BENCH.generator(0.0)[:10, :10]
BOUND = BENCH.generator(1.0)[:10, :10] - QUIET


def releases(seconds: int) -> list[float]:
    times = np.random.default_rng(1).uniform(0, seconds, round(RATE * seconds))
    return sorted(times.tolist())


def rest() -> Matrix:
    start = np.zeros(10)
    start[0] = 1.0
    return start


def solved(seconds: int, tolerance: float) -> Matrix:
    """The same course by LSODA, from release to release."""
    from scipy.integrate import solve_ivp

    samples = round(seconds / SAMPLE)
    grid = np.arange(samples + 1) * SAMPLE
    out = np.empty((samples + 1, 10))
    out[0] = state = rest()
    level = 0.0
    for begin, end in pairwise([0.0, *releases(seconds), float(grid[-1])]):
        here = (grid > begin) & (grid <= end)

        def rates(t: float, p: Matrix, begin: float = begin, level: float = level) -> Matrix:
            return (QUIET + level * np.exp(-(t - begin) / TAU) * BOUND) @ p

        ends = {"t_eval": np.unique(np.r_[grid[here], end]), "rtol": tolerance, "atol": tolerance / 10}
        run = solve_ivp(rates, (begin, end), state, method="LSODA", **ends)
        out[here] = run.y[:, : here.sum()].T
        state = run.y[:, -1]
        level = level * np.exp(-(end - begin) / TAU) + PEAK
    return out


@cache
def tight(seconds: int) -> Matrix:
    return solved(seconds, 1e-11)


@SIZES
def test_magnus_chain(benchmark: Any, seconds: int) -> None:
    benchmark.group = f"falling glutamate, {seconds} s"
    times = releases(seconds)
    got = benchmark(course, QUIET, BOUND, rest(), times, PEAK, TAU, SAMPLE, round(seconds / SAMPLE))
    assert np.abs(got - tight(seconds)).max() < 1e-6


@SIZES
def test_solve_ivp(benchmark: Any, seconds: int) -> None:
    benchmark.group = f"falling glutamate, {seconds} s"
    got = benchmark(solved, seconds, 3e-7)
    assert np.abs(got - tight(seconds)).max() < 1e-6
