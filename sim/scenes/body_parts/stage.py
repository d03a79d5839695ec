"""How the stage is shared out: figure, names on both sides, read-outs; for every size, text size and theme."""

import numpy as np
import pygame

from sim.scenes.body_parts import anatomy, parts
from sim.scenes.body_parts.anatomy import Point
from sim.scenes.body_parts.devices import PUMP_BOTTOM
from sim.scenes.body_parts.leaders import untangled
from sim.scenes.body_parts.paint import HEIGHT, WIDTH
from sim.scenes.body_parts.parts import Part
from sim.scenes.body_parts.reading import ARM_ROUTES
from sim.scenes.hall import least_letters
from sim.view import draw
from sim.view.labels import GAP, NAME_SIZE, SUB_SIZE, Label
from sim.view.shapes import linear
from sim.view.sprites import for_screen, mix
from sim.view.text import Type
from sim.view.theme import Theme

_LOWEST_NAME = 520.0
"""Units: below this the arms stand so wide that names would cover them."""
_LOWEST_OUTSIDE = 640.0
"""Units: as far down as names may stand that are outside the hands."""
_REACH = 66.0
"""Units by which names may reach into the figure's frame beside shoulders and arms."""
_BESIDE_PUMP = -4.0
"""Units: the same beside the pump, which names leave a little room."""
_GAP = 10
_LEAST_TELLING = ("Tissue", "Large intestine", "Lung", "Kidney")
"""The names that a crowded column gives up first."""


class Stage:
    """Where things stand for one size, theme and text size.

    Attributes:
        figure: pixels that the body's frame covers.
        panel: pixels of the read-outs at most.
        unit: pixels of a unit of the body; `origin` is the pixel of its (0, 0).
    """

    def __init__(self, size: tuple[int, int], theme: Theme, text_size: float, within: int = 0) -> None:
        width, height = size
        self.size, self.theme = size, theme
        self.scale = max(0.6, min(width / 1280, height / 720))
        letters = max(0.86, self.scale) * text_size * (1 + 0.5 * (theme.text - 1))
        letters = min(letters, height / 290)  # on a tiny stage the largest letters would leave no room for the body
        letters = max(letters, min(least_letters(theme, within), height / 244))
        self.type = Type(letters)
        self.label_type = self.type
        edge = max(6, round(12 * self.scale))
        wanted = max(290 * letters * 0.86, 0.245 * width)
        wide = round(min(wanted, (0.42 if within and theme.text > 1 and width < 1.6 * height else 0.36) * width))
        self.panel = pygame.Rect(width - wide - edge, edge, wide, height - 2 * edge)
        room = width - wide - 2 * edge
        self.unit = min(height / HEIGHT, room / WIDTH)
        figure = round(WIDTH * self.unit), round(HEIGHT * self.unit)
        self.figure = pygame.Rect(max(0, (room - figure[0]) // 2), height - figure[1], *figure)
        self.origin: Point = (self.figure.x - anatomy.LEFT * self.unit, self.figure.y - anatomy.TOP * self.unit)
        self.room = room
        self._fits: dict[bool, bool] = {}
        self._ground: pygame.Surface | None = None
        self._labels: dict[tuple[str, str], list[Label]] = {}

    def at(self, point: Point) -> Point:
        """The pixel of a point of the body."""
        return self.origin[0] + point[0] * self.unit, self.origin[1] + point[1] * self.unit

    def rect(self, left: float, top: float, right: float, bottom: float) -> pygame.Rect:
        """The pixels of a box of the body."""
        x0, y0 = self.at((left, top))
        x1, y1 = self.at((right, bottom))
        return pygame.Rect(round(x0), round(y0), round(x1) - round(x0), round(y1) - round(y0))

    # ---- ground

    def ground(self, surface: pygame.Surface) -> None:
        """The backdrop: from one colour to the other, with a soft light behind the body."""
        if self._ground is None:
            self._ground = self._grounded()
        surface.blit(self._ground, (0, 0))

    def _grounded(self) -> pygame.Surface:
        width, height = self.size
        small = max(2, width // 3), max(2, height // 3)
        across = (np.arange(small[0], dtype=np.float32)[:, None] + 0.5) * 3
        down = (np.arange(small[1], dtype=np.float32)[None, :] + 0.5) * 3
        share = (down / height)[..., None] * np.ones((small[0], 1, 1), np.float32)
        light = linear(self.theme.stage_top) * (1 - share) + linear(self.theme.stage_bottom) * share
        x, y = self.at((0, 330))
        away = np.hypot((across - x) / (330 * self.unit), (down - y) / (330 * self.unit))
        strength = 0.75 if self.theme.dark else 0.9
        fade = (strength * np.exp(-1.1 * away * away))[..., None]
        light = (
            light + linear(self.theme.stage_light) * fade
            if self.theme.dark
            else light + (linear(self.theme.stage_light) - light) * fade
        )
        shown = np.clip(light, 0, 1) ** (1 / 2.2) * 255
        shown += np.random.default_rng(0).random(small, dtype=np.float32)[..., None] - 0.5
        picture = pygame.surfarray.make_surface(np.clip(shown + 0.5, 0, 255).astype(np.uint8))
        return for_screen(pygame.transform.smoothscale(picture, self.size))

    # ---- names

    def numbered(self, route: str) -> bool:
        """True when names have no room beside the body: numbers stand on it, and the names in the read-outs."""
        pump = route in ARM_ROUTES
        if pump not in self._fits:
            self._fits[pump] = self._names_fit(pump)
        return not self._fits[pump]

    def _columns(self, pump: bool) -> tuple[float, float]:
        """The inner ends of the names on the left and on the right, where pump or syringe may stand before them."""
        left = self.figure.x + _REACH * self.unit
        right = self.figure.right - (_BESIDE_PUMP if pump else _REACH) * self.unit
        return left, min(right, self.panel.x - 1.0)

    def _names_fit(self, pump: bool) -> bool:
        left, right = self._columns(pump)
        t, gap = self.label_type, 12 * self.scale
        lowest = self.origin[1] + _LOWEST_NAME * self.unit
        for side, room in (("left", left - 4), ("right", self.panel.x - right - 6)):
            rows = [p for p in parts.parts_shown("subcutaneous", "arterial") if p.side == side]
            if len(rows) * (t.height(NAME_SIZE) + 6 * self.scale) > lowest - gap:
                return False
            longest = max(t.width(word, NAME_SIZE, "SemiBold") for p in rows for word in p.name.split())
            if longest + gap > room:
                return False
        return True

    def _parts(self, route: str, site: str) -> list[Part]:
        return sorted(parts.parts_shown(route, site), key=lambda p: p.point[1])

    def labels(self, route: str, site: str) -> list[Label]:
        """The names beside the body, spread so that none overlaps and none comes to lie on the arms."""
        if (route, site) not in self._labels:
            self._labels[route, site] = self._laid(route, site)
        return self._labels[route, site]

    def _laid(self, route: str, site: str) -> list[Label]:
        left, right = self._columns(route in ARM_ROUTES)
        lowest = self.origin[1] + _LOWEST_NAME * self.unit
        out: list[Label] = []
        for side in ("left", "right"):
            if side == "right" and route in ARM_ROUTES:
                lowest = self.origin[1] + _LOWEST_OUTSIDE * self.unit
            x, room = (left, int(left - 6)) if side == "left" else (right, int(self.panel.x - right - 10))
            rows = self._with_room([p for p in self._parts(route, site) if p.side == side], room, lowest)
            wanted = {p.name: self._wanted(p, route) for p in rows}
            high = {p.name: self._height(p, room) for p in rows}
            sink = {p.name: (high[p.name] - self._name_height(p, room)) / 2 for p in rows}
            spare = lowest - sum(high.values())
            between = max(6 * self.scale, min(18 * self.scale, spare / max(1, len(rows))))

            def starts(order: list[Part]) -> list[float]:
                names = [p.name for p in order]
                middles = self._tops([wanted[n] for n in names], [high[n] for n in names], between, lowest)  # noqa: B023
                return [y - sink[n] for n, y in zip(names, middles, strict=True)]  # noqa: B023

            begin = x + GAP * self.scale * (1 if side == "left" else -1)
            order = untangled(rows, lambda p: self.at(p.point), begin, starts, 12 * self.unit)
            for part, y in zip(order, starts(order), strict=True):
                sub = part.sub if self._airy() else ""
                out.append(Label(part.name, (x, y), self.at(part.point), "left" if side == "left" else "right", sub))
        return out

    def _wanted(self, part: Part, route: str) -> float:
        """Where a name would stand: at the height of its part, but clear of the pump."""
        y = self.at(part.point)[1]
        below = route == "infusion" and part.side == "right" and part.point[1] > PUMP_BOTTOM
        return max(y, self.at((0, PUMP_BOTTOM))[1] + self.type.height(NAME_SIZE)) if below else y

    def _with_room(self, rows: list[Part], room: int, lowest: float) -> list[Part]:
        """The parts whose names fit one under another: where they do not, the least telling names go."""
        kept = list(rows)
        for name in _LEAST_TELLING:
            if sum(self._height(p, room) + 4 * self.scale for p in kept) + 4 <= lowest:
                break
            kept = [p for p in kept if p.name != name]
        return kept

    def _height(self, part: Part, room: int) -> float:
        t = self.label_type
        return self._name_height(part, room) + (
            len(t.wrap(part.sub, SUB_SIZE, room)) * t.height(SUB_SIZE) if part.sub and self._airy() else 0
        )

    def _name_height(self, part: Part, room: int) -> float:
        t = self.label_type
        return len(t.wrap(part.name, NAME_SIZE, room, "SemiBold")) * t.height(NAME_SIZE)

    def _airy(self) -> bool:
        """Room for second lines under names."""
        return self.type.height(NAME_SIZE) * 24 < self.size[1]

    def _tops(self, wanted: list[float], high: list[float], between: float, lowest: float) -> list[float]:
        """Middles as near as may be to those wanted, in order, above `lowest`."""
        out: list[float] = []
        for y, h in zip(wanted, high, strict=True):
            least = h / 2 + 4 if not out else out[-1] + (high[len(out) - 1] + h) / 2 + between
            out.append(max(least, y))
        limit = lowest
        for i in range(len(out) - 1, -1, -1):
            out[i] = min(out[i], limit - high[i] / 2)
            limit = out[i] - high[i] / 2 - between
        return out

    def key(self, route: str, site: str) -> tuple[str, ...]:
        """The names in the order of their numbers, when names stand in the read-outs."""
        return tuple(p.name for p in self._ranked(route, site)) if self.numbered(route) else ()

    def _ranked(self, route: str, site: str) -> list[Part]:
        first = (
            "Brain",
            "Liver",
            parts.sampling(site).name,
            parts.ENTRIES.get(route, "Arm vein"),
            "Small intestine",
            "Bladder",
        )
        rows = self._parts(route, site)
        return sorted(rows, key=lambda p: first.index(p.name) if p.name in first else 99)

    def draw_numbers(self, surface: pygame.Surface, route: str, site: str, listed: int) -> None:
        """Numbered dots on the parts that the key lists."""
        for i, part in enumerate(self._ranked(route, site)[:listed]):
            x, y = self.at(part.point)
            text = self.type.line(str(i + 1), 11, self.theme.on_accent, "Bold")
            radius = max(text.get_height(), text.get_width()) * 0.56
            draw.circle(surface, self.theme.stage_ink, (x, y), radius + 1.5)
            draw.circle(surface, self.theme.accent, (x, y), radius)
            surface.blit(text, (round(x - text.get_width() / 2), round(y - text.get_height() / 2)))

    def mark_sampling(self, surface: pygame.Surface, site: str) -> None:
        """A ring where blood is taken."""
        x, y = self.at(parts.sampling(site).point)
        colour = self.theme.focus
        draw.circle(surface, mix(self.theme.stage_bottom, colour, 0.5), (x, y), 11 * self.unit + 1.5, 1.0)
        draw.circle(surface, colour, (x, y), 11 * self.unit, max(1.5, 1.8 * self.unit * self.theme.stroke))
