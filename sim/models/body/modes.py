"""The curves of one person as sums of exponentials: the closed form of the racemic model, for one dose.

A chain of compartments answers a short input with  sum of c_i exp(-r_i t): the r_i are its eigenvalues, the c_i the
residues of its transfer function, gain * product(zero_j - r_i) / product over others(r_j - r_i). It agrees with the
matrix exponential to rounding, costs some tens of microseconds, and is what a slider redraws.

Three compartments: the cubic by the trigonometric formula, then one Newton step (as in stanpumpR's closed forms).
"""

from collections.abc import Sequence
from math import acos, cos, pi, sqrt

import numpy as np
from numpy.typing import NDArray

from sim.models.body.disposition import HYDROXYNORKETAMINE_MASS, KETAMINE_MASS, NORKETAMINE_MASS
from sim.models.body.ketamine import AVERAGE_PERSON, Ketamine
from sim.models.body.routes import ABSORBED, Route

Floats = NDArray[np.float64]
APART = 1e-6
"""Rates nearer than this (relative) are moved apart by it, as the closed form needs them to differ."""
ANALYTES = ("ketamine", "norketamine", "hydroxynorketamine")


def two_rates(k10: float, k12: float, k21: float) -> tuple[float, float]:
    """The eigenvalues (1/s) of two compartments, fast one first; their product is k10 k21."""
    total, product = k10 + k12 + k21, k10 * k21
    fast = 0.5 * (total + sqrt(total * total - 4 * product))
    return fast, product / fast


def three_rates(k10: float, k12: float, k21: float, k13: float, k31: float) -> tuple[float, float, float]:
    """The eigenvalues (1/s) of three compartments, fastest first."""
    a = k10 + k12 + k21 + k13 + k31
    b = k10 * (k21 + k31) + k12 * k31 + k13 * k21 + k21 * k31
    c = k10 * k21 * k31
    radius = sqrt(max(0.0, a * a / 9 - b / 3))
    cosine = (2 * a**3 / 27 - a * b / 3 + c) / (2 * radius**3)
    angle = acos(min(1.0, max(-1.0, cosine))) / 3
    roots = [a / 3 + 2 * radius * cos(angle + turn * 2 * pi / 3) for turn in range(3)]
    better = [x - ((x - a) * x * x + b * x - c) / (3 * x * x - 2 * a * x + b) for x in roots]
    fast, middle, slow = sorted(better, reverse=True)
    return fast, middle, slow


def _apart(poles: Sequence[float]) -> list[float]:
    kept: list[float] = []
    for pole in poles:
        while any(abs(pole - other) < APART * pole for other in kept):
            pole *= 1 + 2 * APART
        kept.append(pole)
    return kept


def residues(gain: float, zeros: Sequence[float], poles: Sequence[float]) -> list[float]:
    """The c_i of gain * product(s + zero) / product(s + pole)."""
    found = []
    for i, pole in enumerate(poles):
        value = gain
        for zero in zeros:
            value *= zero - pole
        for j, other in enumerate(poles):
            if j != i:
                value /= other - pole
        found.append(value)
    return found


def curves(
    route: str,
    amount: float,
    duration: float,
    times: Floats,
    person: Ketamine = AVERAGE_PERSON,
) -> Floats:
    """Plasma ng/mL of ketamine, norketamine, hydroxynorketamine (rows) after a dose of `amount` umol.

    Args:
        times: s since the dose, in ascending order from 0 on.
    """
    p = person
    k10, k12, k21 = p.clearance / p.V1, p.Q / p.V1, p.Q / p.V2
    n10, n12, n21 = p.clearance_n / p.V1n, p.Qn / p.V1n, p.Qn / p.V2n
    h10, h12, h21 = p.clearance_h / p.V1h, p.Qh / p.V1h, p.Qh / p.V2h
    way = ABSORBED.get(route)
    slow = [*two_rates(k10, k12, k21), *two_rates(n10, n12, n21), *two_rates(h10, h12, h21)]
    poles = _apart([*slow, way.uptake, way.first_pass_rate] if way else slow)
    size = amount * (poles[6] * way.reaches if way else 1.0) / p.V1
    to_n, to_h = p.clearance * p.to_norketamine / p.V1n, p.clearance_n * p.to_hydroxynorketamine / p.V1h
    weights = [[0.0] * len(poles) for _ in ANALYTES]
    entry = [6] if way else []
    _add(weights[0], size * KETAMINE_MASS, [k21], poles, [0, 1, *entry])
    _add(weights[1], size * to_n * NORKETAMINE_MASS, [k21, n21], poles, [0, 1, 2, 3, *entry])
    size_h = size * to_n * to_h * HYDROXYNORKETAMINE_MASS
    _add(weights[2], size_h, [k21, n21, h21], poles, [0, 1, 2, 3, 4, 5, *entry])
    if way:
        first = amount * way.first_pass * p.to_norketamine * poles[7] / p.V1n
        _add(weights[1], first * NORKETAMINE_MASS, [n21], poles, [2, 3, 7])
        _add(weights[2], first * to_h * HYDROXYNORKETAMINE_MASS, [n21, h21], poles, [2, 3, 4, 5, 7])
    return _summed(np.array(weights), np.array(poles), times, duration if route == "infusion" else 0.0, way)


def _add(row: list[float], gain: float, zeros: Sequence[float], poles: Sequence[float], where: Sequence[int]) -> None:
    for i, value in zip(where, residues(gain, zeros, [poles[j] for j in where]), strict=True):
        row[i] += value


def _summed(weights: Floats, rates: Floats, times: Floats, duration: float, way: Route | None) -> Floats:
    """The exponentials added up; an infusion is the running integral, and fades from what it reached."""
    decay = -rates[:, None]
    found = np.zeros((len(weights), len(times)))
    if duration > 0:
        steady, stop = weights / (rates * duration), int(np.searchsorted(times, duration, "right"))
        found[:, :stop] = -steady @ np.expm1(decay * times[:stop])
        reached = -steady * np.expm1(-rates * duration)
        found[:, stop:] = reached @ np.exp(decay * (times[stop:] - duration))
        return found
    lag = way.lag if way else 0.0
    begin = int(np.searchsorted(times, lag))
    found[:, begin:] = weights @ np.exp(decay * (times[begin:] - lag))
    return found
