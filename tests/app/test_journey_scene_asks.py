"""From the journey's stage to a moment, and into a rung's own bench as it is then: with the pointer and with keys."""

from pathlib import Path

import pygame
import pytest

from sim.app import stage as app_stage
from sim.app.pilot import Pilot
from sim.app.places import Lab, Lesson
from sim.core.commands import Act, Set
from sim.experiments.journey_settings import LINKS
from sim.scenes.journey_parts import words
from sim.scenes.journey_parts.composition import ENTERED


@pytest.fixture
def pilot(tmp_path: Path) -> Pilot:
    made = Pilot(tmp_path, Lab("journey"))
    made.running.apply(Act("give dose"))
    made.run(2)
    yield made
    made.close()


def stage_of(pilot: Pilot):
    return pilot.program.screen.stage


def parts_of(pilot: Pilot):
    return stage_of(pilot).scene.stage


def to(pilot: Pilot, point) -> tuple[int, int]:
    rect = stage_of(pilot).rect
    return rect.x + round(point[0]), rect.y + round(point[1])


def enter(pilot: Pilot, name: str) -> None:
    """By the sign in the corner of a rung's window."""
    stage_of(pilot).press(to(pilot, parts_of(pilot).captions.enter_area(name).center))
    pilot.run(2)
    assert name == pilot.running.experiment.NAME


def test_a_press_on_the_axis_runs_on_to_that_moment_and_back(pilot: Pilot) -> None:
    axis = parts_of(pilot).axis
    for seconds in (86400.0, 3600.0):
        stage_of(pilot).press(to(pilot, (axis.x(seconds), axis.top + 3)))
        pilot.run(1)
        assert pilot.running.experiment.time == pytest.approx(seconds, rel=0.15)
    assert pilot.running.session.reached * pilot.running.experiment.STEP == pytest.approx(86400.0, rel=0.15)


def test_the_moments_follow_a_pointer_that_is_dragged_along_the_axis(pilot: Pilot) -> None:
    axis = parts_of(pilot).axis
    stage = stage_of(pilot)
    stage.press(to(pilot, (axis.x(6 * 3600.0), axis.top + 3)))
    for seconds in (2 * 3600.0, 3600.0, 600.0):
        stage.drag(to(pilot, (axis.x(seconds), axis.top + 30)))
        assert pilot.running.experiment.time == pytest.approx(seconds, rel=0.2)
    stage.release(to(pilot, (axis.x(600.0), axis.top + 30)))
    before = pilot.running.experiment.time
    stage.drag(to(pilot, (axis.x(7200.0), axis.top + 30)))
    assert pilot.running.experiment.time == before


def test_a_pause_of_an_earlier_run_does_not_keep_one_from_the_moment(pilot: Pilot) -> None:
    pilot.running.reach(500)
    pilot.running.play()
    pilot.running.play()
    pilot.running.seek(40)
    pilot.running.apply(Set("account", "resting block"))
    axis = parts_of(pilot).axis
    stage_of(pilot).press(to(pilot, (axis.x(86400.0), axis.top + 3)))
    assert pilot.running.experiment.time == pytest.approx(86400.0, rel=0.05)
    assert not pilot.running.playing


def test_over_the_axis_the_moment_is_told_and_no_number_is_covered(pilot: Pilot) -> None:
    axis, stage = parts_of(pilot).axis, stage_of(pilot)
    at = to(pilot, (axis.x(3600.0), axis.top + 3))
    stage.hover = True
    stage.pointed(at)
    assert stage._moment_under_pointer().said in ("59 min", "1 h")
    drawn = []
    for place in (at, stage.rect.topleft):
        stage.pointed(place)
        surface = pilot.surface.copy()
        stage.draw(surface)
        captions = [parts_of(pilot).place.captions[name] for name in ("mood", "signalling")]
        drawn.append([pygame.surfarray.array3d(surface.subsurface(area.move(stage.rect.topleft))) for area in captions])
    assert all((over == bare).all() for over, bare in zip(*drawn, strict=True))
    stage.pointed(to(pilot, (axis.x(0.01), axis.top + 3)))
    assert stage._moment_under_pointer() is None


def test_the_sign_opens_the_bench_of_the_rung_at_that_moment(pilot: Pilot) -> None:
    pilot.running.reach(40)
    free = pilot.running.experiment.reading("free_brain")
    enter(pilot, "pore")
    assert pilot.running.experiment.get("concentration") == pytest.approx(free)


def test_the_body_opens_where_the_journey_was(pilot: Pilot) -> None:
    pilot.running.reach(90)
    level = pilot.running.experiment.reading("ketamine")
    enter(pilot, "body")
    assert pilot.running.experiment.reading("ketamine") == pytest.approx(level, rel=1e-6)


def test_the_keyboard_says_what_it_is_then_enters(pilot: Pilot) -> None:
    stage = stage_of(pilot)
    stage.next_thing(1)
    stage.open_chosen()
    assert stage.opened == "Blood and brain"
    stage.open_chosen()
    pilot.run(2)
    assert pilot.running.experiment.NAME == "body"


def test_the_keyboard_reaches_a_moment(pilot: Pilot) -> None:
    stage = stage_of(pilot)
    stage.chosen = "Go to 1 day"
    stage.open_chosen()
    stage.open_chosen()
    pilot.run(1)
    assert pilot.running.experiment.time == 86400.0


@pytest.mark.parametrize("name", [link.name for link in LINKS if link.name not in ENTERED])
def test_a_rung_without_a_scene_of_its_own_says_so_and_stays(pilot: Pilot, name: str) -> None:
    stage = stage_of(pilot)
    for _ in range(2):
        stage.press(to(pilot, parts_of(pilot).place.windows[name].center))
        pilot.run(2)
        assert pilot.running.experiment.NAME == "journey"
    stage.chosen = next(link.title for link in LINKS if link.name == name)
    assert words.NO_ENTRY in stage.words()


def test_one_comes_back_to_the_run_as_it_was_left(pilot: Pilot) -> None:
    pilot.running.reach(90)
    pilot.running.apply(Set("account", "metabolite"))
    left = pilot.running.experiment.state_hash()
    enter(pilot, "circuit")
    pilot.click("Back to “One dose, followed”")
    pilot.run(2)
    assert pilot.running.experiment.NAME == "journey"
    assert pilot.running.experiment.state_hash() == left


def test_the_chain_at_the_top_leads_back_too_also_over_another_rung(pilot: Pilot) -> None:
    pilot.running.reach(90)
    left = pilot.running.experiment.state_hash()
    enter(pilot, "pore")
    for name in ("Body", "Journey"):
        pilot.click(name)
        pilot.run(2)
    assert pilot.running.experiment.state_hash() == left
    pilot.click("Pore")
    pilot.run(2)
    assert not any(node["name"].startswith("Back to") for node in pilot.tree())


def test_from_a_lesson_one_comes_back_into_the_lesson_where_it_stood(tmp_path: Path) -> None:
    pilot = Pilot(tmp_path, Lesson("j-one-dose", again=True))
    pilot.press("Enter")
    pilot.run(2)
    last = len(pilot.program.screen.guide.lesson.steps) - 1
    pilot.program.screen.guide.jump(last)
    pilot.run(2)
    pilot.running.apply(Act("give dose"))
    pilot.running.reach(300)
    pilot.run(2)
    left = pilot.running.experiment.state_hash()
    enter(pilot, "pore")
    pilot.click("Back to the lesson")
    pilot.run(2)
    assert pilot.program.screen.guide.index == last
    assert pilot.running.experiment.state_hash() == left
    pilot.close()


@pytest.mark.parametrize("text_size", [1.0, 2.0])
def test_no_card_is_cut_off_by_a_small_stage(tmp_path: Path, text_size: float, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Pilot(tmp_path, Lab("journey"), size=(1280, 720), text_size=text_size)
    made.run(2)
    stage, areas = stage_of(made), []
    real = app_stage.card
    monkeypatch.setattr(app_stage, "card", lambda inside, *more: areas.append(real(inside, *more)))
    surface = pygame.Surface(made.surface.get_size())
    for thing in stage.scene.things(stage.running.experiment):
        stage.opened = thing.name
        stage.draw(surface)
    stage.leave()
    stage.shows_omissions = True
    stage.draw(surface)
    assert len(areas) > 10
    assert all(pygame.Rect((0, 0), stage.rect.size).contains(area) for area in areas)
    made.close()
