"""A course: doses given to one model and followed for some hours, on a fine grid; peaks, times and areas of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.models.body.compartments import Change
from sim.models.body.disposition import Disposition, in_umol

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Dose:
    """`milligrams` by `route` at `time` s, an infusion over `duration` s."""

    route: str
    milligrams: float
    duration: float = 0.0
    time: float = 0.0


@dataclass(frozen=True)
class Course:
    """What became of doses, every `step` seconds from the first moment on."""

    model: Disposition
    step: float
    states: Floats

    def of(self, name: str) -> Floats:
        """A concentration in ng/mL at every step (`exposure` in ng s/mL)."""
        values: Floats = self.states @ self.model.system.weights(self.model.concentrations[name])
        return values

    def at(self, name: str, seconds: float) -> float:
        """A concentration at a moment."""
        return float(self.of(name)[round(seconds / self.step)])

    def peak(self, name: str) -> tuple[float, float]:
        """The highest concentration and its time in s."""
        values = self.of(name)
        top = int(values.argmax())
        return float(values[top]), top * self.step

    def below(self, name: str, level: float) -> float:
        """The first time in s, after the peak, at which the concentration is under `level`."""
        values = self.of(name)
        top = int(values.argmax())
        return (top + int(np.argmax(values[top:] < level))) * self.step

    def area(self, name: str = "ketamine") -> float:
        """Area under the curve in ng s/mL, by Simpson's rule; of ketamine the exact integral."""
        if name == "ketamine":
            return float(self.of("exposure")[-1])
        y = self.of(name)
        y = y if len(y) % 2 else y[:-1]
        return float((y[0] + y[-1] + 4 * y[1:-1:2].sum() + 2 * y[2:-1:2].sum()) * self.step / 3)

    def total(self) -> Floats:
        """umol in all places together at every step."""
        sums: Floats = self.states[:, : len(self.model.system.places)].sum(axis=1)
        return sums


def follow(model: Disposition, doses: Sequence[Dose], seconds: float) -> Course:
    """Give the doses and follow them."""
    changes: list[Change] = []
    for dose in doses:
        changes += model.dose(dose.route, in_umol(dose.milligrams), dose.duration, dose.time)
    changes.sort(key=lambda change: change.time)
    system = model.system
    steps = round(seconds / system.step)
    return Course(model, system.step, system.block(system.nothing(), 0, changes, steps))
