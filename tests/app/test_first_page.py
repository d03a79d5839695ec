"""The first page stands before scenes are loaded, and no frame of it waits for a rung to be made."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from sim.app.home import HomeScreen
from sim.app.pilot import Pilot
from sim.app.places import Home, Lab
from sim.app.rooms import SEEN as OFFERED
from sim.app.rooms import Rooms
from sim.app.rung import Preview
from sim.app.waker import Waker
from sim.scenes.catalogue import SEEN

HEAVY = ("scipy", "sim.scenes.catalogue")


def test_the_first_page_offers_all_benches_that_have_a_scene() -> None:
    assert dict(OFFERED) == SEEN and list(OFFERED) == list(SEEN)


@pytest.mark.parametrize(
    ("modules", "without"),
    [("sim.app.start", (*HEAVY, "numpy")), ("sim.app.program, sim.app.rooms", HEAVY)],
)
def test_what_is_not_needed_yet_is_not_loaded(modules: str, without: tuple[str, ...]) -> None:
    """The first picture, and the first page after it."""
    asks = f"import {modules}, sys; print([name for name in {without} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[-2] == "[]"


@pytest.fixture
def home(tmp_path: Path) -> HomeScreen:
    """The first page in memory, with no rung awake yet."""
    pilot = Pilot(tmp_path, Lab("pore"))
    rooms: Rooms = pilot.rooms
    rooms._behind = True
    pilot.go(Home())
    screen = pilot.screen
    assert isinstance(screen, HomeScreen)
    return screen


def test_rungs_wake_in_a_thread_and_then_run(home: HomeScreen) -> None:
    seen = [preview for preview in home._previews if preview.rect.colliderect(home.ladder.rect)]
    for _ in range(400):
        if all(preview.ready for preview in seen):
            break
        home.refresh()
        threading.Event().wait(0.02)
    home.frame(1 / 60)
    assert all(preview.ready for preview in seen)
    assert not all(preview.ready for preview in home._previews)  # those out of sight sleep on
    home.close()


def test_a_rung_whose_theme_changes_is_not_drawn_until_it_is_laid_out_anew(home: HomeScreen) -> None:
    from sim.view.theme import DESK, PAPER

    preview = home._previews[0]
    preview.lay_art(DESK, True)
    preview.prepare()
    assert preview.ready
    preview.lay_art(PAPER, True)
    assert not preview.ready
    preview.prepare()
    assert preview.ready
    home.close()


def test_a_fault_in_the_thread_is_not_lost() -> None:
    class Broken(Preview):
        def __init__(self) -> None:
            pass

        @property
        def ready(self) -> bool:
            return False

        def prepare(self) -> None:
            raise ValueError("no such art")

    waker = Waker(behind=True)
    waker.tend([Broken()])
    waker.close()
    with pytest.raises(ValueError, match="no such art"):
        waker.tend([Broken()])
