"""The Hill curve: how an effect grows with concentration, and the fit of EC50 and Hill slope to measured points.

y = low + (high - low) / (1 + (EC50 / x)^hill) when the effect rises with x; the same upside down when it falls.
Hill 1910, J Physiol 40:iv-vii.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_FEWEST = 5
_MISS = 0.02


@dataclass(frozen=True)
class Hill:
    """A fitted curve: half-way point, slope (always positive), lower and upper level; `falls` as x grows, or rises."""

    ec50: float
    hill: float
    low: float
    high: float
    falls: bool

    def at(self, x: Floats) -> Floats:
        """The curve at these x."""
        share = share_reached(x, self.ec50, self.hill)
        return self.low + (self.high - self.low) * ((1 - share) if self.falls else share)


def share_reached(x: Floats, ec50: float, hill: float) -> Floats:
    """x^hill / (ec50^hill + x^hill), in a form that does not overflow; 0 at x = 0."""
    with np.errstate(divide="ignore"):
        way: Floats = hill * (np.log(x) - np.log(ec50))
    share: Floats = np.reciprocal(1 + np.exp(-np.clip(way, -700, 700)))
    return share


def fit(x: Sequence[float], y: Sequence[float]) -> Hill | None:
    """The Hill curve through the points by least squares, or None when none fits them.

    It fits when EC50 lies between the smallest and largest x, and the points lie within 2 % of the span of the curve.
    """
    points, values = np.asarray(x, float), np.asarray(y, float)
    usable = np.isfinite(values) & (points >= 0)
    points, values = points[usable], values[usable]
    span = float(np.ptp(values)) if len(values) else 0.0
    if len(np.unique(points[points > 0])) < _FEWEST or span <= 1e-9 * float(np.max(np.abs(values))):
        return None
    falls = bool(values[np.argmax(points)] < values[np.argmin(points)])
    from scipy.optimize import least_squares  # 0.3 s, and only a sweep needs it

    def misses(guess: Floats) -> Floats:
        short: Floats = _curve(guess, falls).at(points) - values
        return short / span

    best: Any = None
    for start in _starts(points, values, falls):
        found = least_squares(misses, start, x_scale=[1, 1, span, span], xtol=1e-14, ftol=1e-14, gtol=1e-14)
        best = found if best is None or found.cost < best.cost else best
    curve = _curve(best.x, falls)
    return curve if _believable(curve, points, values) else None


def _curve(guess: Floats, falls: bool) -> Hill:
    return Hill(
        float(np.exp(np.clip(guess[0], -700, 700))),
        float(np.exp(np.clip(guess[1], -5, 5))),
        float(guess[2]),
        float(guess[3]),
        falls,
    )


def _starts(points: Floats, values: Floats, falls: bool) -> list[list[float]]:
    """First guesses: the point nearest to half-way, and the middle of the range, with two slopes."""
    low, high = float(values.min()), float(values.max())
    positive = points > 0
    logs = np.log(points[positive])
    half_way = logs[np.argmin(np.abs(values[positive] - (low + high) / 2))]
    return [[float(centre), slope, low, high] for centre in (half_way, logs.mean()) for slope in (0.0, 0.7)]


def _believable(curve: Hill, points: Floats, values: Floats) -> bool:
    inside = points[points > 0].min() <= curve.ec50 <= points.max()
    span = curve.high - curve.low
    close = span > 0 and float(np.sqrt(np.mean((curve.at(points) - values) ** 2))) <= _MISS * span
    seen = span > 0 and float(np.ptp(values)) >= 0.4 * span  # levels that were never approached are not a finding
    return bool(inside and close and seen and 0.1 < curve.hill < 20)
