"""The read-outs beside the body: levels with badges, the gauge of published effects, where the dose is, the keys."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from math import log10

import pygame

from sim.core.sources import Kind
from sim.core.units import figure
from sim.models.body.disposition import in_mg, in_umol
from sim.models.body.effects import Window, windows
from sim.scenes.body_parts.reading import AMOUNT_SHOWN, LEVEL_SHOWN, Reading, Share
from sim.scenes.effects import effect_tone
from sim.scenes.hall import SMALLEST
from sim.view import draw
from sim.view.labels import badge, badge_size
from sim.view.sprites import Colour, mix
from sim.view.text import Type
from sim.view.theme import Theme

GAUGE = (10.0, 4000.0)
FEW = 3
"""Names from which their list is worth its room."""
PAD = 14.0
_GLOW = "Glow of an organ: log of what it holds", "Glow: log of what an organ holds", "Glow: log of amount"
_SHAPES = {"Blood": 0, "Norketamine": 1, "Hydroxynorketamine": 2}
_SHOWN_BANDS = ("analgesia", "dissociation", "anaesthesia", "esketamine subanaesthetic", "esketamine unconscious")


@dataclass(frozen=True)
class Number:
    """One read-out."""

    label: str
    value: str
    unit: str
    also: str
    kind: Kind
    short: str = ""
    """The label where room is scarce."""


def numbers(reading: Reading) -> tuple[Number, ...]:
    """The four read-outs, most wanted first."""
    share, kind, _ = reading.bioavailability
    share_left = reading.in_body / in_umol(reading.given_mg) if reading.given else 0.0
    left = "<1" if 0 < share_left < 0.005 else f"{100 * share_left:.0f}"
    part = f"{left} % of the dose" if reading.given else "no dose yet"
    free = figure(reading.free_brain, 2) if reading.free_brain >= 1e-3 or not reading.free_brain else "<0.001"
    where = "artery" if reading.site == "arterial" else "vein"
    return (
        Number(f"Plasma, {where}", level(reading.plasma[0]), "ng/mL", f"{figure(reading.molar, 2)} µM", "fitted"),
        Number("Free in the brain", free, "µM", "meets the receptor", "guess", "Free in brain"),
        Number("Unchanged in the body", figure(in_mg(reading.in_body)), "mg", part, "derived", "Unchanged"),
        Number("Bioavailability F", f"{100 * share:.0f}", "%", reading.route, kind, "Bioavailability"),
    )


def shares(reading: Reading) -> tuple[tuple[Share, float], ...]:
    """The parts of the bar as shares of the whole; none before the first dose."""
    total = reading.total
    return tuple((row, amount / total) for row, amount in reading.shares) if total > 0 else ()


def level(value: float) -> str:
    """A plasma level as it is written; what no laboratory could tell from nothing is not written out."""
    return figure(value) if value >= 0.1 or value == 0 else "<0.1"


def best(rect: pygame.Rect, theme: Theme, type: Type, key: Sequence[str] = ()) -> "Panel":
    """The panel with the largest letters that lose nothing, at least those of `type`; else the one that loses least."""
    for factor in (1.24, 1.16, 1.08):
        larger = Panel(rect, theme, Type(type.scale * factor), key)
        if larger.whole:
            return larger
    airy, tight = Panel(rect, theme, type, key), Panel(rect, theme, type, key, tight=True)
    return tight if tight.worth() > airy.worth() else airy


def listed(parts: Sequence[tuple[Share, float]], rows: int) -> tuple[tuple[Share, float], ...]:
    """The parts that are not empty, in their order; when there are more than `rows`, the smallest as one row."""
    there = [p for p in parts if p[1] > 0]
    if len(there) <= rows:
        return tuple(there)
    most = sorted(there, key=lambda p: -p[1])[: rows - 1]
    rest = sum(share for _, share in there) - sum(share for _, share in most)
    return (*(p for p in there if p in most), (Share("All other places", (), "", 0.3), rest))


class Panel:
    """The column of read-outs. What does not fit is left out from the end; `key` gives room to the numbered names.

    Attributes:
        rect: where it stands on the stage.
        sections: what is shown, with its place.
    """

    def __init__(
        self, rect: pygame.Rect, theme: Theme, type: Type, key: Sequence[str] = (), tight: bool = False
    ) -> None:
        self.tight = tight
        self.rect, self.theme, self.type = rect, theme, type
        self._smallest = 8.0 if theme.text <= 1 else SMALLEST
        self.key = tuple(key)
        self.inner = rect.inflate(-2 * type.px(PAD), -2 * type.px(PAD))
        self.columns = 2 if self.inner.w >= type.px(300) else 1
        self.sections: dict[str, pygame.Rect] = {}
        self.rows = 4
        self.listed = 0
        self.brief = False
        self.whole = False
        self._arrange()

    # ---- room

    def worth(self) -> tuple[bool, int, int, int]:
        """How much it tells: where the dose is comes first, then how many read-outs, names and numbers there are."""
        names = self.listed if self.listed >= FEW else 0
        return "bar" in self.sections, len(self.sections) - (names < self.listed), names, self.rows

    def _arrange(self) -> None:
        px, room = self.type.px, self.inner.h
        gap = px(11)
        one = self._number_height()
        needs = {"bar": self._bar_height(), "gauge": self._gauge_height(), "key": self._key_height()}
        while self.rows > 1 and one * self.rows + gap + needs["bar"] > room:
            self.rows -= 1
        take = {"numbers": one * self.rows}

        def left() -> int:
            return room - sum(take.values()) - gap * len(take)

        if needs["bar"] <= left():
            take["bar"] = needs["bar"]
        step = self.type.height(13) + px(2)
        self.listed = max(0, min(len(self.key), left() // step))
        if self.listed:
            take["names"] = step * self.listed
        brief = self._key_height(brief=True)
        whole = needs["key"] if all(self._fits(line) for line in self._glow_words()) else brief
        for gauge, key in ((needs["gauge"], whole), (needs["gauge"], brief), (0, whole), (0, brief)):
            if key + (gauge + gap if gauge else 0) <= left():
                take |= {"gauge": gauge, "key": key} if gauge else {"key": key}
                self.brief = key == brief
                break
        if "gauge" not in take and needs["gauge"] <= left():
            take["gauge"] = needs["gauge"]
        spare = room - sum(take.values()) - gap * (len(take) - 1)
        gap += min(px(14), max(0, spare // max(1, len(take))))
        y = self.inner.y
        for name in ("numbers", "gauge", "bar", "names", "key"):
            if name in take:
                self.sections[name] = pygame.Rect(self.inner.x, y, self.inner.w, take[name])
                y += take[name] + gap
        everything = set(take) >= {"numbers", "gauge", "bar", "key"} and self.rows == 4 and not self.brief
        self.whole = everything and self.listed == len(self.key)
        self.rect = pygame.Rect(
            self.rect.x, self.rect.y, self.rect.w, min(self.rect.h, y - gap - self.rect.y + px(PAD))
        )

    def _number_height(self) -> int:
        t = self.type
        if self.tight:
            return t.height(17) + t.px(3)
        return max(t.height(12) + badge_size(t, "guess")[1] + t.px(2), t.height(22) + t.height(12)) + t.px(7)

    def _bar_height(self) -> int:
        t = self.type
        return t.height(13) + t.px(6) + t.px(18) + t.px(7) + self._legend_rows() * (t.height(12) + t.px(2))

    def _legend_rows(self) -> int:
        return 5 if self.columns == 2 or self.tight else 7

    def _gauge_height(self) -> int:
        t = self.type
        return t.height(13) + t.px(8) + 3 * t.px(14) + t.px(8) + t.height(11)

    def _key_height(self, brief: bool = False) -> int:
        t = self.type
        rows = 3 * (t.height(12) + t.px(2))
        return rows + t.px(4) + (t.height(11) if brief else t.px(13) + 2 * t.height(11))

    def _fits(self, line: str) -> bool:
        """True when the line has room in the column, in small letters."""
        return self.type.width(line, self._smallest) <= self.inner.w

    def _glow_words(self) -> tuple[str, str]:
        depot, blood = (f"{low:g} to {high:,.0f}" for low, high in (AMOUNT_SHOWN, LEVEL_SHOWN))
        return f"Glow, log scale: {depot} µmol in a depot,", f"{blood} ng/mL in what the blood fills"

    # ---- drawing

    def moved(self, right: int, down: int) -> "Panel":
        """The same panel elsewhere, to be drawn onto a picture of its own."""
        other = copy(self)
        other.rect, other.inner = self.rect.move(right, down), self.inner.move(right, down)
        other.sections = {name: rect.move(right, down) for name, rect in self.sections.items()}
        return other

    def ground(self, surface: pygame.Surface) -> None:
        """The card itself: drawn once onto the still picture."""
        th = self.theme
        fill = mix(th.stage_bottom, th.panel, 0.75 if th.dark else 0.9)
        draw.card(surface, self.rect, self.type.px(12), fill, mix(th.stage_bottom, th.line, 0.8), self.type.px(8),
                  0.4 if th.dark else 0.12, 0.86)  # fmt: skip

    def draw(self, surface: pygame.Surface, reading: Reading, molecules: Sequence[pygame.Surface]) -> None:
        """All read-outs as they are now."""
        for name, rect in self.sections.items():
            if name == "numbers":
                self._numbers(surface, rect, reading)
            elif name == "gauge":
                self._gauge(surface, rect, reading)
            elif name == "bar":
                self._bar(surface, rect, reading, molecules)
            elif name == "names":
                self._names(surface, rect)
            else:
                self._molecules(surface, rect, molecules, reading)

    def _fit(self, text: str, size: float, width: int, colour: Colour, weight: str = "Regular") -> pygame.Surface:
        while size > self._smallest and self.type.width(text, size, weight) > width:
            size -= 0.5
        return self.type.line(text, size, colour, weight)

    def _numbers(self, surface: pygame.Surface, rect: pygame.Rect, reading: Reading) -> None:
        t, th = self.type, self.theme
        high = self._number_height()
        ground = mix(th.stage_bottom, th.panel, 0.75 if th.dark else 0.9)
        for i, row in enumerate(numbers(reading)[: self.rows]):
            y = rect.y + i * high
            if self.tight:
                self._short(surface, rect, y, row)
                continue
            if i:
                draw.line(surface, mix(ground, th.line, 0.6), (rect.x, y - t.px(5)), (rect.right, y - t.px(5)), 1)
            unit = t.line(row.unit, 13, th.muted, "Medium")
            value = t.line(row.value, 22, th.ink, "SemiBold")
            left = rect.right - unit.get_width() - t.px(4) - value.get_width()
            surface.blit(unit, (rect.right - unit.get_width(), y + t.ascent(22) - t.ascent(13)))
            surface.blit(value, (left, y))
            surface.blit(self._fit(row.label, 12, left - rect.x - t.px(6), th.muted), (rect.x, y + t.px(2)))
            size = badge_size(t, row.kind)
            also = t.line(row.also, 12, th.ink if row.also.endswith("µM") else th.muted)
            badged = size[0] + t.px(8) + also.get_width() <= rect.w
            if badged:
                badge(surface, t, th, row.kind, (rect.x, y + t.height(12) + t.px(3)), ground)
            if badged or also.get_width() <= rect.w:
                surface.blit(also, (rect.right - also.get_width(), y + t.height(22) - t.px(1)))

    def _short(self, surface: pygame.Surface, rect: pygame.Rect, y: int, row: Number) -> None:
        """A number on one line, where room is scarce."""
        t, th = self.type, self.theme
        also = f"{row.unit}, {row.also}" if row.also.endswith("µM") else row.unit
        if t.width(row.value, 17, "SemiBold") + t.width(also, 12) + t.px(80) > rect.w:
            also = row.unit
        unit = self._fit(also, 12, rect.w // 2, th.muted, "Medium")
        value = t.line(row.value, 17, th.ink, "SemiBold")
        left = rect.right - unit.get_width() - t.px(4) - value.get_width()
        base = y + t.ascent(17)
        surface.blit(unit, (rect.right - unit.get_width(), base - t.ascent(12)))
        surface.blit(value, (left, y))
        room = left - rect.x - t.px(6)
        label = row.short if row.short and t.width(row.label, 12) > room else row.label
        name = self._fit(label, 12, left - rect.x - t.px(6), th.muted)
        surface.blit(name, (rect.x, base - t.ascent(12)))
        size = badge_size(t, row.kind)
        if rect.x + name.get_width() + size[0] + t.px(14) <= left:
            badge(surface, t, th, row.kind, (rect.x + name.get_width() + t.px(7), base - t.ascent(12) - t.px(2)),
                  mix(th.stage_bottom, th.panel, 0.75 if th.dark else 0.9))  # fmt: skip

    def _gauge(self, surface: pygame.Surface, rect: pygame.Rect, reading: Reading) -> None:
        t, th = self.type, self.theme
        title = self._fit("Level now, against published effects", 13, rect.w, th.ink, "SemiBold")
        surface.blit(title, rect.topleft)
        top = rect.y + t.height(13) + t.px(8)
        rows = [w for w in windows(reading.drug) if w.name in _SHOWN_BANDS]
        for i, band in enumerate(rows[:3]):
            self._band(surface, rect, top + i * t.px(14), band, reading.plasma[0])
        bottom = top + 3 * t.px(14)
        draw.line(surface, th.line, (rect.x, bottom + t.px(3)), (rect.right, bottom + t.px(3)), max(1, t.scale))
        for tick in (10, 100, 1000):
            x = self._gauge_x(rect, tick)
            draw.line(surface, th.line, (x, bottom), (x, bottom + t.px(6)), max(1, t.scale))
            text = t.line(f"{tick:,}" + (" ng/mL" if tick == 1000 else ""), 11, th.muted)
            surface.blit(
                text, (min(max(rect.x, x - text.get_width() // 2), rect.right - text.get_width()), bottom + t.px(8))
            )
        marker = self._gauge_x(rect, min(max(reading.plasma[0], GAUGE[0]), GAUGE[1]))
        colour = th.marks["ketamine"]
        draw.line(surface, colour, (marker, top - t.px(3)), (marker, bottom + t.px(5)), max(2, t.scale * 2 * th.stroke))
        head = t.px(5)
        draw.polygon(
            surface, colour, [(marker - head, top - t.px(7)), (marker + head, top - t.px(7)), (marker, top + t.px(1))]
        )
        for i, band in enumerate(rows[:3]):
            self._band_name(surface, rect, top + i * t.px(14), band, reading.plasma[0], marker)

    def _gauge_x(self, rect: pygame.Rect, level: float) -> float:
        return rect.x + rect.w * log10(level / GAUGE[0]) / log10(GAUGE[1] / GAUGE[0])

    def _band(self, surface: pygame.Surface, rect: pygame.Rect, y: int, band: Window, plasma: float) -> None:
        t, th = self.type, self.theme
        left, right = self._gauge_x(rect, band.low), self._gauge_x(rect, band.high)
        inside = band.low <= plasma <= band.high
        colour = effect_tone(th, band.name)
        under = mix(th.stage_bottom, th.panel, 0.75)
        box = pygame.Rect(round(left), y, max(t.px(6), round(right - left)), t.px(11))
        draw.rounded(surface, box, box.h / 2, mix(under, colour, 0.85 if inside else 0.4))

    def _band_name(
        self, surface: pygame.Surface, rect: pygame.Rect, y: int, band: Window, plasma: float, marker: float
    ) -> None:
        """The name beside its band, on the side where the marker does not strike it; else the marker gives way."""
        t, th = self.type, self.theme
        left, right = self._gauge_x(rect, band.low), self._gauge_x(rect, band.high)
        inside = band.low <= plasma <= band.high
        box = pygame.Rect(round(left), y, max(t.px(6), round(right - left)), t.px(11))
        words = t.line(band.label, 11, th.ink if inside else th.muted, "SemiBold" if inside else "Regular")
        places = [box.right + t.px(6), box.x - t.px(6) - words.get_width()]
        fits = [x for x in places if x >= rect.x and x + words.get_width() <= rect.right]
        if fits:
            free = [x for x in fits if not x - t.px(4) < marker < x + words.get_width() + t.px(4)]
            x = (free or fits)[-1 if plasma > band.low else 0]
            at = (x, y + (box.h - words.get_height()) // 2)
            if not free:
                ground = mix(th.stage_bottom, th.panel, 0.75 if th.dark else 0.9)
                surface.fill(ground, words.get_rect(topleft=at).inflate(t.px(4), -t.px(3)))
            surface.blit(words, at)

    def colour_of(self, row: Share) -> Colour:
        """The colour of a part of the bar."""
        th = self.theme
        base = th.marks[row.colour] if row.colour else th.ghost
        return mix(base, th.stage_bottom, row.shade)

    def _bar(
        self, surface: pygame.Surface, rect: pygame.Rect, reading: Reading, molecules: Sequence[pygame.Surface]
    ) -> None:
        t, th = self.type, self.theme
        given = f"Where is the dose now: {figure(reading.given_mg)} mg" if reading.given else "Where is the dose now"
        if abs(reading.booked - 1) > 0.01:
            given += f" (booked {100 * reading.booked:.0f} %)"
        surface.blit(self._fit(given, 13, rect.w, th.ink, "SemiBold"), rect.topleft)
        box = pygame.Rect(rect.x, rect.y + t.height(13) + t.px(6), rect.w, t.px(18))
        draw.rounded(surface, box, t.px(4), mix(th.stage_bottom, th.line, 0.4))
        parts = shares(reading)
        self.paint_bar(surface, box, parts)
        y = box.bottom + t.px(7)
        step = t.height(12) + t.px(2)
        shown = parts
        if self.columns == 1:
            shown = listed(parts, self._legend_rows())
        left = round((rect.w - t.px(14)) * (0.47 if self.columns == 2 else 1.0))
        for i, (row, share) in enumerate(shown):
            second = i >= self._legend_rows()
            x = rect.x + (left + t.px(14) if second else 0)
            wide = rect.right - x if second or self.columns == 1 else left
            self._legend(surface, x, y + (i % self._legend_rows()) * step, wide, row, share, molecules)
        if not parts:
            surface.blit(self._fit("Nothing has been given yet.", 12, rect.w, th.muted), (rect.x, y))

    def paint_bar(self, surface: pygame.Surface, box: pygame.Rect, parts: Sequence[tuple[Share, float]]) -> list[int]:
        """The parts side by side, filling the box to the last pixel; returns their widths."""
        edge, done, widths = float(box.x), 0.0, []
        for row, share in parts:
            done += share
            right = box.x + box.w * min(1.0, done)
            piece = pygame.Rect(round(edge), box.y, round(right) - round(edge), box.h)
            if piece.w > 0:
                surface.fill(self.colour_of(row), piece)
                if piece.w > 3:
                    surface.fill(
                        mix(self.colour_of(row), "#ffffff", 0.28), (piece.x, piece.y, piece.w, max(1, box.h // 5))
                    )
            widths.append(piece.w)
            edge = right
        return widths

    def _legend(
        self,
        surface: pygame.Surface,
        x: int,
        y: int,
        wide: int,
        row: Share,
        share: float,
        molecules: Sequence[pygame.Surface],
    ) -> None:
        t, th = self.type, self.theme
        side = t.px(9)
        high = t.height(12)
        if "key" not in self.sections and row.name in _SHAPES:
            shape = molecules[_SHAPES[row.name]]
            surface.blit(shape, (x + (side - shape.get_width()) // 2, y + (high - shape.get_height()) // 2))
        else:
            draw.rounded(surface, pygame.Rect(x, y + (high - side) // 2, side, side), t.px(2), self.colour_of(row),
                         mix(self.colour_of(row), th.ink, 0.35))  # fmt: skip
        some = share >= 1e-6
        percent = t.line(
            "<1 %" if some and share < 0.005 else f"{100 * share:.0f} %", 11, th.ink if some else th.muted, "Medium"
        )
        surface.blit(percent, (x + wide - percent.get_width(), y))
        name = self._fit(row.name, 11, wide - side - t.px(8) - percent.get_width(), th.ink if some else th.muted)
        surface.blit(name, (x + side + t.px(5), y))

    def _names(self, surface: pygame.Surface, rect: pygame.Rect) -> None:
        t, th = self.type, self.theme
        step = t.height(13) + t.px(2)
        for i, name in enumerate(self.key[: self.listed]):
            number = t.line(str(i + 1), 12, th.accent, "SemiBold")
            surface.blit(number, (rect.x, rect.y + i * step))
            surface.blit(self._fit(name, 13, rect.w - t.px(22), th.ink), (rect.x + t.px(22), rect.y + i * step))

    def _molecules(
        self, surface: pygame.Surface, rect: pygame.Rect, molecules: Sequence[pygame.Surface], reading: Reading
    ) -> None:
        t, th = self.type, self.theme
        y = rect.y
        first = "esketamine" if reading.drug == "esketamine" else "ketamine"
        for sprite, name, value in zip(
            molecules, (first, "norketamine", "hydroxynorketamine"), reading.plasma, strict=True
        ):
            high = t.height(12)
            surface.blit(sprite, (rect.x + t.px(8) - sprite.get_width() // 2, y + (high - sprite.get_height()) // 2))
            words = t.line(f"{level(value)} ng/mL", 12, th.ink, "Medium")
            surface.blit(words, (rect.right - words.get_width(), y))
            surface.blit(self._fit(name, 12, rect.w - t.px(26) - words.get_width(), th.muted), (rect.x + t.px(20), y))
            y += high + t.px(2)
        y += t.px(4)
        if self.brief:
            said = next((words for words in _GLOW if self._fits(words)), _GLOW[-1])
            surface.blit(self._fit(said, 11, rect.w, th.muted), (rect.x, y))
            return
        strip = pygame.Rect(rect.x, y, rect.w, t.px(8))
        under = mix(th.stage_bottom, th.panel, 0.5)
        pieces = 24
        for i in range(pieces):
            x0, x1 = strip.x + strip.w * i // pieces, strip.x + strip.w * (i + 1) // pieces
            surface.fill(mix(under, th.marks["ketamine"], i / (pieces - 1)), (x0, y, x1 - x0, strip.h))
        y += strip.h + t.px(2)
        for line in self._glow_words():
            surface.blit(self._fit(line, 11, rect.w, th.muted), (rect.x, y))
            y += t.height(11)
