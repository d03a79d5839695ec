"""Every control of every bench, with keys and with the pointer; transport, undo, compare, describe, export."""

from pathlib import Path

import pygame
import pytest

from sim.app.pilot import Pilot
from sim.app.places import Lab
from sim.app.workbench import Workbench
from sim.core.commands import Set
from sim.scenes.catalogue import SEEN

BENCHES = {name: bench.parameter_rows() for name, bench in SEEN.items()}
ROWS = [(name, path) for name, bench in SEEN.items() for path in bench.parameter_rows()]


@pytest.fixture(scope="module")
def pilots(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pilot]:
    """One pilot for each bench; each test resets the run."""
    return {name: Pilot(tmp_path_factory.mktemp(name), Lab(name)) for name in SEEN}


def enabled(pilot: Pilot, path: str) -> bool:
    """Choose settings in which the parameter has an effect, if the bench's own do not."""
    bench = pilot.running.experiment
    for other, row in bench.parameter_rows().items():
        if not bench.why_disabled(path):
            return True
        for option in row.options:
            pilot.running.session.reset()
            bench.set(other, option)
            if not bench.why_disabled(path):
                return True
        bench.set(other, row.default)
    return not bench.why_disabled(path)


@pytest.mark.parametrize(("name", "path"), ROWS)
def test_every_control_works_by_keyboard_and_undo_takes_it_back(name: str, path: str, pilots: dict[str, Pilot]) -> None:
    pilot = pilots[name]
    pilot.running.session.start({})
    if not enabled(pilot, path):
        pytest.skip("no single setting switches it on")
    pilot.run(8)
    row = SEEN[name].parameter_rows()[path]
    before = pilot.running.experiment.get(path)
    pilot.tab_to(row.label)
    pilot.press("Right")
    if pilot.running.experiment.get(path) == before:
        pilot.press("Left")
    if row.sort == "switch" and pilot.running.experiment.get(path) == before:
        pilot.press("Space")
    assert pilot.running.experiment.get(path) != before
    pilot.press("Ctrl+Z")
    assert pilot.running.experiment.get(path) == before


@pytest.mark.parametrize(("name", "path"), [(n, p) for n, p in ROWS if SEEN[n].parameter_rows()[p].sort == "number"])
def test_every_slider_can_be_dragged_and_one_undo_takes_the_drag_back(
    name: str, path: str, pilots: dict[str, Pilot]
) -> None:
    pilot = pilots[name]
    pilot.running.session.start({})
    if not enabled(pilot, path):
        pytest.skip("no single setting switches it on")
    pilot.run(8)
    row = SEEN[name].parameter_rows()[path]
    pilot.tab_to(row.label)
    before = pilot.running.experiment.get(path)
    slider = pilot.screen.controls.parameters[path]  # type: ignore[attr-defined]
    track = slider.track()
    pilot.drag((track.x + 2, track.centery), (track.x + round(0.7 * track.w), track.centery))
    assert pilot.running.experiment.get(path) != before
    pilot.press("Ctrl+Z")
    assert pilot.running.experiment.get(path) == before


@pytest.mark.parametrize(("name", "action"), [(n, a) for n, bench in SEEN.items() for a in bench.ACTIONS])
def test_every_action_has_a_button_that_works_or_says_why_not(name: str, action: str, pilots: dict[str, Pilot]) -> None:
    pilot = pilots[name]
    pilot.running.session.start({})
    pilot.run(8)
    button = pilot.screen.controls.actions[action]  # type: ignore[attr-defined]
    refusal = pilot.running.experiment.ACTIONS[action].refuses(pilot.running.experiment)
    assert bool(button.disabled) == bool(refusal)
    logged = len(pilot.running.session.log)
    pilot.tab_to(button.name)
    pilot.click(button.rect.center)
    assert len(pilot.running.session.log) == logged + (0 if refusal else 1)


def test_play_step_and_rewind(pilot_at_pore: Pilot) -> None:
    pilot = pilot_at_pore
    pilot.press("P")
    pilot.run(60)
    pilot.press("P")
    there = pilot.running.experiment.ticks
    assert there > 0
    pilot.press(".")
    assert pilot.running.experiment.ticks > there
    pilot.press(",")
    pilot.press(",")
    assert pilot.running.experiment.ticks < pilot.running.session.reached
    hash = pilot.running.experiment.state_hash()
    pilot.press(".")
    pilot.press(",")
    assert pilot.running.experiment.state_hash() == hash


def test_dragging_the_rewind_bar_goes_back_without_forgetting(pilot_at_pore: Pilot) -> None:
    pilot = pilot_at_pore
    pilot.press("P")
    pilot.run(60)
    pilot.press("P")
    reached = pilot.running.session.reached
    track = pilot.screen.transport.rewind.track()  # type: ignore[attr-defined]
    pilot.drag((track.right, track.centery), (track.x + track.w // 3, track.centery))
    assert 0 < pilot.running.experiment.ticks < reached
    assert pilot.running.session.reached == reached


def test_compare_keeps_the_run_as_a_and_starts_again(pilot_at_pore: Pilot) -> None:
    pilot = pilot_at_pore
    pilot.press("P")
    pilot.run(30)
    pilot.press("C")
    assert pilot.running.ghost is not None
    assert pilot.running.experiment.ticks == 0
    pilot.press("C")
    assert pilot.running.ghost is None


def test_the_description_pane_says_what_the_scene_says(pilot_at_pore: Pilot) -> None:
    pilot = pilot_at_pore
    pilot.press("D")
    pilot.run(40)
    screen = pilot.screen
    assert isinstance(screen, Workbench)
    assert screen.words.words == screen.stage.scene.describe(pilot.running.experiment)


def test_export_writes_the_run_and_the_picture(tmp_path: Path) -> None:
    pilot = Pilot(tmp_path, Lab("body"))
    pilot.press("P")
    pilot.run(30)
    pilot.press("Ctrl+E")
    files = sorted((tmp_path / "exports").iterdir())
    assert [file.suffix for file in files] == [".csv", ".png"]
    head = files[0].read_text().splitlines()
    assert any(line.startswith("# seed: ") for line in head)
    assert any(line.startswith("time [s],") for line in head)
    assert pygame.image.load(files[1]).get_size() == pilot.screen.stage.rect.size  # type: ignore[attr-defined]
    pilot.close()


def test_export_without_a_folder_says_so(pilot_at_pore: Pilot) -> None:
    pilot = Pilot(None, Lab("pore"))
    pilot.press("Ctrl+E")
    assert any("Nothing was exported" in notice.text for notice in pilot.notices.current(pilot.program._now))
    pilot.close()


def test_arrow_keys_on_the_stage_point_at_one_thing_after_the_other(pilot_at_pore: Pilot) -> None:
    pilot = pilot_at_pore
    stage = pilot.screen.stage  # type: ignore[attr-defined]
    pilot.press("Right")
    first = stage.chosen
    pilot.press("Right")
    assert first and stage.chosen and stage.chosen != first
    pilot.press("Enter")
    assert stage.opened == stage.chosen
    pilot.press("Esc")
    assert not stage.opened


def test_a_control_with_the_focus_tells_its_source_after_a_moment(pilot_at_pore: Pilot) -> None:
    pilot = pilot_at_pore
    pilot.tab_to("Voltage")
    pilot.program.ui._since -= 1000  # as if a second had gone by
    pilot.run(2)
    assert "−120 mV to 100 mV" in pilot.program.ui.hint
    assert "chosen for teaching" in pilot.program.ui.hint


def test_the_same_value_typed_again_is_a_command_and_ends_a_wash(pilot_at_pore: Pilot) -> None:
    pilot = pilot_at_pore
    for text in ("100 uM", "100 uM"):
        pilot.tab_to("Glutamate in the bath")
        pilot.press("Enter")
        pilot.type(text)
        pilot.press("Enter")
        assert pilot.running.experiment.glutamate_now == pytest.approx(100.0)  # type: ignore[attr-defined]
        assert "washed out" not in pilot.find("Glutamate in the bath")["name"]
        pilot.tab_to("Wash glutamate")
        pilot.press("Enter")
        pilot.run(2)
        assert pilot.running.experiment.glutamate_now == pytest.approx(0.0)  # type: ignore[attr-defined]
        assert "washed out, 0 now" in pilot.find("Glutamate in the bath")["name"]


def test_undo_names_what_it_takes_back_as_its_control_does(pilot_at_pore: Pilot) -> None:
    pilot = pilot_at_pore
    pilot.running.apply(Set("magnesium", 0.0))
    pilot.run(2)
    assert pilot.running.can_undo == "Magnesium outside"
    pilot.press("Ctrl+Z")
    assert [notice.text for notice in pilot.notices.current(0.0)][-1] == "Undone: Magnesium outside."
