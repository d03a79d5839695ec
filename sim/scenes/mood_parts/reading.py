"""What the mood scene reads off the experiment: who stands where, the means with their intervals, who believes what."""

from dataclasses import dataclass
from functools import cached_property
from math import floor, nan, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.core.units import figure
from sim.experiments.mood_ahead import COLUMNS
from sim.models.mood.patients import AMONG_PATIENTS
from sim.models.mood.treatments import TREATMENTS
from sim.models.mood.trial import remits, responds

DAY = 86400.0
NOT_YET, RESPONDED, REMITTED, LEFT = 0, 1, 2, 3
"""How a patient is doing; the figures of the art stand in this order."""
Floats = NDArray[np.float64]


def percent(of_all: float) -> str:
    """In per cent; a half is rounded up, as one does by hand."""
    return f"{floor(100 * of_all + 0.5)} %"


@dataclass(frozen=True)
class ArmNow:
    """One arm at this moment.

    Attributes:
        given: dose, sessions and what comes beside, the most telling first.
        states: one of the four for each patient.
        left_for: s since each patient left; below 0 while still there.
        mean, low, high: of those still there, with the interval of 95 % of the mean.
        half: half of the mean score at the start.
        believers: how many of those still there believe to be on the drug.
    """

    name: str
    given: tuple[str, ...]
    scores: Floats
    starts: Floats
    states: NDArray[np.int64]
    left_for: Floats
    believes: NDArray[np.bool_]
    mean: float
    low: float
    high: float
    half: float
    count: int
    staying: int
    believers: int

    def share(self, state: int) -> float:
        """The share, among those still there, of a state; who is in remission need not have responded."""
        return float((self.states == state).sum()) / self.staying if self.staying else nan

    @property
    def left(self) -> int:
        """How many have left."""
        return self.count - self.staying


class Reading:
    """The experiment at one moment, in the words of the scene. Reads only."""

    def __init__(self, experiment: Any) -> None:
        self._experiment = experiment
        self.time = float(experiment.time)
        self.day = self.time / DAY
        self.ticks = int(experiment.ticks)
        self.params = experiment.params
        self.row: dict[str, float] = dict(zip(COLUMNS, (float(v) for v in experiment.row), strict=True))
        self.felt = self.params.plan.active
        """The one arm whose treatment is felt; None when there is nothing to guess."""

    @cached_property
    def arms(self) -> tuple[ArmNow, ArmNow]:
        """Both arms, patient by patient."""
        e = self._experiment
        first, second = (
            _arm(arm, score, here, self.time, self._given(i))
            for i, (arm, score, here) in enumerate(zip(e.arms, e.scores, e.here, strict=True))
        )
        return first, second

    def _given(self, i: int) -> tuple[str, ...]:
        p = self.params
        treatment = p.plan.arms[i]
        words = []
        if treatment.drug:
            words.append(f"{figure(p.dose_spray)} mg" if treatment.sprayed else f"{figure(p.dose)} mg/kg")
            words.append(f"{p.sessions} session" + ("" if p.sessions == 1 else "s"))
        if p.antidepressant and not treatment.daily:
            words.append("daily antidepressant")
        return tuple(words)

    @property
    def names(self) -> tuple[str, str]:
        """What the arms get."""
        return TREATMENTS[self.params.treatment].label, TREATMENTS[self.params.control].label

    @property
    def drug(self) -> str:
        """The drug that can be felt; '' when there is nothing to guess."""
        return "" if self.felt is None else self.names[self.felt]

    @property
    def lasting(self) -> str:
        """The observable of the plasticity that is shown: that of the arm with the drug, the treatment arm before."""
        return "control.plasticity" if self.felt == 1 else "plasticity"

    @property
    def difference(self) -> tuple[float, float, float]:
        """Treatment less control, of the change since the start, with its interval of 95 %."""
        return self.row["difference"], self.row["difference.low"], self.row["difference.high"]

    @property
    def shown(self) -> bool:
        """Whether the interval leaves out no difference."""
        _, low, high = self.difference
        return self.time > 0 and (high < 0 or low > 0)

    @cached_property
    def without(self) -> float:
        """Where the treatment arm's mean would be, had it changed as the control arm did."""
        first = self.arms[0]
        return first.mean - self.difference[0]

    @cached_property
    def sessions(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Times in s at which sessions began, as far as is known here, and at which those planned will begin."""
        e, p = self._experiment, self.params
        if not any(arm.drug for arm in p.plan.arms):
            return (), ()
        left, last, following = int(e.sessions_left), e.last_session, e.next_session
        ahead = () if following is None else tuple(following + k * p.every for k in range(left))
        if last is None:
            return (), ahead
        given = max(1, p.sessions - left)
        past = tuple(last - k * p.every for k in range(given - 1, -1, -1) if last - k * p.every >= -1.0)
        return past, ahead


def _arm(arm: Any, scores: Floats, here: NDArray[np.bool_], time: float, given: tuple[str, ...]) -> ArmNow:
    states = np.where(responds(scores, arm.start), RESPONDED, NOT_YET)
    states = np.where(remits(scores), REMITTED, states)
    states = np.where(here, states, LEFT)
    number = int(here.sum())
    there = scores[here]
    mean = float(there.mean()) if number else nan
    error = 1.96 * float(there.std(ddof=1)) / sqrt(number) if number > 1 else nan
    believes = np.asarray(arm.believes > 0.5)
    return ArmNow(
        name=arm.treatment.label,
        given=given,
        scores=scores,
        starts=arm.start,
        states=states,
        left_for=time - arm.leaves,
        believes=believes,
        mean=mean,
        low=mean - error,
        high=mean + error,
        half=(1 - AMONG_PATIENTS.responds) * float(arm.start.mean()),
        count=len(scores),
        staying=number,
        believers=int((believes & here).sum()),
    )
