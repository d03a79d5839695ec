"""What gives the drug: syringe, drip and pump, tablet, wafer, spray, suppository; and the pictures of the molecules."""

from collections.abc import Callable
from math import cos, pi, sin

import numpy as np
import pygame

from sim.scenes.body_parts import anatomy
from sim.scenes.body_parts.anatomy import Line, Point, smooth
from sim.scenes.body_parts.fields import tube
from sim.scenes.body_parts.reading import Reading
from sim.scenes.hall import SMALLEST
from sim.view import draw
from sim.view.ink import Ink, cover, intersect, linear, mixed, union
from sim.view.sprites import for_screen
from sim.view.text import Type
from sim.view.theme import Theme

PUMP: Point = (264.0, 212.0)
BAG: Point = (212.0, 196.0)
PUMP_BOTTOM = PUMP[1] + 42
"""Names below the mouth's keep under it, so that bag and pump stand between two leaders."""
LINE_IN: Line = smooth(((268, 252), (268, 276), (250, 316), (222, 366), (206, 406), (196, 424), (181, 431)))
_DRIP: Line = smooth(((212, 228), (213, 240), (222, 244), (236, 238)))
_SYRINGES: dict[str, tuple[Point, float]] = {
    "intravenous bolus": (anatomy.ELBOW, 0.62),
    "intramuscular": (anatomy.SHOULDER, pi + 1.05),
    "subcutaneous": (anatomy.BELLY, 2.04),
}
_SWALLOW: Line = smooth(
    ((-2, 139), (0, 146), (0, 160), (1, 200), (4, 260), (5, 320), (9, 368), (26, 398), (46, 420), (52, 438))
)
_STEPS = 12
Painter = Callable[[], Ink]
_REACH = 128.0
_SHOWN = 240.0
"""Model seconds for which syringe and spray stay in sight on a still picture."""


def ready(ink: Ink) -> pygame.Surface:
    """The picture in the format of the window, once there is one."""
    picture = ink.surface()
    return for_screen(picture)


def molecules(theme: Theme, radius: float) -> tuple[pygame.Surface, ...]:
    """Ketamine a hexagon, norketamine a triangle, hydroxynorketamine a ring; `radius` in pixels."""
    names = ("ketamine", "norketamine", "hydroxynorketamine")
    return tuple(_molecule(i, theme.marks[name], radius, theme.dark) for i, name in enumerate(names))


def _molecule(kind: int, colour: str, radius: float, dark: bool) -> pygame.Surface:
    side = 2 * int(radius * 2.3) + 1
    k = Ink(side, side, 1.0, dark=dark)
    c = side / 2
    if kind == 0:
        reach = radius * 0.92
        shape = k.polygon(
            [(c + reach * cos(i * pi / 3), c + reach * sin(i * pi / 3)) for i in range(6)],
            radius * 0.12,
        )
    elif kind == 1:
        shape = k.polygon(
            [
                (c + radius * cos(i * 2 * pi / 3 - pi / 2), c + radius * (sin(i * 2 * pi / 3 - pi / 2) + 0.14))
                for i in range(3)
            ],
            radius * 0.22,
        )
    else:
        shape = np.abs(k.circle(c, c, radius * 0.72)) - np.float32(radius * 0.32)
    if dark:
        k.glow(shape, colour, radius * 0.42, 0.55)
    else:
        k.over(linear("#ffffff"), 0.85 * cover(shape - 0.9, 1.2))
    k.solid(shape, radius * 0.7, mixed(colour, "#ffffff", 0.08 if dark else 0.0), mixed(colour, "#000000", 0.4),
            shine=0.35, gloss=10, rim=0.04, ambient=0.6)  # fmt: skip
    return ready(k)


class Devices:
    """The pictures of the devices at one size, made when first needed.

    Args:
        unit: pixels of a unit of the body.
        corner: pixel of the body's origin.
    """

    def __init__(self, unit: float, corner: Point, theme: Theme, type: Type) -> None:
        self.unit, self.corner, self.theme, self.type = unit, corner, theme, type
        self._made: dict[tuple[str, int], tuple[pygame.Surface, Point]] = {}

    def at(self, point: Point) -> Point:
        """Where a point of the body lies, in pixels."""
        return self.corner[0] + point[0] * self.unit, self.corner[1] + point[1] * self.unit

    def _ink(self, left: float, top: float, width: float, height: float) -> Ink:
        size = max(2, round(width * self.unit)), max(2, round(height * self.unit))
        return Ink(*size, self.unit, (left, top), dark=self.theme.dark)

    def _put(self, surface: pygame.Surface, name: str, step: int, make: Painter) -> None:
        if (name, step) not in self._made:
            ink = make()
            place = float(ink.x[0, 0]), float(ink.y[0, 0])
            self._made[name, step] = ready(ink), self.at(place)
        picture, corner = self._made[name, step]
        surface.blit(picture, (round(corner[0]), round(corner[1])))

    # ---- what is drawn for a route

    def draw(self, surface: pygame.Surface, reading: Reading, phase: float) -> None:
        """Draw what gives the drug now, by the route in use."""
        route, done = reading.route, reading.putting
        shown = max(_SHOWN, 2.0 * reading.rate)
        if route == "infusion":
            self._infusion(surface, reading, phase)
        elif route in _SYRINGES:
            self._depot(surface, reading)
            if reading.since < shown or not reading.given:
                step = round(done * _STEPS)
                self._put(surface, route, step, lambda: self._syringe(*_SYRINGES[route], step / _STEPS))
                if not reading.given:
                    self._prepare(route)
        elif route == "nasal":
            self._spray(surface, reading, done, phase)
        elif route == "oral":
            self._tablet(surface, reading, done)
        elif route == "sublingual":
            self._wafer(surface, reading)
        elif route == "rectal":
            self._suppository(surface, reading)
        if route == "intravenous bolus" and reading.since >= shown and reading.given:
            self._put(surface, "cannula", 0, self._cannula)

    def _prepare(self, route: str) -> None:
        """One more picture of the plunger on its way, while nothing moves yet: so that none is missing when it does."""
        step = next((i for i in range(_STEPS + 1) if (route, i) not in self._made), None)
        if step is not None:
            ink = self._syringe(*_SYRINGES[route], step / _STEPS)
            self._made[route, step] = ready(ink), self.at((float(ink.x[0, 0]), float(ink.y[0, 0])))

    def _syringe(self, tip: Point, way: float, done: float) -> Ink:
        ex, ey = cos(way), sin(way)
        ends = [tip, (tip[0] + ex * _REACH, tip[1] + ey * _REACH)]
        left, right = min(p[0] for p in ends) - 22, max(p[0] for p in ends) + 22
        top, bottom = min(p[1] for p in ends) - 22, max(p[1] for p in ends) + 22
        k = self._ink(left, top, right - left, bottom - top)

        def along(far: float, across: float = 0.0) -> Point:
            return tip[0] + ex * far - ey * across, tip[1] + ey * far + ex * across

        barrel = k.box(*along(57), 27, 8.5, 3, way)
        k.shadow(union(barrel, k.capsule(along(90), along(118), 3), 2), 2, 5, 4, 0.4)
        k.solid(k.capsule(tip, along(24), 0.75), 0.75, "#e6edf8", "#5a6a88", shine=0.6)
        k.solid(k.capsule(along(22), along(30), 2.6, 4.2), 3, "#7fb6e6", "#1f4a78", shine=0.5)
        rod = 40 + 44 * (1 - done)
        k.solid(k.box(*along(rod + 20), 20, 2.4, 1.5, way), 2.4, "#c9d4e6", "#5a6a88")
        k.solid(k.box(*along(rod + 40), 2.6, 9, 2, way), 2.4, "#c9d4e6", "#5a6a88", shine=0.5)
        k.solid(barrel, 8, "#dcecff", "#3a5a86", opacity=0.34 if self.theme.dark else 0.6, shine=0.5, rim=0.7)
        if done < 1:
            length = (rod - 32) / 2
            fluid = k.box(*along(32 + length), length, 6.2, 2, way)
            k.solid(
                fluid, 6, self.theme.marks["ketamine"], mixed(self.theme.marks["ketamine"], "#000000", 0.4), opacity=0.9
            )
        k.solid(k.box(*along(rod), 3, 6.6, 1.6, way), 3, "#39465e", "#10182a", shine=0.4)
        k.solid(k.box(*along(84), 1.8, 14, 1.6, way), 2, "#dcecff", "#5a7aa6", opacity=0.9, shine=0.4)
        for i in range(6):
            mark = k.capsule(along(38 + i * 7.5, -8), along(38 + i * 7.5, -3 if i % 2 else -1), 0.5)
            k.fill(mark, "#ffffff" if self.theme.dark else "#33425c", 0.7)
        k.over(
            linear("#ffffff"), 0.35 * cover(intersect(barrel + 2, k.capsule(along(34, -5), along(80, -5), 1.2), 1), 1.2)
        )
        return k

    def _cannula(self) -> Ink:
        x, y = anatomy.ELBOW
        k = self._ink(x - 14, y - 14, 44, 44)
        k.shadow(k.capsule((x + 6, y + 4), (x + 18, y + 13), 3.4), 1, 3, 2, 0.4)
        k.solid(k.capsule((x, y), (x + 8, y + 6), 1.0), 1, "#e6edf8", "#5a6a88", shine=0.5)
        k.solid(k.capsule((x + 7, y + 5), (x + 18, y + 13), 3.4, 2.8), 3.2, "#f29ac0", "#7a2450", shine=0.5)
        return k

    def _depot(self, surface: pygame.Surface, reading: Reading) -> None:
        """A drop of drug under the needle that shrinks as it is taken up."""
        left = reading.glow("absorption_site")
        if left <= 0:
            return
        x, y = self.at(_SYRINGES[reading.route][0])
        colour = self.theme.marks["ketamine"]
        radius = (5 + 15 * left) * self.unit
        draw.glow_at(surface, colour, (x, y), max(4, round(radius * 1.6)), 0.8 if self.theme.dark else 0.6)
        step = max(1, round(left * 16))
        self._put(
            surface, f"drop {reading.route}", step, lambda: self._drop(_SYRINGES[reading.route][0], 2 + 8 * step / 16)
        )

    def _drop(self, point: Point, radius: float) -> Ink:
        k = self._ink(point[0] - 14, point[1] - 14, 28, 28)
        colour = self.theme.marks["ketamine"]
        drop = k.ellipse(*point, radius, radius * 0.82)
        k.solid(
            drop,
            radius,
            mixed(colour, "#ffffff", 0.1),
            mixed(colour, "#000000", 0.4),
            opacity=0.85,
            shine=0.6,
            gloss=14,
            rim=0.3,
        )
        return k

    # ---- the drip

    def _infusion(self, surface: pygame.Surface, reading: Reading, phase: float) -> None:
        left = reading.syringe_left
        self._put(surface, "line", 0, self._line)
        self._put(surface, "bag", 0, lambda: self._bag(0.0))
        self._fill(surface, left)
        self._put(surface, "pump", 0, self._pump)
        x, y = self.at(PUMP)
        runs = reading.remaining > 0
        words = f"{reading.remaining / 60:.0f} min" if runs else ("ready" if not reading.given else "done")
        size = min(13.0, 46 * self.unit / max(1, self.type.width("00 min", 13, "SemiBold")) * 13)
        if size >= SMALLEST or self.theme.text <= 1:  # in a hall nobody could read smaller words than those
            text = self.type.line(words, size, "#9dffcf" if runs else "#b9c8e8", "SemiBold")
            surface.blit(text, (round(x - text.get_width() / 2), round(y - 22 * self.unit - text.get_height() / 2)))
        if runs:
            dot = draw.dot(max(1.5, 2.0 * self.unit), self.theme.marks["ketamine"])
            line = np.array(LINE_IN)
            for i in range(9):
                at = ((i + phase * 1.2) / 9 % 1.0) * (len(line) - 1)
                low = int(at)
                spot = line[low] + (line[min(low + 1, len(line) - 1)] - line[low]) * (at - low)
                px, py = self.at((float(spot[0]), float(spot[1])))
                surface.blit(dot, (px - dot.get_width() / 2, py - dot.get_height() / 2))

    def _fill(self, surface: pygame.Surface, left: float) -> None:
        """The lower part of the full bag over the empty one."""
        if ("full", 0) not in self._made:
            ink = self._bag(1.0)
            self._made["full", 0] = ready(ink), self.at((float(ink.x[0, 0]), float(ink.y[0, 0])))
        picture, corner = self._made["full", 0]
        top = round((BAG[1] + 24 - 46 * left) * self.unit + self.corner[1] - corner[1])
        area = pygame.Rect(0, max(0, top), picture.get_width(), picture.get_height() - max(0, top))
        surface.blit(picture, (round(corner[0]), round(corner[1]) + area.y), area)

    def _line(self) -> Ink:
        k = self._ink(168, 216, 118, 236)
        for way in (LINE_IN, _DRIP):
            shape = tube(k, way, 2.0)
            k.shadow(shape, 1, 3, 2, 0.35)
            k.solid(shape, 2, "#dcecff", "#5a7aa6", opacity=0.75, shine=0.6, rim=0.3)
        x, y = anatomy.ELBOW
        k.solid(k.capsule((x + 5, y + 5), (x + 14, y + 14), 3.2), 3, "#f29ac0", "#7a2450", shine=0.5)
        return k

    def _bag(self, left: float) -> Ink:
        x, y = BAG
        k = self._ink(x - 40, y - 48, 84, 108)
        hook = np.abs(k.circle(x, y - 32, 4.5)) - np.float32(1.2)
        k.solid(hook, 1.2, "#c9d4e6", "#5a6a88")
        bag = union(k.box(x, y, 17, 27, 7), k.capsule((x, y + 24), (x, y + 33), 3.2, 2.2), 3)
        if not left:  # the full bag is laid over the empty one, which has its shadow already
            k.shadow(bag, 2, 5, 4, 0.35)
        k.solid(bag, 12, "#e8f2ff", "#7a95bd", opacity=0.42 if self.theme.dark else 0.75, shine=0.5, rim=0.6)
        if not left:
            return k
        colour = self.theme.marks["ketamine"]
        fluid = intersect(bag + 2.2, (y + 24 - 46 * left) - k.y, 1.0)
        k.solid(fluid, 8, mixed(colour, "#ffffff", 0.25), mixed(colour, "#000000", 0.35), opacity=0.62, shine=0.3)
        for i in range(5):
            k.fill(
                k.capsule((x + 8, y - 16 + i * 9), (x + 13, y - 16 + i * 9), 0.5),
                "#ffffff" if self.theme.dark else "#33425c",
                0.6,
            )
        return k

    def _pump(self) -> Ink:
        x, y = PUMP
        k = self._ink(x - 56, y - 60, 116, 136)
        body = k.box(x, y, 29, 40, 8)
        k.shadow(body, 2, 6, 5, 0.45)
        k.solid(body, 10, "#d5deec", "#5b6b88", shine=0.3, gloss=16, rim=0.3)
        screen = k.box(x, y - 22, 24, 11, 4)
        k.fill(screen, "#0c1f2c")
        k.solid(k.circle(x - 12, y + 6, 6), 4, "#5fd08a", "#145a34", shine=0.6)
        k.solid(k.circle(x + 12, y + 6, 6), 4, "#e07a70", "#6e1d18", shine=0.6)
        for i in range(3):
            k.solid(k.box(x - 14 + i * 14, y + 25, 4.6, 4, 2), 2, "#8a9ab6", "#3f4c66", shine=0.4)
        return k

    # ---- mouth, nose, rectum

    def _tablet(self, surface: pygame.Surface, reading: Reading, done: float) -> None:
        way = np.array(_SWALLOW)
        at = min(done, 0.999) * (len(way) - 1)
        low = int(at)
        spot = way[low] + (way[low + 1] - way[low]) * (at - low)
        left = 1.0 if not reading.given else max(0.0, min(1.0, reading.stomach_share * 1.1))
        if not reading.given:
            spot = np.array((-2.0, 139.0))
        step = round(left * 8)
        if step:
            self._stamp(surface, "tablet", step, (float(spot[0]), float(spot[1])), lambda: self._pill(step / 8))

    def _stamp(self, surface: pygame.Surface, name: str, step: int, point: Point, make: Painter) -> None:
        """A picture painted round (0, 0), put where it is now."""
        if (name, step) not in self._made:
            self._made[name, step] = ready(make()), (0.0, 0.0)
        picture = self._made[name, step][0]
        x, y = self.at(point)
        surface.blit(picture, (round(x - picture.get_width() / 2), round(y - picture.get_height() / 2)))

    def _pill(self, share: float) -> Ink:
        k = self._ink(-16, -14, 32, 28)
        size = 4 + 6 * share
        body = k.ellipse(0, 0, size, size * 0.66)
        k.glow(body, self.theme.marks["ketamine"], 3, 0.5)
        k.shadow(body, 1, 2.4, 2, 0.5)
        k.solid(body, size * 0.5, "#fff6fb", mixed(self.theme.marks["ketamine"], "#000000", 0.2), shine=0.5, gloss=14)
        k.fill(k.capsule((-size * 0.5, -0.2), (size * 0.5, 0.2), 0.5), self.theme.marks["ketamine"], 0.8)
        return k

    def _wafer(self, surface: pygame.Surface, reading: Reading) -> None:
        left = 1.0 if not reading.given else reading.glow("absorption_site")
        step = round(left * 8)
        if step:
            self._stamp(surface, "wafer", step, (0.0, 148.0), lambda: self._film(step / 8))

    def _film(self, share: float) -> Ink:
        k = self._ink(-18, -10, 36, 20)
        body = k.box(0, 0, 5 + 8 * share, 2.2 + 1.6 * share, 1.8)
        k.glow(body, self.theme.marks["ketamine"], 3, 0.6)
        k.shadow(body, 0.6, 2, 1.6, 0.4)
        k.solid(
            body,
            2,
            "#fff0f8",
            mixed(self.theme.marks["ketamine"], "#000000", 0.25),
            opacity=0.6 + 0.4 * share,
            shine=0.4,
        )
        return k

    def _suppository(self, surface: pygame.Surface, reading: Reading) -> None:
        left = 1.0 if not reading.given else max(reading.glow("absorption_site"), reading.glow("gut"))
        step = round(left * 8)
        if step:
            self._stamp(surface, "suppository", step, (0.0, 645.0), lambda: self._bullet(step / 8))

    def _bullet(self, share: float) -> Ink:
        k = self._ink(-12, -18, 24, 36)
        body = k.capsule((0, 6 * share), (0, -7 * share), 2 + 4 * share, 1.4 + 2.4 * share)
        k.glow(body, self.theme.marks["ketamine"], 3, 0.6)
        k.solid(body, 5, "#fff0f8", mixed(self.theme.marks["ketamine"], "#000000", 0.25), shine=0.5)
        return k

    def _spray(self, surface: pygame.Surface, reading: Reading, done: float, phase: float) -> None:
        if reading.since > max(_SHOWN, 2.0 * reading.rate) and reading.given:
            return
        self._put(surface, "spray", 0, self._bottle)
        if reading.given and done < 1:
            colour = self.theme.marks["ketamine"]
            for i in range(26):
                far = (i * 0.618 + phase * 1.4) % 1.0
                wide = ((i * 0.7549) % 1.0 - 0.5) * (3 + 16 * far)
                x, y = self.at((22 - 22 * far + wide * 0.75, 131 - 29 * far + wide * 0.6))
                draw.circle(surface, colour, (x, y), max(1.0, (1.3 - 0.5 * far) * self.unit))

    def _bottle(self) -> Ink:
        k = self._ink(12, 112, 84, 84)
        way = 0.92
        ex, ey = cos(way), sin(way)

        def along(far: float) -> Point:
            return 23 + ex * far, 131 + ey * far

        shape = union(k.capsule(along(2), along(20), 2.4, 4.2), k.box(*along(42), 18, 12, 5, way), 3)
        k.shadow(shape, 2, 5, 4, 0.45)
        k.solid(k.capsule(along(2), along(22), 2.4, 4.6), 3, "#e9f0fa", "#6a7b98", shine=0.5)
        k.solid(k.box(*along(26), 3, 15, 2.5, way), 3, "#e9f0fa", "#6a7b98", shine=0.4)
        k.solid(k.box(*along(45), 18, 11, 5, way), 9, "#8fb7e8", "#234a80", shine=0.5, rim=0.4)
        k.solid(k.box(*along(46), 10, 11.2, 1, way), 9, "#f4f8ff", "#8a9ab6", opacity=0.85, shine=0.2)
        return k
