"""What is tried from run to run, along the window's axis: the interval of two spikes, or how fast single pulses come.

Without a postsynaptic spike there is no interval. Then the same window fills with the rate: slow pulses weaken, fast
ones strengthen.
"""

from dataclasses import dataclass, replace
from math import log10

import numpy as np

from sim.experiments.pairing_plan import Plan, expected, expected_curve
from sim.experiments.pairing_record import Finished
from sim.experiments.pairing_settings import SHOUVAL
from sim.models.plasticity.protocols import Floats, Pairings
from sim.scenes.pairing_parts.axes import say, step_for, ticks

SLOWEST, FASTEST = -1.0, 2.0
"""Powers of ten of the pulses per second at the ends of the axis."""


@dataclass(frozen=True)
class Across:
    """Along the axis of the window, in the unit of the axis: ms, or the power of ten of the rate in Hz.

    Attributes:
        title: of the window; unit: of the axis, in full and short; what: is tried, in the plural and in the singular.
        ends: what lies to the left and to the right of its middle.
        event: one of those that a protocol repeats; once: while that lasts.
        caution: what is to be known of the window; sources: the papers behind that.
    """

    by_rate: bool
    title: str
    unit: tuple[str, str]
    what: tuple[str, str]
    ends: tuple[str, str]
    event: str
    once: str
    caution: str
    sources: tuple[str, ...]

    def at(self, one: Pairings | Finished) -> float:
        """Where a protocol stands on the axis."""
        return log10(one.rate) if self.by_rate else 1e3 * one.interval

    def span(self, plan: Plan, record: tuple[Finished, ...]) -> tuple[float, float]:
        """The ends of the axis, so far that all that was tried lies between them."""
        if self.by_rate:
            return SLOWEST, FASTEST
        widest = max([abs(plan.pairings.interval), *(abs(one.interval) for one in record)])
        reach = 100.0 if widest <= 0.1001 else 100.0 * -(-round(1e3 * widest) // 100)
        return -reach, reach

    def ticks(self, left: float, right: float, room: float, need: float) -> list[float]:
        """Where values are written, at least `need` pixels apart."""
        return ticks(left, right, 1.0 if self.by_rate else step_for(right - left, room, need))

    def says(self, place: float) -> str:
        """A value of the axis as it is written."""
        return say(10.0**place if self.by_rate else place)

    def places(self, rule: str, span: tuple[float, float]) -> Floats:
        """Where the curve is computed: as densely as the rule can be followed."""
        found: Floats = np.linspace(*span, 161 if rule != SHOUVAL and not self.by_rate else 41)
        return found

    def put(self, plan: Plan, place: float) -> Plan:
        """The plan at another place of the axis."""
        now = plan.pairings
        moved = replace(now, rate=10.0**place) if self.by_rate else replace(now, interval=1e-3 * place)
        return replace(plan, pairings=moved)

    def curve(self, rule: str, plan: Plan, places: Floats) -> list[float]:
        """What the plan would come to at each place."""
        if self.by_rate or rule == SHOUVAL:
            return [expected(rule, self.put(plan, float(place))) for place in places]
        found: list[float] = expected_curve(rule, plan, 1e-3 * places).tolist()
        return found


TIMING = Across(
    False,
    "The window of spike timing",
    ("post minus pre, ms", "ms"),
    ("intervals", "interval"),
    ("post leads", "pre leads"),
    "pairing",
    "in one pairing",
    "Depression far on the side where pre leads is contested.",
    ("karmarkar-buonomano-2002", "nishiyama-2000"),
)
RATE = Across(
    True,
    "Weight against rate of pulses",
    ("pulses per second, Hz", "Hz"),
    ("rates", "rate"),
    ("slow", "fast"),
    "pulse",
    "at one pulse",
    "In slices slow trains weakened and fast ones strengthened, with the turn near 10 Hz.",
    ("dudek-bear-1992",),
)


def across(pairings: Pairings | Finished) -> Across:
    """What is tried with protocols of this kind."""
    return TIMING if pairings.post_spikes else RATE
