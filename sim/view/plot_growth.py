"""Curves that grow: what is far enough from the end stays drawn, so that a frame costs only the newest columns."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pygame

from sim.view.plot_data import Curve
from sim.view.plot_lines import columns, stroke
from sim.view.plot_notes import Sheet

DASH = (7.0, 5.0)
SETTLE = 32
"""Columns of a growing curve that are drawn anew in each frame before they join the part that stays."""
Tip = tuple[float, float]


@dataclass
class _Kept:
    """How much of a curve stays drawn, and what its samples added up to when that was done."""

    start: float
    samples: int = 0
    sums: tuple[float, float] = (0.0, 0.0)
    drawn: int = 0
    whole: bool = False
    tip: Tip | None = None
    before: tuple[object, ...] = ()

    def holds(self, curve: Curve) -> bool:
        """True when the curve still begins with the samples that are drawn."""
        n = len(curve.times)
        if self.samples == 0:
            return n == 0 or not self.whole
        if n < self.samples or (self.whole and n != self.samples) or float(curve.times[0]) != self.start:
            return False
        return _sums(curve, self.samples) == self.sums


def _sums(curve: Curve, n: int) -> tuple[float, float]:
    low = float(np.nansum(curve.low[:n]))
    return low, low if curve.high is curve.low else float(np.nansum(curve.high[:n]))


def data_mark(curve: Curve) -> tuple[object, ...]:
    """What tells that the samples of a curve have changed, without comparing them one by one."""
    n = len(curve.times)
    return (n, float(curve.times[0]), float(curve.times[-1]), *_sums(curve, n)) if n else (0,)


class Growth:
    """Draws the curves of one plot, and remembers what it need not draw again."""

    def __init__(self) -> None:
        self._kept: list[_Kept] | None = None

    def forget(self) -> None:
        """The axes have changed: nothing that was drawn holds."""
        self._kept = None

    def draw(
        self, sheet: Sheet, stays: pygame.Surface, under: pygame.Surface, curves: Sequence[Curve]
    ) -> list[Tip | None]:
        """Draw all curves onto the sheet; returns the last point of each in pixels.

        Args:
            stays: the ground with all that stays drawn; grows as the curves do.
            under: the ground alone.
        """
        all_kept = self._kept
        if all_kept is None or len(all_kept) != len(curves) or not all(map(_Kept.holds, all_kept, curves)):
            all_kept = self._kept = [_Kept(float(curve.times[0]) if len(curve.times) else 0.0) for curve in curves]
            stays.blit(under, (0, 0))
        sheet.picture.blit(stays, (0, 0))
        return [self._one(sheet, stays, kept, curve) for kept, curve in zip(all_kept, curves, strict=True)]

    def _one(self, sheet: Sheet, stays: pygame.Surface, kept: _Kept, curve: Curve) -> Tip | None:
        if kept.whole:
            return kept.tip
        area, begin = sheet.area, max(0, kept.drawn - 2)
        left = area.left + begin
        shape = columns(curve.times, curve.low, curve.high, sheet.x, sheet.y, left, area.w - begin)
        there = np.flatnonzero(np.isfinite(shape.top))
        last = int(there[-1]) if len(there) else -1
        if last >= 0:
            kept.tip = (left + last, float((shape.top[last] + shape.bottom[last]) / 2))
        place = pygame.Rect(left, area.top - 2, area.w - begin, area.h + 4).clip(stays.get_rect())
        weight = sheet.theme.stroke * max(1.0, sheet.type.scale**0.5)
        dash = (DASH[0] * weight, DASH[1] * weight) if curve.dash else None
        first, width = kept.drawn - begin, curve.weight * weight
        stroke(sheet.picture, place, shape, curve.colour, width, dash, first)
        mark = data_mark(curve)
        if mark == kept.before:
            stroke(stays, place, shape, curve.colour, width, dash, first)
            kept.whole, kept.samples, kept.sums = True, len(curve.times), _sums(curve, len(curve.times))
        elif last - first > SETTLE and not curve.dash:
            stroke(stays, place, shape, curve.colour, width, None, first, last - 1)
            kept.drawn = begin + last - 1
            after = sheet.x.value(area.left + kept.drawn + 1.0)
            kept.samples = min(len(curve.times), int(np.searchsorted(curve.times, after)) + 1)
            kept.sums = _sums(curve, kept.samples)
        kept.before = mark
        return kept.tip
