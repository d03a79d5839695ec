"""The first page: the ladder of scales from the pore to the person, each rung running, and what to do next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from sim.app.desk import Desk
from sim.app.header import Header
from sim.app.keys import Context
from sim.app.look import Look
from sim.app.places import Lab, Lesson
from sim.app.rung import Preview, Rung
from sim.app.screen import Screen
from sim.app.waker import Waker
from sim.app.window import TITLE
from sim.experiments.experiment import Experiment
from sim.scenes.scene import Scene
from sim.view.sprites import Colour
from sim.view.widgets.button import Button
from sim.view.widgets.columns import Card, ScrollColumn
from sim.view.widgets.progress import ProgressDots
from sim.view.widgets.rich import Text
from sim.view.widgets.widget import Widget

LOWEST = 230
"""How high a rung is at least, at normal size; the ladder scrolls when there is no room for all."""


@dataclass(frozen=True)
class LessonRow:
    """A lesson as the first page shows it."""

    id: str
    number: str
    title: str
    question: str
    experiment: str
    minutes: tuple[int, int]
    steps: int
    done: int
    at: int


class _Ladder(ScrollColumn):
    """The rungs on the ground of the window."""

    def fill(self) -> Colour:
        """The window's colour."""
        return self.look.theme.window


class HomeScreen(Screen):
    """The first page.

    Args:
        desk: what it may use of the program.
        benches: (experiment, what gives its scene), smallest scale first; a rung makes its own when first seen.
        lessons: in teaching order.
        resume: (what to say, lesson or bench to go on with) of what was interrupted, or None.
        present: opens lecturer mode with a lesson; None when it is not there.
        behind: rungs wake in a thread.
    """

    contexts: tuple[Context, ...] = ("home",)

    def __init__(
        self,
        desk: Desk,
        benches: Sequence[tuple[type[Experiment], Callable[[], type[Scene]]]],
        lessons: Sequence[LessonRow],
        resume: tuple[str, Callable[[], None]] | None,
        present: Callable[[str], None] | None,
        behind: bool = True,
    ) -> None:
        self._desk = desk
        self._waker = Waker(behind)
        self._previews = [self._preview(bench, scene) for bench, scene in benches]
        self._turn = 0
        self.header = Header(TITLE, desk.chain, "", desk.do, lambda name: desk.go(Lab(name)))
        self._rungs = [self._rung(preview, lessons) for preview in reversed(self._previews)]
        self.ladder = _Ladder(self._rungs, name="From the person down to the pore", gap=24, pad=20)
        self.beside = ScrollColumn(self._beside(lessons, resume, present), name="What to do", gap=14, pad=18)
        self._placed = False

    @property
    def title(self) -> str:
        """The program's own name."""
        return TITLE

    # ---- parts

    def _preview(self, bench: type[Experiment], scene: Callable[[], type[Scene]]) -> Preview:
        return Preview(bench, scene, lambda: self._desk.go(Lab(bench.NAME)))

    def _rung(self, preview: Preview, lessons: Sequence[LessonRow]) -> Rung:
        name = preview.bench.NAME
        buttons = [
            Button(
                f"Lesson {row.number}: {row.title}",
                lambda row=row: self._desk.go(Lesson(row.id)),  # type: ignore[misc]
                align="left",
                help=row.question,
            )
            for row in lessons
            if row.experiment == name
        ]
        buttons.append(Button("Free lab", lambda: self._desk.go(Lab(name)), align="left"))
        return Rung(preview, preview.bench.QUESTION, buttons)

    def _beside(
        self,
        lessons: Sequence[LessonRow],
        resume: tuple[str, Callable[[], None]] | None,
        present: Callable[[str], None] | None,
    ) -> list[Widget]:
        parts: list[Widget] = []
        begun = next((row for row in lessons if 0 < row.done < row.steps), None)
        if resume is not None:
            parts.append(
                Card(
                    [
                        Text("Where you stopped", size=15, weight="SemiBold"),
                        Text(resume[0], duty="muted"),
                        Button("Continue", resume[1], rank="primary"),
                    ],
                    tone="accent",
                )
            )
        elif begun is not None:
            parts.append(self._continue(begun))
        elif lessons:
            parts.append(self._begin(lessons))
        parts.append(Text("Lessons", size=17, weight="SemiBold"))
        parts += [self._lesson(row) for row in lessons]
        parts.append(Text("Free lab", size=17, weight="SemiBold"))
        parts += [
            Button(shown, lambda name=name: self._desk.go(Lab(name)), align="left")  # type: ignore[misc]
            for name, shown in self._desk.chain
        ]
        if present is not None and lessons:
            parts.append(Text("In front of an audience", size=17, weight="SemiBold"))
            parts += [
                Button(
                    f"Lecturer mode: {row.title}",
                    lambda row=row: present(row.id),  # type: ignore[misc]
                    align="left",
                    icon="lecturer",
                )
                for row in lessons
            ]
        return parts

    def _continue(self, row: LessonRow) -> Widget:
        return Card(
            [
                Text("Continue", size=15, weight="SemiBold"),
                Text(f"{row.title}, step {row.at + 1} of {row.steps}", duty="muted"),
                Button("Continue the lesson", lambda: self._desk.go(Lesson(row.id)), rank="primary"),
            ],
            tone="accent",
        )

    def _begin(self, lessons: Sequence[LessonRow]) -> Widget:
        row = next((row for row in lessons if row.done < row.steps), lessons[0])
        low, high = row.minutes
        return Card(
            [
                Text("Start here", size=15, weight="SemiBold"),
                Text(row.question, duty="muted"),
                Button(
                    f"Begin: {row.title}", lambda: self._desk.go(Lesson(row.id)), rank="primary",
                    help=f"{low} to {high} minutes",
                ),
            ],
            tone="accent",
        )  # fmt: skip

    def _lesson(self, row: LessonRow) -> Widget:
        dots = ProgressDots(f"Progress of {row.title}", row.steps, min(row.at, row.steps - 1), row.done)
        low, high = row.minutes
        parts: list[Widget] = [
            Text(f"{row.number}  {row.title}", size=15, weight="SemiBold"),
            Text(row.question, size=13, duty="muted"),
            dots,
            Text(
                "Finished." if row.done >= row.steps else f"{row.done} of {row.steps} steps, {low} to {high} minutes",
                size=12,
                duty="good" if row.done >= row.steps else "muted",
            ),
        ]
        name = "Open" if row.done == 0 else "Go on" if row.done < row.steps else "Look again"
        parts.append(Button(f"{name}: {row.title}", lambda: self._desk.go(Lesson(row.id))))
        return Card(parts, gap=8)

    # ---- the screen

    def layout(self, size: tuple[int, int], look: Look) -> None:
        """Header, ladder, and the column beside it."""
        if not self._placed:
            self._desk.ui.put(self.header)
            self._desk.ui.put(self.ladder, over_stage=True)
            self._desk.ui.put(self.beside)
            self._placed = True
        wide, high = size
        top = self.header.height_for(wide)
        side = min(look.px(380), round(wide * (0.34 if look.text_size < 1.5 else 0.44)))
        side = max(side, min(look.gap(300), wide // 2))
        self.header.place(pygame.Rect(0, 0, wide, top))
        fits = max(1, (high - top) // look.px(LOWEST))
        share = (high - top - 2 * look.px(20)) // min(len(self._rungs), fits) - look.px(24)
        for rung in self._rungs:
            rung.room = share
        self.ladder.place(pygame.Rect(0, top, wide - side, high - top))
        self.beside.place(pygame.Rect(wide - side, top, side, high - top))
        for preview in self._previews:
            preview.lay_art(look.theme, look.calm)

    def _seen(self) -> list[Preview]:
        """The rungs in sight, from the lowest up."""
        return [preview for preview in self._previews if preview.rect.colliderect(self.ladder.rect)]

    def frame(self, wall: float) -> None:
        """The rungs in sight run, and in each frame one of them is drawn anew."""
        seen = self._seen()
        for preview in seen:
            preview.frame(wall)
        if seen:
            self._turn = (self._turn + 1) % max(2, len(seen))
            if self._turn < len(seen):
                seen[self._turn].paint()

    def refresh(self) -> None:
        """The rungs in sight wake, from the top down; behind the safety texts too, while these are read."""
        self._waker.tend(self._seen()[::-1])

    def notice_place(self) -> pygame.Rect:
        """Over the ladder."""
        return self.ladder.rect

    def duty(self, name: str) -> bool:
        """Nothing of its own."""
        return False

    def leave(self) -> bool:
        """There is nowhere to go back to."""
        return False

    def close(self) -> None:
        """Nothing to keep; only no rung may still be waking."""
        self._waker.close()
