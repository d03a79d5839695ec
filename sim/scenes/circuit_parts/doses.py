"""The doses that the student has tried: firing against free ketamine, with the clinical ranges under the axis."""

from math import log10

import numpy as np
import pygame

from sim.core.units import figure
from sim.scenes.circuit_parts.lens import ketamine
from sim.scenes.circuit_parts.reading import CLINICAL, ENOUGH, Reading, clinical_bands
from sim.scenes.effects import effect_tone
from sim.view import draw
from sim.view.sprites import Colour, dot, mix
from sim.view.text import Type
from sim.view.theme import Theme

LOW, HIGH = 0.01, 100.0
_CURVE = np.geomspace(LOW, HIGH, 120)
_MARKS = (0.01, 0.1, 1.0, 10.0, 100.0)


class DosePlot:
    """The plot at one size. What it shows is a pure function of the experiment."""

    def __init__(self, area: pygame.Rect, theme: Theme, type: Type, ground: str, brief: bool = False) -> None:
        self.brief = brief
        self.area, self.theme, self.type, self.ground = area, theme, type, ground
        t = type
        left = t.width("150 %", 11) + t.px(6)
        below = t.height(11) * (1 if brief else 2) + t.px(8)
        self._lane = t.height(11) + t.px(1)
        self.box = pygame.Rect(area.x + left, area.y + t.px(4), area.w - left - t.px(6), 10)
        self._rows = self._laned()
        lanes = 1 + max(lane for lane, _ in self._rows)
        if area.h - below - lanes * self._lane < t.px(52):
            self._rows, lanes = (), 0
        self.box.h = area.h - below - lanes * self._lane - t.px(4)
        self._lanes = lanes
        self._drug = ketamine(theme.marks["ketamine"], 5.2 * type.scale, theme.dark)

    def _laned(self) -> tuple[tuple[int, int], ...]:
        """For each clinical range the lane under the axis and the left end of its name."""
        t, out = self.type, []
        taken = [-1.0] * len(clinical_bands())
        for name, low, high in clinical_bands():
            a, b, wide = self.x(low), max(self.x(high), self.x(low) + t.px(4)), t.width(name, 11)
            right = b + t.px(6) + wide <= self.area.right
            begin, end = (a, b + t.px(6) + wide) if right else (a - t.px(6) - wide, b)
            lane = next(k for k, used in enumerate(taken) if begin > used + t.px(8) or used < 0)
            taken[lane] = end
            out.append((lane, round(b + t.px(6)) if right else round(begin)))
        return tuple(out)

    @staticmethod
    def least(type: Type, brief: bool = False) -> int:
        """The least height of any use; when `brief` the unit stands at the last tick, and the axis has no name."""
        return type.height(11) * (1 if brief else 2) + type.px(8) + type.px(54)

    @staticmethod
    def whole(type: Type, brief: bool = False) -> int:
        """The height at which nothing is left out."""
        return DosePlot.least(type, brief) + 3 * (type.height(11) + type.px(1))

    def x(self, concentration: float) -> float:
        """The pixel of a concentration in µM."""
        share = (log10(max(concentration, LOW)) - log10(LOW)) / (log10(HIGH) - log10(LOW))
        return self.box.x + min(share, 1.0) * self.box.w

    def _most(self, reading: Reading) -> float:
        highest = max((max(row.pyramidal, row.interneurons) for row in reading.tried), default=1.0)
        if reading.curve_shown:
            highest = max(highest, float(reading.curve(_CURVE)[0].max()))
        return 1.6 if highest <= 1.55 else 2.6 if highest <= 2.5 else 5.0

    def draw(self, surface: pygame.Surface, reading: Reading) -> None:
        """Axes, bands, curve if earned, points, and where the present concentration lies."""
        t, theme, box = self.type, self.theme, self.box
        most = self._most(reading)
        faint = mix(self.ground, theme.stage_ink, 0.13)
        pygame.draw.rect(surface, mix(self.ground, theme.stage_ink, 0.05), box, border_radius=t.px(3))
        self._bands(surface)
        step = 0.5 if most < 2 else 1.0
        marks = np.arange(0.0, most + 1e-6, step).tolist()
        while box.h / max(1, len(marks) - 1) < t.height(11) and len(marks) > 2:
            marks = marks[::2]
        for tick in marks:
            y = self._y(tick, most)
            pygame.draw.line(surface, mix(self.ground, theme.stage_ink, 0.4) if tick == 1 else faint, (box.x, y),
                             (box.right - 1, y))  # fmt: skip
            words = t.line(f"{100 * tick:.0f} %", 11, theme.stage_muted)
            surface.blit(words, (box.x - t.px(5) - words.get_width(), round(y - words.get_height() / 2)))
        for tick in _MARKS:
            x = round(self.x(tick))
            pygame.draw.line(surface, faint, (x, box.y), (x, box.bottom + t.px(3)))
            unit = " µM" if self.brief and tick == _MARKS[-1] else ""
            words = t.line(figure(tick) + unit, 11, theme.stage_muted)
            left = min(max(box.x - t.px(6), x - words.get_width() // 2), self.area.right - words.get_width())
            surface.blit(words, (left, box.bottom + t.px(3)))
        if not self.brief:
            name = t.line("free ketamine, µM", 11, theme.stage_muted)
            surface.blit(name, (box.centerx - name.get_width() // 2, box.bottom + t.px(4) + t.height(11)))
        clip = surface.get_clip()
        surface.set_clip(box.inflate(2, 2).clip(clip))
        if reading.curve_shown:
            self._curve(surface, reading, most)
        surface.set_clip(clip)
        self._points(surface, reading, most)
        self._now(surface, reading, most)
        self._hint(surface, reading)

    def _y(self, ratio: float, most: float) -> float:
        return self.box.bottom - 1 - min(ratio, most) / most * (self.box.h - 2)

    def _curve(self, surface: pygame.Surface, reading: Reading, most: float) -> None:
        for k, values in enumerate(reading.curve(_CURVE)):
            points = [(self.x(c), self._y(v, most)) for c, v in zip(_CURVE.tolist(), values.tolist(), strict=True)]
            draw.dashed(
                surface, mix(self.ground, self.theme.traces[k], 0.72), points, 1.6 * self.theme.stroke, (6.0, 4.0)
            )

    def _points(self, surface: pygame.Surface, reading: Reading, most: float) -> None:
        mine = {id(row) for row in reading.same}
        rows = sorted(reading.tried, key=lambda row: id(row) in mine)
        for row in rows:
            x = self.x(row.ketamine)
            for k, value in ((1, row.interneurons), (0, row.pyramidal)):
                colour = self.theme.traces[k] if id(row) in mine else mix(self.ground, self.theme.traces[k], 0.6)
                mark(surface, k == 1, (x, self._y(value, most)), 4.4 * self.type.scale, colour, self.ground,
                     id(row) in mine)  # fmt: skip

    def _now(self, surface: pygame.Surface, reading: Reading, most: float) -> None:
        """The present concentration; until its point is made, hollow signs where firing stands."""
        if reading.ketamine <= 0:
            return
        colour, x = self.theme.marks["ketamine"], self.x(reading.ketamine)
        draw.dashed(surface, mix(self.ground, colour, 0.8), ((x, self.box.y), (x, self.box.bottom)), 1.4, (4, 4))
        if reading.held is None:
            for k, name in ((1, "interneuron_ratio"), (0, "pyramidal_ratio")):
                at = x, self._y(reading[name], most)
                mark(surface, k == 1, at, 4.4 * self.type.scale, self.theme.traces[k], self.ground, False)
        half = self._drug.get_width() / 2
        surface.blit(self._drug, (round(x - half), round(self.box.bottom - half)))

    def _hint(self, surface: pygame.Surface, reading: Reading) -> None:
        t, placed = self.type, self.hint_place(reading)
        if placed is None:
            return
        plate, lines, size = placed
        # A plate of the plot's own colour: no tick, no band shows through the words.
        draw.rounded(surface, plate, t.px(3), mix(self.ground, self.theme.stage_ink, 0.05))
        for row, line in enumerate(lines):
            words = t.line(line, size, self.theme.stage_muted)
            surface.blit(words, (plate.x + t.px(4), plate.y + row * t.height(size)))

    def hint_place(self, reading: Reading) -> tuple[pygame.Rect, list[str], float] | None:
        """Where it says what to do, in which lines, how large; None where it has no room, or points already stand.

        It stays below the line of 100 % and beside the present dose: on no line and no sign.
        """
        t, box = self.type, self.box
        if reading.tried:
            return None
        now = round(self.x(reading.ketamine)) if reading.ketamine > 0 else box.x
        clear = t.px(10)
        spans = [(now + clear, box.right - t.px(4)), (box.x + t.px(8), now - clear)]
        left, right = max(spans, key=lambda span: span[1] - span[0])
        top = round(self._y(1.0, self._most(reading))) + t.px(2)
        for size in (13.0, 11.0):
            lines = t.wrap(hint(reading), size, right - left - t.px(8))
            wide, high = max(t.width(line, size) for line in lines), len(lines) * t.height(size)
            plate = pygame.Rect(left, box.bottom - t.px(4) - high, wide + t.px(8), high)
            if plate.top > top and plate.right <= right:
                return plate, lines, size
        return None

    def progress(self, surface: pygame.Surface, reading: Reading, left: int, middle: int) -> None:
        """How many of the doses that bring the curve are tried, as dots at the right end of the heading."""
        t, theme = self.type, self.theme
        if not reading.curve_known or reading.curve_shown:
            return
        made, r = min(len(reading.same), ENOUGH), 4.2 * t.scale
        words = t.line(f"{made} of {ENOUGH} for the curve", 11, theme.stage_muted)
        x = self.area.right - r
        if x - ENOUGH * 3 * r < left:
            return
        for k in range(ENOUGH - 1, -1, -1):
            full = k < made
            mark(surface, False, (x, middle), r, theme.traces[0] if full else mix(self.ground, theme.stage_muted, 0.6),
                 self.ground, full)  # fmt: skip
            x -= 3 * r
        if x - words.get_width() - t.px(4) > left:
            surface.blit(words, (round(x - words.get_width()), round(middle - words.get_height() / 2)))

    def _bands(self, surface: pygame.Surface) -> None:
        t, theme = self.type, self.theme
        above = self.area.bottom - self._lanes * self._lane
        tones = [effect_tone(theme, window) for window in CLINICAL]
        for k, ((name, low, high), tone) in enumerate(zip(clinical_bands(), tones, strict=True)):
            a, b = self.x(low), self.x(high)
            shade = pygame.Surface((max(2, round(b - a)), self.box.h), pygame.SRCALPHA)
            shade.fill((*pygame.Color(tone)[:3], 26 if theme.dark else 34))
            surface.blit(shade, (round(a), self.box.y))
            if not self._rows:
                continue
            lane, left = self._rows[k]
            y = above + lane * self._lane
            bar = pygame.Rect(round(a), y + self._lane // 2 - t.px(4), max(t.px(4), round(b - a)), t.px(8))
            draw.rounded(surface, bar, t.px(4), mix(self.ground, tone, 0.75))
            words = t.line(name, 11, theme.stage_muted)
            surface.blit(words, (left, y + (self._lane - words.get_height()) // 2))


def hint(reading: Reading) -> str:
    """One sentence about the points: what is on its way, or how many are missing."""
    made = len(reading.same)
    if reading.ketamine <= 0:
        return "Give some ketamine to make a point."
    if reading.held is None:
        return "Settling: hold this dose for a point."
    if made < ENOUGH and reading.curve_known:
        more = ENOUGH - made
        return f"{made} of {ENOUGH} doses tried: {more} more and the curve of the model is shown."
    if not reading.curve_known:
        return "Your own assumptions: only your points tell."
    return ""


def mark(
    surface: pygame.Surface,
    round_one: bool,
    at: tuple[float, float],
    radius: float,
    colour: Colour,
    ground: Colour,
    full: bool = True,
) -> None:
    """The sign of a kind of cell: a cone for pyramidal cells, a ball for interneurons; hollow when not `full`."""
    x, y = at
    inner = colour if full else ground
    if round_one:
        picture = dot(round(radius * 2) / 2, inner, colour, max(1.0, radius * 0.3))
        half = picture.get_width() / 2
        surface.blit(picture, (round(x - half + 0.5), round(y - half + 0.5)))
        return
    r = radius * 1.25
    points = [(x, y - r), (x - r * 0.92, y + r * 0.72), (x + r * 0.92, y + r * 0.72)]
    draw.polygon(surface, inner, points)
    draw.polyline(surface, colour, points, max(1.0, radius * 0.28), closed=True)
