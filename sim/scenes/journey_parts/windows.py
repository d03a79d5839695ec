"""The eight windows of the ladder: each keeps its art for this size and draws its rung as the numbers say."""

from collections.abc import Callable
from math import exp, pi, sin

import numpy as np
import pygame

from sim.scenes.body_parts.devices import molecules
from sim.scenes.journey_parts import anatomy
from sim.scenes.journey_parts.composition import LOW, SMALL, Composition, sign
from sim.scenes.journey_parts.paint import LAYERS
from sim.scenes.journey_parts.reading import Reading, part
from sim.view import draw
from sim.view.bake import Baked
from sim.view.sprites import box, for_screen, glow, mix, outline, rgb
from sim.view.theme import Theme

Point = tuple[float, float]
_PAINT = {row.name: row for row in LAYERS}
_ROOT_SCALE = 0.86
"""Of the spine before any pairing."""


class Windows:
    """Draws into pictures of the windows' size; the pictures are then laid onto the stage.

    Args:
        place: where the windows are; all have one size.
        ground: the stage without them, for their round corners.
    """

    def __init__(self, place: Composition, theme: Theme, ground: pygame.Surface) -> None:
        self.place, self.theme = place, theme
        self.size = place.windows["body"].size
        self.unit = max(self.size[0] / anatomy.PICTURE[0], self.size[1] / anatomy.PICTURE[1])
        self.left = (self.size[0] - anatomy.PICTURE[0] * self.unit) / 2
        self.top = (self.size[1] - anatomy.PICTURE[1] * self.unit) / 2
        self._art: dict[str, Baked] = {}
        self._made: dict[object, pygame.Surface] = {}
        self._covers = {name: self._cover(ground, rect) for name, rect in place.windows.items()}
        self._ground = ground
        corner, small = sign(place, "pore"), place.type.height(SMALL)
        foot = small + 9 * place.scale if self.size[1] >= LOW * small else 0.0
        self.pores = anatomy.pore_grid(*self.size, corner.w + 6 * place.scale, foot)
        self._order = [(44 + 37 * i) % anatomy.PORES for i in range(anatomy.PORES)]

    @property
    def refining(self) -> bool:
        """A finer picture is on its way."""
        return any(art.refining for art in self._art.values())

    # ---- art

    def art(self, name: str) -> pygame.Surface:
        """A layer in the size of a window, or of its own canvas at the same unit."""
        row = _PAINT[f"journey-{name}"]
        if name not in self._art:
            whole = row.base == anatomy.PICTURE
            size = self.size if whole else tuple(max(2, round(side * self.unit)) for side in row.base)
            self._art[name] = row.at((size[0], size[1]), self.theme.dark)
        return self._art[name].surface

    def at(self, x: float, y: float) -> Point:
        """A pixel of a point of the picture."""
        return self.left + x * self.unit, self.top + y * self.unit

    def _tinted(self, name: str, colour: str) -> pygame.Surface:
        """A white light in a colour."""
        key = (name, colour, id(self.art(name)))
        if key not in self._made:
            made = self.art(name).copy()
            made.fill(rgb(colour), special_flags=pygame.BLEND_RGB_MULT)
            self._made[key] = made
        return self._made[key]

    def _cover(self, ground: pygame.Surface, rect: pygame.Rect) -> pygame.Surface:
        """What lies over a picture: the stage at its round corners, a shade at the border and a rim of glass."""
        out = pygame.Surface(rect.size, pygame.SRCALPHA)
        out.blit(ground, (0, 0), rect)
        radius = max(8, round(16 * self.place.scale))
        hole = box(rect.w, rect.h, radius, "#ffffff")
        alpha = pygame.surfarray.pixels_alpha(out)
        alpha[:] = 255 - pygame.surfarray.array_alpha(hole)
        del alpha
        dark = self.theme.dark
        for i in range(max(3, round(9 * self.place.scale))):
            shade = outline(rect.w - 2 * i, rect.h - 2 * i, radius - i, "#000006" if dark else "#5a5f80", 1.6).copy()
            shade.set_alpha(round((90 if dark else 34) * exp(-i / 3.2)))
            out.blit(shade, (i, i))
        out.blit(
            outline(rect.w, rect.h, radius, mix(self.theme.line, self.theme.stage_ink, 0.25), 1.6 * self.theme.stroke),
            (0, 0),
        )
        return for_screen(out)

    # ---- drawing

    def draw(self, name: str, surface: pygame.Surface, reading: Reading) -> None:
        """One window as it is now, onto the stage."""
        inside = surface.subsurface(self.place.windows[name])
        painters: dict[str, Callable[[pygame.Surface, Reading], None]] = {
            "body": self._body, "pore": self._pore, "synapse": self._synapse, "circuit": self._circuit,
            "signalling": self._cell, "mood": self._mood, "monitor": self._monitor, "pain": self._pain,
        }  # fmt: skip
        painters[name](inside, reading)
        inside.blit(self._covers[name], (0, 0))

    def _body(self, inside: pygame.Surface, reading: Reading) -> None:
        inside.blit(self.art("body"), (0, 0))
        light = self._tinted("body-lit", self.theme.marks["ketamine"])
        light.set_alpha(round((190 if self.theme.dark else 165) * reading.strength["blood"]))
        inside.blit(light, (0, 0))

    def _pore(self, inside: pygame.Surface, reading: Reading) -> None:
        places, room = self.pores
        key = ("pores", id(self.art("pore")), id(self.art("pore-one")))
        if key not in self._made:
            field = self.art("pore").copy()
            one = self.art("pore-one")
            one = pygame.transform.smoothscale_by(one, room * 1.12 / one.get_width())
            for x, y in places:
                field.blit(one, (round(x - one.get_width() / 2), round(y - one.get_height() / 2)))
            self._made[key] = field
        inside.blit(self._made[key], (0, 0))
        held = 100 * reading.value("blocked")
        halo = glow(max(4, round(0.72 * room)), self.theme.marks["ketamine"], 1.0 if self.theme.dark else 0.85)
        drug = self._drug(room)
        for i in range(min(anatomy.PORES, int(held) + 1)):
            share = part(held - i)
            if share < 0.03:
                break
            x, y = places[self._order[i]]
            for picture in (halo, drug):
                light = picture
                if share < 1:
                    light = picture.copy()
                    light.set_alpha(round(255 * share))
                inside.blit(light, (round(x - picture.get_width() / 2), round(y - 1 - picture.get_height() / 2)))

    def _drug(self, room: float) -> pygame.Surface:
        if "drug" not in self._made:
            self._made["drug"] = molecules(self.theme, max(2.6, 0.23 * room))[0]
        return self._made["drug"]

    def _synapse(self, inside: pygame.Surface, reading: Reading) -> None:
        inside.blit(self.art("synapse"), (0, 0))
        weight = reading.value("expected_weight")
        size = round(100 * _ROOT_SCALE * (1 + 0.75 * (weight - 1)))
        spine = self._spine(size)
        x, y = self.at(*anatomy.SPINE_FOOT)
        inside.blit(spine, (round(x - spine.get_width() / 2), round(y - spine.get_height())))
        inside.blit(self._before(), (0, 0))

    def _spine(self, percent: int) -> pygame.Surface:
        key = ("spine", percent, id(self.art("synapse-spine")))
        if key not in self._made:
            self._made[key] = pygame.transform.smoothscale_by(self.art("synapse-spine"), percent / 100)
        return self._made[key]

    def _before(self) -> pygame.Surface:
        """The outline of the spine before pairing, dotted."""
        key = ("before", id(self.art("synapse-spine")))
        if key not in self._made:
            spine = self._spine(round(100 * _ROOT_SCALE))
            out = pygame.Surface(self.size, pygame.SRCALPHA)
            x, y = self.at(*anatomy.SPINE_FOOT)
            left, top = round(x - spine.get_width() / 2), round(y - spine.get_height())
            dots = pygame.mask.from_surface(spine, 200).outline()
            apart = max(4, round(6 * self.unit))
            ink = mix(self.theme.stage_ink, "#ffffff", 0.2) if self.theme.dark else "#5a1a2a"
            for i in range(0, len(dots), apart):
                draw.circle(out, ink, (left + dots[i][0], top + dots[i][1]), max(0.9, 0.95 * self.unit))
            self._made[key] = out
        return self._made[key]

    def _circuit(self, inside: pygame.Surface, reading: Reading) -> None:
        inside.blit(self.art("circuit"), (0, 0))

    def _cell(self, inside: pygame.Surface, reading: Reading) -> None:
        inside.blit(self.art("signalling"), (0, 0))
        twig = self.art("signalling-twig")
        wanted = anatomy.AT_REST * reading.value("spines")
        new = self.theme.good if self.theme.dark else "#2fc07a"
        for i, (x, y, up) in enumerate(anatomy.twig_places()):
            share = part(wanted - i)
            if share < 0.08:
                continue
            step = round(10 * share)
            key = ("twig", step, up, i % 3, i >= anatomy.AT_REST, id(twig))
            if key not in self._made:
                grown = pygame.transform.smoothscale_by(
                    twig, step / 10 * (0.78 if i >= anatomy.AT_REST else 0.86 + 0.12 * (i % 3))
                )
                self._made[key] = grown if up else pygame.transform.flip(grown, False, True)
            one = self._made[key]
            px, py = self.at(x, y)
            if i >= anatomy.AT_REST:  # what came since is lit, so that it is found among the others
                tip = py - 0.8 * one.get_height() if up else py + 0.8 * one.get_height()
                draw.glow_at(
                    inside, new, (px, tip), max(4, round(22 * self.unit * share)), 0.85 if self.theme.dark else 0.6
                )
            inside.blit(one, (round(px - one.get_width() / 2), round(py - one.get_height() if up else py)))
        for name, _, x in anatomy.MESSENGERS:
            rise = part((reading.value(name) - 1) / {"bdnf": 0.25, "mtorc1": 0.8, "protein": 0.6}[name])
            px, py = self.at(x, anatomy.SHAFT_Y + 2.2 * sin(x / 40))
            radius = max(5, round(22 * self.unit))
            if rise > 0.01:
                light = glow(radius, "#ffe9a6" if self.theme.dark else "#fff3c4", 1.0).copy()
                light.set_alpha(round(255 * rise**0.6))
                inside.blit(light, (round(px) - radius, round(py) - radius))
            draw.circle(inside, mix("#6b2a3c", "#fff4d0", rise**0.6), (px, py), 5.0 * self.unit)
            draw.circle(inside, "#ffdccb" if self.theme.dark else "#8a3030", (px, py), 5.6 * self.unit, 1.1 * self.unit)

    def _mood(self, inside: pygame.Surface, reading: Reading) -> None:
        inside.blit(self.art("mood"), (0, 0))
        day = self.art("mood-lit")
        day.set_alpha(round(255 * part((reading.baseline - reading.value("madrs")) / (0.62 * reading.baseline))))
        inside.blit(day, (0, 0))

    def _monitor(self, inside: pygame.Surface, reading: Reading) -> None:
        inside.blit(self.art("monitor"), (0, 0))
        left, top, width, height = anatomy.SCREEN
        x, y = self.at(left, top)
        t, wide, high = self.place.type, width * self.unit, height * self.unit
        rows = (
            (f"{60 * reading.value('heart_rate'):.0f}", "/min", "#7df0a8"),
            (f"{reading.value('systolic'):.0f}", "mmHg", "#7fd8ff"),
        )
        size = max(SMALL, min(22.0, 0.2 * high / t.scale))
        texts = [(t.line(n, size, colour, "SemiBold"), t.line(unit, SMALL, colour)) for n, unit, colour in rows]
        widths = [number.get_width() + 3 + unit.get_width() for number, unit in texts]
        if sum(widths) > wide * 0.94 - 6 or t.height(size) > 0.45 * high:
            return
        low = y + high * 0.96 - t.height(size)
        for (number, unit), at_x in zip(texts, (x + wide * 0.03, x + wide * 0.97 - widths[1]), strict=True):
            inside.blit(number, (at_x, low))
            inside.blit(unit, (at_x + number.get_width() + 3, low + t.ascent(size) - t.ascent(SMALL)))

    def _pain(self, inside: pygame.Surface, reading: Reading) -> None:
        inside.blit(self.art("pain"), (0, 0))
        light = self._tinted("pain-lit", "#ff5b4a" if self.theme.dark else "#e0301e")
        light.set_alpha(round(235 * part(reading.value("pain_score") / 8.0)))
        inside.blit(light, (0, 0))

    # ---- what moves between two drawings of a window

    def move(self, surface: pygame.Surface, reading: Reading, beats: "Beats") -> None:
        """Cells that fire, transmitter that is let out, the line on the monitor."""
        self._fire(surface, reading, beats)
        self._release(surface, reading, beats)
        self._trace(surface, beats)

    def _fire(self, surface: pygame.Surface, reading: Reading, beats: "Beats") -> None:
        rect = self.place.windows["circuit"]
        for art, places, phase, ratio, colour in (
            ("circuit-pyramids", anatomy.PYRAMIDS, beats.pyramidal, reading.value("pyramidal_ratio"), "#8fb8ff"),
            (
                "circuit-interneurons",
                anatomy.INTERNEURONS,
                beats.interneuron,
                reading.value("interneuron_ratio"),
                "#ffb060",
            ),
        ):
            for i, cell in enumerate(places):
                light, at = self._cell_light(art, colour if self.theme.dark else mixed_light(colour), cell)
                since = (phase + i * 0.377) % 1.0
                bright = 0.42 * ratio if beats.still else min(1.0, ratio) * (0.14 + 0.86 * exp(-5.0 * since))
                light.set_alpha(round(255 * part(bright)))
                surface.blit(light, (rect.x + at[0], rect.y + at[1]))

    def _cell_light(
        self, art: str, colour: str, cell: tuple[float, float, float]
    ) -> tuple[pygame.Surface, tuple[int, int]]:
        """The light of one cell, and its place; it fades towards the cells beside it, on which no edge may show."""
        x, y, size = cell
        px, py = self.at(x, y)
        wide, above, below = (reach * size * self.unit for reach in (42, 88, 72))
        area = pygame.Rect(px - wide, py - above, 2 * wide, above + below).clip(pygame.Rect((0, 0), self.size))
        lit = self._tinted(art, colour)
        key = (cell, id(lit))
        if key not in self._made:
            made = lit.subsurface(area).copy()
            away = np.abs(area.x + np.arange(area.w) + 0.5 - px) / wide
            fade = np.clip((1.0 - away) / 0.55, 0.0, 1.0)
            alpha = pygame.surfarray.pixels_alpha(made)
            alpha[:] = (alpha * (fade * fade * (3 - 2 * fade))[:, None]).astype(np.uint8)
            del alpha
            self._made[key] = made
        return self._made[key], area.topleft

    def _release(self, surface: pygame.Surface, reading: Reading, beats: "Beats") -> None:
        if reading.activity <= 0:
            return
        rect = self.place.windows["synapse"]
        t = 0.35 if beats.still else beats.release % 1.0
        fade = max(0.0, 1 - t / 0.8)
        if fade <= 0:
            return
        gold = glow(max(3, round(4.4 * self.unit)), self.theme.marks["glutamate"], round(0.95 * fade, 1))
        half = gold.get_width() / 2
        blits = []
        for i in range(16):
            turn = 2 * pi * (i * 0.381966)
            x = 160 + (14 + 44 * t) * sin(turn) * (0.3 + 0.7 * ((i * 7) % 5) / 4)
            y = 84 + (4 + 16 * t) * (0.25 + 0.75 * ((i * 3) % 7) / 6)
            px, py = self.at(x, y)
            blits.append((gold, (rect.x + px - half, rect.y + py - half)))
        surface.fblits(blits)

    def _trace(self, surface: pygame.Surface, beats: "Beats") -> None:
        rect = self.place.windows["monitor"]
        left, top, width, height = anatomy.SCREEN
        x, y = self.at(left, top)
        wide, high = width * self.unit, height * self.unit
        points = []
        head = beats.heart
        count = 128
        for i in range(count + 1):
            beat = head - 3.2 * (1 - i / count)
            points.append(
                (
                    rect.x + x + wide * (0.04 + 0.92 * i / count),
                    rect.y + y + high * (0.44 - 0.3 * _BEAT[int(256 * beat) % 256]),
                )
            )
        pygame.draw.aalines(surface, "#63e69a", False, points)
        pygame.draw.aalines(surface, "#63e69a", False, [(px, py + 1) for px, py in points])
        draw.glow_at(surface, "#b8ffd2", points[-1], max(4, round(8 * self.unit)), 0.9)


def mixed_light(colour: str) -> str:
    """A glow's colour on a light stage: deeper, since light cannot be added to paper."""
    red, green, blue = mix(colour, "#1a1a80" if colour == "#8fb8ff" else "#b04a00", 0.55)
    return f"#{red:02x}{green:02x}{blue:02x}"


def _heartbeat() -> tuple[float, ...]:
    """A heartbeat as a monitor shows it, P, QRS and T, in 256 points."""
    t = np.arange(256) / 256
    waves = ((0.18, 0.035, 0.14), (0.318, 0.015, -0.16), (0.35, 0.019, 1.0), (0.386, 0.018, -0.28), (0.58, 0.055, 0.26))
    line = np.sum([high * np.exp(-(((t - at) / wide) ** 2)) for at, wide, high in waves], axis=0)
    return tuple(float(v) for v in line)


_BEAT = _heartbeat()


class Beats:
    """The phases of what beats on the wall's time, as fast as the numbers say; held when motion is reduced."""

    def __init__(self) -> None:
        self.pyramidal = self.interneuron = self.release = self.heart = 0.35
        self.still = True

    def go(self, seconds: float, reading: Reading, still: bool) -> None:
        """Let wall seconds pass."""
        self.still = still
        if still:
            return
        self.pyramidal += 0.8 * seconds * reading.value("pyramidal_ratio")
        self.interneuron += 1.1 * seconds * reading.value("interneuron_ratio")
        self.release += seconds * min(2.0, reading.activity)
        self.heart += seconds * reading.value("heart_rate")
