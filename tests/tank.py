"""A tiny experiment for tests: a leaking tank that a tap fills, a bucket splashes into, and that is a little noisy."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from sim.core.quantities import Action, Observable, choice, quantity, switch
from sim.experiments.experiment import Experiment, Rows


@dataclass(frozen=True)
class TankParams:
    inflow: float = quantity(0.0, "1", "Inflow", valid=(0, 100), source="ours")
    leak: float = quantity(1.0, "1/s", "Leak", valid=(0, 50), source="ours")
    bucket: float = quantity(10.0, "1", "Bucket", valid=(0, 100), source="ours", path="bucket.size")
    noise: float = quantity(0.0, "1", "Noise", valid=(0, 1), source="ours")
    liquid: str = choice("water", "Liquid", ("water", "tea"), source="ours")
    lid: bool = switch(False, "Lid", source="ours")


class Tank(Experiment):
    NAME = "tank"
    TITLE = "Tank"
    QUESTION = "How full is it?"
    STEP = 0.01
    PACE = 1.0
    LENGTH = 10.0
    PARAMS = TankParams
    OBSERVABLES: ClassVar = {
        "level": Observable("level", "Level", "L", (0, 100), lambda t: t.level),
        "outflow": Observable("outflow", "Outflow", "L/s", (0, 100), lambda t: t.level * t.params.leak),
    }
    ACTIONS: ClassVar = {
        "splash": Action("splash", "Empty the bucket", lambda t: t.splash(), lambda t: "the lid is on." * t.params.lid),
    }
    PLOTS = (("level",),)

    def splash(self) -> None:
        self.level += self.params.bucket

    def _start(self) -> None:
        self.level = 0.0

    def _advance(self, n: int) -> Rows:
        rows = np.empty((n, 2))
        for i in range(n):
            p = self.params
            keep = float(np.exp(-p.leak * self.STEP))
            self.level = self.level * keep + p.inflow * self.STEP
            if p.noise:
                self.level += p.noise * float(self.random.standard_normal())
            rows[i] = self.level, self.level * p.leak
        return rows

    def _settings_changed(self, path: str) -> None:
        pass

    def _state(self) -> dict[str, Any]:
        return {"level": self.level}

    def _put_state(self, state: dict[str, Any]) -> None:
        self.level = state["level"]
