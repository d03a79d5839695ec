"""Nothing is cut off: at every size, theme and text size each part lies in the window and none lies on another."""

from itertools import combinations
from pathlib import Path

import pygame
import pytest

from sim.app.fuzz import outside
from sim.app.lesson_screen import LessonScreen
from sim.app.pilot import Pilot
from sim.app.places import Home, Lab, Lesson, Place
from sim.app.workbench import Workbench
from sim.scenes.catalogue import SCENES
from sim.teaching.parse import lessons

PLACES: list[Place] = [Home(), *(Lab(name) for name in SCENES), *(Lesson(name) for name in lessons())]
CORNERS = [((1024, 640), 1.0), ((1024, 640), 2.0), ((1920, 1080), 1.0), ((1920, 1080), 2.0)]
BETWEEN = [((1024, 640), 1.25), ((1280, 800), 1.5), ((1024, 640), 1.75), ((1280, 800), 1.75)]


@pytest.mark.parametrize(
    ("size", "text_size", "theme"),
    [*((*corner, theme) for corner in CORNERS for theme in ("desk", "projector")), *((*at, "desk") for at in BETWEEN)],
)
def test_every_part_lies_in_the_window_and_on_no_other(
    size: tuple[int, int], text_size: float, theme: str, tmp_path: Path
) -> None:
    pilot = Pilot(tmp_path, size=size, text_size=text_size, theme=theme)
    for place in PLACES:
        pilot.go(place)
        assert outside(pilot) == "", place
        fixed = _fixed(pilot)
        for (one, first), (other, second) in combinations(fixed, 2):
            assert not first.colliderect(second), f"{place}: {one} lies on {other}"
        for name, rect in fixed:
            assert pilot.surface.get_rect().contains(rect), f"{place}: {name} at {rect}"
    pilot.close()


def _fixed(pilot: Pilot) -> list[tuple[str, pygame.Rect]]:
    """The parts that do not scroll, and the controls of the bars."""
    screen = pilot.screen
    bars = [screen.header]  # type: ignore[attr-defined]
    parts: list[tuple[str, pygame.Rect]] = []
    if isinstance(screen, Workbench):
        bars.append(screen.transport)
        parts = [("stage", screen.stage.rect), ("plots", screen.plots.rect), ("side", screen.side.rect)]
    return parts + [(child.name, child.rect) for bar in bars for child in bar.children() if child.name]


@pytest.mark.parametrize("text_size", [1.0, 2.0])
def test_what_scrolls_is_as_wide_as_its_column(text_size: float, tmp_path: Path) -> None:
    pilot = Pilot(tmp_path, Lab("pore"), size=(1024, 640), text_size=text_size)
    side = pilot.screen.side.rect  # type: ignore[attr-defined]
    for control in pilot.screen.controls.parameters.values():  # type: ignore[attr-defined]
        assert side.left <= control.rect.left
        assert control.rect.right <= side.right
    pilot.close()


@pytest.mark.parametrize("page", ["keys", "glossary", "about"])
def test_a_page_fits_the_smallest_window_with_the_largest_text(page: str, tmp_path: Path) -> None:
    pilot = Pilot(tmp_path, size=(1024, 640), text_size=2.0)
    pilot.program.pages[page]()
    pilot.run(2)
    modal = pilot.program.ui.modal
    assert modal is not None
    assert pilot.surface.get_rect().contains(modal.rect)
    pilot.press("Esc")
    assert pilot.program.ui.modal is None
    pilot.close()


def test_what_has_no_room_in_a_bar_is_in_its_menu(tmp_path: Path) -> None:
    pilot = Pilot(tmp_path, Lab("pore"), size=(1024, 640), text_size=2.0)
    pilot.click("More: Transport")
    pilot.run(2)
    names = {node["name"] for node in pilot.tree()}
    assert {"Undo", "Export", "Describe"} <= names
    pilot.close()


def test_the_window_follows_a_change_of_size(tmp_path: Path) -> None:
    pilot = Pilot(tmp_path, Lab("body"))
    for size in ((1024, 640), (2560, 1440), (1300, 700)):
        pilot.resize(size)
        assert pilot.surface.get_size() == size
        assert pilot.screen.transport.rect.bottom == size[1]  # type: ignore[attr-defined]
    pilot.close()


def test_the_last_button_of_a_lesson_is_as_wide_as_its_word(tmp_path: Path) -> None:
    pilot = Pilot(tmp_path, Lesson("02-trapped"))
    screen = pilot.screen
    assert isinstance(screen, LessonScreen)
    screen.guide.jump(len(screen.guide.lesson.steps) - 1)
    pilot.run(3)
    button = screen.side.next  # type: ignore[attr-defined]
    assert button.name == "Finish"
    assert button.rect.w >= button.width_for()


@pytest.mark.parametrize("part", ["Plots", "Picture"])
def test_nothing_is_left_of_the_ring_when_the_focus_goes_on(tmp_path: Path, part: str) -> None:
    pilot = Pilot(tmp_path, Lesson("02-trapped"))
    pilot.run(5)
    screen = pilot.screen
    assert isinstance(screen, LessonScreen)
    widget = screen.plots if part == "Plots" else screen.stage
    widget.ui.focus(widget, ring=True)
    pilot.run(4)
    widget.ui.focus(None, ring=False)
    pilot.run(4)
    around = widget.rect.inflate(12, 12).clip(pilot.surface.get_rect())
    ring = pilot.program.ui.look.theme.focus
    edges = [(x, y) for x in range(around.left, around.right, 7) for y in range(around.bottom - 13, around.bottom)]
    assert not [at for at in edges if tuple(pilot.surface.get_at(at))[:3] == tuple(ring)[:3]]


def test_back_hint_and_next_stand_in_one_row_in_large_text_too(tmp_path: Path) -> None:
    pilot = Pilot(tmp_path, Lesson("02-trapped"), size=(1024, 640), text_size=2.0)
    screen = pilot.screen
    assert isinstance(screen, LessonScreen)
    panel = screen.side
    assert panel.back.rect.y == panel.ask.rect.y == panel.next.rect.y  # type: ignore[attr-defined]


@pytest.mark.parametrize("text_size", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("bench", list(SCENES))
def test_the_bench_that_is_open_is_seen_among_those_at_the_top(bench: str, text_size: float, tmp_path: Path) -> None:
    pilot = Pilot(tmp_path, Lab(bench), size=(1280, 720), text_size=text_size)
    assert pilot.find(bench.capitalize(), "button")["rect"][0] > 0
