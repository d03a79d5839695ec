"""In a hall every word on a stage can be read from the back row, in a student's window on a projector too.

A letter's height is meant as a printer means it: the size of its font, which is about what letters fill from the top of
a capital to the foot of a g. It is a fortieth (2.5 %) of the height of the whole window, not of the stage alone.
"""

from collections.abc import Callable
from typing import Any

import pygame
import pytest

from sim.app.draw import played
from sim.app.look import Look
from sim.app.pilot import Pilot
from sim.app.places import Lab
from sim.app.presenter import deck_of
from sim.app.presenting.audience import Audience
from sim.app.window import prepare_display
from sim.experiments.catalogue import EXPERIMENTS
from sim.scenes.catalogue import SCENES
from sim.scenes.scene import Moment, Scene
from sim.teaching.parse import lessons, load
from sim.view.text import Type
from sim.view.theme import PROJECTOR
from tests.app.test_golden import MOMENTS

SIZES = ((1280, 720), (1920, 1080))
SHARE = 0.025
Written = dict[str, int]


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Written:
    """Every text that a scene lays out or draws, with the height of its letters in pixels."""
    found: Written = {}
    scenes: list[str] = []

    def listening(name: str) -> None:
        real = getattr(Type, name)

        def heard(self: Type, text: str, size: float, *rest: Any, **more: Any) -> Any:
            if scenes and text.strip():
                high = self.font(size).point_size
                found[text] = min(high, found.get(text, high))
            return real(self, text, size, *rest, **more)

        monkeypatch.setattr(Type, name, heard)

    def at_work(kind: type[Scene], name: str) -> None:
        real: Callable[..., None] = getattr(kind, name)

        def doing(self: Scene, *args: Any, **more: Any) -> None:
            scenes.append(name)
            real(self, *args, **more)
            scenes.pop()

        monkeypatch.setattr(kind, name, doing)

    for name in ("line", "block", "haloed"):
        listening(name)
    for kind in SCENES.values():
        at_work(kind, "layout")
        at_work(kind, "draw")
    return found


def too_small(written: Written, window: tuple[int, int]) -> dict[str, int]:
    return {text: high for text, high in written.items() if high < SHARE * window[1]}


def show(scene: Scene, name: str) -> None:
    """Draw it at a moment when it has something to say; the stage itself has been laid out already."""
    sets, acts, at = MOMENTS[name]
    session = played(EXPERIMENTS[name], sets, acts, at)
    scene.draw(pygame.Surface(scene.size), session.experiment, Moment(past=session.trace))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", list(SCENES))
def test_on_the_stage_of_a_students_window(name: str, size: tuple[int, int], written: Written) -> None:
    pilot = Pilot(size=size, theme="projector", place=Lab(name))
    show(pilot.screen.stage.scene, name)  # type: ignore[attr-defined]
    assert written and not too_small(written, size)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", list(SCENES))
def test_on_the_stage_that_an_audience_sees(name: str, size: tuple[int, int], written: Written) -> None:
    prepare_display()
    lesson = next(lesson for lesson in map(load, lessons().values()) if lesson.experiment == name)
    audience = Audience(deck_of(lesson), SCENES[name]())
    audience.lay(size, Look(PROJECTOR))
    audience.draw(pygame.Surface(size))
    show(audience.scene, name)
    assert written and not too_small(written, size)
