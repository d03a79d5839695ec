"""What a drug leaves of the NMDA current at this synapse, pairing by pairing: the model of the pore, put to use.

Each presynaptic spike gives a square pulse of glutamate; the spine then goes through the voltages of the pairing (EPSP,
back-propagating spike, or a clamp), in magnesium. Calcium that enters in a pairing with the drug, against the same
without, is what is left. A blocker needs open pores, so block builds up from pairing to pairing; other antagonists
act at once.
"""

from dataclasses import dataclass, replace
from math import ceil

import numpy as np

from sim.core.facts import fact
from sim.models.plasticity import shouval
from sim.models.plasticity.protocols import Floats, Pairings
from sim.models.receptor import block
from sim.models.receptor.block import Conditions
from sim.models.receptor.gating import Matrix, O
from sim.models.receptor.propagation import propagator

PULSE = fact(1.1, "mM", "Glutamate of one vesicle", "clements-1992")
PULSE_LENGTH = fact(1.2, "ms", "How long it stays, as a square pulse", "clements-1992", "derived", "Its decay time.")
STEP = fact(1, "ms", "Voltage is held for this long", "pairing-choice")
WATCHED = fact(250, "ms", "Watched after the spikes of a pairing; then rest until the next", "pairing-choice")
_TOO_MANY = 600
_DOUBLINGS = 40


@dataclass(frozen=True)
class Period:
    """One pairing at the pore: the propagator of each piece of it, and how much calcium an open pore passes in it.

    Attributes:
        pieces: shape (pieces, states, states).
        flow: shape (pieces,); driving force times what magnesium leaves free, times the length of the piece.
    """

    pieces: Matrix
    flow: Floats

    @property
    def whole(self) -> Matrix:
        """From one pairing to the next."""
        total: Matrix = self.pieces[0]
        for piece in self.pieces[1:]:
            total = piece @ total
        return total

    @property
    def charge(self) -> Floats:
        """Weights on the state at the start of a period that give the calcium that enters in it."""
        weights = np.zeros(self.pieces.shape[-1])
        weights_of_open = np.zeros_like(weights)
        weights_of_open[O] = 1.0
        for piece, flow in zip(self.pieces[::-1], self.flow[::-1], strict=True):
            weights = piece.T @ (weights + flow * weights_of_open)
        return weights


def left_by(
    drug: str,
    concentration: float,
    protocol: Pairings,
    subunit: str = "GluN2A",
    magnesium: float = 1000.0,
    settled: bool = True,
    epsp: float = 1.0,
    clamp: float | None = None,
) -> Floats:
    """What a drug leaves of the calcium through NMDA receptors at each pairing, between 0 and 1.

    Args:
        concentration, magnesium: uM.
        settled: pairings have gone on in the drug until the block no longer changes: one value for all. Otherwise
            the drug meets free receptors at the first pairing: one value for each pairing (at most 600; the last
            counts on).
        clamp: a voltage that is held, mV.
    """
    now = Conditions(subunit=subunit, drug=drug, concentration=concentration, magnesium=magnesium)
    if drug == "none" or concentration <= 0 or protocol.pairs == 0:
        return np.ones(1)
    voltages, lengths = _voltages(protocol, epsp, clamp)
    with_drug, free = (_period(each, voltages, lengths) for each in (now, now.without_drug()))
    whole, charge = with_drug.whole, with_drug.charge
    whole_free, charge_free = free.whole, free.charge
    if settled:
        return np.array([float(charge @ _settled(whole) / (charge_free @ _settled(whole_free)))])
    state, twin = block.rest(), block.rest()
    shares = []
    for _ in range(min(protocol.pairs, _TOO_MANY)):
        shares.append(float(charge @ state / (charge_free @ twin)))
        state, twin = whole @ state, whole_free @ twin
    return np.clip(shares, 0.0, 1.0)


def _settled(whole: Matrix) -> Matrix:
    """Where resting receptors end after very many periods."""
    for _ in range(_DOUBLINGS):
        whole = whole @ whole
        whole /= whole.sum(axis=0)
    return whole @ block.rest()


def _voltages(protocol: Pairings, epsp: float, clamp: float | None) -> tuple[Floats, Floats]:
    """(mV, s) of the pieces of one period, from its presynaptic spike on; the pulse is the first."""
    step, period, pulse = STEP.value, protocol.period, PULSE_LENGTH.value
    last = float(max(protocol.offsets.max(initial=0.0), 0.0)) + WATCHED.value
    watched = min(period, last) - pulse
    count = max(1, ceil(watched / step))
    lengths = np.r_[pulse, np.full(count, watched / count)]
    if period - last > step:
        lengths = np.r_[lengths, period - last]
    if clamp is not None:
        return np.full(len(lengths), clamp), lengths
    middles = np.cumsum(lengths) - lengths / 2
    middles[-1] = min(middles[-1], last)
    two = replace(protocol, pairs=3)  # the first ones, so that the third has behind it what it would have in a train
    begin = 2 * period + two.lead()
    seen = shouval.course(
        shouval.Synapse(), np.r_[0.0, begin + middles, begin + period], _only_before(two, begin + period), epsp
    )
    voltages = seen.voltage[1:-1]
    return voltages, lengths


def _only_before(protocol: Pairings, end: float) -> list[shouval.Event]:
    return [event for event in shouval.events(protocol, 0.0, (1.0,)) if event.time < end]


def _period(now: Conditions, voltages: Floats, lengths: Floats) -> Period:
    rounded = np.rint(voltages * 2) / 2
    kinds, which = np.unique(rounded, return_inverse=True)
    at = [replace(now, voltage=float(v)) for v in kinds]
    quiet = np.array([each.generator(0.0) for each in at])
    pieces = np.empty((len(lengths), *quiet.shape[1:]))
    pieces[0] = propagator(at[which[0]].generator(PULSE.value), lengths[0])
    pieces[1:] = propagator(quiet, float(lengths[1]))[which[1:]]
    if lengths[-1] != lengths[1]:
        pieces[-1] = propagator(quiet[which[-1]], float(lengths[-1]))
    passing = np.array([each.unblocked * each.current_factor for each in at])[which]
    return Period(pieces, passing * (shouval.REVERSAL.value - voltages) * lengths)
