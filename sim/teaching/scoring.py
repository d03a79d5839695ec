"""Holds a committed prediction against what the run then showed: how near, whether right, and the same in words."""

import json
from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from sim.core import units
from sim.core.complaints import Complaint, unknown
from sim.core.quantities import Observable
from sim.experiments.experiment import Experiment
from sim.experiments.trace import Trace
from sim.teaching import build
from sim.teaching.lesson import Option, Predict

Given = str | float | list[list[float]]
"""A prediction: the word of a direction, the text of an option, an internal value, or points (s, internal value)."""
WAYS = {"up": "goes up", "down": "goes down", "same": "stays about the same"}
_POINTS = 60


class Score(msgspec.Struct, frozen=True):
    """How a prediction fared.

    Attributes:
        right: within the tolerance that the lesson gives.
        closeness: 0 (far off) to 1 (exact).
        words: what to say to the student.
    """

    right: bool
    closeness: float
    words: str


def commit(bench: type[Experiment], predict: Predict, value: object) -> Given:
    """What the student gave, checked and in one form.

    Raises:
        Complaint: it is no answer to this question.
    """
    if predict.sort == "direction":
        if value not in WAYS:
            raise unknown("direction", str(value), WAYS)
        return str(value)
    if predict.sort == "choice":
        return chosen(predict.options, value).text
    row = build.observable(bench, predict.observable)
    if predict.sort == "number":
        return build.value_of(row, value) if isinstance(value, str) else _number(value)
    try:
        points: Any = json.loads(value) if isinstance(value, str) else value
        drawn = sorted([_number(t), _number(y)] for t, y in points)
    except (TypeError, ValueError):
        raise Complaint("a curve is a list of points: time and value.") from None
    if len(drawn) < 2:
        raise Complaint("draw the curve over the whole width first.")
    return drawn


def _number(value: object) -> float:
    if isinstance(value, (int, float)) and np.isfinite(value):
        return float(value)
    raise Complaint(f"'{value}' is not a number.")


def chosen(options: Sequence[Option], value: object) -> Option:
    """The option of that text or of that place in the list.

    Raises:
        Complaint: there is none.
    """
    if isinstance(value, int) and 0 <= value < len(options):
        return options[value]
    for option in options:
        if option.text == value:
            return option
    raise unknown("answer", str(value), [option.text for option in options])


def needed(bench: type[Experiment], predict: Predict) -> int:
    """How many ticks of the run the score needs."""
    return build.ticks(bench, predict.span)


def score(
    bench: type[Experiment], predict: Predict, given: Given, trace: Trace, start: int, before: dict[str, float]
) -> Score:
    """The score of a committed prediction.

    Args:
        trace: of the run, at least up to the end of the span.
        start: the tick at which the step began.
        before: the observables at that moment.
    """
    if predict.sort == "choice":
        option = chosen(predict.options, given)
        return Score(option.right, float(option.right), option.reply)
    if predict.sort == "direction":
        truth = direction(bench, predict, trace, start, before) if predict.observable else predict.right
        right = given == truth
        row = bench.OBSERVABLES.get(predict.observable)
        what = row.label if row else "It"
        return Score(right, float(right), f"{what} {WAYS[truth]}; you said that it {WAYS[str(given)]}.")
    row = build.observable(bench, predict.observable)
    if predict.sort == "number":
        return _score_number(row, predict, float(given), reading(bench, predict, trace, start))  # type: ignore[arg-type]
    return _score_curve(bench, row, predict, given, trace, start)


def reading(bench: type[Experiment], predict: Predict, trace: Trace, start: int) -> float:
    """What the run gave for a number that was asked for: last, highest or lowest of the span."""
    begin = start * bench.STEP
    end = begin + needed(bench, predict) * bench.STEP if predict.span else trace.end
    if predict.read == "last":
        return trace.at(predict.observable, end)
    _, lows, highs = trace.span(predict.observable, begin + bench.STEP, end)
    return float(highs.max() if predict.read == "max" else lows.min())


def direction(bench: type[Experiment], predict: Predict, trace: Trace, start: int, before: dict[str, float]) -> str:
    """Which way the observable went over the span."""
    row = build.observable(bench, predict.observable)
    change = reading(bench, predict, trace, start) - before[row.name]
    slack = build.amount(row, predict.tolerance).size
    return "same" if abs(change) <= slack else "up" if change > 0 else "down"


def _score_number(row: Observable[Any], predict: Predict, given: float, truth: float) -> Score:
    slack = build.amount(row, predict.tolerance)
    if slack.factor:
        off = abs(np.log(given / truth)) if given > 0 and truth > 0 else np.inf
        allowed = float(np.log(slack.size))
    else:
        off, allowed = abs(given - truth), slack.size
    right = bool(off <= allowed * (1 + 1e-9))
    closeness = float(np.exp(-off / (3 * allowed))) if allowed else float(right)
    return Score(right, closeness, f"You said {row.say(given)}; the run gave {row.say(truth)}.")


def _score_curve(
    bench: type[Experiment], row: Observable[Any], predict: Predict, given: Given, trace: Trace, start: int
) -> Score:
    points = np.asarray(given, dtype=float)
    begin, length = start * bench.STEP, needed(bench, predict) * bench.STEP
    times = np.linspace(0, length, _POINTS + 1)[1:]
    truth = np.array([trace.at(row.name, begin + t) for t in times])
    drawn = np.interp(times, points[:, 0], points[:, 1])
    low, high = build.value_of(row, predict.low), build.value_of(row, predict.high)
    log = row.scale == "log" and low > 0
    here, there = _height(drawn, low, high, log), _height(truth, low, high, log)
    off = float(np.mean(np.abs(here - there)))
    right = off <= units.parse(predict.tolerance or "15 %", "%")
    share = units.figure(100 * off, 2)
    words = f"On average your curve lay {share} % of the plot's height away from the run."
    if not right:
        late = int(np.argmax(np.abs(here - there)))
        side = "above" if here[late] > there[late] else "below"
        words += f" It was furthest {side} it at {units.say_time(float(times[late]))}."
    return Score(right, max(0.0, 1.0 - 2 * off), words)


def _height(values: NDArray[np.float64], low: float, high: float, log: bool) -> NDArray[np.float64]:
    """Values as a share of the drawing's height, 0 to 1."""
    if log:
        values, low, high = np.log(np.maximum(values, low)), float(np.log(low)), float(np.log(high))
    return np.clip((values - low) / (high - low), 0.0, 1.0)
