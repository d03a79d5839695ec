"""Calcium through NMDA receptors decides (Shouval, Bear & Cooper 2002): voltage and glutamate meet in one conductance.

    dCa/dt = (1 - block) G f(t) B(V)(V - 130 mV) - Ca / 50 ms,   G < 0, so that calcium flows in
    dW/dt  = eta(Ca) (Omega(Ca) - W)
    Omega  = 0.25 + S(Ca - 0.55) - 0.25 S(Ca - 0.35),  S(x) = 1 / (1 + exp(-80 x)), Ca in uM
    1/eta  = 0.1 s / (1e-5 + Ca^3) + 1 s

Each presynaptic spike opens the share P0 of the receptors that are shut; half of them shut again with 50 ms, half with
200 ms. V = rest + EPSP + back-propagating spike, or a clamped voltage. f, EPSP and spikes are exponentials in closed
form; calcium is integrated by Simpson's rule between spikes, the weight by an exponential step, so the step is no limit
of stability.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, exp, log

import numpy as np

from sim.core.facts import fact
from sim.models.plasticity.protocols import Floats, Pairings
from sim.models.receptor.magnesium import K_ZERO, STEEPNESS

OPENED = fact(0.5, "1", "Share of shut receptors that a presynaptic spike opens", "shouval-2002")
CONDUCTANCE = fact(-0.002, "uM/(ms mV)", "Calcium conductance of all open receptors", "shouval-2002")
REVERSAL = fact(130, "mV", "Reversal potential of calcium", "shouval-2002")
FAST = fact(50, "ms", "Receptors shut, fast part", "shouval-2002")
SLOW = fact(200, "ms", "Receptors shut, slow part", "shouval-2002")
FAST_SHARE = fact(0.5, "1", "Fast part of the receptor current", "shouval-2002")
REST = fact(-65, "mV", "Resting voltage", "shouval-2002")
EPSP_RISE = fact(5, "ms", "EPSP rises", "shouval-2002")
EPSP_FALL = fact(50, "ms", "EPSP falls", "shouval-2002")
EPSP_PEAK = fact(0.6968, "1", "Peak of the difference of the two exponentials", "shouval-2002", "derived")
SPIKE = fact(100, "mV", "Back-propagating spike", "shouval-2002")
SPIKE_SHARE = fact(0.75, "1", "Fast part of the spike", "shouval-2002")
SPIKE_FAST = fact(3, "ms", "Spike falls, fast part", "shouval-2002")
SPIKE_SLOW = fact(25, "ms", "Spike falls, slow part (after-depolarisation)", "shouval-2002")
SPIKE_DELAY = fact(2, "ms", "Spike reaches the spine", "shouval-2002")
CALCIUM_DECAY = fact(50, "ms", "Calcium decays", "shouval-2002")
MAGNESIUM = fact(1, "mM", "Magnesium", "shouval-2002")
START = fact(0.25, "1", "Weight at the start", "shouval-2002")
DEPRESSING = fact(0.35, "uM", "Calcium above which the synapse weakens", "shouval-2002")
POTENTIATING = fact(0.55, "uM", "Calcium above which it strengthens", "shouval-2002")
STEEP = fact(80, "1/uM", "Steepness of both thresholds", "shouval-2002")
P1 = fact(0.1, "s", "Learning time at 1 µM", "shouval-2002")
P2 = fact(
    1e-5,
    "1",
    "Slowest learning",
    "shouval-2002",
    None,
    "Printed with an error in the paper; set so that learning takes hours at rest.",
)
P4 = fact(1, "s", "Fastest learning", "shouval-2002")
TRAIN_EPSP = fact(10, "mV", "EPSP of the published frequency curve", "shouval-2002")
_CHUNK = 256
_TAIL, _BUSY, _SPARSE, _ALIKE, _ROUNDING = 2.0, 0.15, 10, 1e-8, 1e-9
_QUARTERS = np.arange(5)[:, None] / 4


def target(calcium: Floats) -> Floats:
    """Omega: the weight that this calcium (uM) leads to in the end."""
    goal: Floats = START.value + _above(calcium - POTENTIATING.value) - START.value * _above(calcium - DEPRESSING.value)
    return goal


def learning_rate(calcium: Floats) -> Floats:
    """eta in 1/s."""
    rate: Floats = 1.0 / (P1.value / (P2.value + calcium**3) + P4.value)
    return rate


def _above(x: Floats) -> Floats:
    share: Floats = 1.0 / (1.0 + np.exp(-np.clip(STEEP.value * x, -700, 700)))
    return share


@dataclass(frozen=True)
class Synapse:
    """The state at one moment.

    Attributes:
        fast, slow: open receptors, by how they shut again.
        rising, falling: the two exponentials of the EPSP, mV.
        spike, tail: the two parts of the back-propagating spike, mV.
        left: what block leaves of the current since the last presynaptic spike.
        calcium: uM; weight: 0.25 at the start.
    """

    fast: float = 0.0
    slow: float = 0.0
    rising: float = 0.0
    falling: float = 0.0
    spike: float = 0.0
    tail: float = 0.0
    left: float = 1.0
    calcium: float = 0.0
    weight: float = START.value

    def faded(self, seconds: float) -> "Synapse":
        """The exponentials after this time; calcium and weight are left to `course`."""
        return replace(
            self,
            **{name: getattr(self, name) * exp(-seconds / decay) for name, decay in _DECAYS.items()},
        )

    def presynaptic(self, epsp: float, left: float) -> "Synapse":
        """Just after a presynaptic spike."""
        share, opened = FAST_SHARE.value, OPENED.value
        return replace(
            self,
            fast=self.fast + opened * (share - self.fast),
            slow=self.slow + opened * (1 - share - self.slow),
            rising=self.rising + epsp / EPSP_PEAK.value,
            falling=self.falling + epsp / EPSP_PEAK.value,
            left=left,
        )

    def postsynaptic(self) -> "Synapse":
        """Just after a spike has arrived at the spine; it takes the place of what was left of the one before."""
        share = SPIKE_SHARE.value
        return replace(self, spike=SPIKE.value * share, tail=SPIKE.value * (1 - share))


_DECAYS = {
    "fast": FAST.value,
    "slow": SLOW.value,
    "rising": EPSP_RISE.value,
    "falling": EPSP_FALL.value,
    "spike": SPIKE_FAST.value,
    "tail": SPIKE_SLOW.value,
}


@dataclass(frozen=True)
class Event:
    """Something that happens at the spine at `time` (s): a presynaptic spike and what block leaves, or one arriving."""

    time: float
    presynaptic: bool
    left: float = 1.0


def events(protocol: Pairings, start: float, left: Sequence[float]) -> list[Event]:
    """All events of a protocol that begins at `start` (s), in order.

    Args:
        left: what block leaves of the receptor current at each pairing; the last one counts for all that follow.
    """
    lead = protocol.lead()
    found = []
    for k in range(protocol.pairs):
        spike = start + k / protocol.rate + lead
        found.append(Event(spike, True, left[min(k, len(left) - 1)]))
        found += [Event(spike + offset + SPIKE_DELAY.value, False) for offset in protocol.offsets.tolist()]
    return sorted(found, key=lambda event: event.time)


@dataclass(frozen=True)
class Course:
    """What happened at each edge of time; arrays of shape (edges,)."""

    calcium: Floats
    weight: Floats
    voltage: Floats
    _edges: Floats
    _starts: Floats
    _states: list[Synapse]

    def at(self, k: int) -> Synapse:
        """The synapse at the k-th edge, before what happens at that very moment."""
        place = max(0, int(np.searchsorted(self._starts, self._edges[k], side="left")) - 1)
        state = self._states[place].faded(float(self._edges[k] - self._starts[place]))
        return replace(state, calcium=float(self.calcium[k]), weight=float(self.weight[k]))

    @property
    def end(self) -> Synapse:
        """The synapse at the last edge."""
        return self.at(len(self._edges) - 1)


def course(
    synapse: Synapse,
    edges: Floats,
    happenings: Sequence[Event],
    epsp: float = 1.0,
    clamp: float | None = None,
    magnesium: float = MAGNESIUM.value,
) -> Course:
    """The synapse at each edge (s, increasing; the first is where `synapse` stands).

    Args:
        happenings: events with edges[0] <= time < edges[-1], in order.
        epsp: its height, mV.
        clamp: a voltage that is held, mV; None when it is free.
        magnesium: uM.
    """
    starts = np.array([edges[0], *(event.time for event in happenings)])
    states = [synapse]
    for before, event in zip(starts[:-1], happenings, strict=True):
        state = states[-1].faded(event.time - before)
        states.append(state.presynaptic(epsp, event.left) if event.presynaptic else state.postsynaptic())
    cuts = np.concatenate([edges, starts[1:]])
    order = np.argsort(cuts, kind="stable")
    cuts = cuts[order]
    lengths = np.diff(cuts)
    under = np.searchsorted(starts, cuts[:-1], side="right") - 1
    table = np.array([[getattr(s, name) for name in _DECAYS] + [s.left] for s in states]).T
    since = (cuts[:-1] - starts[under]) + _QUARTERS * lengths
    parts = [table[i][under] * np.exp(-since / decay) for i, decay in enumerate(_DECAYS.values())]
    free = REST.value + parts[3] - parts[2] + parts[4] + parts[5]
    voltage = free if clamp is None else np.full_like(since, clamp)
    unblocked = 1.0 / (1.0 + magnesium / (K_ZERO.value * np.exp(STEEPNESS.value * voltage)))
    inward = table[-1][under] * CONDUCTANCE.value * (parts[0] + parts[1]) * unblocked * (voltage - REVERSAL.value)
    calcium, middle = _calcium(synapse.calcium, inward, lengths)
    weight = _weight(synapse.weight, calcium, middle, lengths)
    here = np.flatnonzero(order < len(edges))
    seen = np.append(voltage[0], voltage[-1, -1])
    return Course(calcium[here], weight[here], seen[here], edges, starts, states)


def _calcium(start: float, inward: Floats, lengths: Floats) -> tuple[Floats, Floats]:
    """Calcium at the cuts and in the middle between them, by Simpson's rule in each half."""
    half = np.exp(-lengths / (2 * CALCIUM_DECAY.value))
    quarter = np.sqrt(half)
    first, second = (lengths / 12 * (half * inward[i] + 4 * quarter * inward[i + 1] + inward[i + 2]) for i in (0, 2))
    at = _follow(start, half * half, half * first + second)
    return at, half * at[:-1] + first


def _weight(start: float, at: Floats, middle: Floats, lengths: Floats) -> Floats:
    """The weight at the cuts: it goes the share 1 - exp(-integral of eta) of the way to the mean target."""
    rate, rate_middle = learning_rate(at), learning_rate(middle)
    goal, goal_middle = target(at), target(middle)
    whole = lengths / 6 * (rate[:-1] + 4 * rate_middle + rate[1:])
    late = lengths / 24 * (5 * rate[1:] + 8 * rate_middle - rate[:-1])
    shares = rate[:-1] * np.exp(-whole), 4 * rate_middle * np.exp(-late), rate[1:]
    mean = (shares[0] * goal[:-1] + shares[1] * goal_middle + shares[2] * goal[1:]) / sum(shares)
    return _follow(start, np.exp(-whole), mean * -np.expm1(-whole))


def _follow(start: float, factors: Floats, shifts: Floats) -> Floats:
    """x -> factor x + shift over and over: all values with the first; scaled sums in pieces that cannot underflow."""
    values = np.empty(len(factors) + 1)
    values[0] = start
    for i in range(0, len(factors), _CHUNK):
        product = np.cumprod(factors[i : i + _CHUNK])
        values[i + 1 : i + _CHUNK + 1] = product * (values[i] + np.cumsum(shifts[i : i + _CHUNK] / product))
    return values


def outcome(
    protocol: Pairings,
    left: Sequence[float] = (1.0,),
    epsp: float = 1.0,
    clamp: float | None = None,
    step: float = 1e-3,
    magnesium: float = MAGNESIUM.value,
) -> float:
    """The weight against the start when the protocol is over and calcium has gone again.

    Once a period is like the one before, each takes the weight the same share of the way to the same target, so the
    many that follow are one power and not stepped.

    Args:
        left: what block leaves at each pairing; the last one counts for all that follow.
    """
    if protocol.pairs == 0:
        return 1.0
    period = protocol.period
    changing = min(protocol.pairs - 1, len(left) + ceil(-log(_ALIKE) * SLOW.value / period))
    whole = events(replace(protocol, pairs=changing + 2), 0.0, left)
    border = max(0.0, changing * period - _ROUNDING)  # so that the spike that opens a period is surely in it
    synapse = Synapse()
    if changing:
        head = [event for event in whole if event.time < border]
        synapse = course(synapse, _edges(0.0, border, step, head), head, epsp, clamp, magnesium).end
    if changing < protocol.pairs - 1:
        one = [event for event in whole if border <= event.time < border + period]
        grid = _edges(border, border + period, step, one)
        low, high = (
            course(replace(synapse, weight=w), grid, one, epsp, clamp, magnesium).end.weight for w in (0.0, 1.0)
        )
        kept = (high - low) ** (protocol.pairs - 1 - changing)
        goal = low / (1.0 - (high - low))
        synapse = replace(synapse, weight=goal + (synapse.weight - goal) * kept)
    rest = [event for event in events(replace(protocol, pairs=changing + 1), 0.0, left) if event.time >= border]
    last = course(synapse, _edges(border, border + period + _TAIL, step, rest), rest, epsp, clamp, magnesium).end
    return last.weight / START.value


def _edges(start: float, end: float, step: float, happenings: Sequence[Event]) -> Floats:
    """Times from start to end, `step` apart after a spike and ten times as far when all has become slow."""
    grid = np.linspace(start, end, max(2, ceil((end - start) / step) + 1))
    begins = np.array([start, *(event.time for event in happenings)])
    since = grid - begins[np.searchsorted(begins, grid, side="right") - 1]
    kept = (since < _BUSY) | (np.arange(len(grid)) % _SPARSE == 0)
    kept[-1] = True
    times: Floats = grid[kept]
    return times


def stdp_curve(
    intervals: Floats, rate: float = 1.0, pairs: int = 60, left: Sequence[float] = (1.0,), epsp: float = 1.0
) -> Floats:
    """The weight against the start for each interval (s), shape as `intervals`; about 1 ms for each."""
    return np.array([outcome(Pairings(float(dt), rate, pairs), left, epsp) for dt in intervals])
