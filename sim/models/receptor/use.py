"""Block of a synapse over minutes and days: how far it goes, and how fast, when the synapse is used so and so often.

Drug exchanges with open pores only, and the gate works as before with drug inside, so both kinds of pore are open for
the same share of the time. Averaged over many releases the share of blocked pores b follows

    db/dt = n T (k_on [drug] B (1 - b) - k_off b)        n releases per second, T seconds open for each release

The depth is that of a bath of glutamate (Kd / B, see block.py); only the speed follows the use of the synapse.
"""

from functools import cache

import numpy as np

from sim.models.receptor import gating
from sim.models.receptor.block import SIZE, Conditions, N, conducting
from sim.models.receptor.gating import C0, Matrix, O, RateSet
from sim.models.receptor.propagation import propagator
from sim.models.recursion import relaxed

PULSE, LENGTH = 1000.0, 1e-3
"""One release at the receptor: uM of glutamate, and for how many seconds."""


@cache
def open_time(rates: RateSet) -> float:
    """T: seconds for which a receptor is open, on average, for one release and all that follows it."""
    start = np.zeros(N)
    start[C0] = 1.0
    steps = 200
    step = propagator(gating.generator(rates, PULSE), LENGTH / steps)
    states = [start]
    for _ in range(steps):
        states.append(step @ states[-1])
    opened = np.array([state[O] for state in states])
    during = LENGTH / steps * float(opened.sum() - (opened[0] + opened[-1]) / 2)
    quiet = gating.generator(rates, 0.0)
    others = [i for i in range(N) if i != C0]  # without glutamate every path ends in C0, which it never leaves
    waits = np.linalg.solve(-quiet[np.ix_(others, others)], states[-1][others])
    return during + float(waits[others.index(O)])


def exchange(conditions: Conditions, activity: float) -> tuple[float, float]:
    """(share of pores blocked in the end, 1/s at which that is approached) at `activity` releases per second."""
    into, out = conditions.entering, conditions.leaving
    if into + out <= 0:
        return 0.0, 0.0
    return into / (into + out), activity * open_time(conditions.gate) * (into + out)


def blocked_over(concentrations: Matrix, conditions: Conditions, activity: float, step: float, start: float) -> Matrix:
    """The share of pores blocked after each step.

    Args:
        concentrations: uM of drug at the receptor in each step, shape (n,).
        conditions: drug, voltage, magnesium; its own concentration is not used.
        activity: releases per second.
        step: s.
        start: the share blocked before the first step.
    """
    per_uM = conditions.at(1.0).entering
    into, out = per_uM * concentrations, conditions.leaving
    total = into + out
    depth = np.divide(into, total, out=np.zeros_like(total), where=total > 0)
    return relaxed(depth, activity * open_time(conditions.gate) * total, step, start)


def one_release(times: Matrix, conditions: Conditions, blocked: float) -> Matrix:
    """The share of receptors that conduct at each of `times` (s) after a release begins; shape of `times`.

    Args:
        blocked: the share of pores that hold drug before it; their gates are shut like all others.
    """
    start = np.zeros(SIZE)
    start[C0], start[N + C0] = 1.0 - blocked, blocked
    during, quiet = conditions.generator(PULSE), conditions.generator(0.0)
    after = propagator(during, LENGTH) @ start
    states = [
        propagator(during, t) @ start if t <= LENGTH else propagator(quiet, t - LENGTH) @ after for t in times.tolist()
    ]
    return conducting(np.array(states), conditions)
