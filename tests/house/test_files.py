"""Every file is short, says what it is for, and names no machine."""

import ast
import re
from pathlib import Path
from statistics import median, quantiles

import pytest

from tests.house.files import ROOT, name, own_tests, sources, texts

TOP = {"sim", "assets", "lessons", "tests", "main.py", "pyproject.toml"}
BESIDE = {"README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "CITATION.cff"}
# written in pieces, so that this file does not name what it looks for
MACHINE = [f"/{folder}/" for folder in ("tmp", "work", "root", "home/[a-z]+", "Users/[A-Za-z]+")]
REGISTRY = [r"index-" + r"url", r"/simp" + r"le/", r"artifact" + r"ory", r"127\.0\." + r"0\.1", r"local" + r"host:\d"]


def length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("path", [*sources(), *own_tests()], ids=name)
def test_no_file_is_above_500_lines(path: Path) -> None:
    assert length(path) <= 500


def test_most_files_are_short() -> None:
    lengths = [length(path) for path in sources()]
    assert median(lengths) <= 140  # the aim is 100
    assert quantiles(lengths, n=10)[-1] <= 310  # the aim is 250


@pytest.mark.parametrize("path", [*sources(), *own_tests()], ids=name)
def test_first_line_says_what_the_file_is_for(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring is not None
    assert len(docstring.splitlines()[0]) >= 20


@pytest.mark.parametrize("path", sources(), ids=name)
def test_every_public_name_is_documented(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bare: list[str] = []
    for owner in (tree, *(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name[0] != "_")):
        for node in owner.body:
            if not isinstance(node, (ast.FunctionDef, ast.ClassDef)) or node.name.startswith("_"):
                continue
            inherited = isinstance(owner, ast.ClassDef) and owner.bases
            setter = any(isinstance(mark, ast.Attribute) and mark.attr == "setter" for mark in node.decorator_list)
            if ast.get_docstring(node) is None and not inherited and not setter:
                bare.append(node.name)
    assert bare == []


@pytest.mark.parametrize("path", sources(), ids=name)
def test_imports_are_absolute(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [n.lineno for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.level] == []


def test_names_are_those_on_the_screen() -> None:
    vague = re.compile(r"(^|_)(utils?|helpers?|manager|mgr|misc|common|stuff)(_|$)")
    assert [name(path) for path in sources() if vague.search(path.stem)] == []


def test_no_machine_and_no_registry_is_named() -> None:
    wrong = re.compile("|".join((*(rf"(?<![\w.]){p}" for p in MACHINE), *REGISTRY)))
    found = [
        f"{name(path)}:{number}: {line.strip()[:80]}"
        for path in texts()
        if path.suffix != ".pyc"
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if wrong.search(line)
    ]
    assert found == []


def test_nothing_is_left_unfinished() -> None:
    unfinished = re.compile(
        r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|NotImplemented" + r"Error)\b|lorem ip" + r"sum|coming so" + r"on"
    )
    found = [
        f"{name(path)}:{number}"
        for path in texts()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if unfinished.search(line)
    ]
    assert found == []


def test_top_level_is_as_fixed() -> None:
    there = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    leavings = {"first-run", "dist", "build", "open_channel.egg-info", "__pycache__"}
    assert there >= TOP | BESIDE
    assert there - TOP - BESIDE - leavings == set()


def test_every_asset_has_a_licence_entry() -> None:
    table = (ROOT / "assets" / "README.md").read_text(encoding="utf-8")
    patterns = re.findall(r"^\| `([^`]+)`", table, re.MULTILINE)
    assets = [
        path for path in (ROOT / "assets").rglob("*") if path.is_file() and path.name not in ("README.md", "OFL.txt")
    ]
    bare = [name(path) for path in assets if not any(path.relative_to(ROOT / "assets").match(p) for p in patterns)]
    assert assets and bare == []
    holder = (ROOT / "assets" / "fonts" / "OFL.txt").read_text(encoding="utf-8").splitlines()[0]
    assert holder in table
