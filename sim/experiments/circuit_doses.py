"""The doses that a student has tried at the patch of cortex: what it settled at under each concentration.

A concentration that is held is watched: after a while in which the patch settles, spikes with drug and in the twin
without are counted, and their ratio is the point. Holding it longer makes the point more exact.
"""

from dataclasses import dataclass
from typing import Any

from sim.core.facts import fact
from sim.experiments.circuit_settings import CircuitParams

SETTLING = fact(1.0, "s", "How long a new concentration acts before spikes are counted", "circuit-choice", "teaching")
LEAST = fact(2.0, "s", "How long spikes must be counted for a point", "circuit-choice", "teaching")
MOST = 40
"""Points that are kept; the oldest goes."""


@dataclass(frozen=True)
class Tried:
    """One point: a free concentration in µM, and rates against the twin without drug.

    Attributes:
        assumed: share of tonic drive in both kinds, whether each is blocked, and inhibition, when it was made.
        seconds: how long spikes were counted.
    """

    ketamine: float
    assumed: tuple[float, float, bool, bool, float]
    pyramidal: float
    interneurons: float
    seconds: float


def assumptions(params: CircuitParams) -> tuple[float, float, bool, bool, float]:
    """All that was set but the concentration."""
    return (
        params.share_pyramidal,
        params.share_interneuron,
        params.block_pyramidal,
        params.block_interneuron,
        params.inhibition,
    )


class Doses:
    """Counts the spikes of the present setting and keeps the points of those before.

    Attributes:
        watched: steps that count for the present setting.
    """

    def __init__(self, step: float, state: dict[str, Any] | None = None) -> None:
        self._step = step
        kept = state or {"held": 0, "watched": 0, "counts": [0, 0, 0, 0], "made": []}
        self._held: int = kept["held"]
        self.watched: int = kept["watched"]
        self._counts: list[int] = kept["counts"]
        self._made = [Tried(row[0], (row[1], row[2], row[3], row[4], row[5]), *row[6:9]) for row in kept["made"]]

    def begin(self) -> None:
        """Another setting from now on."""
        self._held, self.watched, self._counts = 0, 0, [0, 0, 0, 0]

    def count(self, params: CircuitParams, pyramidal: list[int], interneurons: list[int]) -> None:
        """Take in one step: spikes of each kind, without and with drug."""
        self._held += 1
        if self._held * self._step <= SETTLING.value:
            return
        self.watched += 1
        news = (*pyramidal, *interneurons)
        self._counts = [old + new for old, new in zip(self._counts, news, strict=True)]
        now = self._now(params)
        if now is not None:
            same = (now.ketamine, now.assumed)
            self._made = [row for row in self._made if (row.ketamine, row.assumed) != same][-MOST + 1 :]
            self._made.append(now)

    def _now(self, params: CircuitParams) -> Tried | None:
        seconds = self.watched * self._step
        if params.ketamine <= 0 or seconds < LEAST.value - 1e-9:
            return None
        quiet, firing, idle, inhibiting = self._counts
        return Tried(params.ketamine, assumptions(params), firing / max(quiet, 1), inhibiting / max(idle, 1), seconds)

    def tried(self) -> tuple[Tried, ...]:
        """All points, the latest last."""
        return tuple(self._made)

    def state(self) -> dict[str, Any]:
        """As plain numbers."""
        made = [[r.ketamine, *r.assumed, r.pyramidal, r.interneurons, r.seconds] for r in self._made]
        return {"held": self._held, "watched": self.watched, "counts": list(self._counts), "made": made}
