"""The guide: leads one student, lecturer or headless run through a lesson, and judges without a window.

The window reads it and calls it; commands come to it through the session, samples through `watch`.
"""

from collections.abc import Sequence
from typing import Any

import msgspec

from sim.core import units
from sim.core.commands import Act, Answer, Command, Next, Pause, Set
from sim.core.complaints import Complaint
from sim.experiments.experiment import Experiment
from sim.experiments.session import Bookmark, Session
from sim.teaching import build, scoring
from sim.teaching.goals import Floats
from sim.teaching.judge import Judge
from sim.teaching.lesson import Lesson, Option, Step
from sim.teaching.mark import Kept, Mark, read_kept
from sim.teaching.scoring import Given, Score

PATIENCE = 60.0
"""Seconds on the wall without progress after which a hint comes by itself."""


class Guide:
    """One walk through a lesson.

    Args:
        lesson: its text has passed the check.
        session: of the lesson's experiment; the guide starts runs in it.

    Attributes:
        index: the step that is open, from 0.
        reply: the wrong answer whose refuting run is on the stage now.
    """

    def __init__(self, lesson: Lesson, session: Session) -> None:
        self.lesson = lesson
        self.session = session
        self.marks = {step.id: Mark() for step in lesson.steps}
        self.index = 0
        self.reply: Option | None = None
        self._aside: Bookmark | None = None
        session.listeners.append(self._hear)
        self._begin(0)

    def close(self) -> None:
        """Let go of the session."""
        if self._hear in self.session.listeners:
            self.session.listeners.remove(self._hear)

    # ---- where we are

    @property
    def bench(self) -> type[Experiment]:
        """The kind of experiment that the lesson uses."""
        return type(self.session.experiment)

    @property
    def step(self) -> Step:
        """The step that is open."""
        return self.lesson.steps[self.index]

    @property
    def mark(self) -> Mark:
        """What the student has done in it."""
        return self.marks[self.step.id]

    @property
    def progress(self) -> tuple[int, int]:
        """(steps done, steps in all)."""
        return sum(mark.done for mark in self.marks.values()), len(self.lesson.steps)

    @property
    def began(self) -> int:
        """The tick at which the step (or its latest run) began: where a drawn curve has its zero."""
        return self._start

    @property
    def before(self) -> dict[str, float]:
        """The observables at that moment."""
        return self._before

    def done(self, index: int) -> bool:
        """Whether that step has been finished."""
        return self.marks[self.lesson.steps[index].id].done

    # ---- the step

    def _begin(self, index: int) -> None:
        self.index = index
        self.reply, self._aside = None, None
        step = self.step
        if not step.keep or index == 0:
            self.session.start(build.settings(self.bench, step.load))
        self.session.factor = step.pace
        self._enter()

    def _enter(self) -> None:
        """Judge from this moment on."""
        step = self.step
        self._start = self.session.experiment.ticks
        self._runs = self.session.runs
        self._before = self.session.experiment.observe()
        self._judge = Judge(self.bench, step.goal, self._before)
        self._failed = False
        self._began = False
        if step.predict is None or self.mark.prediction is not None:
            self._run()
        else:
            self.session.paused = True

    def _run(self) -> None:
        """Let the scene run by itself, if the step says so, and pause when that time is over."""
        self._began = True
        for tick, command in build.script(self.bench, self.step.deeds):
            self.session.plan(self._start + tick, command, lasting=self.step.phase == "do")
        if self.step.run:
            length = max(build.ticks(self.bench, self.step.run), self._needed())
            self.session.plan(self._start + length, Pause(True))
            self.session.paused = False

    @property
    def pace(self) -> float:
        """The factor of the experiment's own pace at which the lesson runs now."""
        return (self.reply.pace if self.reply is not None else 0.0) or self.step.pace

    def _needed(self) -> int:
        return scoring.needed(self.bench, self.step.predict) if self.step.predict else 0

    def restart(self) -> None:
        """The step from its beginning; what has been predicted, answered and reached stays."""
        judge = self._judge
        tried = self.session.experiment.ticks > self._start
        self.jump(self.index)
        self._judge = judge
        judge.new_run()
        self.mark.errors += tried and not judge.met

    def jump(self, index: int) -> None:
        """To any step. One that goes on from the step before is reached by the scripts of those before it."""
        if not 0 <= index < len(self.lesson.steps):
            raise Complaint(f"there is no step {index + 1}; the lesson has {len(self.lesson.steps)}.")
        first = index
        while self.lesson.steps[first].keep and first > 0:
            first -= 1
        self._begin(first)
        for later in range(first, index):
            self._play_through(self.lesson.steps[later])
            self._begin(later + 1)

    def _play_through(self, step: Step) -> None:
        if not self._began:
            self._run()
        self._plan_script(step)
        end = self._start + self.length(step)
        while self.session.experiment.ticks < end:
            self.session.advance(end - self.session.experiment.ticks)

    def _plan_script(self, step: Step) -> None:
        for tick, command in build.script(self.bench, step.solution):
            self.session.plan(self._start + tick, command)

    def length(self, step: Step) -> int:
        """Ticks that the step's own script, run and prediction take."""
        span = scoring.needed(self.bench, step.predict) if step.predict else 0
        scripts = build.script_length(self.bench, step.deeds), build.script_length(self.bench, step.solution)
        return max(*scripts, build.ticks(self.bench, step.run), span)

    def demonstrate(self) -> None:
        """Play the step's solution live; whoever touches a control takes over. For the lecturer, or on request."""
        self.restart()
        self.play_solution()

    def play_solution(self) -> None:
        """The same from where the step stands now, which is its beginning."""
        if not self._began:
            self._run()
        self._plan_script(self.step)
        self.session.plan(self._start + max(1, self.length(self.step)), Pause(True))
        self.session.paused = False

    def lead_on(self) -> None:
        """To the next step whatever has been done in this one; a lecturer is asked nothing."""
        self.dismiss()
        self._begin(self.index + 1)

    def refute(self, option: Option) -> None:
        """Run the state that answers a wrong option, without an answer having been given."""
        self.dismiss()
        self._show(option)

    # ---- what reaches the guide

    def watch(self, rows: Floats, names: Sequence[str]) -> None:
        """Judge the samples that the session has just returned."""
        self._see_runs()
        if not len(rows) or self.reply is not None:
            return
        first = self.session.experiment.ticks - len(rows) + 1 - self._start
        if first + len(rows) <= 1:
            return
        self._judge.watch(first, rows, names)
        self._count_failure()
        self._score()
        self._finish()

    def wait(self, seconds: float) -> None:
        """Time on the wall goes by; a hint comes by itself after a while."""
        if not self.mark.done and self.reply is None and (self.step.goal is None or not self.goal_met):
            self.mark.waited += max(0.0, seconds)

    def _see_runs(self) -> None:
        if self.session.runs == self._runs or self.reply is not None:
            return
        self._runs = self.session.runs
        self._start = self.session.experiment.ticks
        self._judge.new_run()
        self.mark.errors += not self.goal_met and not self._failed
        self._failed = False

    def _count_failure(self) -> None:
        length = build.ticks(self.bench, self.step.run)
        over = length and self.session.experiment.ticks - self._start >= length and not self._judge.by_check
        if over and not self.goal_met and not self._failed:
            self._failed = True
            self.mark.errors += 1

    def _hear(self, tick: int, command: Command) -> None:
        if not isinstance(command, (Set, Act)) or self.reply is not None or not self._began:
            return
        self._see_runs()
        if tick == self._start and not self.step.run:
            self.session.paused = False  # the bench waits for the first deed, then time runs
        self._judge.hear(command)
        self._score()
        self._finish()

    # ---- questions

    def answer(self, part: str, value: object, reason: str = "") -> Option | None:
        """Commit a prediction (part "predict"; it is locked then) or answer the check (part "check").

        Args:
            value: for a choice or the check the option's text or place; "up", "down" or "same"; a number with unit,
                or internal; a curve as points (seconds since the step began, internal value).

        Returns:
            The option chosen, if there were options.

        Raises:
            Complaint: there is no such question now, it is locked, or the answer makes no sense.
        """
        if part == "predict":
            self._commit(value, reason)
            return None
        if part != "check" or self.step.check is None:
            raise Complaint(f"this step has no question '{part}'.")
        return self._check(value)

    def _commit(self, value: object, reason: str) -> None:
        predict = self.step.predict
        if predict is None:
            raise Complaint("this step asks for no prediction.")
        if self.mark.prediction is not None:
            raise Complaint("the prediction is locked; the run will show how it fares.")
        self.mark.prediction = scoring.commit(self.bench, predict, value)
        self.mark.reason = reason.strip()
        self.session.apply(Answer(self.step.id, "predict", _text(self.mark.prediction)))
        if self.session.experiment.ticks > self._start and not self.step.keep:
            self._begin(self.index)
        else:
            self._enter()
        self._judge.answered("predict")
        self._score()
        self._finish()

    def _check(self, value: object) -> Option:
        assert self.step.check is not None
        waiting = self.why_no_check
        if waiting:
            raise Complaint(waiting)
        option = scoring.chosen(self.step.check.options, value)
        self.mark.tries.append(option.text)
        self.dismiss()
        self.session.apply(Answer(self.step.id, "check", option.text))
        if option.right:
            self.mark.right = True
            self._judge.answered("check")
            self._finish()
        else:
            self.mark.errors += 1
            self._show(option)
        return option

    def _show(self, option: Option) -> None:
        """Load the state that answers a wrong option, and run it."""
        self._aside = self.session.bookmark()
        self.reply = option
        self.session.start(build.settings(self.bench, option.load))
        self.session.factor = self.pace
        for tick, command in build.script(self.bench, option.deeds):
            self.session.plan(tick, command)
        self.session.plan(max(1, build.ticks(self.bench, option.run)), Pause(True))
        self.session.paused = False

    def dismiss(self) -> None:
        """Put the run that answered a wrong option away, and go back to the lesson's own."""
        if self._aside is not None:
            self.session.go_back_to(self._aside)
            self.session.paused = True
            self._runs = self.session.runs
        self.reply, self._aside = None, None

    # ---- prediction and goal

    @property
    def prediction(self) -> Given | None:
        """The committed prediction of this step; it cannot be changed."""
        return self.mark.prediction

    @property
    def score(self) -> Score | None:
        """How it fared, once the run has shown it."""
        return self.mark.score

    @property
    def goal_met(self) -> bool:
        """Whether the goal of the step has been reached (or it has none)."""
        return self._judge.met

    @property
    def goal_words(self) -> str:
        """The goal as the student reads it, '' when the step has none."""
        return self._judge.words

    def _score(self) -> None:
        predict, mark = self.step.predict, self.mark
        if predict is None or mark.prediction is None or mark.score is not None or not self._shown():
            return
        start = self._start
        trace = self.session.trace
        mark.score = scoring.score(self.bench, predict, mark.prediction, trace, start, self._before)

    def _shown(self) -> bool:
        """Whether the run has gone far enough to judge the prediction."""
        predict = self.step.predict
        if predict is not None and predict.span:
            return self.session.experiment.ticks - self._start >= self._needed()
        return self.goal_met

    def _finish(self) -> None:
        if not self.can_go_on:
            self.mark.done = True

    @property
    def why_no_check(self) -> str:
        """What must be done before the question at the end of the step, '' when nothing."""
        if self.step.predict is not None and self.prediction is None:
            return "Make your prediction first."
        if not self.goal_met and not self._judge.by_check:
            return self._judge.words
        if self.step.predict is not None and self.score is None and self.step.predict.span:
            return f"Let it run for {units.say_time(units.parse_time(self.step.predict.span))} to see how you did."
        if self._unfinished_run():
            return (
                f"Let it run for {units.say_time(units.parse_time(self.step.run))}; the next step goes on from there."
            )
        return ""

    def _unfinished_run(self) -> bool:
        """Whether the next step needs what this run has not come to yet."""
        following = self.lesson.steps[self.index + 1 : self.index + 2]
        length = build.ticks(self.bench, self.step.run)
        return bool(following and following[0].keep) and self.session.experiment.ticks - self._start < length

    @property
    def explained(self) -> bool:
        """Whether the explanation may be read: not before the run, and not before an answer that it would give away."""
        return self.mark.done or not (self.why_no_check or self._judge.by_check)

    @property
    def can_go_on(self) -> str:
        """Why the next step is not open yet, '' when it is."""
        if self.mark.done:
            return ""
        waiting = self.why_no_check
        if waiting:
            return waiting
        return "Answer the question first." if self.step.check is not None and not self.mark.right else ""

    def go_on(self) -> bool:
        """To the next step. False at the end of the lesson.

        Raises:
            Complaint: something has to be done first.
        """
        if self.can_go_on:
            raise Complaint(self.can_go_on)
        self.dismiss()
        self.mark.done = True
        if self.index + 1 >= len(self.lesson.steps):
            return False
        self.session.apply(Next())
        self._begin(self.index + 1)
        return True

    def go_back(self) -> bool:
        """To the step before. False at the start."""
        if self.index == 0:
            return False
        self.dismiss()
        self.session.apply(Next(back=True))
        self.jump(self.index - 1)
        return True

    # ---- help

    @property
    def hints_shown(self) -> int:
        """How many hints stand open: they grow with what was asked for, with errors and with time."""
        mark = self.mark
        return min(len(self.step.hints), mark.asked + mark.errors // 2 + int(mark.waited // PATIENCE))

    @property
    def hint(self) -> str | None:
        """The strongest hint that stands open."""
        shown = self.hints_shown
        return self.step.hints[shown - 1] if shown else None

    def ask_hint(self) -> str | None:
        """One hint more; None when there is none."""
        if self.hints_shown < len(self.step.hints):
            self.mark.asked += 1
        return self.hint

    def why_locked(self, name: str) -> str:
        """Why this parameter or action cannot be used now, '' when it can."""
        if self.reply is not None:
            return "This run answers your last answer; close it to go on."
        if name not in self.step.allow:
            return "Not needed in this step. The free lab has all controls."
        if not self._began:
            return "Make your prediction first."
        return ""

    @property
    def why_still(self) -> str:
        """Why time may not run now, '' when it may: what will happen is predicted before it is seen."""
        return "" if self._began or self.reply is not None else "Make your prediction first."

    def unlocked(self, name: str) -> bool:
        """Whether this parameter or action may be used now."""
        return not self.why_locked(name)

    @property
    def shows(self) -> tuple[str, ...]:
        """What is plotted now: one plot an item, names joined by a space share a plot."""
        return (self.reply.show if self.reply is not None else ()) or self.step.show

    # ---- rescue

    def snapshot(self) -> dict[str, Any]:
        """All that the guide knows, as plain data. While a refuting run is shown, put it away first."""
        kept = Kept(
            self.lesson.id,
            self.index,
            self.marks,
            self._start,
            self._before,
            self._judge.state,
            self._began,
            self._failed,
        )
        plain: dict[str, Any] = msgspec.to_builtins(kept)
        return plain

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Take up where a snapshot left off; the session has been resumed by the caller.

        Raises:
            Complaint: it is of another lesson, or of an older text of this one.
        """
        kept = read_kept(snapshot, self.lesson)
        self.index, self.marks = kept.index, kept.marks
        self._start, self._before = kept.start, kept.before
        self._judge = Judge(self.bench, self.step.goal, kept.before)
        self._judge.state = kept.goal or self._judge.state
        self._began, self._failed = kept.began, kept.failed
        self._runs = self.session.runs
        self.reply, self._aside = None, None
        for tick, command in build.script(self.bench, self.step.deeds) if self.step.phase == "do" else ():
            self.session.make_lasting(self._start + tick, command)


def _text(given: Given) -> str:
    return given if isinstance(given, str) else msgspec.json.encode(given).decode()
