"""The real window on an X display: opened by `python main.py`, found by the system, driven with keys and pointer."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(
        shutil.which("Xvfb") is None or shutil.which("xdotool") is None, reason="needs Xvfb and xdotool on this machine"
    ),
]
SIZE = (1280, 800)


def wait_until(true: Callable[[], bool], seconds: float = 20.0) -> None:
    """Wait for something that another process does."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return
        time.sleep(0.1)
    raise AssertionError("it did not happen in time")


class Desk:
    """A program with a window on a display."""

    def __init__(self, display: str, home: Path, *words: str) -> None:
        self.env = os.environ | {"DISPLAY": display, "OPENCHANNEL_HOME": str(home), "SDL_VIDEODRIVER": "x11"}
        self.env["SDL_AUDIODRIVER"] = "none"
        self.process = subprocess.Popen(
            [sys.executable, "tests/app/launch.py", *words],
            cwd=ROOT,
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        told = (line for line in self.process.stdout if line.startswith("window "))
        self.window = next(told).split()[1]

    def xdotool(self, *words: str) -> str:
        """Its answer."""
        done = subprocess.run(["xdotool", *words], env=self.env, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def shows(self, title: str) -> bool:
        """True when the frame of the window says so."""
        return title in self.xdotool("getwindowname", self.window)

    def key(self, *keys: str) -> None:
        """Press keys."""
        self.xdotool("windowfocus", "--sync", self.window)
        for key in keys:
            self.xdotool("key", "--window", self.window, key)
            time.sleep(0.12)

    def close(self) -> tuple[int, str]:
        """Ask it to end; exit code and what it said."""
        self.key("ctrl+q")
        try:
            said = self.process.communicate(timeout=20)[1]
        except subprocess.TimeoutExpired:
            self.process.terminate()
            said = self.process.communicate()[1]
        return self.process.returncode, said


def test_from_the_first_page_into_the_lab_and_back_with_keys_and_pointer(display: str, tmp_path: Path) -> None:
    desk = Desk(display, tmp_path)
    try:
        wait_until(lambda: desk.shows("Open Channel"))
        wait_until(lambda: _answered(desk, "Return", lambda: '"safety_read": true' in _settings(tmp_path)))
        desk.xdotool("mousemove", "--window", desk.window, "250", "200")
        time.sleep(0.2)
        desk.xdotool("click", "1")
        wait_until(lambda: desk.shows("Free lab"))
        desk.key("p", "d", "bracketright", "p", "ctrl+t", "Escape")
        wait_until(lambda: not desk.shows("Free lab"))
        assert '"theme": "paper"' in _settings(tmp_path)
    finally:
        code, said = desk.close()
    assert code == 0, said
    assert "Traceback" not in said


def test_a_lesson_opens_and_its_first_prediction_is_made_with_keys(display: str, tmp_path: Path) -> None:
    desk = Desk(display, tmp_path, "lesson", "2")
    try:
        wait_until(lambda: desk.shows("Trapped"))
        time.sleep(2)
        desk.key("Return")
        state = tmp_path / "state"
        wait_until(lambda: (state / "progress.db").exists())
    finally:
        code, said = desk.close()
    assert code == 0, said
    assert (state / "interrupted.json").exists()


def test_without_a_writable_home_it_starts_and_says_so_once(display: str, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    desk = Desk(display, blocked)
    try:
        wait_until(lambda: desk.shows("Open Channel"))
        time.sleep(3)
        desk.key("Return")
    finally:
        code, said = desk.close()
    assert code == 0, said
    assert said.count("cannot be written to") == 1


def test_without_a_display_it_plays_the_first_lesson_into_a_folder(tmp_path: Path) -> None:
    env = {
        key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    }
    env |= {"OPENCHANNEL_HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py")], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert len([line for line in done.stderr.splitlines() if line.startswith("openchannel:")]) == 1
    report = (tmp_path / "first-run" / "report.md").read_text()
    assert "Reached" in report
    assert len(list((tmp_path / "first-run").glob("*.png"))) > 5


def _answered(desk: Desk, key: str, true: Callable[[], bool]) -> bool:
    """Press a key until it has had its effect: the program may still be loading."""
    if not true():
        desk.key(key)
        time.sleep(0.4)
    return true()


def _settings(home: Path) -> str:
    path = home / "settings" / "settings.json"
    return path.read_text() if path.exists() else ""
