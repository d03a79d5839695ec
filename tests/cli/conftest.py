"""A tank that empties: an experiment small enough to know every answer, put in place of the catalogue."""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, nan
from types import ModuleType
from typing import Any, ClassVar

import numpy as np
import pytest

from sim.__main__ import main
from sim.core.quantities import Action, Observable, choice, quantity, switch
from sim.experiments.experiment import Experiment, Rows


@dataclass(frozen=True)
class TankParams:
    """What can be turned on the tank."""

    rate: float = quantity(1.0, "1/s", "Rate", valid=(0.01, 100), source="ours", scale="log", path="tap.rate")
    volume: float = quantity(2.0, "L", "Volume", valid=(0, 10), source="ours")
    drug: float = quantity(0.0, "uM", "Drug", valid=(0, 1000), source="ours", scale="log")
    people: int = quantity(3, "1", "People", valid=(0, 9), source="ours", whole=True)
    colour: str = choice("red", "Colour", ("red", "green"), source="ours")
    lid: bool = switch(True, "Lid", source="ours")


def _fill(tank: Any) -> None:
    tank.level = tank.params.volume


class Tank(Experiment):
    """level' = -rate level, solved exactly."""

    NAME = "tank"
    TITLE = "Tank"
    QUESTION = "How fast does it empty?"
    STEP = 0.01
    PACE = 1.0
    LENGTH = 2.0
    PARAMS = TankParams
    OBSERVABLES: ClassVar = {
        row.name: row
        for row in (
            Observable[Any]("level", "Level", "mL", (0, 2000), lambda tank: tank.level),
            Observable[Any]("open", "Open", "1", (0, 1), lambda tank: 1 / (1 + tank.params.drug / 3)),
            Observable[Any]("undefined", "Undefined", "1", (0, 1), lambda tank: nan),
        )
    }
    ACTIONS: ClassVar = {
        row.name: row
        for row in (
            Action[Any]("fill", "Fill it up again", _fill),
            Action[Any]("empty it", "Pour it out", _fill, lambda tank: "the lid is on" if tank.params.lid else ""),
        )
    }
    PLOTS = (("level",),)

    def _start(self) -> None:
        self.level = self.params.volume

    def _advance(self, n: int) -> Rows:
        rows = np.empty((n, 3))
        for i in range(n):
            self.level *= exp(-self.params.rate * self.STEP)
            rows[i] = list(self.observe().values())
        return rows

    def _settings_changed(self, path: str) -> None:
        pass

    def _state(self) -> dict[str, Any]:
        return {"level": self.level}

    def _put_state(self, state: dict[str, Any]) -> None:
        self.level = state["level"]


@pytest.fixture
def tank(monkeypatch: pytest.MonkeyPatch) -> type[Tank]:
    """The catalogue holds the tank alone."""
    catalogue = ModuleType("sim.experiments.catalogue")
    catalogue.EXPERIMENTS = {"tank": Tank}  # type: ignore[attr-defined]
    monkeypatch.setitem(__import__("sys").modules, "sim.experiments.catalogue", catalogue)
    monkeypatch.setattr("sim.experiments.catalogue", catalogue, raising=False)
    return Tank


@pytest.fixture
def say(tank: type[Tank], capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs a command line on the tank; gives (exit code, standard output, standard error)."""

    def run(*words: str) -> tuple[int, str, str]:
        code = main(words)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run
