"""How fast a cell winds up, against an adaptive solver that stops at every spike and every fibre."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim.models.pain import windup
from sim.models.pain.windup import AVERAGE_CELL as CELL
from sim.models.pain.windup import CALCIUM, STEP, Values
from sim.models.receptor.magnesium import unblocked_by_magnesium

SIZES = (1, 5)
"""Stimuli at 1 Hz, one second each; without noise, so that the two can be compared."""


def fibres(stimuli: int) -> list[float]:
    return [n + float(t) for n in range(stimuli) for t in windup.arrivals(0, n)]


def ours(stimuli: int, step: float = STEP) -> tuple[int, Values]:
    course = windup.follow(windup.at_rest(), fibres(stimuli), np.zeros(round(stimuli / step)), step=step)
    return len(course.spikes), course.states[-1].tolist()


def slopes(t: float, y: np.ndarray) -> list[float]:
    v, calcium, gate, ampa, slow, rise, nk_slow, nk_rise = y
    through = (slow - rise) * unblocked_by_magnesium(v, CELL.magnesium)
    cation = CELL.can * gate**2
    pulled = -(ampa + through + nk_slow - nk_rise) * v - cation * (v - CELL.can_reversal) - (v - CELL.rest)
    ratio = (calcium / CELL.can_half) ** 2
    return [
        pulled / CELL.tau,
        CELL.influx * through * (CELL.calcium_reversal - v) - calcium / CELL.calcium_decay,
        (ratio - gate * (1 + ratio)) / CELL.can_slowest,
        -ampa / CELL.ampa_decay,
        -slow / CELL.nmda_decay,
        -rise / CELL.nmda_rise,
        -nk_slow / CELL.nk1_decay,
        -nk_rise / CELL.nk1_rise,
    ]


def held(t: float, y: np.ndarray) -> list[float]:
    return [0.0, *slopes(t, y)[1:]]


def fires(t: float, y: np.ndarray) -> float:
    return float(y[0] - CELL.threshold)


fires.terminal, fires.direction = True, 1.0  # type: ignore[attr-defined]


def by_solver(stimuli: int) -> tuple[int, np.ndarray]:
    integrate = pytest.importorskip("scipy.integrate")
    sizes = np.array(
        [
            CELL.ampa,
            *[CELL.nmda / windup.peak_of_difference(CELL.nmda_rise, CELL.nmda_decay)] * 2,
            *[CELL.nk1 / windup.peak_of_difference(CELL.nk1_rise, CELL.nk1_decay)] * 2,
        ]
    )
    y, t, spikes, silent = np.array([CELL.rest, *[0.0] * 7]), 0.0, 0, 0.0
    for stop in (*fibres(stimuli), float(stimuli)):
        while t < stop:
            rule: Callable[[float, np.ndarray], list[float]] = held if t < silent else slopes
            end = min(stop, silent) if t < silent else stop
            events = None if t < silent else fires
            done: Any = integrate.solve_ivp(rule, (t, end), y, "LSODA", events=events, rtol=1e-8, atol=1e-10)
            t, y = float(done.t[-1]), done.y[:, -1].copy()
            if done.status == 1:
                spikes += 1
                y[0], y[1], silent = CELL.reset, y[1] + CELL.per_spike, t + CELL.refractory
        y[3:] += sizes / CELL.afferents
    return spikes, y


@pytest.mark.parametrize("stimuli", SIZES)
def test_a_train(benchmark: Any, stimuli: int) -> None:
    benchmark.group = f"wind-up, {stimuli} s"
    spikes, state = benchmark(ours, stimuli)
    exact, end = by_solver(stimuli)
    assert abs(spikes - exact) <= 1
    assert_allclose(state[2], end[2], atol=0.005)  # the CAN gate remembers the whole train
    assert state[CALCIUM] >= 0


@pytest.mark.parametrize("stimuli", SIZES)
def test_a_train_by_an_adaptive_solver(benchmark: Any, stimuli: int) -> None:
    benchmark.group = f"wind-up, {stimuli} s"
    benchmark.pedantic(by_solver, (stimuli,), rounds=1)
