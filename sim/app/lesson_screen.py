"""The screen of a lesson: the workbench with the lesson beside it; what is done is kept, and so is the place."""

from collections.abc import Callable
from urllib.parse import unquote

import msgspec

from sim.app import pages
from sim.app.controls import Controls
from sim.app.desk import Desk
from sim.app.keys import Context
from sim.app.lesson_panel import Deeds, LessonPanel
from sim.app.places import Home, Lab, Lesson
from sim.app.plots_strip import Overlay
from sim.app.running import Running
from sim.app.workbench import Workbench
from sim.core import units
from sim.core.complaints import Complaint
from sim.experiments.experiment import Rows
from sim.scenes.scene import Foretold, Scene
from sim.teaching.guide import Guide
from sim.teaching.progress import Progress
from sim.teaching.scoring import Given
from sim.view.widgets.widget import Widget

SAVE_EVERY = 5.0
"""Wall seconds between two writings of the rescue file."""


class LessonScreen(Workbench):
    """A lesson.

    Args:
        guide: leads through it.
        progress: where steps, predictions and answers are kept.
        keep_place: writes the rescue file (guide, lesson is over).
        name: the id or file that it was opened by.
    """

    contexts: tuple[Context, ...] = ("bench", "lesson")

    def __init__(
        self,
        desk: Desk,
        guide: Guide,
        scene: Scene,
        progress: Progress,
        keep_place: Callable[[Guide, bool], None],
        name: str,
    ) -> None:
        lesson = guide.lesson
        super().__init__(desk, Running(guide.session), scene, f"{lesson.number}  {lesson.title}")
        self.guide, self._name = guide, name
        self._progress, self._keep_place = progress, keep_place
        self._since_kept = 0.0
        self._index = -1
        self._scored: set[str] = set()
        self._over = False
        self.controls = Controls(self.running, desk.sources, guide.why_locked, desk.say)
        deeds = Deeds(
            commit=self._commit,
            answer=self._answer,
            dismiss=self._dismiss,
            again=self._again,
            go_on=self._go_on,
            go_back=self._go_back,
            jump=self._jump,
            hint=self._hint,
            term=self._term,
        )
        self._panel = LessonPanel(guide, self.controls, deeds)

    @property
    def side(self) -> Widget:
        """The lesson."""
        return self._panel

    def here(self) -> Lab | Lesson:
        """The lesson; what has been done in it is kept."""
        return Lesson(self._name)

    # ---- time

    def watch(self, rows: Rows) -> None:
        """The guide judges."""
        self.guide.watch(rows, self.running.session.trace.names)

    def frame(self, wall: float) -> None:
        """Time passes for the model, for the hints, and for what is kept."""
        super().frame(wall)
        self.guide.wait(wall)
        self._since_kept += wall
        if self._since_kept > SAVE_EVERY:
            self._keep()

    def refresh(self) -> None:
        """Follow the guide."""
        self.running.own_pace = self.guide.pace
        if self._index != self.guide.index:
            self._index = self.guide.index
            self._progress.leave_at(self.guide.lesson.id, self.guide.step.id)
        self._keep_marks()
        self.plots.show([tuple(group.split()) for group in self.guide.shows])
        drawn = self.plots.overlay = self._overlay()
        self.stage.foretold = Foretold(drawn.observable, drawn.points) if drawn is not None and drawn.points else None
        self.stage.scene.foretelling = bool(self.guide.why_still)
        super().refresh()
        self.controls.refresh()
        self._panel.refresh()

    def _keep_marks(self) -> None:
        step, mark, lesson = self.guide.step, self.guide.mark, self.guide.lesson.id
        if mark.done:
            self._progress.finish(lesson, step.id)
        if mark.score is not None and mark.prediction is not None and step.id not in self._scored:
            self._scored.add(step.id)
            given = (
                mark.prediction if isinstance(mark.prediction, str) else msgspec.json.encode(mark.prediction).decode()
            )
            self._progress.predict(lesson, step.id, given, mark.reason, mark.score.right, mark.score.closeness)

    def _overlay(self) -> Overlay | None:
        guide, predict = self.guide, self.guide.step.predict
        begin, length = guide.began * guide.bench.STEP, guide.length(guide.step) * guide.bench.STEP
        self.plots.wanted = 1.04 * (begin + length) if length and guide.reply is None else 0.0
        if guide.reply is not None and guide.reply.run:
            self.plots.wanted = 1.04 * units.parse_time(guide.reply.run)
        if predict is None or not predict.observable or guide.reply is not None:
            return None
        row = guide.bench.OBSERVABLES[predict.observable]
        span = units.parse_time(predict.span) if predict.span else length
        given = guide.prediction
        points: list[tuple[float, float]] = []
        if isinstance(given, list):
            points = [(begin + time, value) for time, value in given]
        elif isinstance(given, float):
            points = [(begin, given), (begin + (span or self.plots.window()[1]), given)]
        elif given is None and self._panel.prediction is not None:
            points = [(begin + time, value) for time, value in self._panel.prediction.curve]
        unit = row.read_in
        return Overlay(row.name, tuple((time, units.to_shown(value, unit)) for time, value in points), begin + span)

    def _keep(self, finished: bool = False) -> None:
        self._since_kept = 0.0
        self._keep_place(self.guide, finished)

    # ---- what the panel asks for

    def _commit(self, value: object, reason: str) -> str:
        try:
            self.guide.answer("predict", value, reason)
        except Complaint as complaint:
            return str(complaint)
        mark = self.guide.mark
        if mark.prediction is not None:
            given = _plain(mark.prediction)
            self._progress.predict(self.guide.lesson.id, self.guide.step.id, given, mark.reason)
        self._keep()
        return ""

    def _answer(self, place: int) -> None:
        try:
            option = self.guide.answer("check", place)
        except Complaint as complaint:
            self.desk.say(str(complaint))
            return
        if option is not None:
            self._progress.answer(self.guide.lesson.id, self.guide.step.id, option.text, option.right)

    def _dismiss(self) -> None:
        self.guide.dismiss()

    def _again(self) -> None:
        self.running.seek(0)
        if not self.running.playing:
            self.running.play()

    def _go_on(self) -> None:
        try:
            more = self.guide.go_on()
        except Complaint as complaint:
            self.desk.say(str(complaint))
            return
        self.running.ghost = None
        if more:
            self._keep()
            return
        self._over = True
        self.refresh()
        self._keep(finished=True)
        pages.open_page(
            self.desk.ui,
            f"{self.guide.lesson.title}: done",
            _closing(self.guide),
            (("Stay here", lambda: None), ("First page", lambda: self.desk.go(Home()))),
        )

    def _go_back(self) -> None:
        if not self.guide.go_back():
            self.desk.say("This is the first step.")
        self.running.ghost = None

    def _jump(self, place: int) -> None:
        open_to = next((i for i in range(len(self.guide.lesson.steps)) if not self.guide.done(i)), place)
        if place > open_to:
            self.desk.say(f"Step {place + 1} opens when step {open_to + 1} is done.")
            return
        self.guide.dismiss()
        self.guide.jump(place)

    def _hint(self) -> None:
        if self.guide.ask_hint() is None:
            self.desk.say("There is no hint here.")

    def _term(self, target: str) -> None:
        pages.open_term(self.desk.ui, unquote(target.partition(":")[2] or target), self.guide.lesson)

    # ---- keys

    def duty(self, name: str) -> bool:
        """The lesson's own keys, then those of the bench."""
        own = {"go on": self._go_on, "go back": self._go_back, "hint": self._hint, "play": self._play}
        deed = own.get(name)
        if name == "step" and self.guide.why_still:
            deed = self._play
        if deed is None:
            return super().duty(name)
        deed()
        return True

    def _play(self) -> None:
        still = self.guide.why_still
        if still and not self.running.playing:
            self.desk.say(still)
        else:
            self.running.play()

    def _compare(self) -> None:
        super()._compare()
        if self.running.ghost is not None:
            self.reset()  # run B begins where the step begins, with what earlier steps left behind

    def reset(self) -> None:
        """The step from its beginning."""
        if self.guide.reply is not None:
            self._again()
        else:
            self.guide.restart()

    def leave(self) -> bool:
        """First the reply of a wrong answer, then what the stage has open, then the lesson."""
        if self.guide.reply is not None:
            self._dismiss()
            return True
        return super().leave()

    def close(self) -> None:
        """Keep the place."""
        self._keep(finished=self._over)
        self.guide.close()


def _closing(guide: Guide) -> str:
    lesson = guide.lesson
    scores = [mark.score for mark in guide.marks.values() if mark.score is not None]
    right = sum(score.right for score in scores)
    lines = [f"- {objective}" for objective in lesson.objectives]
    told = f"\n\nOf {len(scores)} predictions {right} came as you said.\n" if scores else ""
    return "You can now:\n\n" + "\n".join(lines) + told + f"\n\n**Not settled.** {lesson.unsettled}"


def _plain(given: Given) -> str:
    """A prediction as it is kept."""
    return given if isinstance(given, str) else msgspec.json.encode(given).decode()
