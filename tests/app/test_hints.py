"""The hint of a control lies where it covers nothing that can be pressed, on every screen and at every text size."""

from pathlib import Path

import pygame
import pytest

from sim.app import pages
from sim.app.lesson_screen import LessonScreen
from sim.app.pilot import Pilot
from sim.app.places import Home, Lab, Lesson, Place
from sim.scenes.catalogue import SCENES
from sim.teaching.parse import lessons

LONG_ENOUGH = 1000
PLACES: list[Place] = [Home(), *(Lab(name) for name in SCENES), Lesson(next(iter(lessons())))]


def covered(pilot: Pilot) -> list[str]:
    """For each control that Tab reaches: what its hint covers."""
    ui, found = pilot.program.ui, []
    now = 0
    ui.clock = lambda: now
    for widget in [one for one in ui.everyone() if one.focusable]:
        ui.focus(widget, ring=True)
        now += LONG_ENOUGH
        ui._tell()
        if not ui.hint:
            continue
        card = ui.hint_place
        if not pilot.surface.get_rect().contains(card):
            found.append(f"{widget.name}: out of the window")
        found += [
            f"{widget.name}: covers {other.name}"
            for other in ui.everyone()
            if other.focusable and not other.gives_way and other.rect.colliderect(card)
            if other in ui.path_at(other.rect.clip(card).center)
        ]
    return found


@pytest.mark.parametrize("place", PLACES, ids=str)
@pytest.mark.parametrize(("size", "text_size"), [((1280, 720), 1.0), ((1280, 800), 1.5), ((1280, 800), 2.0)])
def test_no_hint_covers_what_can_be_pressed(
    place: Place, size: tuple[int, int], text_size: float, tmp_path: Path
) -> None:
    pilot = Pilot(tmp_path, place, size=size, text_size=text_size)
    assert covered(pilot) == []
    pilot.close()


@pytest.mark.parametrize("name", list(lessons()))
@pytest.mark.parametrize(("size", "text_size"), [((1280, 720), 1.0), ((1280, 800), 2.0)])
def test_no_hint_covers_what_can_be_pressed_where_a_lesson_unlocks_most(
    name: str, size: tuple[int, int], text_size: float, tmp_path: Path
) -> None:
    pilot = Pilot(tmp_path, Lesson(name), size=size, text_size=text_size)
    if pilot.program.ui.modal is not None:
        pilot.press("Enter")
        pilot.run(2)
    screen = pilot.screen
    assert isinstance(screen, LessonScreen)
    steps = screen.guide.lesson.steps
    screen.guide.jump(max(range(len(steps)), key=lambda place: len(steps[place].allow)))
    pilot.run(2)
    assert covered(pilot) == []
    pilot.close()


@pytest.mark.parametrize("text_size", [1.0, 2.0])
def test_no_hint_covers_a_button_of_the_page_that_is_open(text_size: float, tmp_path: Path) -> None:
    pilot = Pilot(tmp_path, Lab("pore"), size=(1280, 800), text_size=text_size)
    pages.open_page(pilot.program.ui, "A page", "Words.", (("Stay", lambda: None), ("Go", lambda: None)))
    pilot.run(2)
    assert covered(pilot) == []
    pilot.close()


def test_a_hint_stands_beside_its_control() -> None:
    """Where nothing is in the way it is below; never far off."""
    from sim.view.text import Type
    from sim.view.theme import DESK
    from sim.view.widgets.hint import Hint
    from sim.view.widgets.widget import Look

    window, near = pygame.Rect(0, 0, 1280, 720), pygame.Rect(600, 300, 80, 30)
    hint, look = Hint(), Look(DESK, Type(1.0))
    hint.say("Play or pause (Space)", near)
    card = hint.place(window, look)
    assert card.centerx == pytest.approx(near.centerx, abs=1) and card.top == near.bottom + 8
    hint.say("Play or pause (Space)", near, [pygame.Rect(560, 335, 160, 60)])
    assert hint.place(window, look).bottom == near.top - 8


def test_no_hint_says_its_name_twice(tmp_path: Path) -> None:
    pilot = Pilot(tmp_path, Lab("pore"))
    pilot.running.play()
    pilot.run(3)
    hints = [one.hint for one in pilot.program.ui.everyone() if one.focusable and one.hint]
    assert "Pause (P or Space)" in hints
    assert [hint for hint in hints if len(parts := hint.split(": ")) > 1 and parts[1].startswith(parts[0])] == []
    pilot.close()
