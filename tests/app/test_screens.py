"""The window opens on a screen that is there, and says so when it is not the one that was kept."""

import os

import pytest

from sim.app.notices import Notices
from sim.app.settings import Settings
from sim.app.window import SCREENS, NoDisplay, Window, prepare_display


def opened(settings: Settings) -> tuple[Window, list[str]]:
    """A window, and what was said about it."""
    prepare_display()
    said: list[str] = []
    return Window(settings, Notices(said.append)), said


def test_a_screen_that_is_gone_is_said_once_and_the_first_one_is_taken() -> None:
    window, said = opened(Settings(display=4))
    assert window.display == 0
    assert len(said) == 1 and "Screen 5 is not there any more" in said[0]
    window.close()


def test_a_screen_that_is_there_needs_no_words() -> None:
    window, said = opened(Settings(display=0))
    assert said == []
    window.close()


@pytest.mark.skipif(os.name != "posix", reason="only there a screen has a name in the environment")
def test_without_a_screen_it_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SCREENS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    with pytest.raises(NoDisplay, match="no display") as refusal:
        prepare_display()
    assert "\n" not in str(refusal.value)
