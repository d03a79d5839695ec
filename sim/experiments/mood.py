"""A virtual trial: two arms of depressed patients are followed for six weeks, on a drug and on a control."""

from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from sim.core.complaints import Complaint
from sim.core.quantities import Action, Observable
from sim.experiments.ahead import Ahead
from sim.experiments.experiment import Experiment, Rows, Snapshot
from sim.experiments.mood_ahead import COLUMNS, NEVER, Arm, Course
from sim.experiments.mood_settings import MoodParams

FIXED = ("treatment", "control", "patients", "baseline", "antidepressant")
"""Settled when the first patient is in."""
APART = 12 * 3600.0
"""s from the beginning of a session to the next."""


def _read(name: str) -> Any:
    column = COLUMNS.index(name)
    return lambda mood: float(mood.row[column])


def _row(
    name: str, label: str, unit: str, low: float, high: float, help: str = "", called: Any = None
) -> Observable["Mood"]:
    return Observable(name, label, unit, (low, high), _read(name), help=help, called_now=called)


def _arm(which: str) -> Any:
    return lambda mood: f"MADRS, {mood.params.treatment if which == 'treatment' else mood.params.control}"


_LEFT = "Of those who began; adverse events alone, where a source gives them."
ROWS: tuple[Observable["Mood"], ...] = (
    _row("madrs", "MADRS", "points", 0, 45, "Mean of the treatment arm; 0 is well, 60 the worst.", _arm("treatment")),
    _row("control.madrs", "MADRS, control", "points", 0, 45, "Mean of the control arm.", _arm("control")),
    _row("difference", "Treatment less control", "points", -5, 1, "Of the change since the start; below 0 is better."),
    _row("difference.low", "Difference, low end", "points", -5, 1, "Of the interval of 95 %."),
    _row("difference.high", "Difference, high end", "points", -5, 1, "Of the interval of 95 %."),
    _row("relative_effect", "Effect of the drug", "1", 0, 1.2, "In units of that of 0.5 mg/kg at 24 h."),
    _row("plasticity", "Plasticity", "1", 0, 1, "A stand-in for synapses and signals; nobody measures it."),
    _row("responders", "Responders", "%", 0, 100, "Score down by half or more."),
    _row("remitters", "Remitters", "%", 0, 100, "Score of 12 or less."),
    _row("control.responders", "Responders, control", "%", 0, 100),
    _row("control.remitters", "Remitters, control", "%", 0, 100),
    _row("control.plasticity", "Plasticity, control", "1", 0, 1),
    _row("difference.drug", "Difference by the drug itself", "points", -5, 1, "What no trial can see alone."),
    _row("difference.expectancy", "Difference by expectancy", "points", -5, 1, "What no trial can see alone."),
    _row("ketamine", "Drug in plasma", "ng/mL", 0, 250, "Mean of the treatment arm; of esketamine when that is given."),
    _row("dropouts", "Left the trial", "%", 0, 20, _LEFT),
    _row("control.dropouts", "Left the trial, control", "%", 0, 20, _LEFT),
)


class Mood(Experiment):
    """A trial that begins with its first session at time zero and follows every patient."""

    NAME = "mood"
    TITLE = "Mood"
    QUESTION = "How fast does mood change, for how long, and how sure can a trial be that the drug did it?"
    STEP = 600.0
    PACE = 86400.0
    LENGTH = 42 * 86400.0
    PARAMS = MoodParams
    OBSERVABLES: ClassVar[dict[str, Observable[Any]]] = {row.name: row for row in ROWS}
    ACTIONS: ClassVar[dict[str, Action[Any]]] = {
        row.name: row
        for row in (
            Action["Mood"](
                "give session",
                "One session now, on top of those planned.",
                lambda mood: mood._give(),
                lambda mood: mood._refuses(),
            ),
            Action["Mood"](
                "stop sessions",
                "No further sessions; those who improved are followed.",
                lambda mood: mood._stop(),
                lambda mood: "" if mood.sessions_left else "no session is planned any more.",
            ),
        )
    }
    PLOTS = (("madrs", "control.madrs"), ("difference", "difference.low", "difference.high"), ("plasticity",))

    _ahead: Ahead[Snapshot]
    _course: Course

    # ---- for scenes

    @property
    def row(self) -> Rows:
        """All observables now."""
        seen = self._ahead.row
        if seen is not None:
            return seen
        kept = self._ahead.now.get("row")
        return self._now() if kept is None else np.asarray(kept)

    @property
    def sessions_left(self) -> int:
        """How many of the plan are still to come."""
        return int(self._ahead.now["rest"])

    @property
    def last_session(self) -> float | None:
        """Time in s at which the last session began."""
        session = self._ahead.now["session"]
        return None if session == NEVER else session * self.STEP

    @property
    def next_session(self) -> float | None:
        """Time in s at which the next session of the plan begins."""
        following = self._ahead.now["next"]
        return None if following == NEVER or not self.sessions_left else following * self.STEP

    @property
    def arms(self) -> tuple[Arm, Arm]:
        """Who is in the treatment arm and in the control arm: traits, score at the start, belief, time of leaving."""
        first, second = self._course.arms
        return first, second

    @property
    def scores(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """MADRS of each patient now, treatment and control."""
        plastic = self._ahead.now["plastic"]
        when, typical = np.array([[self.time]]), plastic[2][None]
        first, second = (
            self._course.scores(arm, when, plastic[i][None], typical)[0] for i, arm in enumerate(self.arms)
        )
        return first, second

    @property
    def plasticities(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Plasticity of each patient now, treatment and control."""
        plastic = self._ahead.now["plastic"]
        return plastic[0], plastic[1]

    @property
    def here(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Who is still in the trial, treatment and control."""
        first, second = (arm.leaves > self.time for arm in self.arms)
        return first, second

    def _now(self) -> Rows:
        state = self._ahead.now
        blood = np.zeros((1, self._course.count))
        plasma = self._course.bloods(tuple(state["given"]))[0]
        if plasma is not None and state["session"] != NEVER:
            blood[0] = plasma.level(state["left"][0], (self.ticks - state["session"]) * self.STEP)
        plastic = [x[None] for x in state["plastic"]]
        return np.asarray(self._course.rows(np.array([self.time]), plastic, blood)[0])

    # ---- doing

    def why_disabled(self, path: str) -> str:
        p = self.params
        given = (p.treatment, p.control)
        drug = any(arm.drug for arm in p.plan.arms)
        if path in FIXED and self.ticks:
            return "The trial has begun; reset to plan another."
        if path == "antidepressant" and given == ("SSRI", "SSRI"):
            return "Both arms get a daily antidepressant already."
        if path == "dose" and "ketamine" not in given:
            return "Nobody gets ketamine in this trial."
        if path == "dose.spray" and "esketamine" not in given:
            return "Nobody gets esketamine in this trial."
        if path in ("sessions", "every") and not drug:
            return "Neither arm gets a drug in sessions."
        if path == "every" and p.sessions < 2:
            return "There is one session at most."
        if path in ("unblinding", "guessed") and p.plan.active is None:
            return "Both arms feel the same, so there is nothing to guess."
        if path == "guessed" and p.unblinding == 0:
            return "No part of the effect is expectancy, so guessing changes nothing."
        return ""

    def _refuses(self) -> str:
        if not any(arm.drug for arm in self.params.plan.arms):
            return "neither arm gets a drug in sessions."
        last = self.last_session
        if last is not None and self.time - last < APART:
            return "the last session began less than 12 h ago."
        return ""

    def _give(self) -> None:
        state = self._settled()
        after = state["next"]
        soonest = self.ticks + round(APART / self.STEP)
        state = {**self._course.session(state, self.ticks), "next": max(after, soonest) if after != NEVER else NEVER}
        self._ahead.settle(state)

    def _stop(self) -> None:
        self._ahead.settle({**self._settled(), "rest": 0, "next": NEVER})

    def _settled(self) -> Snapshot:
        """The state at this tick, without the row that was seen under the settings before."""
        return {name: value for name, value in self._ahead.now.items() if name != "row"}

    def _catch_up(self) -> None:
        self._ahead.catch_up()

    def _settings_changed(self, path: str) -> None:
        if path in FIXED and self.ticks:
            raise Complaint(f"{path} cannot change: the trial has begun; reset first.")
        if not self.ticks:
            self._start()
            return
        state = self._settled()
        before = self._course.plan
        self._take_up()
        if path == "sessions":
            state["rest"] = max(0, state["rest"] + self.params.sessions - before.sessions)
        if path in ("sessions", "every"):
            state["next"] = self._next(state)
        self._ahead.settle(state)

    def _next(self, state: Snapshot) -> int:
        if not state["rest"]:
            return NEVER
        if state["session"] == NEVER:
            return self.ticks
        return int(max(self.ticks, state["session"] + max(1, round(self.params.every / self.STEP))))

    # ---- time

    def _start(self) -> None:
        self._take_up()
        self._ahead = self._looking(self._course.begin())

    def _take_up(self) -> None:
        self._course = Course(self.params.plan, self.seed, self.STEP, self.params.patients)

    def _looking(self, state: Snapshot) -> Ahead[Snapshot]:
        longest = 128 if self.params.patients <= 100 else 64  # a block is one frame's work
        return Ahead(state, lambda *about: self._course.compute(*about), 64, longest)

    def _advance(self, n: int) -> Rows:
        return self._ahead.take(n) if n else np.zeros((0, len(COLUMNS)))

    # ---- snapshots

    def _state(self) -> Snapshot:
        return self._ahead.kept()

    def _put_state(self, state: Snapshot) -> None:
        self._take_up()
        self._ahead = self._looking(state["state"])
        self._ahead.put(state)
