"""The kinetic scheme beside the receptor: ten states that fill with their share, lit where the drawn receptor is."""

from collections.abc import Mapping

import pygame

from sim.core.units import figure
from sim.scenes.hall import SMALLEST
from sim.scenes.pore_parts.motion import ARROWS
from sim.scenes.pore_parts.states import STATES, colour
from sim.view import draw
from sim.view.ink import Ink
from sim.view.labels import badge, badge_size
from sim.view.sprites import Colour, for_screen, mix, rgb
from sim.view.text import Type
from sim.view.theme import Theme

Point = tuple[float, float]
Rates = Mapping[tuple[str, str], float]
_COLUMNS = (0.095, 0.355, 0.615, 0.875)
"""Some room stays on the right, for the rate beside the last column."""
_ROWS = (0.19, 0.44, 0.70, 0.94)
ENTERING = "kₒₙ[D]B"
PAIRS = (*ARROWS, *((f"{a}B", f"{b}B") for a, b in ARROWS), ("O", "OB"))


def rate_words(rate: float) -> str:
    """A rate in 1/s, short enough to stand at an arrow; a very slow one by the hour."""
    if rate >= 9_950:
        return f"{figure(rate / 1000, 2)} k"
    return f"{figure(rate * 3600, 2)}/h" if 0 < rate < 0.01 else figure(rate, 2)


class Scheme:
    """The scheme at one size. The arrows and rates are drawn anew only when a rate changed."""

    def __init__(self, area: pygame.Rect, theme: Theme, type: Type, backdrop: pygame.Surface, ground: str) -> None:
        self.area, self._theme, self._type = area, theme, type
        self._ground = ground
        self._behind = backdrop.subsurface(area).copy()
        head = type.height(15) * 1.25
        rows = area.h - head
        named = type.width("C0B", SMALLEST, "SemiBold") / 1.8 if theme.text > 1 else 0.0
        room = min(area.w * 0.078, rows * 0.088)
        self.radius = max(8.0, room, min(named, 1.1 * room))  # large letters need larger balls
        usable = rows - 2 * self.radius
        self.at: dict[str, Point] = {
            name: (
                area.x + _COLUMNS[int(row.column)] * area.w,
                area.y + head + self.radius + (_ROWS[int(row.row)] - _ROWS[0]) / (_ROWS[3] - _ROWS[0]) * usable,
            )
            for name, row in STATES.items()
        }
        self._glass = _glass(self.radius, theme.dark)
        self._full = {name: _liquid(self.radius, colour(name, theme), theme.dark) for name in STATES}
        self._lit = _ring(self.radius, theme)
        self._arrows: pygame.Surface | None = None
        self._arrows_of: tuple[str, ...] = ()
        self._rates_of: tuple[float, ...] = ()
        self._words: tuple[str, ...] = ()
        gap = (_COLUMNS[1] - _COLUMNS[0]) * area.w - 2 * self.radius
        self._rate_size = 11.0
        aside = gap >= type.width("0.53", self._rate_size) * 1.25
        between = self.at["C0B"][1] - self.at["C0"][1]
        self.shows_rates = aside and between >= 2.7 * type.height(self._rate_size)  # one above each row, one below
        upright = self.at["OB"][1] - self.at["O"][1] - 2 * self.radius
        self._names_entry = upright >= 1.9 * type.height(11) and gap + 2 * self.radius > type.width(ENTERING, 11) * 1.35
        inside = 13.0 * 1.8 * self.radius / type.width("C0B", 13, "SemiBold")
        beside = 0.94 * (gap + 2 * self.radius) * 13.0 / type.width("C0B", 13, "SemiBold")
        over = min(SMALLEST, beside, 2.3 * self.radius / type.scale)  # in a hall a name may reach past its state
        self._name_size = min(13.0, max(inside, over if theme.text > 1 else 0.0))
        self._shows_shares = self.radius >= type.height(13) * 0.92

    def node(self, name: str) -> pygame.Rect:
        """Where a state is, in pixels."""
        x, y = self.at[name]
        r = round(self.radius)
        return pygame.Rect(round(x) - r, round(y) - r, 2 * r, 2 * r)

    def draw(
        self, surface: pygame.Surface, occupancy: Mapping[str, float], rates: Rates, lit: str, blocks: bool, note: str
    ) -> None:
        """Draw it.

        Args:
            lit: the state of the receptor that is drawn; blocks: whether the drug enters pores at all.
            note: what the drug does to the scheme, in a few words.
        """
        now = tuple(rates.values())
        if now != self._rates_of:  # words cost more than numbers, and most rates stand still
            self._rates_of = now
            self._words = tuple(rate_words(rates.get(way, 0.0)) for a, b in PAIRS for way in ((a, b), (b, a)))
        key = (*self._words, str(blocks), note)
        if key != self._arrows_of or self._arrows is None:
            self._arrows, self._arrows_of = self._drawn_arrows(rates, blocks, note), key
        surface.blit(self._arrows, self.area.topleft)
        for name in STATES:
            self._node(surface, name, occupancy.get(name, 0.0), name == lit, dim=name.endswith("B") and not blocks)

    def _node(self, surface: pygame.Surface, name: str, share: float, lit: bool, dim: bool) -> None:
        x, y = self.at[name]
        corner = (round(x - self._glass.get_width() / 2), round(y - self._glass.get_height() / 2))
        surface.blit(self._glass, corner)
        full = self._full[name]
        height = round(2 * self.radius * min(max(share, 0.0), 1.0))
        if share > 0.002:
            height = max(height, 2)
            bottom = full.get_height() // 2 + round(self.radius)
            part = pygame.Rect(0, bottom - height, full.get_width(), full.get_height() - bottom + height)
            surface.blit(full, (corner[0], corner[1] + part.y), part)
        if lit:
            surface.blit(self._lit, self._lit.get_rect(center=(round(x), round(y))))
        theme, type = self._theme, self._type
        ink = theme.stage_ink if not dim else theme.stage_muted
        halo = mix(self._ground, "#000000" if theme.dark else "#ffffff", 0.5)
        shift = type.height(13) * 0.36 if self._shows_shares and not dim else 0.0
        _centred(surface, type, name, self._name_size, ink, "SemiBold", (x, y - shift), halo)
        if self._shows_shares and not dim:
            _centred(surface, type, _percent(share), 11, ink, "Medium", (x, y + type.height(13) * 0.46), halo)

    def _drawn_arrows(self, rates: Rates, blocks: bool, note: str) -> pygame.Surface:
        theme, type = self._theme, self._type
        sheet = self._behind.copy()
        for a, b in PAIRS:
            bound = a.endswith("B")
            dead = (bound or b == "OB") and not blocks
            self._pair(sheet, a, b, rates, dead)
        title = type.line("Kinetic scheme", 15, theme.stage_ink, "SemiBold")
        sheet.blit(title, (0, 0))
        size, gap = badge_size(type, "fitted"), type.px(10)
        after = title.get_width()
        for words in ("rates in s⁻¹", "in s⁻¹") if self.shows_rates else ():
            unit = type.line(words, 12, theme.stage_muted)
            if after + gap + unit.get_width() + gap + size[0] <= self.area.w or words == "in s⁻¹":
                sheet.blit(unit, (after + gap, type.ascent(15) - type.ascent(12)))
                after += gap + unit.get_width()
                break
        if after + gap + size[0] <= self.area.w:
            corner = (self.area.w - size[0], (title.get_height() - size[1]) // 2)
            badge(sheet, type, theme, "fitted", corner, self._ground)
        self._captions(sheet, blocks, note)
        return sheet

    def _captions(self, sheet: pygame.Surface, blocks: bool, note: str) -> None:
        theme, type = self._theme, self._type
        width = int((_COLUMNS[2] * self.area.w - self.radius) - type.px(8))
        for words, name, tone in (
            ("No drug in the pore", "D", theme.stage_muted),
            (note or "Drug in the pore: trapped when the gate is shut", "DB", theme.marks["blocker"] if blocks else ""),
        ):
            lines = type.wrap(words, 12, width)
            if name == "D" and len(lines) > 1:
                lines = type.wrap("No drug inside", 12, width)
            y = self.at[name][1] - self.area.y - len(lines) * type.height(12) / 2
            y = min(y, self.area.h - len(lines) * type.height(12))
            high = len(lines) * type.height(12)
            row = self.at["C0" if name == "D" else "C0B"][1] - self.area.y
            clear = self.radius + (type.height(self._rate_size) if self.shows_rates else 0)
            over = y + high > row - clear if name == "D" else y < row + clear
            if over or high > 2.2 * self.radius + type.height(12):
                continue
            for line in lines:
                sheet.blit(type.line(line, 12, tone or theme.stage_muted, "Medium"), (0, round(y)))
                y += type.height(12)

    def _pair(self, sheet: pygame.Surface, a: str, b: str, rates: Rates, dead: bool) -> None:
        """Two arrows side by side, there and back, with their rates."""
        theme, type = self._theme, self._type
        start = pygame.math.Vector2(self.at[a]) - self.area.topleft
        end = pygame.math.Vector2(self.at[b]) - self.area.topleft
        way = (end - start).normalize()
        aside = pygame.math.Vector2(way.y, -way.x)
        clear = self.radius * 1.22
        stroke = max(1.2, min(1.3 * type.scale * min(theme.stroke, 1.3), 0.07 * self.radius))
        apart = max(2.5, self.radius * 0.15, 1.6 * stroke)
        side = -1 if (a, b) == ("O", "OB") else 1  # what enters is named on the side where there is room
        for one, other, sign in ((a, b, 1), (b, a, -1)):
            rate = rates.get((one, other), 0.0)
            tone = mix(self._ground, theme.stage_muted, 0.35 if dead or rate <= 0 else 0.95)
            shift = aside * apart * sign * side
            tail, head = (
                (start + way * clear, end - way * clear) if sign > 0 else (end - way * clear, start + way * clear)
            )
            entering = (one, other) == ("O", "OB")
            if entering and not dead:
                tone = rgb(theme.marks["blocker"])
            tail, head = tail + shift, head + shift
            draw.arrow(sheet, tone, (tail.x, tail.y), (head.x, head.y), stroke, max(self.radius * 0.22, 2.6 * stroke))
            exchange = {one, other} == {"O", "OB"}
            if not dead and (self.shows_rates if not exchange or not entering else self._names_entry):
                self._rate(sheet, (one, other), rate, (start + end) / 2 + shift, aside * sign * side)

    def _rate(
        self,
        sheet: pygame.Surface,
        way: tuple[str, str],
        rate: float,
        middle: pygame.math.Vector2,
        out: pygame.math.Vector2,
    ) -> None:
        theme, type = self._theme, self._type
        entering = way == ("O", "OB")
        size = self._rate_size
        text = type.line(rate_words(rate), size, theme.marks["blocker"] if entering else theme.stage_muted, "Medium")
        gap = type.px(4)
        room = self.area.w - middle.x - gap
        if out.x > 0.5 and text.get_width() > room:  # beside the last column: smaller rather than over the arrow
            while size > 8 and type.width(rate_words(rate), size, "Medium") > room:
                size -= 0.5
            text = type.line(rate_words(rate), size, theme.stage_muted, "Medium")
        if abs(out.x) > 0.5:  # beside an upright pair
            x = middle.x + gap if out.x > 0 else middle.x - gap - text.get_width()
            y = middle.y - text.get_height() / 2
            if entering:
                head = type.line(ENTERING, size, theme.marks["blocker"], "SemiBold")
                hx = middle.x + gap if out.x > 0 else middle.x - gap - head.get_width()
                sheet.blit(head, (round(hx), round(y - head.get_height() * 0.5)))
                y += head.get_height() * 0.5
        else:
            x = middle.x - text.get_width() / 2
            y = middle.y - text.get_height() - gap * 0.4 if out.y < 0 else middle.y + gap * 0.4
        sheet.blit(text, (round(min(x, self.area.w - text.get_width())), round(y)))


def _percent(share: float) -> str:
    if 0 < share < 0.001:
        return "<0.1 %"
    return f"{share * 100:.1f} %" if share < 0.0995 else f"{share * 100:.0f} %"


def _centred(
    surface: pygame.Surface, type: Type, words: str, size: float, ink: str, weight: str, at: Point, halo: Colour
) -> None:
    """Words with a hard edge of the ground's colour: they change often, and a soft halo would cost a blur each time."""
    shown, edge = type.line(words, size, ink, weight), type.line(words, size, halo, weight)
    x, y = round(at[0] - shown.get_width() / 2), round(at[1] - shown.get_height() / 2)
    by = max(1, round(type.scale))
    surface.fblits([(edge, (x + dx, y + dy)) for dx in (-by, 0, by) for dy in (-by, 0, by) if dx or dy])
    surface.blit(shown, (x, y))


def _canvas(radius: float, dark: bool) -> Ink:
    side = 2 * int(radius * 1.5) + 1
    return Ink(side, side, 1.0, (-side / 2, -side / 2), dark=dark)


def _glass(radius: float, dark: bool) -> pygame.Surface:
    """An empty node: a hollow glass ball."""
    ink = _canvas(radius, dark)
    ball = ink.circle(0, 0, radius)
    ink.shadow(ball, 0.5, radius * 0.08, radius * 0.1, 0.5)
    ink.solid(
        ball, radius, "#223056" if dark else "#ffffff", "#0a1024" if dark else "#c9cfdf",
        shine=0.12 if dark else 0.0, rim=0.25, rim_colour="#9db8ff" if dark else "#8a96b8", ambient=0.4,
    )  # fmt: skip
    return _ready(ink.surface())


def _liquid(radius: float, tone: str, dark: bool) -> pygame.Surface:
    ink = _canvas(radius, dark)
    ball = ink.circle(0, 0, radius * 0.94)
    ink.solid(ball, radius, tone, shine=0.35, gloss=12, rim=0.15, ambient=0.55 if dark else 0.75)
    return _ready(ink.surface())


def _ring(radius: float, theme: Theme) -> pygame.Surface:
    """Round the state that the drawn receptor is in."""
    ink = _canvas(radius, theme.dark)
    line = abs(ink.circle(0, 0, radius * 1.06)) - max(1.4, radius * 0.06)
    ink.glow(line, theme.focus, radius * 0.09, 0.7)
    ink.fill(line, theme.focus)
    return _ready(ink.surface())


def _ready(shown: pygame.Surface) -> pygame.Surface:
    return for_screen(shown)
