"""Lecturer mode in its windows, drawn into memory: a lesson with a clicker, what the hall sees, screens that go."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

from sim.app.folders import Folders
from sim.app.look import Look
from sim.app.notices import Notices
from sim.app.pilot import Pilot
from sim.app.presenter import deck_of, keep, run
from sim.app.presenting.lettering import SMALLEST, hall_look
from sim.app.presenting.screens import Pane, Plan, Screens
from sim.app.presenting.show import Presenter
from sim.app.settings import Settings
from sim.app.window import prepare_display
from sim.core.complaints import Complaint
from sim.teaching.lesson import Lesson
from sim.teaching.parse import find_lesson, lessons, load
from sim.view.theme import THEMES

Make = Callable[..., Presenter]
TWO = Plan(0, 0)
ONE = Plan(0, None)


@pytest.fixture
def make() -> Iterator[Make]:
    """Opens a lecture; closed at the end of the test."""
    prepare_display()
    opened: list[Presenter] = []

    def one(name: str = "2", plan: Plan = TWO, theme: str = "desk") -> Presenter:
        deck = deck_of(load(find_lesson(name)))
        notices = Notices(lambda _: None)
        screens = Screens(plan, "A lesson", notices, fills=False)
        opened.append(Presenter(deck, screens, Settings(theme=theme), notices))
        frames(opened[-1], 1)
        return opened[-1]

    yield one
    for presenter in opened:
        presenter.close()


def frames(show: Presenter, count: int, wall: float = 1 / 60) -> None:
    for _ in range(count):
        show.frame(wall)
        show.draw()


def press(show: Presenter, code: int, typed: str = "", mod: int = 0) -> None:
    show.event(pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod, unicode=typed, scancode=0))
    if typed:
        show.event(pygame.event.Event(pygame.TEXTINPUT, text=typed))


def hall(show: Presenter) -> bytes:
    """What the audience sees now."""
    return bytes(pygame.image.tobytes(show.screens.audience.surface, "RGB"))


@pytest.mark.parametrize("name", list(lessons()))
def test_a_whole_lesson_is_given_with_the_clicker_alone(name: str, make: Make) -> None:
    show = make(name)
    cues = show.deck.script.cues
    press(show, pygame.K_F5)
    pictures = set()
    for index in range(len(cues)):
        assert show.deck.number == index + 1
        frames(show, 2)
        pictures.add(hash(hall(show)))
        press(show, pygame.K_PAGEDOWN)
    assert len(pictures) == len(cues)
    press(show, pygame.K_PAGEUP)
    assert show.deck.number == len(cues) - 1
    press(show, pygame.K_ESCAPE)
    assert not show.running


def test_blank_is_black_and_the_lecturer_still_sees_the_picture(make: Make) -> None:
    show = make()
    press(show, pygame.K_PERIOD, ".")
    frames(show, 10)
    assert set(hall(show)) == {0}
    press(show, pygame.K_b, "b")
    frames(show, 1)
    assert len(set(hall(show))) > 50


def test_a_frozen_picture_stays_while_the_lecture_goes_on(make: Make) -> None:
    show = make()
    show.deck.go(5)
    frames(show, 2)
    seen = hall(show)
    press(show, pygame.K_f, "f")
    press(show, pygame.K_PAGEDOWN)
    frames(show, 5)
    assert hall(show) == seen
    press(show, pygame.K_f, "f")
    frames(show, 2)
    assert hall(show) != seen


def test_the_clicker_counts_while_a_slider_has_the_focus(make: Make) -> None:
    show = make()
    show.deck.go(1)
    frames(show, 1)
    slider = show.notes.controls.parameters["glutamate"]
    show.notes.ui.focus(slider, ring=True)
    before = show.deck.script.session.experiment.get("glutamate")
    press(show, pygame.K_PAGEDOWN)
    assert show.deck.number == 3
    assert show.deck.script.session.experiment.get("glutamate") == before


def test_a_slider_that_was_reached_with_tab_takes_the_arrows(make: Make) -> None:
    show = make()
    show.deck.go(1)
    frames(show, 1)
    show.notes.ui.focus(show.notes.controls.parameters["glutamate"], ring=True)
    press(show, pygame.K_RIGHT)
    assert show.deck.number == 2
    assert float(show.deck.script.session.experiment.get("glutamate")) > 0  # type: ignore[arg-type]
    assert show.deck.script.touched


def test_arrows_go_on_when_a_slider_was_only_clicked(make: Make) -> None:
    show = make()
    show.deck.go(1)
    frames(show, 1)
    show.notes.ui.focus(show.notes.controls.parameters["glutamate"], ring=False)
    press(show, pygame.K_RIGHT)
    press(show, pygame.K_4, "4")
    assert show.deck.number == 3
    assert not show.notes.typing


def test_a_value_can_be_typed_into_a_control(make: Make) -> None:
    show = make()
    show.deck.go(1)
    frames(show, 1)
    show.notes.ui.focus(show.notes.controls.parameters["glutamate"], ring=True)
    press(show, pygame.K_RETURN)
    assert show.notes.typing
    for sign in "50":
        press(show, ord(sign), sign)
    press(show, pygame.K_RETURN)
    assert show.deck.number == 2
    assert show.deck.script.session.experiment.get("glutamate") == pytest.approx(50.0)


def test_every_control_is_open_to_the_lecturer(make: Make) -> None:
    show = make()
    frames(show, 1)
    shut = [path for path, control in show.notes.controls.parameters.items() if "step" in control.disabled]
    assert shut == []


def test_notes_and_next_cue_are_in_words(make: Make) -> None:
    show = make()
    press(show, pygame.K_PAGEDOWN)
    frames(show, 1)
    said = " ".join(f"{node['name']} {node['value']}" for node in show.notes.ui.tree())
    assert show.deck.cue.notes.split(".")[0] in said
    assert show.deck.cue.title in said
    assert f"Cue {show.deck.number} of {len(show.deck.script.cues)}" in said


def test_with_one_screen_the_notes_are_a_drawer_that_n_opens(make: Make) -> None:
    show = make(plan=ONE)
    frames(show, 1)
    plain = hall(show)
    press(show, pygame.K_n, "n")
    frames(show, 1)
    assert hall(show) != plain
    press(show, pygame.K_n, "n")
    assert show._drawer_place() is None


def test_the_keys_open_over_the_notes_alone_and_esc_closes_them(make: Make) -> None:
    show = make()
    press(show, pygame.K_F1)
    frames(show, 2)
    assert show.notes.ui.modal is not None
    press(show, pygame.K_ESCAPE)
    frames(show, 1)
    assert show.notes.ui.modal is None and show.running


def test_the_keys_fit_into_the_drawer_where_there_is_one_window(make: Make) -> None:
    show = make(plan=ONE)
    press(show, pygame.K_F1)
    frames(show, 1)
    page, drawer = show.notes.ui.modal, show._drawer_place()
    assert page is not None and drawer is not None
    assert pygame.Rect((0, 0), drawer.size).contains(page.rect)


def test_closing_either_window_ends_both_without_a_question(make: Make) -> None:
    show = make()
    show.event(pygame.event.Event(pygame.WINDOWCLOSE, window=None))
    assert not show.running


def test_a_screen_that_goes_brings_both_windows_to_the_first(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    show = make()
    moved: list[int] = []
    monkeypatch.setattr(Pane, "move_to", lambda self, screen: moved.append(screen))
    show.screens.audience.screen = 1
    show.screens.look_after(2)
    assert moved == []
    show._look_after(1)
    assert moved == [0, 0]
    assert "screen has gone" in show.deck.message


def test_the_pen_writes_on_the_picture_of_the_audience(make: Make) -> None:
    show = make()
    frames(show, 1)
    press(show, pygame.K_d, "d")
    wide, high = show.screens.audience.size
    for kind, at in ((pygame.MOUSEBUTTONDOWN, 0.2), (pygame.MOUSEMOTION, 0.8), (pygame.MOUSEBUTTONUP, 0.8)):
        show._draw_on_picture(pygame.event.Event(kind, pos=(round(at * wide), high // 2)))
    assert [len(stroke) for stroke in show.deck.pen.strokes] == [2]


@pytest.mark.parametrize("plan", (TWO, ONE))
def test_z_goes_up_close_for_the_hall_and_back(plan: Plan, make: Make) -> None:
    show = make("1", plan)
    before = show.deck.script.session.experiment.state_hash()
    press(show, pygame.K_z, "z")
    frames(show, 2)
    assert show.audience.scene.zoomed == 1.0 and "NMDA receptor" in show.deck.message
    press(show, pygame.K_z, "z")
    frames(show, 2)
    assert show.audience.scene.zoomed == 0.0
    assert show.deck.script.session.experiment.state_hash() == before


def test_z_says_so_where_the_picture_has_one_view_and_no_button_offers_it(make: Make) -> None:
    show = make("2")
    press(show, pygame.K_z, "z")
    assert "one view" in show.deck.message and show.audience.scene.zoomed == 0.0
    assert not any("Show:" in str(node["name"]) for node in show.notes.ui.tree())


@pytest.mark.parametrize("theme", list(THEMES))
def test_no_letter_for_the_hall_is_below_a_fortieth_of_the_height(theme: str, make: Make) -> None:
    show = make(theme=theme)
    look = hall_look(show.notes.look, 1080)
    assert SMALLEST * look.scale >= 0.025 * 1080 * (1 - 1e-9)


@pytest.mark.parametrize("name", list(lessons()))
@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), pytest.param((2560, 1080), marks=pytest.mark.soak)])
def test_no_words_are_cut_off_in_halls_of_any_shape(name: str, size: tuple[int, int], make: Make) -> None:
    show = make(name)
    picture = pygame.Surface(size)
    show.audience.lay(size, Look(THEMES["projector"]))
    for cue in range(len(show.deck.script.cues)):
        show.deck.go(cue)
        poll = show.deck.counting
        if poll is not None:
            poll.enter(100)
        show.audience.draw(picture)
    assert show.audience.cut == set()


def test_where_the_lecture_ended_and_the_hands_are_kept(make: Make, tmp_path: Path) -> None:
    show = make()
    show.deck.go(2)
    poll = show.deck.counting
    assert poll is not None
    poll.enter(12)
    keep(show.deck, Folders(None, tmp_path, tmp_path), Notices(lambda _: None))
    assert b'"cue":3' in (tmp_path / "presented.json").read_bytes()
    kept = next(tmp_path.glob("*-hands-*.csv")).read_text()
    assert kept.splitlines()[1].endswith(",12")


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ({"lesson": "Traped"}, "Traped"),
        ({"display": 0}, "counted from 1"),
        ({"theme": "night"}, "night"),
    ],
)
def test_bad_words_are_refused_in_one_line(words: dict[str, object], wrong: str) -> None:
    given = {"lesson": "2", "display": None, "notes_window": False, "window": False, "theme": "projector"} | words
    with pytest.raises(Complaint, match=wrong):
        run(argparse.Namespace(**given))


def test_the_first_page_opens_lecturer_mode_and_is_there_again_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pilot = Pilot(tmp_path, lectures=True)
    shown: list[str] = []

    def lecture(lesson: Lesson, *_: object) -> None:
        shown.append(lesson.id)
        pygame.event.post(pygame.event.Event(pygame.WINDOWCLOSE))

    monkeypatch.setattr("sim.app.presenter.present", lecture)
    pilot.tab_to("Lecturer mode: Trapped")
    pilot.press("Enter")
    assert shown == ["02-trapped"]
    assert pygame.event.get(pygame.WINDOWCLOSE) == []
    pilot.run(2)
    assert pilot.program.running and pilot.find("Lecturer mode")
    pilot.close()


def test_the_drawn_receptor_is_that_of_the_cue_at_once_after_a_jump(make: Make) -> None:
    show = make("2")
    cues = show.deck.script.cues
    show.deck.go(next(i for i, cue in enumerate(cues) if cue.step == 4 and cue.part == "say"))
    frames(show, 30)
    show.deck.go(2)
    frames(show, 1)
    drawn = show.audience.scene._picture._motion.state  # type: ignore[attr-defined]
    assert drawn == show.deck.script.session.experiment.drawn_state  # type: ignore[attr-defined]
