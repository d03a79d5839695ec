"""`verify --html`: one whole page without a network, with every row and every figure, for every reader."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sim.__main__ import main
from sim.cli import verify
from sim.cli.verify_finding import Finding
from sim.cli.verify_page import page
from sim.models import checks as every
from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.figure import Axis, Curve, Figure, Mark
from sim.models.figures import FIGURES
from sim.models.references import references
from tests.cli.test_verify import row, table

__all__ = ["table"]  # the fixture is used here too


def found() -> list[Finding]:
    """Every row, as if each model gave the very value of its row; the known misfits as such."""
    misfits = every.known_misfits()
    return [
        Finding(row, row.value, "known misfit", misfits[row.id])
        if row.id in misfits
        else Finding(row, None, "fact only")
        if row.fact
        else Finding(row, row.value, "within")
        for row in references().values()
    ]


@pytest.fixture(scope="module")
def whole() -> str:
    return page(found(), FIGURES, every.GAPS, BIBLIOGRAPHY)


@pytest.fixture(scope="module")
def tree(whole: str) -> ET.Element:
    return ET.fromstring(whole)


def test_every_row_stands_in_the_page_once(tree: ET.Element) -> None:
    there = [line.get("id") for line in tree.iter("tr") if line.get("id")]
    assert sorted(there) == sorted(f"row-{name}" for name in references())


def test_published_rows_stand_first(whole: str) -> None:
    kinds = {reference.kind for reference in references().values()}
    places = [whole.index(f'<h2 id="{kind}">') for kind in ("published", "identity", "computed", "regression")]
    assert places == sorted(places)
    assert "published" in kinds


def test_known_misfits_stand_with_their_reason_and_not_as_agreement(tree: ET.Element) -> None:
    rows = {line.get("id"): ["".join(cell.itertext()) for cell in line] for line in tree.iter("tr")}
    for name, reason in every.known_misfits().items():
        cells = rows[f"row-{name}"]
        assert cells[0] == "known misfit"
        assert reason in cells[-1]


def test_the_page_needs_nothing_from_elsewhere_and_no_script(whole: str, tree: ET.Element) -> None:
    assert {tag.tag for tag in tree.iter()} & {"script", "img", "link", "iframe", "object"} == set()
    assert not re.search(r"url\(|@import|src=|https?://", whole)
    assert "prefers-color-scheme: dark" in whole


def test_who_does_not_see_it_can_read_it(tree: ET.Element) -> None:
    assert tree.get("lang") == "en"
    for grid in tree.iter("table"):
        assert grid.find("caption") is not None
        assert all(cell.get("scope") in ("col", "row") for cell in grid.iter("th"))
        assert grid.find("thead") is not None
    for drawing in tree.iter("svg"):
        if drawing.get("aria-hidden") == "true":
            continue
        named = (drawing.get("aria-labelledby") or "").split()
        title, about = drawing.find("title"), drawing.find("desc")
        assert title is not None and about is not None
        assert named == [title.get("id"), about.get("id")]
        assert len(title.text or "") > 5
        assert len(about.text or "") > 40


def test_every_link_leads_to_a_place_and_no_place_has_two(tree: ET.Element) -> None:
    places = [tag.get("id") for tag in tree.iter() if tag.get("id")]
    assert len(places) == len(set(places))
    assert {str(tag.get("href"))[1:] for tag in tree.iter("a")} <= set(places)


def test_every_figure_is_drawn_once(tree: ET.Element) -> None:
    assert sorted(str(drawing.get("id")) for drawing in tree.iter("figure")) == sorted(f.name for f in FIGURES)
    for drawing in tree.iter("figure"):
        assert len(drawing.findall("svg/path[@class]")) >= 3
        assert len(drawing.findall("svg/circle")) + len(drawing.findall("svg/path/title")) >= 1


def straight(**more: Any) -> Figure:
    line = Curve("line", np.array([0.0, 10.0]), np.array([0.0, 5.0]))
    return Figure("f", "pore", "A title", "What one sees.", Axis("x"), Axis("y"), lambda: [line], **more)


def test_signs_that_mean_something_in_a_page_are_harmless() -> None:
    wild = row("a", note="5 < 6 & \"x\" > '1'")
    text = page(verify.judge({"a": wild}, {"a": lambda: 1.0}, {}), (), ("a < b",), BIBLIOGRAPHY)
    ET.fromstring(text)
    assert "5 &lt; 6 &amp;" in text


def test_the_command_writes_the_page_and_sums_up(
    tmp_path: Path, table: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table([row("a"), row("b")], {"a": lambda: 1.0, "b": lambda: 5.0})
    monkeypatch.setattr("sim.models.figures.FIGURES", (straight(marks=(Mark("a", 5.0),)),))
    file = tmp_path / "page.html"
    assert main(["verify", "--html", str(file)]) == 1
    assert capsys.readouterr().out.startswith("2 rows: 1 within, 1 outside.")
    assert main(["verify", "--html", "-"]) == 1
    assert capsys.readouterr().out == file.read_text(encoding="utf-8")
    assert main(["verify", "--json", "--html", str(file)]) == 1
    assert json.loads(capsys.readouterr().out)["counts"]["outside"] == 1


def test_two_things_are_not_written_to_one_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--json", "--html", "-"]) == 2
    assert "standard output" in capsys.readouterr().err
