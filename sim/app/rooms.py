"""Makes the screens: gathers benches, scenes, lessons and progress, and takes the student from one place to another."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pygame

from sim.app import pages
from sim.app.desk import Desk
from sim.app.folders import Folders
from sim.app.home import HomeScreen, LessonRow
from sim.app.keys import Context
from sim.app.lab import LabScreen
from sim.app.lesson_screen import LessonScreen
from sim.app.places import Home, Lab, Lesson, Place
from sim.app.program import Program
from sim.app.rung import TRAILERS
from sim.app.running import Running
from sim.app.screen import Screen
from sim.core.commands import Act
from sim.core.complaints import Complaint
from sim.experiments.catalogue import EXPERIMENTS
from sim.experiments.experiment import Experiment
from sim.experiments.session import Session
from sim.models.bibliography import BIBLIOGRAPHY
from sim.scenes.scene import Scene
from sim.teaching import lesson as teaching
from sim.teaching import rescue
from sim.teaching.guide import Guide
from sim.teaching.parse import find_lesson, lessons, load
from sim.teaching.progress import Progress

RESCUE = "interrupted.json"
PROGRESS = "progress.db"
SEEN: dict[str, type[Experiment]] = {name: EXPERIMENTS[name] for name in TRAILERS}
"""The benches that the window offers: those of `sim.scenes.catalogue`, as a test holds, but without its scenes."""


def scene_of(bench: str) -> type[Scene]:
    """The scene of a bench. The first page stands before the scenes are loaded, so they are asked for only here."""
    from sim.scenes.catalogue import SCENES

    return SCENES[bench]


class Rooms:
    """The way from place to place.

    Args:
        program: whose screens they are.
        folders: where progress and the interrupted lesson are kept.
        behind: what takes long is made in a thread; not where pictures must repeat.
    """

    def __init__(self, program: Program, folders: Folders, behind: bool = True) -> None:
        self._behind = behind
        self._program = program
        self._folders = folders
        self.present: Callable[[str], None] | None = self._present
        self.progress = Progress(folders.state / PROGRESS if folders.state else None)
        if self.progress.notice:
            program.notices.say(self.progress.notice)
        self.lessons = self._load_lessons()
        self.desk = Desk(
            ui=program.ui,
            do=self._do,
            say=program.say,
            go=self.go,
            chain=tuple((name, bench.TITLE) for name, bench in SEEN.items()),
            sources=BIBLIOGRAPHY,
            exports=self._exports,
            words_open=lambda: program.settings.words,
            open_words=lambda on: program.change(words=on),
        )
        program.pages.update(
            keys=lambda: pages.open_keys(program.ui, self._contexts()),
            glossary=lambda: pages.open_glossary(program.ui, list(self.lessons.values())),
            about=lambda: pages.open_about(program.ui),
        )

    def _load_lessons(self) -> dict[str, teaching.Lesson]:
        found: dict[str, teaching.Lesson] = {}
        for path in lessons().values():
            try:
                lesson = load(path)
            except Complaint as complaint:
                self._program.notices.say(str(complaint))
                continue
            found[lesson.id] = lesson
        return found

    def _contexts(self) -> tuple[Context, ...]:
        screen = self._program.screen
        own: tuple[Context, ...] = screen.contexts if screen else ()
        return ("everywhere", *own, *(("stage",) if "bench" in own else ()), "control")

    def _do(self, duty: str) -> None:
        screen = self._program.screen
        if screen is None or not screen.duty(duty):
            self._program.duty(duty)

    def _exports(self) -> Path | None:
        chosen = self._program.settings.exports
        return Path(chosen) if chosen else self._folders.exports

    # ---- going

    def enter(self, place: Place) -> None:
        """The first place; on the very first start the safety texts lie over it."""
        self._program.when_there(self.welcome)
        self.go(place)

    def go(self, place: Place) -> None:
        """Leave for a place; a content note is shown before what carries one."""
        note = self._note(place)
        if note is None:
            self._program.go(lambda: self._make(place))
            return
        name, text = note
        seen = self._program.settings.notes_read

        def go_on() -> None:
            self._program.change(notes_read=(*seen, name))
            self._program.go(lambda: self._make(place))

        def go_back() -> None:
            if self._program.screen is None:
                self._program.go(lambda: self._make(Home()))

        if self._program.screen is None:
            self._program.go(lambda: self._make(Home()))
            self._program.when_there(lambda: pages.open_note(self._program.ui, text, go_on, lambda: None))
        else:
            pages.open_note(self._program.ui, text, go_on, go_back)

    def _note(self, place: Place) -> tuple[str, str] | None:
        """(what it is remembered by, text) of a content note that has not been read yet."""
        if isinstance(place, Lab):
            text, name = scene_of(place.experiment).CONTENT_NOTE, place.experiment
        elif isinstance(place, Lesson):
            lesson = self._lesson(place.name)
            text = lesson.content_note or scene_of(lesson.experiment).CONTENT_NOTE
            name = lesson.id
        else:
            return None
        return (name, text) if text and name not in self._program.settings.notes_read else None

    def _make(self, place: Place) -> Screen:
        if isinstance(place, Lab):
            running = place.run or Running(_session(place))
            return LabScreen(self.desk, running, scene_of(place.experiment)(), place.back)
        if isinstance(place, Lesson):
            return self._lesson_screen(place)
        return self._home()

    def welcome(self) -> None:
        """The safety texts, once."""
        if self._program.settings.safety_read or self._program.ui.modal is not None:
            return

        def read() -> None:
            if not self._program.settings.safety_read:
                self._program.change(safety_read=True)

        pages.open_safety(self._program.ui, read)

    # ---- in front of an audience

    def _present(self, name: str) -> None:
        """The lesson in the windows of lecturer mode; this one comes back when they are closed."""
        from sim.app.presenter import present

        program = self._program
        program.window.step_aside()
        try:
            present(self._lesson(name), program.settings, self._folders, program.notices)
        except Complaint as complaint:
            program.say(str(complaint))
        finally:
            pygame.event.clear()  # the farewells of the other windows are not for this one
            program.window.come_back()
            program.ui.redraw()

    # ---- home

    def _home(self) -> Screen:
        benches = [(bench, partial(scene_of, name)) for name, bench in SEEN.items()]
        rows = [self._row(lesson) for lesson in self.lessons.values()]
        return HomeScreen(self.desk, benches, rows, self._interrupted(), self.present, self._behind)

    def _row(self, lesson: teaching.Lesson) -> LessonRow:
        ids = [step.id for step in lesson.steps]
        done = self.progress.finished(lesson.id)
        place = self.progress.place(lesson.id)
        return LessonRow(
            id=lesson.id,
            number=lesson.number,
            title=lesson.title,
            question=lesson.question,
            experiment=lesson.experiment,
            minutes=lesson.minutes,
            steps=len(ids),
            done=sum(1 for step in ids if step in done),
            at=ids.index(place) if place in ids else 0,
        )

    def _interrupted(self) -> tuple[str, Callable[[], None]] | None:
        kept = self._rescue()
        if kept is None or kept.lesson not in self.lessons:
            return None
        lesson = self.lessons[kept.lesson]
        index = int(kept.guide.get("index", 0))
        text = f"{lesson.title}, step {index + 1} of {len(lesson.steps)}. The run is kept as it was."
        return text, partial(self.go, Lesson(lesson.id))

    def _rescue(self) -> rescue.Rescue | None:
        if self._folders.state is None:
            return None
        try:
            return rescue.read(self._folders.state / RESCUE)
        except Complaint as complaint:
            self._program.notices.say(str(complaint))
            (self._folders.state / RESCUE).unlink(missing_ok=True)
            return None

    # ---- lessons

    def _lesson(self, name: str) -> teaching.Lesson:
        return self.lessons[name] if name in self.lessons else load(find_lesson(name))

    def _lesson_screen(self, place: Lesson) -> Screen:
        lesson = self._lesson(place.name)
        session = Session(SEEN[lesson.experiment](seed=lesson.seed))
        guide = Guide(lesson, session)
        kept = None if place.again else self._rescue()
        if kept is not None and kept.lesson == lesson.id:
            try:
                rescue.take_up(kept, session, guide)
            except Complaint as complaint:
                self._program.say(str(complaint))
                guide.jump(0)
        elif not place.again:
            self._go_to_last_place(guide)
        return LessonScreen(
            self.desk, guide, scene_of(lesson.experiment)(), self.progress, self._keep_place, place.name
        )

    def _go_to_last_place(self, guide: Guide) -> None:
        ids = [step.id for step in guide.lesson.steps]
        done = self.progress.finished(guide.lesson.id)
        place = self.progress.place(guide.lesson.id)
        for step in ids:
            guide.marks[step].done = step in done
        if place in ids and len(done) < len(ids):
            guide.jump(ids.index(place))

    def _keep_place(self, guide: Guide, finished: bool) -> None:
        """Write the rescue file, or remove it when the lesson is over."""
        if self._folders.state is None:
            return
        path = self._folders.state / RESCUE
        try:
            if finished:
                path.unlink(missing_ok=True)
                return
            now = rescue.gather(guide.session, guide)
            if now is not None:
                rescue.write(path, now)
        except OSError as failure:
            self._program.notices.say(f"The place in the lesson could not be kept ({failure.strerror}).")

    def close(self) -> None:
        """Close the progress file."""
        self.progress.close()


def _session(place: Lab) -> Session:
    """The bench as it was asked for: set, and run to where it opens."""
    bench = SEEN[place.experiment]
    session = Session(bench.of_settings(dict(place.settings)))
    for seconds, action in place.acts:
        session.plan(round(seconds / bench.STEP), Act(action))
    session.advance(round(place.at / bench.STEP))
    return session
