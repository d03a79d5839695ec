"""The run under the student's hands: one session, its clock, play and pause, speed, rewind, and run A to compare with.

Every command goes through `apply`, the one door; a refusal is kept as a line for the window and changes nothing.
"""

from collections.abc import Callable
from time import perf_counter

import numpy as np

from sim.core.clock import Clock
from sim.core.commands import Command, Pace, Pause
from sim.core.complaints import Complaint
from sim.experiments.experiment import Experiment, Rows
from sim.experiments.session import Session
from sim.experiments.trace import Trace

SPEEDS = (0.25, 1.0, 4.0)
"""Factors of the bench's own pace, from slow to fast."""
BUDGET = 0.006
"""Seconds of a frame that the model may take; past it the model runs slow and the window stays quick."""
FIRST_MOST = 64


class Running:
    """A session in the window.

    Args:
        session: with its experiment at the start.
        timer: seconds on the wall, for the model's time budget alone.
        own_pace: factor of the bench's pace that a lesson step asks for; the speeds multiply it.
    """

    def __init__(self, session: Session, timer: Callable[[], float] = perf_counter, own_pace: float = 1.0) -> None:
        self.session = session
        self.own_pace = own_pace
        experiment = session.experiment
        self.clock = Clock(experiment.STEP, experiment.PACE, FIRST_MOST)
        self.clock.factor = session.factor
        self.refusal = ""
        self.ghost: Trace | None = None
        self.version = 0
        self._timer = timer

    @property
    def experiment(self) -> Experiment:
        """The bench."""
        return self.session.experiment

    @property
    def playing(self) -> bool:
        """True while time passes."""
        return not self.session.paused

    @property
    def speed(self) -> float:
        """The factor now, as one of SPEEDS, apart from the lesson's own pace."""
        return self.session.factor / self.own_pace

    @property
    def rate(self) -> float:
        """Model seconds for each wall second, 0 when paused."""
        return self.experiment.PACE * self.session.factor if self.playing else 0.0

    # ---- what a person does

    def apply(self, command: Command, *, same_gesture: bool = False) -> bool:
        """Give a command; False when it is refused, and `refusal` says why."""
        try:
            self.session.apply(command, same_gesture=same_gesture)
        except Complaint as complaint:
            self.refusal = str(complaint)
            return False
        self.refusal = ""
        self.version += 1
        if isinstance(command, Pause):
            self.clock.reset()
        return True

    def play(self) -> None:
        """Play or pause."""
        self.apply(Pause(self.playing))

    def set_speed(self, factor: float) -> None:
        """One of the speeds, times the lesson's own pace."""
        self.apply(Pace(factor * self.own_pace))

    def faster(self, way: int) -> None:
        """The next speed up (1) or down (-1)."""
        nearest = min(range(len(SPEEDS)), key=lambda i: abs(SPEEDS[i] - self.speed))
        self.set_speed(SPEEDS[min(max(nearest + way, 0), len(SPEEDS) - 1)])

    def step(self) -> Rows:
        """One sixtieth of a second of the present pace forward, at least one step, and pause."""
        if self.playing:
            self.apply(Pause(True))
        return self._advance(self._stride())

    def step_back(self) -> None:
        """As far back as `step` goes forward."""
        if self.playing:
            self.apply(Pause(True))
        self.seek(self.experiment.ticks - self._stride())

    def _stride(self) -> int:
        return max(1, round(self.experiment.PACE * self.session.factor / (60 * self.experiment.STEP)))

    def seek(self, tick: int) -> None:
        """Go to a moment of the run so far; what came later is kept until something is changed."""
        self.session.seek(tick)
        self.clock.reset()
        self.version += 1

    def reach(self, tick: int) -> Rows:
        """Go to a moment, running on to it when the run has not come so far; what was sampled anew on the way.

        A pause on the way, planned or left from before a rewind, does not keep one from there.
        """
        self.seek(min(tick, self.session.reached))
        paused = self.session.paused
        rows = [self.session.advance(0)]
        while (left := tick - self.experiment.ticks) > 0:
            rows.append(self.session.advance(left))
        self.session.paused = paused
        self.clock.reset()
        return np.concatenate(rows)

    @property
    def can_undo(self) -> str:
        """What undo would take back, as it is written on its control; '' when nothing."""
        return self._written(self.session.can_undo)

    @property
    def can_redo(self) -> str:
        """What redo would do again, as it is written on its control; '' when nothing."""
        return self._written(self.session.can_redo)

    def _written(self, name: str) -> str:
        rows = self.experiment.parameter_rows()
        return rows[name].label if name in rows else name

    def undo(self) -> None:
        """Take back the last change."""
        self.session.undo()
        self.version += 1

    def redo(self) -> None:
        """Do again what was taken back."""
        self.session.redo()
        self.version += 1

    def reset(self) -> None:
        """Back to time zero with the settings as they are, at the same speed, paused."""
        factor = self.session.factor
        self.session.reset()
        if factor != 1.0:
            self.session.apply(Pace(factor))
        self.clock.reset()
        self.refusal = ""
        self.version += 1

    def compare(self) -> bool:
        """Keep this run as A and go back to the start; without a run, or with an A kept already, forget A.

        Returns:
            True when a run A is kept now.
        """
        if self.ghost is None and self.session.trace.count:
            self.ghost = self.session.trace.copy()
            self.reset()
            return True
        self.ghost = None
        return False

    # ---- time

    def frame(self, wall: float) -> Rows:
        """What falls due in `wall` seconds: whole steps, no more than the model's share of a frame allows."""
        if self.session.paused:
            return np.zeros((0, len(self.experiment.OBSERVABLES)))
        self.clock.factor = self.session.factor
        return self._advance(self.clock.advance(wall))

    def _advance(self, n: int) -> Rows:
        if n <= 0:
            return np.zeros((0, len(self.experiment.OBSERVABLES)))
        begin = self._timer()
        rows = self.session.advance(n)
        spent = self._timer() - begin
        if spent > BUDGET:
            self.clock.most = max(1, int(0.8 * min(n, self.clock.most)))
        elif n >= self.clock.most and spent < BUDGET / 2:
            self.clock.most = min(200_000, self.clock.most * 2)
        return rows
