"""What a plot shows, as data: curves, bands, marks, points and a fit. Values are in shown units, times in seconds."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from sim.view.sprites import Colour

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Band:
    """A named range of the vertical axis, such as the concentrations at which patients dissociate.

    Without a colour it is a neutral shade, so that it is not taken for one of the curves.
    """

    low: float
    high: float
    label: str
    source: str = ""
    colour: Colour | None = None


@dataclass(frozen=True)
class Curve:
    """Samples in the shown unit; `low` and `high` differ where a sample stands for a stretch of time."""

    times: Floats
    low: Floats
    high: Floats
    label: str
    colour: Colour
    dash: bool = False
    weight: float = 2.0

    def at(self, x: float) -> float | None:
        """The value at a time, None outside the samples."""
        if len(self.times) == 0 or not self.times[0] <= x <= self.times[-1]:
            return None
        i = min(int(np.searchsorted(self.times, x)), len(self.times) - 1)
        j = max(0, i - 1)
        span = float(self.times[i] - self.times[j])
        share = (x - float(self.times[j])) / span if span > 0 else 1.0
        before, after = ((float(self.low[k]) + float(self.high[k])) / 2 for k in (j, i))
        value = before + (after - before) * share
        return value if np.isfinite(value) else None


@dataclass(frozen=True)
class Mark:
    """Something that happened at a time: a dose, a pulse, a change of a parameter."""

    time: float
    label: str


@dataclass(frozen=True)
class Points:
    """Measured or simulated points, such as those that a fit goes through; `spread` is half an error bar."""

    x: Floats
    y: Floats
    colour: Colour
    shape: Literal["round", "square", "diamond"] = "round"
    spread: Floats | None = None


@dataclass(frozen=True)
class Fit:
    """A Hill fit: y = low + (high - low) / (1 + (x / ec50)^-hill); with `low` above `high` it falls."""

    ec50: float
    hill: float
    low: float
    high: float
    name: str = "EC₅₀"

    def at(self, x: Floats) -> Floats:
        """The fitted response."""
        found: Floats = self.low + (self.high - self.low) / (1.0 + (self.ec50 / x) ** self.hill)
        return found
