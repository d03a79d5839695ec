"""The script: takes a lesson from cue to cue on the running model, keeps a checkpoint of each, and comes back to it."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from sim.app.presenting.cues import AFTER, Cue, cues_of, pace, run_ticks
from sim.core.complaints import Complaint
from sim.experiments.session import Bookmark, Session
from sim.teaching import build, scoring
from sim.teaching.guide import Guide
from sim.teaching.lesson import Lesson, Option

KEPT = 16
"""Checkpoints that are kept; an older one is reached again by playing the script."""


@dataclass(frozen=True)
class Checkpoint:
    """Run and guide as they stood when a cue began."""

    run: Bookmark
    guide: dict[str, Any]


class Script:
    """One walk of a lecturer through a lesson. Commands by hand go to the session as always; `touch` tells of them.

    Args:
        lesson: what is presented.
        session: of the lesson's experiment.

    Attributes:
        index: the cue that is shown, from 0.
        touched: a control has been grabbed since the cue began, so the run is no longer the script's.
    """

    def __init__(self, lesson: Lesson, session: Session) -> None:
        self.lesson = lesson
        self.session = session
        self.guide = Guide(lesson, session)
        self.cues = cues_of(lesson, type(session.experiment))
        self.index = 0
        self.touched = False
        self._kept: OrderedDict[int, Checkpoint] = OrderedDict()
        self._reach(0)
        self._keep(0)

    def close(self) -> None:
        """Let go of the session."""
        self.guide.close()

    # ---- where we are

    @property
    def cue(self) -> Cue:
        """The cue that is shown."""
        return self.cues[self.index]

    @property
    def next_cue(self) -> Cue | None:
        """The one after it."""
        return self.cues[self.index + 1] if self.index + 1 < len(self.cues) else None

    @property
    def end(self) -> int:
        """The tick at which the run of this step is over."""
        bench = type(self.session.experiment)
        return self.guide.began + run_ticks(bench, self.guide.step)

    @property
    def share(self) -> float:
        """How much of the run of this step has been shown, 0 to 1."""
        length = self.end - self.guide.began
        return min(1.0, (self.session.experiment.ticks - self.guide.began) / length) if length else 1.0

    @property
    def span(self) -> tuple[float, float]:
        """(begin, length) in model seconds of what is to be watched in this step, or in the run of a wrong answer."""
        bench, guide = type(self.session.experiment), self.guide
        if guide.reply is not None:
            return 0.0, build.ticks(bench, guide.reply.run) * bench.STEP
        return guide.began * bench.STEP, (self.end - guide.began) * bench.STEP

    @property
    def pace(self) -> float:
        """Factor of the bench's own pace at which this step is played."""
        return pace(type(self.session.experiment), self.guide.step)

    @property
    def shows(self) -> tuple[str, ...]:
        """What is plotted now."""
        return self.guide.shows

    @property
    def reply(self) -> Option | None:
        """The wrong answer that the run on the stage refutes."""
        return self.guide.reply

    # ---- from cue to cue

    def next(self) -> bool:
        """On to the next cue; False at the end of the lesson.

        Within a step a run that was taken over stays as it is; the next step begins as the script has it.
        """
        new = self.index + 1
        if new >= len(self.cues):
            return False
        here, there = self.cue, self.cues[new]
        self._put_reply_away()
        if there.step != here.step or there.part == "run":
            self.go(new)
        elif self.touched:
            self.index = new
            self.session.paused = True
        else:
            if here.part == "run":
                self._finish()
            self.index = new
            self._keep(new)
        return True

    def previous(self) -> bool:
        """Back to the cue before, as it began; False at the start."""
        if self.index == 0:
            return False
        self.go(self.index - 1)
        return True

    def go(self, index: int) -> None:
        """To any cue, as the script has it.

        Raises:
            Complaint: there is no such cue.
        """
        if not 0 <= index < len(self.cues):
            raise Complaint(f"there is no cue {index + 1}: the lesson has cues 1 to {len(self.cues)}.")
        self._put_reply_away()
        before, self.index = self.index, index
        kept = self._kept.get(index)
        if kept is not None:
            self._restore(kept)
        else:
            self._reach(index, came_from=before)
            self._keep(index)
        self.touched = False

    def back_to_script(self) -> None:
        """The cue as it began, whatever has been done since."""
        self.go(self.index)

    def touch(self) -> None:
        """A control was grabbed."""
        self.touched = True

    # ---- wrong answers

    def refute(self, option: Option) -> None:
        """Run the state that answers a wrong option.

        Raises:
            Complaint: the lesson has no run for it.
        """
        if option.right or not (option.load or option.run):
            raise Complaint("this answer has no run of its own.")
        self.guide.refute(option)

    def _put_reply_away(self) -> None:
        if self.guide.reply is not None:
            self.guide.dismiss()

    # ---- what the run gave

    def outcome(self) -> str:
        """What the run gave for the prediction that was asked for, in words; '' when it says nothing in a number."""
        predict, bench = self.guide.step.predict, type(self.session.experiment)
        if predict is None or predict.sort != "number" or self.session.experiment.ticks < self.end or self.touched:
            return ""
        value = scoring.reading(bench, predict, self.session.trace, self.guide.began)
        return bench.OBSERVABLES[predict.observable].say(value)

    # ---- checkpoints

    def _reach(self, index: int, came_from: int = -1) -> None:
        """Bring run and guide to the beginning of a cue by the script alone."""
        cue = self.cues[index]
        played = cue.part == "run" or cue.part in AFTER
        first = self._kept.get(self._first_of(cue.step))
        if came_from == index - 1 and self.guide.index == cue.step - 1 and self._over() and not self.touched:
            self.guide.lead_on()
        elif first is not None:
            self._restore(first)
        else:
            self.guide.jump(cue.step)
        if played and run_ticks(type(self.session.experiment), self.guide.step):
            self.guide.play_solution()
        if cue.part in AFTER:
            self._finish()
        self.session.factor = self.pace
        self.session.paused = cue.part != "run"

    def _first_of(self, step: int) -> int:
        return next(i for i, cue in enumerate(self.cues) if cue.step == step and cue.part == "say")

    def _over(self) -> bool:
        return self.session.experiment.ticks == self.end

    def _finish(self) -> None:
        """The run of this step to its end, at once."""
        while (now := self.session.experiment.ticks) < self.end:
            self.session.advance(self.end - now)
        self.session.paused = True

    def _keep(self, index: int) -> None:
        self._kept[index] = Checkpoint(self.session.bookmark(), self.guide.snapshot())
        self._kept.move_to_end(index)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def _restore(self, kept: Checkpoint) -> None:
        self.session.go_back_to(kept.run)
        self.guide.restore(kept.guide)
