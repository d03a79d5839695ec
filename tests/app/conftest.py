"""A pilot for each test: the real program, drawn into memory, with its own folders."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from sim.app.pilot import Pilot
from sim.app.places import Lab


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test touches the settings of the person who runs it."""
    monkeypatch.setenv("OPENCHANNEL_HOME", str(tmp_path / "home"))
    if not os.environ.get("OPENCHANNEL_TEST_DISPLAY"):
        monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")


@pytest.fixture
def pilot(tmp_path: Path) -> Iterator[Pilot]:
    """On the first page."""
    made = Pilot(tmp_path / "pilot")
    yield made
    made.close()


@pytest.fixture
def pilot_at_pore(tmp_path: Path) -> Iterator[Pilot]:
    """In the free lab with the receptor."""
    made = Pilot(tmp_path / "pilot", Lab("pore"))
    yield made
    made.close()


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of our own on an X server of our own; its name."""
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1920x1080x24"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert server.stdout is not None
    yield f":{server.stdout.readline().strip()}"
    server.terminate()
    server.wait(10)
