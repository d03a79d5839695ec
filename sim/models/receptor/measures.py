"""What an electrophysiologist reads off a receptor: shape of a response, concentration-response, block, recovery.

Pure functions of rates and conditions. Times in s, concentrations in uM, voltages in mV.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import e, exp, inf, log

import numpy as np

from sim.models.receptor import block, gating
from sim.models.receptor.block import FREE, Conditions, N
from sim.models.receptor.gating import C0, Matrix, O, RateSet
from sim.models.receptor.propagation import Flow, propagator

SATURATING = 100.0
"""Glutamate (uM) that counts as saturating for the steady measurements here, as in most of the papers."""
_FINE, _COARSE, _WATCHED, _LATE, _LONGEST = 5e-5, 1e-3, 1.5, 0.3, 60.0


@dataclass(frozen=True)
class Response:
    """The open probability after one square pulse of glutamate.

    Attributes:
        time_to_peak: from the start of the pulse.
        rise: from 10 to 90 % of the peak.
        decay: from the peak down to 1/e of it.
        area_over_peak: the time integral from the peak on, as far as it was watched (1.5 s), divided by the peak.
        late: time constant of the last phase watched, 0.3 to 1.5 s after the pulse.
    """

    peak: float
    time_to_peak: float
    rise: float
    decay: float
    area_over_peak: float
    late: float


def pulse_response(rates: RateSet, glutamate: float = 1000.0, length: float = 1e-3) -> Response:
    """The response of a rate set to a pulse from rest."""
    start = np.zeros(N)
    start[C0] = 1.0
    during = Flow(propagator(gating.generator(rates, glutamate), length / 50)).run(start, 50)
    quiet = gating.generator(rates, 0.0)
    watched = round(_WATCHED / _FINE)
    after = Flow(propagator(quiet, _FINE)).run(during[-1], watched)
    times = np.r_[0.0, np.arange(1, 51) * length / 50, length + np.arange(1, watched + 1) * _FINE]
    open_now = np.r_[0.0, during[:, O], after[:, O]]
    top = int(open_now.argmax())
    peak = float(open_now[top])
    low, high = (float(np.interp(share * peak, open_now[: top + 1], times[: top + 1])) for share in (0.1, 0.9))
    area = float(np.sum((open_now[top + 1 :] + open_now[top:-1]) / 2 * np.diff(times[top:])))
    last = np.searchsorted(times, length + _LATE)
    late = -1.0 / float(np.polyfit(times[last:], np.log(open_now[last:]), 1)[0])
    unseen = Flow(propagator(quiet, _COARSE)).run(after[-1], round(_LONGEST / _COARSE))[:, O]
    fall = np.r_[open_now[top:], unseen]
    later = np.r_[times[top:], times[-1] + np.arange(1, len(unseen) + 1) * _COARSE]
    under = int(np.argmax(fall < peak / e))
    down = float(np.interp(-peak / e, -fall[under - 1 : under + 1], later[under - 1 : under + 1]))
    return Response(peak, float(times[top]), high - low, down - float(times[top]), area / peak, late)


def steady_state(conditions: Conditions, glutamate: float = SATURATING) -> dict[str, float]:
    """State -> share of receptors when bath and drug have come to rest."""
    return dict(zip(block.NAMES, block.merged(block.settled(conditions, glutamate)).tolist(), strict=True))


def concentration_response(
    response: Callable[[float], float], top: float, low: float, high: float
) -> tuple[float, float]:
    """(EC50, Hill slope there) of a response that rises from 0 to `top` between the concentrations low and high."""

    def share(x: float) -> float:
        return response(exp(x)) / top

    a, b = log(low), log(high)
    for _ in range(60):
        middle = (a + b) / 2
        a, b = (middle, b) if share(middle) < 0.5 else (a, middle)
    half, width = (a + b) / 2, 1e-3
    odds = [log(share(half + side) / (1 - share(half + side))) for side in (-width, width)]
    return exp(half), (odds[1] - odds[0]) / (2 * width)


def glutamate_response(rates: RateSet) -> tuple[float, float]:
    """(EC50 of glutamate in uM, Hill slope) of the steady open probability."""
    return concentration_response(lambda c: gating.steady_open(rates, c), gating.steady_open(rates, 1e9), 1e-4, 1e4)


def relative_current(conditions: Conditions, glutamate: float = SATURATING) -> float:
    """The settled current with drug, against that without."""
    with_drug = block.conducting(block.settled(conditions, glutamate), conditions)
    clean = conditions.without_drug()
    return float(with_drug / block.conducting(block.settled(clean, glutamate), clean))


def inhibition(conditions: Conditions, glutamate: float = SATURATING) -> tuple[float, float]:
    """(IC50 in uM, Hill slope) of the settled current, measured on the scheme and not from a formula."""
    return concentration_response(
        lambda c: 1 - relative_current(replace(conditions, concentration=c), glutamate), 1.0, 1e-7, 1e5
    )


def _time_to_fall(course: Callable[[float], float], end: float) -> float:
    """When a course has gone 1 - 1/e of the way from its start to `end`, found by doubling and halving the time."""
    begin = course(0.0)
    target = end + (begin - end) / e
    sign = 1.0 if begin > end else -1.0
    low, high = 0.0, 1e-3
    while sign * (course(high) - target) > 0:
        low, high = high, 2 * high
        if high > 1e7:
            return inf
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if sign * (course(middle) - target) > 0 else (low, middle)
    return (low + high) / 2


def onset(conditions: Conditions, glutamate: float = SATURATING) -> float:
    """Time constant (to 1 - 1/e) at which the drug blocks receptors that are settled in glutamate."""
    start = block.settled(conditions.without_drug(), glutamate)
    q = conditions.generator(glutamate)
    end = float(block.settled(conditions, glutamate)[N:].sum())
    return _time_to_fall(lambda t: float((propagator(q, t) @ start)[N:].sum()), end)


def offset(conditions: Conditions, glutamate: float = SATURATING) -> float:
    """Time constant at which receptors come free when the drug is washed out and glutamate stays."""
    start = block.settled(conditions, glutamate)
    q = replace(conditions, concentration=0.0).generator(glutamate)
    return _time_to_fall(lambda t: float((propagator(q, t) @ start)[N:].sum()), 0.0)


def still_blocked(conditions: Conditions, wait: float, glutamate: float = SATURATING) -> float:
    """Of the receptors blocked at rest, the share still blocked after `wait` with glutamate and drug both gone."""
    start = block.settled(conditions, glutamate)
    later = propagator(replace(conditions, concentration=0.0).generator(0.0), wait) @ start
    return float(later[N:].sum() / start[N:].sum())


def blocked_without_agonist(conditions: Conditions, wait: float) -> float:
    """The share of receptors that a drug blocks in `wait` when no glutamate opens a gate."""
    return float((propagator(conditions.generator(0.0), wait) @ block.rest())[N:].sum())


def use_dependence(
    conditions: Conditions, pulses: int, interval: float, glutamate: float = 1000.0, length: float = 1e-3
) -> list[float]:
    """The peak of each response of a train in the drug, against the first one."""
    state = block.rest()
    on = propagator(conditions.generator(glutamate), length)
    q = conditions.generator(0.0)
    watch, seen = Flow(propagator(q, 2e-4)), 400
    wait = propagator(q, interval - length - seen * 2e-4)
    peaks = []
    for _ in range(pulses):
        response = watch.run(on @ state, seen)
        peaks.append(float(response[:, O].max()))
        state = wait @ response[-1]
    return [peak / peaks[0] for peak in peaks]


def block_table(conditions: Conditions, concentrations: Sequence[float], glutamate: float = SATURATING) -> Matrix:
    """For each concentration: (uM, share of current lost, onset s, offset s)."""
    rows = []
    for c in concentrations:
        now = replace(conditions, concentration=c)
        rows.append((c, 1 - relative_current(now, glutamate), onset(now, glutamate), offset(now, glutamate)))
    return np.array(rows)


def gate_of(occupancy: Matrix) -> Matrix:
    """The gate alone, whoever sits inside: drug does not change how it works, so this obeys the scheme without drug."""
    alone: Matrix = occupancy[..., FREE] + occupancy[..., N : 2 * N] + occupancy[..., 2 * N :]
    return alone
