"""Steps of a trial that are computed before they are needed: sessions, blood, plasticity and scores of both arms."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from sim.experiments.ahead import Block
from sim.experiments.experiment import Rows, Snapshot
from sim.models.mood import trial
from sim.models.mood.patients import Patients, patients, scores
from sim.models.mood.response import AVERAGE, relative, step, trigger
from sim.models.mood.treatments import Treatment
from sim.models.mood.trial import Plan, remits, responds
from sim.models.population.people import TRIAL_POOL, Floats, People, people
from sim.models.population.plasma import Plasma

COLUMNS = (
    "madrs",
    "control.madrs",
    "difference",
    "difference.low",
    "difference.high",
    "relative_effect",
    "plasticity",
    "responders",
    "remitters",
    "control.responders",
    "control.remitters",
    "control.plasticity",
    "difference.drug",
    "difference.expectancy",
    "ketamine",
    "dropouts",
    "control.dropouts",
)
NEVER = -1
CLEAR = 1e-6
"""ng/mL below which nothing could be measured; shown as 0."""
COURSES = 3
"""What is followed: the treatment arm, the control arm, and the average patient on the drug."""


@dataclass(frozen=True)
class Arm:
    """Who is in one arm, and what they believe."""

    treatment: Treatment
    who: Patients
    start: Floats
    believes: Floats
    leaves: Floats
    members: slice


class Course:
    """A trial with its people: computes stretches of steps from a state.

    The state is a dict: `plastic` and `left` (exponentials in the blood when the last session began) of each course,
    `session` (its tick), `given` (its dose in mg/kg and mg), `next` (tick of the next one), `rest` (how many remain).

    Args:
        step: s of one step of the bench.
        count: patients in each arm.
    """

    def __init__(self, plan: Plan, seed: int, step: float, count: int) -> None:
        self.plan, self.seed, self.step, self.count = plan, seed, step, count
        self.crowd: People = people(seed, 0, TRIAL_POOL)
        everyone = patients(seed, 0)
        self.arms = tuple(self._arm(everyone, i) for i in range(2))
        self._bloods: dict[tuple[float, float], list[Plasma | None]] = {}
        self._fades = (self.arms[0].who.fade, self.arms[1].who.fade, np.array([AVERAGE.fade]))

    def _arm(self, everyone: Patients, i: int) -> Arm:
        members = slice(i, 2 * self.count, 2)
        who, treatment = everyone.some(members), self.plan.taking(i)
        with np.errstate(divide="ignore"):
            leaves = who.patience / np.float64(treatment.leaving)
        believes = self.plan.belief.holds(treatment.drug, who.luck)
        return Arm(treatment, who, self.plan.baseline + who.above, believes, leaves, members)

    def drugs(self) -> list[Treatment]:
        """The treatment of each course."""
        active = self.plan.active
        return [*self.plan.arms, self.plan.arms[active or 0]]

    def bloods(self, given: tuple[float, float]) -> list[Plasma | None]:
        """What a session of these doses does to the blood, for each course."""
        if given not in self._bloods:
            plan = replace(self.plan, per_kg=given[0], sprayed=given[1])
            found: list[Plasma | None] = []
            for arm, treatment in zip(self.arms, plan.arms, strict=True):
                whole = trial.blood(treatment, plan, self.seed, 0, self.crowd)
                found.append(None if whole is None else whole.some(arm.members))
            found.append(None if plan.active is None else trial.average_blood(self.drugs()[2], plan))
            self._bloods[given] = found
        return self._bloods[given]

    @property
    def dose(self) -> tuple[float, float]:
        """The dose of the next session, in mg/kg and in mg."""
        return self.plan.per_kg, self.plan.sprayed

    def begin(self) -> Snapshot:
        """The state at time zero."""
        bloods = self.bloods(self.dose)
        return {
            "plastic": [np.zeros(self.count), np.zeros(self.count), np.zeros(1)],
            "left": [np.zeros((1, 1)) if b is None else b.nothing() for b in bloods],
            "session": NEVER,
            "given": list(self.dose),
            "next": 0 if self.plan.sessions else NEVER,
            "rest": self.plan.sessions,
        }

    def session(self, state: Snapshot, tick: int) -> Snapshot:
        """The state when a session begins at this tick."""
        left = state["left"]
        if state["session"] != NEVER:
            bloods = self.bloods(tuple(state["given"]))
            since = (tick - state["session"]) * self.step
            left = [x if b is None else b.after(x, since) for b, x in zip(bloods, left, strict=True)]
        return {**state, "left": left, "session": tick, "given": list(self.dose)}

    def planned(self, state: Snapshot, tick: int) -> Snapshot:
        """The same for a session of the plan: the next one is put down."""
        rest = state["rest"] - 1
        after = tick + max(1, round(self.plan.every / self.step)) if rest > 0 else NEVER
        return {**self.session(state, tick), "rest": rest, "next": after}

    def compute(self, state: Snapshot, number: int, first: int, steps: int) -> Block[Snapshot]:
        """A block of steps for `Ahead`; a session begins before the step that starts at its tick."""
        paths = [np.empty((steps, len(x))) for x in state["plastic"]]
        blood = np.zeros((steps, self.count))
        marks: list[tuple[int, Snapshot]] = []
        at, end, now = first, first + steps, state
        while at < end:
            if now["next"] == at:
                now = self.planned(now, at)
            marks.append((at, now))
            stop = min(end, now["next"]) if now["next"] > at else end
            span = slice(at - first, stop - first)
            plastic = []
            for i, (treatment, plasma) in enumerate(zip(self.drugs(), self.bloods(tuple(now["given"])), strict=True)):
                levels = self._walk(now, i, treatment, plasma, at, paths[i][span])
                plastic.append(paths[i][stop - first - 1])
                if i == 0 and levels is not None:
                    blood[span] = levels
            now = {**now, "plastic": plastic}
            at = stop
        times = np.arange(first + 1, end + 1, dtype=np.float64) * self.step
        rows = self.rows(times, paths, blood)

        def after(k: int) -> Snapshot:
            mark = next(m for tick, m in reversed(marks) if tick < first + k)
            return {**mark, "plastic": [path[k - 1].copy() for path in paths], "row": rows[k - 1].copy()}

        return Block(rows, after)

    def _walk(
        self, state: Snapshot, i: int, treatment: Treatment, plasma: Plasma | None, at: int, path: Floats
    ) -> Floats | None:
        """Fill the plasticity of one course from tick `at` on; ng/mL at the end of each step."""
        now = state["plastic"][i]
        if plasma is None or state["session"] == NEVER:
            fade = np.exp(-self._fades[i] * self.step)
            for k in range(len(path)):
                now = path[k] = fade * now
            return None
        quarters = (at - state["session"]) * self.step + np.arange(4 * len(path) + 1) * (self.step / 4)
        levels = self._levels(plasma, state["left"][i], quarters)
        u = trigger(treatment.counts_as * levels)
        keep, gain = step(u[:-2:2], u[1:-1:2], u[2::2], self.step / 2, self._fades[i])
        both, gained = keep[::2] * keep[1::2], keep[1::2] * gain[::2] + gain[1::2]
        for k in range(len(path)):
            now = path[k] = both[k] * now + gained[k]
        return levels[4::4]

    @staticmethod
    def _levels(plasma: Plasma, left: Floats, moments: Floats) -> Floats:
        """ng/mL at moments after a session began, shape (moments, n)."""
        during = int(np.searchsorted(moments, plasma.duration, "right"))
        over = plasma.after(left, plasma.duration)
        since = moments[during:, None] - plasma.duration
        found = np.zeros((len(moments), plasma.rates.shape[1]))
        for k in range(during):
            found[k] = plasma.level(left, float(moments[k]))
        for rate, amount in zip(plasma.rates, over, strict=True):
            found[during:] += amount * np.exp(-rate * since)
        return found

    def rows(self, times: Floats, plastic: list[Floats], blood: Floats) -> Rows:
        """The observables at these times, shape (times, columns); `blood` is ng/mL in the treatment arm."""
        when, typical = times[:, None], plastic[2]
        seen = [self._seen(arm, when, plastic[i], typical) for i, arm in enumerate(self.arms)]
        (score, mean, spread, number), (score_c, mean_c, spread_c, number_c) = (s["change"] for s in seen)
        error = 1.96 * np.sqrt(spread**2 / np.maximum(number, 1) + spread_c**2 / np.maximum(number_c, 1))
        a, share = AVERAGE.size, self.plan.belief.share
        effects = [
            (arm.who.size * relative(s)).mean(axis=1) if arm.treatment.drug else 0.0 * times
            for arm, s in zip(self.arms, plastic, strict=False)
        ]
        hoped = [arm.believes.mean() for arm in self.arms]
        found = {
            "madrs": score,
            "control.madrs": score_c,
            "difference": mean - mean_c,
            "difference.low": mean - mean_c - error,
            "difference.high": mean - mean_c + error,
            "relative_effect": relative(plastic[0].mean(axis=1)),
            "plasticity": plastic[0].mean(axis=1),
            "responders": seen[0]["responders"],
            "remitters": seen[0]["remitters"],
            "control.responders": seen[1]["responders"],
            "control.remitters": seen[1]["remitters"],
            "control.plasticity": plastic[1].mean(axis=1),
            "difference.drug": -a * (1 - share) * (effects[0] - effects[1]),
            "difference.expectancy": -a * share * (hoped[0] - hoped[1]) * relative(typical[:, 0]),
            "ketamine": np.where(blood > CLEAR, blood, 0.0).mean(axis=1),
            "dropouts": 1 - number / self.count,
            "control.dropouts": 1 - number_c / self.count,
        }
        return np.stack([found[name] for name in COLUMNS], axis=1) + 0.0  # no minus before 0

    def _seen(self, arm: Arm, when: Floats, plastic: Floats, typical: Floats) -> dict[str, Any]:
        """Means over the patients of an arm who are still there."""
        score = self.scores(arm, when, plastic, typical)
        here = arm.leaves > when
        number = here.sum(axis=1)
        of = np.where(number > 0, number, np.nan)
        change = score - arm.start
        mean = (change * here).sum(axis=1) / of
        squares = ((change - mean[:, None]) ** 2 * here).sum(axis=1)
        return {
            "change": ((score * here).sum(axis=1) / of, mean, np.sqrt(squares / np.maximum(of - 1, 1)), number),
            "responders": (responds(score, arm.start) & here).sum(axis=1) / of,
            "remitters": (remits(score) & here).sum(axis=1) / of,
        }

    def scores(self, arm: Arm, when: Floats, plastic: Floats, typical: Floats) -> Floats:
        """MADRS of each patient of an arm at these times, shape (times, n)."""
        p = self.plan
        return scores(when, plastic, typical, arm.who, arm.treatment, arm.believes, p.baseline, p.belief)
