"""The rooms of the models: none is forgotten where all rooms are put together."""

from importlib import import_module
from pathlib import Path

import pytest

import sim.models
from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.checks import CHECKS, GAPS, MISFITS

HERE = Path(sim.models.__path__[0])


def modules(pattern: str) -> list[str]:
    return sorted(f"sim.models.{path.parent.name}.{path.stem}" for path in HERE.glob(f"*/{pattern}.py"))


@pytest.mark.parametrize("module", modules("*papers"))
def test_the_papers_of_each_room_are_in_the_bibliography(module: str) -> None:
    for paper in import_module(module).PAPERS:
        assert BIBLIOGRAPHY[paper.key] is paper


@pytest.mark.parametrize("module", modules("checks"))
def test_the_checks_misfits_and_gaps_of_each_room_are_among_all(module: str) -> None:
    room = import_module(module)
    assert set(room.CHECKS) <= set(CHECKS)
    assert set(room.MISFITS) <= set(MISFITS)
    assert set(room.GAPS) <= set(GAPS)
