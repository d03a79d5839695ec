"""Evidence: each room says what speaks for it, what against, and what is open; each row names a listed paper."""

from importlib import import_module
from pathlib import Path

import pytest

import sim.models
from sim.core.evidence import SIDES
from sim.models.bibliography import BIBLIOGRAPHY

ROOMS = sorted(path.parent.name for path in Path(sim.models.__path__[0]).glob("*/evidence.py"))


@pytest.mark.parametrize("room", ROOMS)
def test_all_sides_are_told_and_every_row_has_its_paper(room: str) -> None:
    rows = import_module(f"sim.models.{room}.evidence").EVIDENCE
    assert {row.side for row in rows} == set(SIDES)
    for row in rows:
        assert row.source in BIBLIOGRAPHY, row.finding
        assert row.finding.endswith((".", "?")) and 20 < len(row.finding) < 260
        assert row.about and row.where
