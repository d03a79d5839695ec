"""What remains of a run for the report: last, smallest, largest, mean and integral of each observable."""

from dataclasses import dataclass
from math import isfinite
from typing import Literal, get_args

import numpy as np

from sim.cli.plan import Piece, Plan, play
from sim.core import units
from sim.experiments.experiment import Experiment, Rows

Reading = Literal["last", "max", "min", "mean", "integral"]
READINGS: tuple[str, ...] = get_args(Reading)


@dataclass
class Summary:
    """Of one observable, in its shown unit; times in model seconds, the integral in shown unit times seconds.

    The integral is the trapezoid rule over the steps; where an action makes the value jump, each side counts apart.
    """

    unit: str
    last: float = float("nan")
    min: float = float("nan")
    max: float = float("nan")
    t_min: float = float("nan")
    t_max: float = float("nan")
    mean: float = float("nan")
    integral: float = 0.0

    def as_data(self) -> dict[str, float | str | None]:
        """For JSON, where what is not a number is null."""
        return {key: (value if isinstance(value, str) else _finite(value)) for key, value in vars(self).items()}


def _finite(value: float) -> float | None:
    return float(value) + 0.0 if isfinite(value) else None  # + 0.0 turns -0.0 into 0.0


class Summaries:
    """Gathers the summaries of all observables from the pieces of a run."""

    def __init__(self, experiment: type[Experiment]) -> None:
        self._step = experiment.STEP
        self._rows = list(experiment.OBSERVABLES.values())
        self.of = {row.name: Summary(row.unit) for row in self._rows}
        self._begin: int | None = None

    def add(self, piece: Piece) -> None:
        """Take a piece in; pieces come in order."""
        if self._begin is None:
            self._begin = piece.first
        length = (piece.first + len(piece.rows) - 1 - self._begin) * self._step
        for column, row in enumerate(self._rows):
            _take(
                self.of[row.name], piece.rows[:, column] / units.unit(row.unit).factor, piece.first, self._step, length
            )


def _take(summary: Summary, values: Rows, first: int, step: float, length: float) -> None:
    summary.last = float(values[-1])
    if not np.isnan(values).all():
        low, high = int(np.nanargmin(values)), int(np.nanargmax(values))
        if not summary.min <= values[low]:
            summary.min, summary.t_min = float(values[low]), (first + low) * step
        if not summary.max >= values[high]:
            summary.max, summary.t_max = float(values[high]), (first + high) * step
    summary.integral += float(values.sum() - (values[0] + values[-1]) / 2) * step
    summary.mean = summary.integral / length if length else summary.last


def summarised(plan: Plan) -> dict[str, Summary]:
    """Run the plan and give the summary of each observable."""
    _, pieces = play(plan)
    summaries = Summaries(plan.experiment)
    for piece in pieces:
        summaries.add(piece)
    return summaries.of
