"""The window of spike timing: a point for each finished protocol, published points, and later the whole curve.

Where single pulses are given, the rate stands along its axis instead of the interval.
"""

from dataclasses import dataclass, replace
from math import ceil, floor
from typing import Any

import numpy as np
import pygame

from sim.experiments.pairing_plan import Plan
from sim.experiments.pairing_record import Finished
from sim.experiments.pairing_settings import SHOUVAL
from sim.models.plasticity.figures import FIGURES
from sim.models.plasticity.protocols import Floats
from sim.scenes.pairing_parts import words
from sim.scenes.pairing_parts.across import Across, across
from sim.scenes.pairing_parts.axes import TICK, Axes, grid, ticks
from sim.scenes.pairing_parts.look import look
from sim.view import draw
from sim.view.sprites import Colour, mix
from sim.view.text import Type
from sim.view.theme import Theme

ENOUGH = 4
"""So many intervals or rates a student tries before the curve is shown: one's own points first, then the rule."""
_HEAD, _SIZE = 14.0, 12.0
_BLOCKED = 0.005
Published = tuple[tuple[float, float, float, float], ...]


def published(rule: str, plan: Plan) -> tuple[str, Published]:
    """Points of a paper for this rule and protocol (ms, ratio, lower and upper end), and what they are."""
    now = plan.pairings
    by_label = {series.label: series for figure in FIGURES for series in figure.series}
    if now.post_spikes == 1 and (now.rate, now.pairs) == (1.0, 60) and rule in ("DP", "P", "D"):
        rows = by_label[f"{rule}, simulations of the authors"].points
        return "simulations of the authors, mean ± sd", tuple((x, y, low, high) for x, y, low, high in rows)
    if now.post_spikes == 1 and now.pairs == 75 and rule == "cortical slices":
        found = []
        for sign, milliseconds in (("+", 10.0), ("−", -10.0)):
            for rate, y, low, high in by_label[f"{sign}10 ms, slices of visual cortex"].points:
                if rate == now.rate:
                    found.append((milliseconds, y, low, high))
        return ("slices of visual cortex, mean and error", tuple(found)) if found else ("", ())
    return "", ()


@dataclass(frozen=True)
class Curve:
    """The closed form over the places of the axis, as far as it has been computed."""

    places: Floats
    free: Floats
    blocked: Floats | None


class Curves:
    """Computes the curve for a rule and protocol: at once where that is quick, else a few places in each frame."""

    def __init__(self) -> None:
        self._of: Any = None
        self._values: dict[bool, list[float]] = {}
        self._places: Floats = np.zeros(0)

    def read(self, rule: str, plan: Plan, span: tuple[float, float], hurry: bool) -> Curve:
        """The curve so far between two places of the axis.

        Args:
            hurry: compute all of it now, as on a stage that stands still.
        """
        along = across(plan.pairings)
        left = (round(float(np.mean(plan.left)), 4),)
        same = along.put(replace(plan, onset=None, left=left), 0.0)
        key = (rule, same, span)
        if key != self._of:
            self._of = key
            self._places = along.places(rule, span)
            self._values = {False: []} if left[0] > 1 - _BLOCKED else {False: [], True: []}
        slow = rule == SHOUVAL or along.by_rate
        for blocked, values in self._values.items():
            todo = self._places[len(values) :]
            if len(todo):
                whole = same if blocked else replace(same, left=(1.0,))
                values += along.curve(rule, whole, todo[:1] if slow and not hurry else todo)
                if slow and not hurry:
                    break
        free = np.array(self._values[False])
        return Curve(self._places, free, np.array(self._values[True]) if True in self._values else None)


def second_window(curve: Curve) -> float | None:
    """The positive interval (ms) at which depression is deepest again beyond potentiation; None when there is none."""
    if len(curve.free) < len(curve.places):
        return None
    top = int(np.argmax(curve.free))
    if curve.free[top] < 1.02:
        return None
    later = [i for i in range(top, len(curve.free)) if curve.places[i] > 0 and curve.free[i] < 0.985]
    return float(curve.places[min(later, key=lambda i: curve.free[i])]) if later else None


def _reach(curve: Curve) -> tuple[float, float] | None:
    """Round ends of an axis that holds all of a curve: what is cut off at an edge would look like a plateau."""
    rows = [values for values in (curve.free, curve.blocked) if values is not None and len(values)]
    if not rows:
        return None
    low, high = min(float(values.min()) for values in rows), max(float(values.max()) for values in rows)
    return floor(4 * (low - 0.02)) / 4, ceil(4 * (high + 0.02)) / 4


class Window:
    """The plot in an area of the panel."""

    def __init__(self, area: pygame.Rect, theme: Theme, type: Type, ground: Colour) -> None:
        self.area, self._theme, self._type, self._ground = area, theme, type, ground
        self._colours = look(theme)
        self._curves = Curves()
        self._shown: list[Finished] = []
        self._reach: tuple[float, float] | None = None
        head = type.height(_HEAD) + type.px(3)
        self._titled = head < 0.2 * area.h
        gutter = type.width("200", TICK) + type.px(9)
        foot = type.height(TICK) * 2 + type.px(4)
        self._captioned = foot < 0.3 * area.h
        foot = foot if self._captioned else type.height(TICK) + type.px(3)
        top = area.y + (head if self._titled else 0)
        self.plot = pygame.Rect(area.x + gutter, top, area.w - gutter, max(8, area.bottom - foot - top))

    def tried(self, experiment: Any, plan: Plan, rule: str) -> int:
        """How many intervals or rates have been tried with this rule and protocol, from fresh synapses."""
        at = across(plan.pairings).at
        return len({at(one) for one in experiment.record if one.fresh and words.like(one, plan, rule)})

    def axes(self, experiment: Any, plan: Plan) -> Axes:
        """Intervals in ms or rates in powers of ten, and the weight after in % of that before."""
        along = across(plan.pairings)
        record = tuple(one for one in experiment.record if across(one) is along)
        left, right = along.span(plan, record)
        high = max([1.5, *(one.change + 0.1 for one in record)])
        low = min([0.5, *(one.change - 0.1 for one in record)])
        rule = str(experiment.get("parameter_set"))
        for _, _, bottom, top in published(rule, plan)[1]:
            low, high = min(low, bottom - 0.05), max(high, top + 0.05)
        if rule == SHOUVAL:
            low, high = min(low, 0.2), max(high, 2.2)
        if self._reach is not None:
            low, high = min(low, self._reach[0]), max(high, self._reach[1])
        return Axes(self.plot, left, right, 100 * max(0.0, low), 100 * high)

    # ---- drawing

    def draw(self, surface: pygame.Surface, experiment: Any, plan: Plan, hurry: bool) -> bool:
        """All of it; True when the curve is whole (or not shown yet)."""
        type, theme = self._type, self._theme
        rule = str(experiment.get("parameter_set"))
        tried = self.tried(experiment, plan, rule)
        along = across(plan.pairings)
        curve = self._read(experiment, plan, rule, hurry) if tried >= ENOUGH else None
        self._reach = _reach(curve) if curve else None
        axes = self.axes(experiment, plan)
        if self._titled:
            self._title(surface, along)
        marks = along.ticks(axes.left, axes.right, axes.area.w, 1.9 * type.width("−100", TICK))
        tall = axes.area.h / max(10.0, axes.high - axes.low) / (2.4 * type.height(TICK))
        step = next((s for s in (20.0, 25.0, 50.0) if s * tall > 1.0), 100.0)
        grid(surface, type, theme, self._ground, axes, marks, ticks(axes.low, axes.high, step), along.says)
        self._cross(surface, axes, along)
        whole = True
        if curve is not None:
            whole = all(
                len(values) == len(curve.places) for values in (curve.free, curve.blocked) if values is not None
            )
            self._curve(surface, axes, curve)
        label, points = published(rule, plan)
        if curve is not None:  # they would give the answer away
            self._published(surface, axes, points)
        self._runs(surface, axes, experiment, plan, rule)
        if curve is not None and whole and not along.by_rate:
            self._second(surface, axes, curve)
        spent = bool(experiment.record) and not experiment.record[-1].fresh
        self._foot(surface, axes, along, tried, label if points else "", spent)
        return whole

    def _title(self, surface: pygame.Surface, along: Across) -> None:
        type, theme = self._type, self._theme
        surface.blit(type.line(along.title, _HEAD, theme.stage_ink, "SemiBold"), self.area.topleft)
        room = self.area.w - type.width(along.title, _HEAD, "SemiBold") - type.px(10)
        unit = next((text for text in ("weight after, % of before", "%") if type.width(text, TICK) < room), "")
        shown = type.line(unit, TICK, theme.stage_muted)
        surface.blit(shown, (self.area.right - shown.get_width(), self.area.y + type.px(3)))

    def _cross(self, surface: pygame.Surface, axes: Axes, along: Across) -> None:
        ink = mix(self._ground, self._theme.stage_ink, 0.5)
        draw.line(surface, ink, (axes.area.x, axes.y(100.0)), (axes.area.right, axes.y(100.0)), 1.0)
        if not along.by_rate:
            draw.line(surface, ink, (axes.x(0.0), axes.area.y), (axes.x(0.0), axes.area.bottom), 1.0)
        type = self._type
        high = type.height(TICK)
        if axes.area.h < 9 * high:
            return
        for text, right in zip(along.ends, (False, True), strict=True):
            shown = type.line(text, TICK, self._theme.stage_muted)
            x = axes.area.right - shown.get_width() - type.px(4) if right else axes.area.x + type.px(4)
            surface.blit(shown, (x, axes.area.y + type.px(2)))

    def _curve(self, surface: pygame.Surface, axes: Axes, curve: Curve) -> None:
        width = max(1.5, 2.0 * self._theme.stroke * self._type.scale)
        accent = self._theme.traces[0]
        free = mix(self._ground, accent, 0.5) if curve.blocked is not None else accent
        rows: list[tuple[Floats, Colour]] = [(curve.free, free)]
        if curve.blocked is not None:
            rows.append((curve.blocked, self._colours.blocked))
        for values, colour in rows:
            points = [
                axes.at(float(x), 100 * float(y)) for x, y in zip(curve.places[: len(values)], values, strict=True)
            ]
            if len(points) > 1:
                draw.polyline(surface, colour, points, width)
        if curve.blocked is not None and len(curve.blocked) > len(curve.places) // 4:
            x, y = axes.at(axes.left + 0.02 * (axes.right - axes.left), 100 * float(curve.blocked[0]))
            shown, reach = self._type.haloed("with block", TICK, self._colours.blocked, self._ground, "Medium")
            surface.blit(shown, (round(x) - reach, round(y) - shown.get_height() + reach - self._type.px(2)))

    def _published(self, surface: pygame.Surface, axes: Axes, points: Published) -> None:
        colour = mix(self._ground, self._theme.ghost, 0.85)
        radius = max(2.5, 3.2 * self._type.scale)
        for x, y, low, high in points:
            px, py = axes.at(x, 100 * y)
            draw.line(surface, colour, (px, axes.at(x, 100 * low)[1]), (px, axes.at(x, 100 * high)[1]), 1.0)
            draw.circle(surface, colour, (px, py), radius, max(1.0, 1.2 * self._type.scale))

    def _runs(self, surface: pygame.Surface, axes: Axes, experiment: Any, plan: Plan, rule: str) -> None:
        """A dot for each run, and a dash where the closed form lies; faint when it was another protocol."""
        scale = self._type.scale
        along = across(plan.pairings)
        self._shown = [one for one in experiment.record if one.rule == rule and across(one) is along]
        for one in self._shown:
            mine = words.like(one, plan, rule) and one.fresh
            colour: Colour = self._colours.blocked if one.blocked > _BLOCKED else self._colours.mine
            if not mine:
                colour = mix(self._ground, colour, 0.4)
            x, y = axes.at(along.at(one), 100 * one.change)
            if one.fresh:
                _, there = axes.at(along.at(one), 100 * one.expected)
                reach = max(4.0, 6.0 * scale)
                draw.line(surface, mix(self._ground, colour, 0.6), (x, y), (x, there), 1.0)
                draw.line(surface, colour, (x - reach, there), (x + reach, there), max(1.5, 2 * scale))
            self._mark(surface, one, (x, y), colour)

    def _mark(self, surface: pygame.Surface, one: Finished, at: tuple[float, float], colour: Colour) -> None:
        radius = max(3.4, 4.4 * self._type.scale)
        if one.blocked > _BLOCKED:  # its own shape, not only a colour
            box = pygame.Rect(0, 0, round(1.8 * radius), round(1.8 * radius))
            box.center = round(at[0]), round(at[1])
            draw.rounded(surface, box.inflate(2, 2), 2, self._ground)
            draw.rounded(surface, box, 2, colour)
            return
        draw.circle(surface, self._ground, at, radius + 1.2)
        draw.circle(surface, colour, at, radius, 0.0 if one.fresh else max(1.2, 1.5 * self._type.scale))

    def work(self, experiment: Any, plan: Plan) -> None:
        """A little more of the curve, where it takes long."""
        rule = str(experiment.get("parameter_set"))
        if self.tried(experiment, plan, rule) >= ENOUGH:
            self._read(experiment, plan, rule, False)

    def _read(self, experiment: Any, plan: Plan, rule: str, hurry: bool) -> Curve:
        """The curve as far as it has been computed, along the axis that is shown."""
        axes = self.axes(experiment, plan)
        return self._curves.read(rule, plan, (axes.left, axes.right), hurry)

    def now(self, surface: pygame.Surface, experiment: Any, plan: Plan) -> None:
        """Where the present interval or rate lies, and how far the run that goes on has come."""
        axes = self.axes(experiment, plan)
        x = axes.at(across(plan.pairings).at(plan.pairings), 100.0)[0]
        colour = self._theme.prediction
        points = [(x, axes.area.y), (x, axes.area.bottom)]
        draw.dashed(surface, mix(self._ground, colour, 0.75), points, max(1.0, 1.2 * self._type.scale), (4.0, 4.0))
        if experiment.running:
            y = axes.at(0.0, 100 * float(experiment.observe()["weight"]))[1]
            draw.circle(surface, self._ground, (x, y), max(4.6, 6.2 * self._type.scale))
            draw.circle(surface, colour, (x, y), max(4.0, 5.4 * self._type.scale), max(1.5, 2.0 * self._type.scale))

    def _second(self, surface: pygame.Surface, axes: Axes, curve: Curve) -> None:
        at = second_window(curve)
        if at is None:
            return
        type = self._type
        x, y = axes.at(at, 100 * float(np.interp(at, curve.places, curve.free)))
        text = "second window: contested"
        wide = type.width(text, TICK, "Medium")
        top = y + type.px(7)
        if wide > 0.5 * axes.area.w or top + type.height(TICK) > axes.area.bottom:
            return
        shown, reach = type.haloed(text, TICK, self._theme.stage_ink, self._ground, "Medium")
        left = min(x - type.px(6), axes.area.right - wide)
        surface.blit(shown, (round(left) - reach, round(top) - reach))

    def _foot(self, surface: pygame.Surface, axes: Axes, along: Across, tried: int, label: str, spent: bool) -> None:
        """What the axis is, and what is still to be done before the curve is shown."""
        if not self._captioned:
            return
        type, theme = self._type, self._theme
        y = self.area.bottom - type.height(TICK)
        blocked = any(one.blocked > _BLOCKED for one in self._shown)
        mine = "● your runs  ■ with block  – closed form" if blocked else "● your runs  – closed form"
        colour = theme.stage_muted
        if tried < ENOUGH:
            texts, colour = list(to_do(along, ENOUGH - tried, spent)), theme.prediction
        elif label:
            texts = [f"{mine}  ○ {label}", f"{mine}  ○ {label.split(',')[0]}", f"○ {label}", mine]
        else:
            texts = [mine]
        room = axes.area.w - type.width(along.unit[1], TICK) - type.px(12)
        text = next((one for one in texts if type.width(one, TICK, "Medium") <= room), "")
        used = type.width(text, TICK, "Medium") + type.px(12)
        surface.blit(type.line(text, TICK, colour, "Medium"), (axes.area.x, y))
        for unit in along.unit:
            wide = type.width(unit, TICK)
            if used + wide <= axes.area.w or unit == along.unit[1]:
                surface.blit(type.line(unit, TICK, theme.stage_muted), (axes.area.right - wide, y))
                break


def to_do(along: Across, missing: int, spent: bool) -> tuple[str, ...]:
    """How the window goes on, in fewer and fewer words."""
    if spent:
        return "The last run had used synapses: take fresh ones", "Take fresh synapses"
    many, one = along.what
    if missing == 1:
        return f"One more {one} shows the curve", "One more"
    more = "" if missing == ENOUGH else "more "
    return f"{missing} {more}{many} show the curve", f"{missing} {more}{many}"
