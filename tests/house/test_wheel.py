"""What is installed is whole: the wheel holds fonts, art, lessons and tables, and runs far from the checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.files import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from the checkout, without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    words = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


def test_wheel_holds_everything(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    tables = (ROOT / "sim/models").glob("*/references.toml")
    wanted = {"sim/MODEL.md", *(path.relative_to(ROOT).as_posix() for path in tables)}
    for top in ("assets", "lessons"):
        files = (path for path in (ROOT / top).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
        wanted |= {f"sim/data/{path.relative_to(ROOT).as_posix()}" for path in files}
    assert wanted - held == set()
    assert not [path for path in held if path.startswith("tests/") or path.endswith(".pyc")]


def test_installed_program_runs_far_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(place)
    for words, said in ((["run", "pore", "--for", "5ms", "--json"], '"steps": 5'), (["check"], "lessons are good")):
        start = (
            f"import sys; sys.path.insert(0, {str(place)!r}); from sim.__main__ import main; sys.exit(main({words!r}))"
        )
        done = subprocess.run([sys.executable, "-c", start], cwd=tmp_path, capture_output=True, text=True, timeout=300)
        assert (done.returncode, done.stderr) == (0, "")
        assert said in done.stdout
