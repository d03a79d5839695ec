"""The gate of the receptor: glutamate binds twice, then the pore opens, or the receptor desensitises and rests.

    C0 <-> C1 <-> C2 <-> O      closed with no, one, two glutamates; O open
                  C2 <-> D      desensitised

The scheme of Lester & Jahr 1992; rates below. Both binding steps have the same rate, as in the published model files.
Probabilities p obey dp/dt = Q p, where Q[to, from] is the rate of that transition and each column sums to zero.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sim.core.sources import Kind

Matrix = NDArray[np.float64]
STATES: tuple[str, ...] = ("C0", "C1", "C2", "D", "O")
C0, C1, C2, D, O = range(5)  # noqa: E741 - the letter that every paper uses for the open state


@dataclass(frozen=True)
class RateSet:
    """One published set of rates: binding in 1/(uM s), all others in 1/s."""

    name: str
    binding: float
    unbinding: float
    desensitising: float
    resensitising: float
    opening: float
    closing: float
    source: str
    kind: Kind = "fitted"


RATE_SETS: dict[str, RateSet] = {
    rates.name: rates
    for rates in (
        RateSet("Destexhe 1998", 5, 12.9, 8.4, 6.8, 46.5, 73.8, "destexhe-1998"),
        RateSet("Lester & Jahr 1992", 5, 6.7, 15.2, 9.4, 83.8, 83.8, "lester-jahr-1992"),
        RateSet("Edmonds & Colquhoun 1992", 5, 4.7, 8.4, 1.8, 46.5, 91.6, "edmonds-colquhoun-1992"),
        RateSet("Clements 1992", 5, 9.5, 16, 13, 25, 59, "clements-1992"),
        RateSet("Clements & Westbrook 1991", 5, 5, 4.0, 0.3, 10, 322, "clements-westbrook-1991"),
    )
}
DEFAULT = RATE_SETS["Destexhe 1998"]


def with_unbinding(rates: RateSet, unbinding: float) -> RateSet:
    """The same gate, with glutamate held for longer or shorter: how a subunit gets its own decay here."""
    return replace(rates, unbinding=unbinding)


def generator(rates: RateSet, glutamate: float) -> Matrix:
    """Q in 1/s for a glutamate concentration in uM."""
    q = np.zeros((5, 5))
    q[C1, C0] = q[C2, C1] = rates.binding * glutamate
    q[C0, C1] = q[C1, C2] = rates.unbinding
    q[D, C2] = rates.desensitising
    q[C2, D] = rates.resensitising
    q[O, C2] = rates.opening
    q[C2, O] = rates.closing
    return closed(q)


def closed(q: Matrix) -> Matrix:
    """The generator whose off-diagonal rates are those of `q`: what leaves a state stands on the diagonal."""
    np.fill_diagonal(q, 0.0)
    np.fill_diagonal(q, -q.sum(axis=0))
    return q


def steady(q: Matrix) -> Matrix:
    """The probabilities at which a generator comes to rest (where several rests exist, that of the free receptor)."""
    n = len(q)
    system = np.vstack([q / max(1.0, float(np.abs(q).max())), np.ones(n)])
    rest: Matrix = np.linalg.lstsq(system, np.r_[np.zeros(n), 1.0], rcond=None)[0]
    return np.clip(rest, 0.0, 1.0)


def steady_open(rates: RateSet, glutamate: float) -> float:
    """The open probability that the receptor settles at, from the ratios of forward to backward rates."""
    x = rates.binding * glutamate / rates.unbinding
    opening, desensitising = rates.opening / rates.closing, rates.desensitising / rates.resensitising
    doubly = x * x
    return doubly * opening / (1 + x + doubly * (1 + opening + desensitising))
