"""A virtual trial of two arms, block by block of patients: dose, blood, plasticity, score at the visits.

Patients with even numbers get the treatment, those with odd numbers the control. A block depends on the plan, the seed
and its number alone. Between the moments that matter (sessions, visits) a step of the plasticity takes as long as the
blood allows: minutes at first, a day at last; the error in S is below 1e-4 in 99 of 100 patients, 4e-4 in all.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

import numpy as np

from sim.models.body import esketamine, ketamine
from sim.models.body.disposition import sized
from sim.models.body.ketamine import FLOWS, VOLUMES
from sim.models.mood.patients import AMONG_PATIENTS, Belief, Patients, patients, scores
from sim.models.mood.response import AVERAGE, step, trigger
from sim.models.mood.treatments import INFUSED, TREATMENTS, Treatment
from sim.models.population.people import BLOCK, TRIAL_POOL, Floats, People, people, racemate, spray_bodies
from sim.models.population.plasma import Plasma, infusion, spray

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
ARMS = ("treatment", "control")
VISITS = (1, 7, 14, 28, 42)
"""Days on which the score is taken, in a cohort."""
_QUICK = (0, 5, 10, 15, 20, 25, 30, 31.8, 35, 40, 45, 50, 55, 60, 70, 80, 90, 105, 120, 140, 160, 180, 210, 240, 270)
_SLOW = (300, 360, 420, 480, 540, 600, 720, 840, 960, 1080, 1200, 1440, 1800, 2160, 2880, 4320)
_GRID: tuple[float, ...] = (*_QUICK, *_SLOW)
"""Minutes after a session at which steps end, when nothing else ends them; then days."""


@dataclass(frozen=True)
class Plan:
    """A trial as plain numbers, in internal units.

    Attributes:
        per_kg: mg/kg of an infusion of ketamine.
        sprayed: mg of esketamine in a session.
        every: s between the beginnings of two sessions.
        antidepressant: both arms begin a daily antidepressant beside.
    """

    treatment: str = "ketamine"
    control: str = "midazolam"
    per_kg: float = 0.5
    sprayed: float = 56.0
    sessions: int = 1
    every: float = 3.5 * DAY
    baseline: float = 35.0
    antidepressant: bool = False
    unblinding: float = 0.0
    guessed: float = 1.0
    visits: tuple[float, ...] = VISITS

    @property
    def arms(self) -> tuple[Treatment, Treatment]:
        """What each arm gets."""
        return TREATMENTS[self.treatment], TREATMENTS[self.control]

    def taking(self, arm: int) -> Treatment:
        """What an arm gets, with the daily antidepressant that both may begin."""
        return replace(self.arms[arm], daily=self.arms[arm].daily or self.antidepressant)

    @property
    def active(self) -> int | None:
        """The one arm that gets a drug which is felt; None when none or both do, so that there is nothing to guess."""
        first, second = (arm.drug for arm in self.arms)
        return None if first == second else 0 if first else 1

    @property
    def belief(self) -> Belief:
        """What the patients believe, when there is something to believe."""
        return Belief() if self.active is None else Belief(self.unblinding, self.guessed)


def blood(treatment: Treatment, plan: Plan, seed: int, block: int, crowd: People) -> Plasma | None:
    """What a session does to the blood of each person of a block; None for a treatment that brings no drug."""
    if not treatment.drug:
        return None
    if treatment.sprayed:
        return spray(spray_bodies(seed, block, crowd.age), plan.sprayed)
    return infusion(racemate(seed, block, crowd.weight), plan.per_kg * crowd.weight, INFUSED)


def average_blood(treatment: Treatment, plan: Plan) -> Plasma | None:
    """The same for one average person, of median weight."""
    if not treatment.drug:
        return None
    if treatment.sprayed:
        names = ("Vc", "Q1", "Vp1", "Q2", "Vp2", "Qh", "Vh", "kel", "kmet", "ka_nose", "gut", "ka_swallowed")
        p = esketamine.AVERAGE_PERSON
        bodies = {name: np.array([getattr(p, name)]) for name in (*names, "through_nose")}
        return spray(bodies, plan.sprayed)
    weight, k = TRIAL_POOL.weight, ketamine.AVERAGE_PERSON
    bodies = {name: np.array([getattr(k, name) * sized(weight, 0.75)]) for name in FLOWS}
    bodies |= {name: np.array([getattr(k, name) * sized(weight, 1.0)]) for name in VOLUMES}
    return infusion(bodies, np.array([plan.per_kg * weight]), INFUSED)


def plasticities(
    plasma: Plasma | None, treatment: Treatment, fade: Floats, sessions: Sequence[float], times: Sequence[float]
) -> Floats:
    """S of each person at these moments, shape (times, n).

    Args:
        sessions: s at which sessions begin, in order.
        times: s, in order.
    """
    found = np.zeros((len(times), len(fade)))
    if plasma is None or not sessions:
        return found
    now, left = np.zeros(len(fade)), plasma.nothing()
    for begin, end in zip(sessions, [*sessions[1:], inf], strict=True):
        visits = [t for t in times if begin < t <= end]
        after, level = 0.0, trigger(treatment.counts_as * plasma.level(left, 0.0))
        last = min(end, times[-1]) - begin
        if last <= 0:
            break
        for stop in _stops(last, [t - begin for t in visits]):
            middle, ending = (
                trigger(treatment.counts_as * plasma.level(left, moment)) for moment in ((after + stop) / 2, stop)
            )
            keep, gain = step(level, middle, ending, stop - after, fade)
            now = keep * now + gain
            after, level = stop, ending
            for i, t in enumerate(times):
                if t - begin == stop:
                    found[i] = now
        if end < inf:
            left = plasma.after(left, end - begin)
    return found


def _stops(last: float, visits: Sequence[float]) -> list[float]:
    """Where steps end after a session: at grid points, at the visits, at the end."""
    grid = [minutes * MINUTE for minutes in _GRID[1:]]
    grid += [day * DAY for day in range(4, int(last / DAY) + 1)]
    return sorted({last, *visits, *(t for t in grid if t < last)})


def begins(plan: Plan) -> list[float]:
    """s at which the sessions begin."""
    return [k * plan.every for k in range(plan.sessions)]


def typical(plan: Plan, times: Sequence[float]) -> Floats:
    """S of the average patient on the drug at these moments, shape (times,)."""
    if plan.active is None:
        return np.zeros(len(times))
    treatment = plan.arms[plan.active]
    fade = np.array([AVERAGE.fade])
    return plasticities(average_blood(treatment, plan), treatment, fade, begins(plan), times)[:, 0]


@dataclass(frozen=True)
class Outcome:
    """One arm of one block.

    Attributes:
        who: the traits of its patients, n of them.
        crowd: weight, age and sex of all 2,048 people of the block.
        blood: what a session does to the arm's blood; None without a drug.
        plastic, score: S and MADRS at each visit, shape (visits, n).
        stays: whether the patient is still in the trial at each visit, shape (visits, n).
    """

    who: Patients
    members: slice
    crowd: People
    blood: Plasma | None
    plastic: Floats
    score: Floats
    stays: np.ndarray


def run(plan: Plan, seed: int, block: int, count: int = BLOCK, expected: Floats | None = None) -> list[Outcome]:
    """Both arms of a block, of which the first `count` people take part.

    Args:
        expected: what `typical` gives at the visits, when it is known already.
    """
    crowd, everyone = people(seed, block, TRIAL_POOL), patients(seed, block)
    times = [day * DAY for day in plan.visits]
    expected = typical(plan, times) if expected is None else expected
    when = np.array(times)[:, None]
    outcomes = []
    for arm, treatment in enumerate(plan.arms):
        members = slice(arm, count, 2)
        who = everyone.some(members)
        plasma = blood(treatment, plan, seed, block, crowd)
        plasma = None if plasma is None else plasma.some(members)
        plastic = plasticities(plasma, treatment, who.fade, begins(plan), times)
        believes = plan.belief.holds(treatment.drug, who.luck)
        score = scores(when, plastic, expected[:, None], who, plan.taking(arm), believes, plan.baseline, plan.belief)
        stays = who.patience > treatment.leaving * when
        outcomes.append(Outcome(who, members, crowd, plasma, plastic, score, stays))
    return outcomes


def responds(score: Floats, start: Floats) -> np.ndarray:
    """Whether the score has fallen by half or more."""
    return np.asarray(score <= (1 - AMONG_PATIENTS.responds) * start)


def remits(score: Floats) -> np.ndarray:
    """Whether the score is 12 or less."""
    return np.asarray(score <= AMONG_PATIENTS.remits)
