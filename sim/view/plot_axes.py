"""Axes: where the ticks of a plot fall and how they are written, in units, in decades, and in time as people say it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Literal

from sim.core.units import figure

_TIME_STEPS = (
    *(k * 10.0**p for p in (-6, -5, -4, -3, -2, -1) for k in (1, 2, 5)),
    *(1.0, 2.0, 5.0, 10.0, 15.0, 30.0),
    *(60.0 * k for k in (1, 2, 5, 10, 15, 20, 30)),
    *(3600.0 * k for k in (1, 2, 3, 4, 6, 8, 12)),
    *(86400.0 * k for k in (1, 2, 3, 7, 14, 28, 56, 182, 364, 728)),
)
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Axis:
    """One axis: its unit as written, its ends in that unit, and whether it is in decades."""

    unit: str
    low: float
    high: float
    scale: Literal["linear", "log"] = "linear"


@dataclass(frozen=True)
class Tick:
    """A tick at `at`; small ones (`text` empty) have a fainter line."""

    at: float
    text: str


def fair(span: float, most: int) -> float:
    """The smallest step of 1, 2 or 5 times a power of ten that cuts the span into at most `most` parts."""
    raw = span / max(1, most)
    power = 10.0 ** floor(log10(raw))
    return next(k * power for k in (1.0, 2.0, 5.0, 10.0) if k * power >= raw * (1 - 1e-9))


def ticks(axis: Axis, most: int) -> list[Tick]:
    """At most about `most` written ticks of an axis."""
    return _decades(axis.low, axis.high, most) if axis.scale == "log" else _evenly(axis.low, axis.high, most)


def _evenly(low: float, high: float, most: int) -> list[Tick]:
    if not high > low:
        return []
    step = fair(high - low, most)
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    if first == last:  # one number alone gives no scale: the widest step with two or more
        for part in (0.8, 0.5, 0.4, 0.2, 0.1):
            begin, end = ceil(low / (step * part) - 1e-9), floor(high / (step * part) + 1e-9)
            if 0 < end - begin <= most:
                step, first, last = step * part, begin, end
                break
    return [Tick(i * step, figure(float(f"{i * step:.10g}") + 0.0, 6)) for i in range(first, last + 1)]


def _decades(low: float, high: float, most: int) -> list[Tick]:
    if not 0 < low < high:
        return []
    first, last = floor(log10(low) + 1e-9), ceil(log10(high) - 1e-9)
    every = max(1, ceil((last - first) / max(1, most)))
    few = last - first <= 2 and most >= 4
    found = []
    for power in range(first, last + 1):
        for k in range(1, 10):
            value = k * 10.0**power
            if low * (1 - 1e-9) <= value <= high * (1 + 1e-9):
                named = (k == 1 and (power - first) % every == 0) or (few and k in (2, 5))
                found.append(Tick(value, decade(value) if named else ""))
    return found


def decade(value: float) -> str:
    """A number of a logarithmic axis: 0.01, 1, 1,000, 10⁻⁶."""
    power = log10(value)
    if abs(power) >= 4 and abs(power - round(power)) < 1e-9:
        return "10" + str(round(power)).translate(_RAISED)
    return figure(value)


def time_unit(span: float) -> tuple[str, float]:
    """The unit that a person would use for a span of time, and its length in seconds."""
    for name, length, most in (("ms", 1e-3, 1.5), ("s", 1.0, 150.0), ("min", 60.0, 9000.0), ("h", 3600.0, 3 * 86400.0)):
        if span <= most:
            return name, length
    return ("days", 86400.0) if span <= 60 * 86400.0 else ("weeks", 604800.0)


def time_ticks(begin: float, end: float, most: int) -> list[Tick]:
    """Ticks of a time axis, each with its unit: 0, 20 min, 40 min."""
    if not end > begin:
        return []
    raw = (end - begin) / max(1, most)
    step = next((s for s in _TIME_STEPS if s >= raw * (1 - 1e-9)), fair(end - begin, most))
    name, length = time_unit(end - begin)
    first, last = ceil(begin / step - 1e-6), floor(end / step + 1e-6)
    return [Tick(i * step, _time(i * step / length, name)) for i in range(first, last + 1)]


def end_tick(begin: float, end: float) -> Tick:
    """The end of a time axis, written in the unit of its ticks."""
    name, length = time_unit(end - begin)
    return Tick(end, _time(end / length, name))


def _time(value: float, name: str) -> str:
    if abs(value) < 1e-9:
        return "0"
    singular = {"days": "day", "weeks": "week"}.get(name, name) if abs(value - 1) < 1e-9 else name
    return f"{figure(float(f'{value:.6g}'), 5)} {singular}"


class Mapping:
    """From a value to a pixel and back, along one axis.

    Args:
        first, last: pixels of the axis's low and high end.
    """

    def __init__(self, axis: Axis, first: float, last: float) -> None:
        self.log = axis.scale == "log"
        low, high = (log10(max(axis.low, 1e-300)), log10(max(axis.high, 1e-300))) if self.log else (axis.low, axis.high)
        if not high > low:
            high = low + 1.0
        self.low, self.high, self.first = low, high, first
        self.per = (last - first) / (high - low)

    def pixel(self, value: float) -> float:
        """Where a value lies; values that a log axis cannot show lie far below it."""
        if self.log:
            value = log10(value) if value > 0 else self.low - 10 * (self.high - self.low)
        return self.first + (value - self.low) * self.per

    def value(self, pixel: float) -> float:
        """The value at a pixel."""
        found = self.low + (pixel - self.first) / self.per
        return float(10.0**found) if self.log else found


def widest(marks: Sequence[Tick]) -> str:
    """The longest of the written ticks."""
    return max((tick.text for tick in marks), key=len, default="")
