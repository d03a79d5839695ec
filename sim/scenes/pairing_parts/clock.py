"""Which pairing is on the stage, and which moment of it: as it runs, or in slow motion where the run is too fast.

At the pace of the bench several pairings pass in a second and a spike in less than a frame. Then one pairing at a time
is shown slowly, over and over, each time the latest one; where the run is slow or stands, the picture keeps its time.
"""

from dataclasses import dataclass
from typing import Any

from sim.experiments.pairing_plan import Plan
from sim.scenes.pairing_parts.course import Course, course, pre_spike, view
from sim.scenes.scene import Moment

SLOWEST = 0.3
"""Model seconds for a second of the wall up to which the picture keeps the time of the run."""
_MOST_PER_SECOND = 2.5
"""Pairings that pass in a second of the wall, at most: nothing may flash faster than three times a second."""
_CYCLE, _STRETCH = 3.6, 20.0
TRAVEL = 0.020
"""s before its arrival at which a spike enters the picture."""


@dataclass(frozen=True)
class Phase:
    """What the stage shows.

    Attributes:
        course: the pairing; plan: the protocol that it belongs to.
        number: which it is, from 1; 0 when none has begun.
        at: s from its presynaptic spike; None when no spike is to be drawn.
        slowed: how much slower than life it is drawn; 0 where the picture keeps the time of the run.
        running: a protocol runs.
    """

    course: Course
    plan: Plan
    number: int
    at: float | None
    slowed: float
    running: bool


class Clock:
    """Keeps which pairing is being shown; the experiment is only read."""

    def __init__(self) -> None:
        self._kept: tuple[Any, Course] | None = None
        self._turn: tuple[int, float] = (-1, 0.0)
        self._number = 0

    def read(self, experiment: Any, moment: Moment) -> Phase:
        """What to show now."""
        rule, running = str(experiment.get("parameter_set")), bool(experiment.running)
        plan: Plan = experiment.plan if running else experiment.prepared
        pairs = plan.pairings.pairs
        if not running or plan.onset is None:
            after = int(view(plan)[1] * plan.pairings.rate)  # a train goes on to the right end of the view
            late = max(0, min(pairs, 100) - 1 - after)
            return Phase(self._course(experiment, rule, plan, late), plan, 0, None, 0.0, False)
        rate, onset = plan.pairings.rate, plan.onset
        time = float(experiment.time) + (moment.fraction * float(experiment.STEP) if moment.rate > 0 else 0.0)
        newest = min(pairs - 1, max(0, int((time - onset) * rate + 1e-9)))
        if moment.rate <= SLOWEST and moment.rate * rate <= _MOST_PER_SECOND:
            coming = int((time - onset + TRAVEL - plan.pairings.lead()) * rate + 1e-9)
            number = min(pairs - 1, max(newest, coming))
            seen = self._course(experiment, rule, plan, number)
            return Phase(seen, plan, number + 1, time - onset - pre_spike(plan, number), 0.0, True)
        if moment.calm:
            seen = self._course(experiment, rule, plan, newest)
            return Phase(seen, plan, newest + 1, seen.peak, 0.0, True)
        low, high = view(plan)
        cycle = max(_CYCLE, (high - low) * _STRETCH, (high - low) * rate / _MOST_PER_SECOND)
        turn = int(moment.wall / cycle), onset
        if turn != self._turn:
            self._turn, self._number = turn, newest
        seen = self._course(experiment, rule, plan, min(self._number, pairs - 1))
        at = low + (high - low) * (moment.wall / cycle % 1.0)
        return Phase(seen, plan, self._number + 1, at, cycle / (high - low), True)

    def _course(self, experiment: Any, rule: str, plan: Plan, number: int) -> Course:
        key = (rule, plan, max(0, number))
        if self._kept is None or self._kept[0] != key:
            self._kept = key, course(rule, plan, max(0, number), experiment.thresholds)
        return self._kept[1]
