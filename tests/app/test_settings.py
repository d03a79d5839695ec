"""Settings and folders: what is broken falls back and is named once; what cannot be written lasts for the run."""

import json
from pathlib import Path

import pytest

from sim.app.folders import find_folders, writable
from sim.app.notices import Notices
from sim.app.settings import FILE, Settings, read_settings, write_settings


def read(folder: Path, content: object) -> tuple[Settings, list[str]]:
    """What comes of a settings file, and what is said about it."""
    (folder / FILE).write_text(content if isinstance(content, str) else json.dumps(content))
    said: list[str] = []
    return read_settings(folder, Notices(said.append)), said


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    said: list[str] = []
    mine = Settings(theme="paper", text_size=1.5, calm=True, size=(1600, 900), notes_read=("body",))
    write_settings(mine, tmp_path, Notices(said.append))
    assert read_settings(tmp_path, Notices(said.append)) == mine
    assert said == []


def test_without_a_file_the_usual_settings_hold_and_nothing_is_said(tmp_path: Path) -> None:
    said: list[str] = []
    assert read_settings(tmp_path, Notices(said.append)) == Settings()
    assert said == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "neon"),
        ("theme", 3),
        ("theme", ["desk"]),
        ("text_size", 9.0),
        ("text_size", "big"),
        ("text_size", True),
        ("text_size", None),
        ("calm", "yes"),
        ("size", [10, 10]),
        ("size", [1280]),
        ("size", "1280x800"),
        ("size", [1280.5, 800]),
        ("display", -1),
        ("notes_read", "body"),
        ("notes_read", [1]),
        ("exports", 4),
    ],
)
def test_a_value_that_makes_no_sense_falls_back_and_is_named_once(tmp_path: Path, name: str, value: object) -> None:
    got, said = read(tmp_path, {name: value, "calm": True} if name != "calm" else {name: value})
    assert getattr(got, name) == getattr(Settings(), name)
    assert len(said) == 1
    assert name in said[0]


def test_the_good_values_beside_a_bad_one_are_kept(tmp_path: Path) -> None:
    got, said = read(tmp_path, {"theme": "neon", "text_size": 1.75})
    assert got.text_size == 1.75
    assert len(said) == 1


def test_an_unknown_setting_is_named_and_left_out(tmp_path: Path) -> None:
    got, said = read(tmp_path, {"colour": "red"})
    assert got == Settings()
    assert "colour" in said[0]


@pytest.mark.parametrize("content", ["", "{", "[]", "null", "\x00\x01", '{"theme": ', "[" * 5000])
def test_a_file_that_is_no_table_gives_the_usual_settings_and_one_line(tmp_path: Path, content: str) -> None:
    got, said = read(tmp_path, content)
    assert got == Settings()
    assert len(said) == 1
    assert "\n" not in said[0]


def test_the_same_line_is_said_once(tmp_path: Path) -> None:
    said: list[str] = []
    notices = Notices(said.append)
    for _ in range(3):
        notices.say("No home.")
    assert said == ["No home."]


def test_a_home_that_cannot_be_written_is_said_once_and_nothing_is_kept(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    said: list[str] = []
    folders = find_folders(Notices(said.append), {"OPENCHANNEL_HOME": str(blocked)})
    assert folders.settings is None
    assert folders.state is None
    assert len(said) == 1
    write_settings(Settings(), folders.settings, Notices(said.append))
    assert len(said) == 1


def test_a_writable_home_gets_its_folders(tmp_path: Path) -> None:
    said: list[str] = []
    folders = find_folders(Notices(said.append), {"OPENCHANNEL_HOME": str(tmp_path / "home")})
    assert folders.settings == tmp_path / "home" / "settings"
    assert folders.exports is not None and folders.exports.is_dir()
    assert said == []


def test_a_probe_leaves_nothing_behind(tmp_path: Path) -> None:
    assert writable(tmp_path / "new") == tmp_path / "new"
    assert list((tmp_path / "new").iterdir()) == []
