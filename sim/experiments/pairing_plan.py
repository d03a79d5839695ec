"""A protocol that has begun at the bench of paired spikes: when its spikes fall, and what it should come to."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from sim.experiments.experiment import Snapshot
from sim.experiments.pairing_settings import SHOUVAL
from sim.models.plasticity import calcium, graupner_brunel, shouval
from sim.models.plasticity.parameter_sets import SETS, ParameterSet
from sim.models.plasticity.protocols import Floats, Pairings
from sim.models.plasticity.shouval import Event


@dataclass(frozen=True)
class Plan:
    """A protocol as it was when it began; settings that change later count for the next one.

    Attributes:
        onset: when it began, s; None when there is none.
        left: what block leaves at each pairing; the last one counts on.
        epsp, clamp: mV; magnesium: uM.
    """

    onset: float | None
    pairings: Pairings
    left: tuple[float, ...]
    epsp: float
    clamp: float | None
    magnesium: float

    def plain(self) -> Snapshot:
        """As plain data, for snapshots."""
        return {**{name: getattr(self, name) for name in _OWN}, **asdict(self.pairings)}

    @classmethod
    def of(cls, plain: Snapshot) -> "Plan":
        """From plain data."""
        pairings = Pairings(**{name: plain[name] for name in Pairings.__dataclass_fields__})
        own = {name: plain[name] for name in _OWN}
        return cls(pairings=pairings, **{**own, "left": tuple(own["left"])})

    @property
    def end(self) -> float:
        """When it is over, s; before time zero when there is none."""
        return -1.0 if self.onset is None else self.onset + self.pairings.length

    @property
    def each_left(self) -> Floats:
        """What block leaves at every pairing, shape (pairs,)."""
        return np.array(self.left)[np.minimum(np.arange(self.pairings.pairs), len(self.left) - 1)]

    def begun(self, times: Floats) -> Any:
        """How many pairings have begun at each of these times."""
        if self.onset is None:
            return np.zeros(len(times), int)
        passed = np.floor((times - self.onset) * self.pairings.rate + 1e-9).astype(int) + 1
        return np.clip(passed, 0, self.pairings.pairs)

    def blocked(self, begun: Any) -> Floats:
        """Share of the receptors' calcium that is lost in the present pairing, for each number of pairings begun."""
        lost: Floats = 1.0 - np.asarray(self.left)[np.clip(begun - 1, 0, len(self.left) - 1)]
        return lost

    def stopped(self, time: float) -> "Plan":
        """The same, without the pairings that have not begun."""
        return replace(self, pairings=replace(self.pairings, pairs=int(self.begun(np.array([time]))[0])))

    def spikes(self, until: float) -> list[tuple[float, str]]:
        """(s, "pre" or "post") of each spike up to a time, for drawing."""
        if self.onset is None:
            return []
        found = []
        for k in range(self.pairings.pairs):
            at = self.onset + self.pairings.lead() + k / self.pairings.rate
            found += [(at, "pre"), *((at + offset, "post") for offset in self.pairings.offsets.tolist())]
        return sorted(spike for spike in found if spike[0] <= until)


_OWN = ("onset", "left", "epsp", "clamp", "magnesium")


def events(plan: Plan) -> list[Event]:
    """What happens at the spine."""
    return [] if plan.onset is None else shouval.events(plan.pairings, plan.onset, plan.left)


def jumps(one: ParameterSet, plan: Plan) -> tuple[Floats, Floats]:
    """When spikes add calcium, and how much, in the rule of Graupner & Brunel."""
    if plan.onset is None:
        return np.zeros(0), np.zeros(0)
    now = plan.pairings
    begins = plan.onset + now.lead() + np.arange(now.pairs) / now.rate
    times = np.concatenate([begins + one.delay, *(begins + offset for offset in now.offsets)])
    amounts = np.concatenate([one.pre * plan.each_left, *(np.full(now.pairs, one.post) for _ in now.offsets)])
    order = np.argsort(times, kind="stable")
    return times[order], amounts[order]


def expected(rule: str, plan: Plan) -> float:
    """The weight that the whole plan comes to; block that builds up counts with its mean time above the thresholds."""
    now = plan.pairings
    if rule == SHOUVAL:
        return shouval.outcome(now, plan.left, plan.epsp, plan.clamp, magnesium=plan.magnesium)
    if now.pairs == 0:
        return 1.0
    left = plan.each_left if len(plan.left) > 1 else np.array(plan.left)
    period = calcium.gaps(SETS[rule], np.full(len(left), now.interval), now.rate, now.post_spikes, now.burst, left)
    depressing, potentiating = (np.mean(share, keepdims=True) for share in calcium.shares_above(SETS[rule], period))
    return float(graupner_brunel.expected_weight(SETS[rule], depressing, potentiating, now.length)[0])


def expected_curve(rule: str, plan: Plan, intervals: Sequence[float] | Floats) -> Floats:
    """The weight that the plan would come to at each interval (s)."""
    now = plan.pairings
    if rule == SHOUVAL:
        each = (replace(plan, pairings=replace(now, interval=float(interval))) for interval in intervals)
        return np.array([expected(rule, one) for one in each])
    block, where = 1.0 - float(np.mean(plan.left)), np.asarray(intervals, float)
    return graupner_brunel.stdp_curve(SETS[rule], where, now.rate, now.pairs, block, now.post_spikes, now.burst)
