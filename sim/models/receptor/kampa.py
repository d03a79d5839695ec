"""A rival scheme in which magnesium may sit in every state of the receptor and is trapped there (Kampa et al. 2004).

Ten states: U, Cl, D1, D2, O and the same five with magnesium. Published per ms and per mM; here per s and per uM.
Voltage moves magnesium only: binding as exp(-(V - 40) 1.6/25), unbinding as exp((V - 40) 0.4/25).
"""

from math import exp

import numpy as np

from sim.models.receptor import gating
from sim.models.receptor.gating import Matrix
from sim.models.receptor.propagation import Flow, propagator

STATES: tuple[str, ...] = ("U", "Cl", "D1", "D2", "O")
U, CL, D1, D2, O = range(5)  # noqa: E741 - the letters of the paper
# (from, to, without magnesium, with magnesium) in 1/s; glutamate binding in 1/(uM s)
_BINDING = 10.0
_GATE = (
    (CL, U, 5.6, 17.1),
    (CL, O, 10.0, 10.0),
    (O, CL, 273.0, 548.0),
    (CL, D1, 2.2, 2.1),
    (D1, CL, 1.6, 0.87),
    (D1, D2, 0.43, 0.26),
    (D2, D1, 0.5, 0.42),
)
_MAGNESIUM_IN = {U: 5e-5, CL: 5e-5, D1: 5e-5, D2: 5e-5, O: 0.05}  # 1/(uM s) at +40 mV
_MAGNESIUM_OUT = {U: 2.438, CL: 5.042, D1: 2.989, D2: 2.953, O: 12_800.0}  # 1/s at +40 mV


def generator(glutamate: float, magnesium: float, voltage: float) -> Matrix:
    """Q in 1/s, Q[to, from]; glutamate and magnesium in uM, voltage in mV."""
    q = np.zeros((10, 10))
    entering, leaving = exp(-(voltage - 40) * 1.6 / 25), exp((voltage - 40) * 0.4 / 25)
    for offset, column in ((0, 2), (5, 3)):
        q[offset + CL, offset + U] = _BINDING * glutamate
        for row in _GATE:
            q[offset + row[1], offset + row[0]] = row[column]
    for state in range(5):
        q[5 + state, state] = _MAGNESIUM_IN[state] * magnesium * entering
        q[state, 5 + state] = _MAGNESIUM_OUT[state] * leaving
    return gating.closed(q)


def peak_open(glutamate: float = 1000.0, length: float = 1e-3, magnesium: float = 0.0, voltage: float = -70.0) -> float:
    """The highest open probability after one square pulse of glutamate (uM, s)."""
    start = np.zeros(10)
    start[U if magnesium == 0 else 5 + U] = 1.0
    fine = 1e-4
    during = Flow(propagator(generator(glutamate, magnesium, voltage), fine)).run(start, round(length / fine))
    after = Flow(propagator(generator(0.0, magnesium, voltage), fine)).run(during[-1], 2000)
    return float(max(during[:, O].max(), after[:, O].max()))


def unblocked(voltage: float, magnesium: float = 1000.0, glutamate: float = 1000.0) -> float:
    """Steady open probability with magnesium against that without: what Mg²⁺ leaves of the current."""
    with_it = gating.steady(generator(glutamate, magnesium, voltage))[O]
    free = gating.steady(generator(glutamate, 0.0, voltage))[O]
    return float(with_it / free)
