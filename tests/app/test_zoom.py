"""Z sends the camera up close and back, in a picture that has two views, and says so in one that has not."""

from pathlib import Path

from sim.app.pilot import Pilot
from sim.app.places import Lab


def test_z_goes_up_to_the_receptor_and_back(tmp_path: Path) -> None:
    pilot = Pilot(tmp_path, Lab("synapse"))
    pilot.run(3)
    scene = pilot.screen.stage.scene  # type: ignore[attr-defined]
    before = pilot.screen.running.experiment.state_hash()  # type: ignore[attr-defined]
    pilot.press("Z")
    assert scene.zoomed == 1.0
    assert pilot.screen.running.experiment.state_hash() == before  # type: ignore[attr-defined]
    pilot.run(5)
    pilot.press("Z")
    assert scene.zoomed == 0.0
    pilot.close()


def test_z_says_so_where_there_is_one_view(tmp_path: Path) -> None:
    pilot = Pilot(tmp_path, Lab("pore"))
    pilot.run(3)
    pilot.press("Z")
    assert pilot.screen.stage.scene.zoomed == 0.0  # type: ignore[attr-defined]
    pilot.run(2)
    pilot.close()


def test_a_button_goes_there_too_where_there_are_two_views(tmp_path: Path) -> None:
    pilot = Pilot(tmp_path, Lab("synapse"))
    pilot.run(3)
    pilot.click("Show: NMDA receptor")
    assert pilot.screen.stage.scene.zoomed == 1.0  # type: ignore[attr-defined]
    pilot.run(2)
    assert pilot.find("Show: NMDA receptor")["checked"] is True
    pilot.go(Lab("pore"))
    assert not any(str(node["name"]).startswith("Show:") for node in pilot.tree())
    pilot.close()
