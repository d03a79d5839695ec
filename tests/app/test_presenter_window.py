"""Lecturer mode in real windows on an X display, driven as a clicker drives it."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(
        shutil.which("Xvfb") is None or shutil.which("xdotool") is None, reason="needs Xvfb and xdotool on this machine"
    ),
]


class Lecture:
    """`python main.py present` on a display."""

    def __init__(self, display: str, home: Path, *words: str) -> None:
        self.home = home
        self.env = os.environ | {"DISPLAY": display, "OPENCHANNEL_HOME": str(home), "SDL_VIDEODRIVER": "x11"}
        self.process = subprocess.Popen(
            [sys.executable, "tests/app/launch.py", "present", *words],
            cwd=ROOT,
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self._told = (line.split()[1] for line in self.process.stdout if line.startswith("window "))

    def next_window(self) -> str:
        """The next window that it opens: first that of the audience, then that of the lecturer."""
        return next(self._told)

    def xdotool(self, *words: str) -> str:
        """Its answer."""
        done = subprocess.run(["xdotool", *words], env=self.env, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def keys(self, window: str, *keys: str) -> None:
        """Give a window the keyboard and press keys."""
        self.xdotool("windowfocus", "--sync", window)
        for key in keys:
            self.xdotool("key", key)
            time.sleep(0.1)

    def end(self) -> tuple[int, str, int]:
        """Exit code, what was said, and the cue at which it ended."""
        try:
            said = self.process.communicate(timeout=30)[1]
        except subprocess.TimeoutExpired:
            self.process.terminate()
            said = self.process.communicate()[1]
        kept = self.home / "state" / "presented.json"
        return self.process.returncode, said, json.loads(kept.read_text())["cue"] if kept.exists() else 0


def test_a_clicker_drives_the_lecture_from_either_window(display: str, tmp_path: Path) -> None:
    lecture = Lecture(display, tmp_path, "2", "--notes-window")
    hall, notes = lecture.next_window(), lecture.next_window()
    time.sleep(3)
    assert "1920x1080" in lecture.xdotool("getwindowgeometry", hall)
    lecture.keys(notes, "F5", "Next", "Next")
    lecture.keys(hall, "Next", "Right", "Prior", "period", "period")
    lecture.keys(notes, "1", "2", "Return", "Next", "f", "Escape")
    code, said, cue = lecture.end()
    assert code == 0, said
    assert "Traceback" not in said
    assert cue == 13


def test_a_second_screen_that_is_missing_does_not_swallow_the_window(display: str, tmp_path: Path) -> None:
    lecture = Lecture(display, tmp_path, "7", "--display", "2")
    hall = lecture.next_window()
    time.sleep(3)
    lecture.keys(hall, "n", "Next", "n", "Escape")
    code, said, cue = lecture.end()
    assert code == 0, said
    assert said.count("Screen 2 is not there") == 1
    assert cue == 2
