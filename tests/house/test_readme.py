"""The README's two commands stand where everyone looks for them, and every link in the documents leads somewhere."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.files import ROOT

DOCUMENTS = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "assets/README.md",
    "lessons/README.md",
    "sim/NOTES.md",
    "sim/MODEL.md",
]


def blocks() -> list[str]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(r"^```(?:sh|bash|shell|console)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def test_first_two_blocks_are_one_line_each() -> None:
    assert [block.count("\n") for block in blocks()[:2]] == [1, 1]


def test_first_command_installs_and_starts() -> None:
    first = blocks()[0]
    assert "-m venv" in first and "pip install" in first and first.rstrip().endswith("main.py")


def test_start_without_a_display_ends_by_itself_and_leaves_a_report(tmp_path: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    bare = {name: value for name, value in os.environ.items() if name not in hidden}
    words = [sys.executable, str(ROOT / "main.py")]
    done = subprocess.run(words, cwd=tmp_path, env=bare, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    assert "no display" in done.stderr
    assert (tmp_path / "first-run" / "report.md").stat().st_size > 1000
    assert len(list((tmp_path / "first-run").glob("*.png"))) >= 8


def test_second_command_runs_every_test() -> None:
    second = blocks()[1]
    assert "-m venv" in second and "pip install" in second and "pytest" in second
    assert "-k" not in second.split() and "tests/" not in second


def test_ci_takes_the_commands_from_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "readme_command 1" in script and "readme_command 2" in script
    assert "xvfb" in script and "xdotool" in script and "set -euo pipefail" in script


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere(document: str) -> None:
    path = ROOT / document
    links = re.findall(r"!?\[[^\]]*\]\(([^)#\s]+)\)", path.read_text(encoding="utf-8"))
    broken = [link for link in links if ":" not in link and not (path.parent / link).exists()]
    assert broken == []


def test_commands_in_the_readme_exist() -> None:
    from sim.app.command import COMMANDS as WITH_PICTURES
    from sim.cli.command import COMMANDS as WITHOUT_PICTURES

    named = set(re.findall(r"main\.py ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert named and named <= {*WITH_PICTURES, *WITHOUT_PICTURES}


def test_version_is_the_same_everywhere() -> None:
    import tomllib

    from sim import __version__

    about = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert about["version"] == __version__
    assert f"version: {__version__}" in Path(ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
