"""Receptors one by one, as they are drawn or counted: each jumps by chance, as likely as the exact step says."""

from math import exp

import numpy as np
from numpy.typing import NDArray

from sim.models.receptor.gating import C0, Matrix, O
from sim.models.synapse.nmda import FREE, INSIDE, OUTSIDE, Pore

States = NDArray[np.int8]


def jumped(states: States, step: Matrix, luck: Matrix) -> States:
    """Where receptors are after a step: `step` is the propagator, P[to, from], `luck` a number (0 to 1) for each."""
    reached = np.cumsum(step, axis=0)[:-1, states]
    after: States = (reached <= luck).sum(axis=0, dtype=np.int8)
    return after


def exchanged(gates: States, places: States, pore: Pore, voltage: float, time: float, luck: Matrix) -> States:
    """The places (free, inside, outer site) of drug after `time` s; only open pores let it in or out."""
    entering, leaving = pore.entering(voltage), pore.leaving(voltage)
    pace = entering + leaving
    if pace <= 0.0:
        return places
    bound = entering / pace * -np.expm1(-pace * time)
    left = leaving / pace * -np.expm1(-pace * time)
    after = places.copy()
    open_now = gates == O
    enters = open_now & (places == FREE) & (luck < bound)
    after[enters] = np.where(luck[enters] < bound * pore.superficial, OUTSIDE, INSIDE)
    after[open_now & (places != FREE) & (luck < left)] = FREE
    if pore.escape > 0.0:
        after[(gates == C0) & (places == OUTSIDE) & (luck < 1.0 - exp(-pore.escape * time))] = FREE
    return after


def thrown(shares: Matrix, number: int, random: np.random.Generator) -> States:
    """So many receptors, thrown into states with these probabilities."""
    chances = np.clip(shares, 0.0, None)
    return random.choice(len(chances), size=number, p=chances / chances.sum()).astype(np.int8)
