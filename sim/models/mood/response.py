"""From blood to mood: a trigger that saturates, a plasticity that remembers it for days, and a score.

    u = C / (EC + C)                             trigger; C of racemic ketamine in plasma
    dS/dt = kin u (1 - S) - kout S               plasticity, 0 to 1
    g = S / S24                                  effect in units of that of 0.5 mg/kg at 24 h
    score = B - P(t) - A g - D(t)                MADRS, 0 to 60
    P = p1 (1 - exp(-t / 0.5 d)) + p2 (1 - exp(-t / 10 d))           expectancy and care
    D = d6 (1 - exp(-t / 2.9 weeks)) / (1 - exp(-6 / 2.9))           an antidepressant taken daily

The equation for S is linear, so a step of any length is S -> keep S + gain; keep and gain come from Simpson's rule in
the exponent (error of fourth order in the step, and none where C does not change). S is no measured quantity: it
stands for synapses, BDNF, mTORC1 and spines in one. EC, kin and kout were fitted to published group means.
"""

from dataclasses import dataclass

import numpy as np

from sim.core.quantities import quantity
from sim.models.population.people import Floats

FITTED = "Fitted here to group means over time, most of them recalled; meeting them again is no evidence."


@dataclass(frozen=True)
class Response:
    """Parameters of the average person."""

    half: float = quantity(
        58,
        "ng/mL",
        "Ketamine for half the trigger",
        valid=(0.1, 10_000),
        source="open-channel",
        kind="fitted",
        path="response.EC",
        help=FITTED + " 0.1 mg/kg then does about half of what 0.5 mg/kg does.",
    )
    build: float = quantity(
        0.352,
        "1/h",
        "Plasticity builds up",
        valid=(0, 10),
        source="open-channel",
        kind="fitted",
        path="response.kin",
        help=FITTED,
    )
    fade: float = quantity(
        np.log(2) / (4.79 * 24),
        "1/h",
        "Plasticity fades",
        valid=(0, 1),
        source="open-channel",
        kind="fitted",
        path="response.kout",
        help=FITTED + " Half is gone after 4.8 days.",
    )
    reference: float = quantity(
        0.678,
        "1",
        "Plasticity of the average person 24 h after 0.5 mg/kg",
        valid=(0.01, 1),
        source="open-channel",
        kind="derived",
        path="response.S24",
    )
    size: float = quantity(
        7.9,
        "points",
        "Effect of 0.5 mg/kg at 24 h",
        valid=(0, 30),
        source="murrough-2013",
        kind="measured",
        path="response.A",
        help="Difference to midazolam, which counts whatever the patients guessed.",
    )
    quick: float = quantity(
        9.8,
        "points",
        "Expectancy and care, quick part",
        valid=(0, 40),
        source="open-channel",
        kind="fitted",
        path="care.p1",
        help="With p2: midazolam 8.8 points at 24 h, a new antidepressant with placebo spray 15.9 at day 28.",
    )
    quick_time: float = quantity(
        12, "h", "The same, time", valid=(0.1, 1000), source="open-channel", kind="teaching", path="care.t1"
    )
    slow: float = quantity(
        3.8,
        "points",
        "Expectancy and care, slow part",
        valid=(0, 40),
        source="open-channel",
        kind="fitted",
        path="care.p2",
    )
    slow_time: float = quantity(
        10, "days", "The same, time", valid=(0.1, 1000), source="open-channel", kind="teaching", path="care.t2"
    )
    daily: float = quantity(
        3.0,
        "points",
        "A daily antidepressant against placebo, at 6 weeks",
        valid=(0, 30),
        source="cipriani-2018",
        kind="derived",
        path="daily.d6",
        help="0.30 standard deviations of about 10 points.",
    )
    daily_time: float = quantity(
        2.9,
        "weeks",
        "The same, time",
        valid=(0.1, 100),
        source="taylor-2006",
        kind="derived",
        path="daily.t",
        help="A third of the effect of 6 weeks is there after one.",
    )


AVERAGE = Response()
WEEK = 604800.0


def trigger(plasma: Floats, half: float = AVERAGE.half) -> Floats:
    """u: how far the switch is pressed, 0 to 1, at this much racemic ketamine in plasma (ng/mL)."""
    return np.asarray(plasma / (half + plasma))


def step(
    begin: Floats, middle: Floats, end: Floats, seconds: float, fade: Floats | float, build: float = AVERAGE.build
) -> tuple[Floats, Floats]:
    """(keep, gain) of a step S -> keep S + gain, from the trigger at its begin, middle and end.

    Args:
        seconds: length of the step; the trigger must be smooth within it.
        fade: 1/s, of each person or of all.
    """
    sides = build * seconds / 6
    first, mid, last = sides * begin, 4 * sides * middle, sides * end
    keep = np.exp(-(first + mid + last) - fade * seconds)
    late = np.exp((first - 2 * mid - 5 * last) / 4 - fade * (seconds / 2))
    return keep, first * keep + mid * late + last


def plasticity(triggers: Floats, seconds: float, start: float = 0.0, response: Response = AVERAGE) -> Floats:
    """S at every second sample of a trigger given every half step, for any course whatever.

    Args:
        triggers: u at 0, h/2, h, 3h/2, ..., an odd number of samples; shape (2 n + 1,).
        seconds: h, one whole step.
        start: S at the first sample.

    Returns:
        S at 0, h, 2h, ...; shape (n + 1,).
    """
    keep, gain = step(triggers[:-2:2], triggers[1::2], triggers[2::2], seconds, response.fade, response.build)
    found = np.empty(len(keep) + 1)
    found[0] = now = start
    for i, (k, g) in enumerate(zip(keep.tolist(), gain.tolist(), strict=True), 1):
        now = k * now + g
        found[i] = now
    return found


def relative(plastic: Floats, response: Response = AVERAGE) -> Floats:
    """g: the effect in units of that of 0.5 mg/kg at 24 h."""
    return np.asarray(plastic / response.reference)


def care(time: Floats | float, response: Response = AVERAGE) -> Floats:
    """P: points that the average patient loses by `time` s without any drug."""
    r = response
    return np.asarray(-r.quick * np.expm1(-time / r.quick_time) - r.slow * np.expm1(-time / r.slow_time))


def daily(time: Floats | float, response: Response = AVERAGE) -> Floats:
    """D: points that an antidepressant taken daily takes off beyond placebo by `time` s."""
    six_weeks = float(np.expm1(-6 * WEEK / response.daily_time))
    return np.asarray(response.daily * np.expm1(-time / response.daily_time) / six_weeks)


WORST = 60.0
"""Points: the scale goes from 0 to 60."""


def scored(points: Floats) -> Floats:
    """The score as the scale can hold it."""
    return np.clip(points, 0.0, WORST)
