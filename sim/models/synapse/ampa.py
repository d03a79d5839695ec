"""The fast receptors: AMPA for glutamate, GABA-A for GABA, in the schemes of Destexhe, Mainen & Sejnowski (1998).

    AMPA    C0 <-> C1 <-> C2 <-> O       D1 hangs on C1, D2 on C2 (desensitised, glutamate still on)
            C0 <-> O                     the short cut with two states, without desensitisation
    GABA-A  C0 <-> C1 <-> C2             O1 hangs on C1, O2 on C2; both conduct

All are linear under constant glutamate: p(t + h) = exp(Q h) p(t). Q[to, from] in 1/s, every column sums to zero.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import e

import numpy as np

from sim.core.facts import Fact, fact
from sim.models.receptor.gating import Matrix, closed
from sim.models.receptor.propagation import Flow, propagator

STATES: tuple[str, ...] = ("C0", "C1", "C2", "D1", "D2", "O")
SIZE = len(STATES)
OPEN = SIZE - 1
_SOURCE = "destexhe-1998"


def _rate(value: float, label: str, unit: str = "1/ms") -> Fact:
    return fact(value, unit, label, _SOURCE, "fitted")


BINDING = fact(0.013, "1/(uM ms)", "Glutamate binds", _SOURCE, "fitted")
FIRST_OFF = _rate(5.9e-3, "Glutamate leaves the single-bound state")
SECOND_OFF = _rate(86, "Glutamate leaves the doubly bound state")
DESENSITISING = _rate(0.9, "Desensitises")
RESENSITISING = _rate(0.064, "Recovers")
OPENING = _rate(2.7, "Opens")
CLOSING = _rate(0.2, "Closes")
REVERSAL = fact(0.0, "mV", "Reversal potential of AMPA receptors", _SOURCE)
CONDUCTANCE = fact(10, "pS", "Conductance of one open AMPA channel", "spruston-1995")
RECEPTORS = fact(80, "receptors", "AMPA receptors of the synapse", "franks-2002", "teaching", "Taken from a model.")


def two_states(glutamate: float) -> Matrix:
    """Q of the short cut C0 <-> O, written in the same six states, of which it uses these two."""
    short, q = TWO_STATE["AMPA"], np.zeros((SIZE, SIZE))
    q[OPEN, 0], q[0, OPEN] = short.opening.value * glutamate, short.closing.value
    return closed(q)


def six_states(glutamate: float) -> Matrix:
    """Q of the six states of the AMPA receptor at a glutamate concentration in uM."""
    c0, c1, c2, d1, d2, o = range(SIZE)
    q = np.zeros((SIZE, SIZE))
    q[c1, c0] = q[c2, c1] = BINDING.value * glutamate
    q[c0, c1], q[c1, c2] = FIRST_OFF.value, SECOND_OFF.value
    q[d1, c1] = q[d2, c2] = DESENSITISING.value
    q[c1, d1] = q[c2, d2] = RESENSITISING.value
    q[o, c2], q[c2, o] = OPENING.value, CLOSING.value
    return closed(q)


def rest() -> Matrix:
    """All receptors shut and empty: shape (6,)."""
    states = np.zeros(SIZE)
    states[0] = 1.0
    return states


@dataclass(frozen=True)
class TwoState:
    """C <-> O: opens at opening [transmitter], closes at closing. The short cut of Destexhe et al. (1994)."""

    opening: Fact
    closing: Fact

    def open(self, share: float, transmitter: float, time: float) -> float:
        """The open share `time` seconds later, from `share`, at constant transmitter (uM): exact."""
        rise = self.opening.value * transmitter
        pace = rise + self.closing.value
        settled = rise / pace
        return settled + (share - settled) * float(np.exp(-pace * time))


TWO_STATE = {
    "AMPA": TwoState(
        fact(1.1e-3, "1/(uM ms)", "AMPA opens, two states", "destexhe-two-state"),
        fact(0.19, "1/ms", "AMPA closes, two states", "destexhe-two-state"),
    ),
    "GABA-A": TwoState(
        fact(5e-3, "1/(uM ms)", "GABA-A opens, two states", "destexhe-two-state"),
        fact(0.18, "1/ms", "GABA-A closes, two states", "destexhe-two-state"),
    ),
}


@dataclass(frozen=True)
class GabaRates:
    """GABA-A, five states: C0 C1 C2 O1 O2."""

    first: Fact
    second: Fact
    first_off: Fact
    second_off: Fact
    opening_one: Fact
    closing_one: Fact
    opening_two: Fact
    closing_two: Fact


GABA = GabaRates(
    first=fact(0.02, "1/(uM ms)", "First GABA binds", _SOURCE, "fitted"),
    second=fact(0.01, "1/(uM ms)", "Second GABA binds", _SOURCE, "fitted"),
    first_off=fact(4.6, "1/ms", "First GABA leaves", _SOURCE, "fitted"),
    second_off=fact(9.2, "1/ms", "Second GABA leaves", _SOURCE, "fitted"),
    opening_one=fact(3.3, "1/ms", "Opens with one GABA", _SOURCE, "fitted"),
    closing_one=fact(9.8, "1/ms", "Closes with one GABA", _SOURCE, "fitted"),
    opening_two=fact(10.6, "1/ms", "Opens with two GABA", _SOURCE, "fitted"),
    closing_two=fact(0.41, "1/ms", "Closes with two GABA", _SOURCE, "fitted"),
)
GABA_OPEN = (3, 4)
SCHEMES: dict[str, Callable[[float], Matrix]] = {"two states": two_states, "six states": six_states}


def parts(scheme: str) -> tuple[Matrix, Matrix]:
    """(Q without glutamate, B: how it grows with each uM of it) of a scheme."""
    quiet = SCHEMES[scheme](0.0)
    return quiet, SCHEMES[scheme](1.0) - quiet


def gathered(states: Matrix) -> Matrix:
    """The same open share, all others shut and empty: for going over to another scheme."""
    after = rest()
    after[0], after[OPEN] = 1.0 - states[OPEN], states[OPEN]
    return after


def gaba_generator(gaba: float, rates: GabaRates = GABA) -> Matrix:
    """Q of the five states of the GABA-A receptor at a GABA concentration in uM."""
    q = np.zeros((5, 5))
    q[1, 0], q[2, 1] = rates.first.value * gaba, rates.second.value * gaba
    q[0, 1], q[1, 2] = rates.first_off.value, rates.second_off.value
    q[3, 1], q[1, 3] = rates.opening_one.value, rates.closing_one.value
    q[4, 2], q[2, 4] = rates.opening_two.value, rates.closing_two.value
    return closed(q)


@dataclass(frozen=True)
class Response:
    """After one square pulse: highest open probability, when, and the time from there down to 1/e of it, s."""

    peak: float
    time_to_peak: float
    decay: float


def pulse_response(
    during: Matrix, after: Matrix, conducting: tuple[int, ...], length: float = 1e-3, watched: float = 0.1
) -> Response:
    """The response to a pulse of `length` s, from all receptors in C0; `during` and `after` are the generators."""
    fine = 1e-5
    start = np.zeros(len(during))
    start[0] = 1.0
    on = Flow(propagator(during, fine)).run(start, round(length / fine))
    off = Flow(propagator(after, fine)).run(on[-1], round(watched / fine))
    course = np.r_[0.0, np.concatenate([on, off])[:, list(conducting)].sum(axis=1)]
    top = int(course.argmax())
    under = top + int(np.argmax(course[top:] < course[top] / e))
    part = (course[under - 1] - course[top] / e) / (course[under - 1] - course[under])
    return Response(float(course[top]), top * fine, (under - 1 + float(part) - top) * fine)
