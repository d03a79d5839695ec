"""The words on the stage: the captions of the windows, what is said inside them, and the signs on the three ways."""

import pygame

from sim.scenes.journey_parts import words
from sim.scenes.journey_parts.axis import colours
from sim.scenes.journey_parts.composition import LOW, SMALL, TITLE, Composition, sign
from sim.scenes.journey_parts.reading import Reading
from sim.scenes.journey_parts.ways import lanes_y
from sim.view import draw
from sim.view.labels import badge, badge_size
from sim.view.sprites import mix
from sim.view.theme import Theme

DOT = 21
"""Points from the left end of a caption to its name."""
LADDER = ("body", "pore", "synapse", "circuit", "signalling", "mood")
"""What hands on; the others branch off at the blood."""


class Captions:
    """Draws words; `drawn` says where they are, so that a test can see that none overlaps another."""

    def __init__(self, place: Composition, theme: Theme) -> None:
        self.place, self.theme = place, theme
        self._colours = colours(theme)
        self.drawn: dict[str, pygame.Rect] = {}

    def enter_area(self, name: str) -> pygame.Rect:
        """The sign in a window's corner that leads into its own scene."""
        return sign(self.place, name)

    def rung(self, surface: pygame.Surface, reading: Reading, name: str) -> None:
        """The caption of a window, and what is said inside it; the ground under the caption is clean."""
        t, theme, area = self.place.type, self.theme, self.place.captions[name]
        y, line = self._first(name), t.height(TITLE)
        self._dot(surface, name, (area.x + t.px(8), y + line / 2))
        title = t.line(self.place.titles[name], TITLE, theme.stage_ink, "SemiBold")
        surface.blit(title, (area.x + t.px(DOT), y))
        text = t.line(words.number(reading, name), SMALL, theme.stage_ink, "SemiBold")
        if self.place.two_lines:
            at = (area.x + t.px(DOT), y + line)
        else:
            at = (area.right - text.get_width(), y + t.ascent(TITLE) - t.ascent(SMALL))
        surface.blit(text, at)
        self.drawn[f"title {name}"] = pygame.Rect(area.x, y, title.get_width() + t.px(DOT), line)
        self.drawn[f"number {name}"] = pygame.Rect(at, text.get_size())
        self.inside(surface, reading, name)

    def _first(self, name: str) -> int:
        """The top of a caption's first line."""
        area, t = self.place.captions[name], self.place.type
        high = t.height(TITLE) + (t.height(SMALL) if self.place.two_lines else 0)
        return area.bottom - high - 2 if area.y < self.place.gutter.y else area.y + 2

    def _dot(self, surface: pygame.Surface, name: str, at: tuple[float, float]) -> None:
        """The rung's colour; on the ladder its number too, so that one sees which way it goes."""
        t, colour = self.place.type, self._colours[name]
        if name not in LADDER:
            draw.circle(surface, colour, at, 4.8 * t.scale)
            return
        draw.circle(surface, colour, at, 8.2 * t.scale)
        ink = "#0b1022" if self.theme.dark else "#ffffff"
        figure = t.line(str(LADDER.index(name) + 1), SMALL, ink, "Bold")
        surface.blit(figure, figure.get_rect(center=(round(at[0]), round(at[1]))))

    def inside(self, surface: pygame.Surface, reading: Reading, name: str) -> None:
        """What stands over a window's picture."""
        self._inside(surface, reading, name)
        self._badge(surface, name)
        self._enter(surface, name)

    def _badge(self, surface: pygame.Surface, name: str) -> None:
        """How the number of a rung is known, where that is not a matter of course."""
        kind = words.BADGES.get(name)
        window, inset = self.place.windows[name], max(3, round(6 * self.place.scale))
        if kind is None:
            return
        wide, high = badge_size(self.place.type, kind)
        if wide > self.enter_area(name).x - window.x - 3 * inset or high > 0.22 * window.h:
            return
        below = round(15 * self.place.scale) if name == "signalling" else 0  # clear of what comes in there
        if below and window.h < 8 * high:
            return
        at = (window.x + inset, window.y + inset + below)
        self.drawn[f"badge {name}"] = badge(surface, self.place.type, self.theme, kind, at, self.theme.panel)

    def _inside(self, surface: pygame.Surface, reading: Reading, name: str) -> None:
        window, t = self.place.windows[name], self.place.type
        high = t.height(SMALL)
        if window.h < LOW * high:
            return
        for said in words.beside(reading, name):
            wide = t.width(said, SMALL, "Medium")
            if wide <= window.w - t.px(16):
                break
        else:
            return
        pill = pygame.Rect(0, 0, wide + t.px(14), high + t.px(3))
        pill.midbottom = (window.centerx, window.bottom - max(3, round(6 * self.place.scale)))
        draw.rounded(surface, pill, pill.h / 2, "#060a1c" if self.theme.dark else "#ffffff", None, 1.0, None,
                     0.74 if self.theme.dark else 0.86)  # fmt: skip
        warned = name == "signalling" and bool(reading.stopped)
        ink = self.theme.wrong if warned else self.theme.stage_ink
        text = t.line(said, SMALL, ink, "Medium")
        surface.blit(text, text.get_rect(center=pill.center))
        self.drawn[f"inside {name}"] = pill

    def _enter(self, surface: pygame.Surface, name: str) -> None:
        rect = self.enter_area(name)
        if not rect.w:
            return
        theme = self.theme
        draw.rounded(surface, rect, rect.w * 0.3, "#060a1c" if theme.dark else "#ffffff", None, 1.0, None,
                     0.62 if theme.dark else 0.8)  # fmt: skip
        a, b = rect.w * 0.32, rect.w * 0.68
        width = max(1.6, rect.w / 13)
        start, end = (rect.x + a, rect.y + b), (rect.x + b, rect.y + a)
        draw.line(surface, theme.stage_ink, start, end, width)
        draw.polyline(surface, theme.stage_ink, [(rect.x + a + rect.w * 0.08, rect.y + a), end,
                                                 (rect.x + b, rect.y + b - rect.w * 0.08)], width)  # fmt: skip

    def way_areas(self, reading: Reading) -> dict[str, tuple[str, pygame.Rect]]:
        """Words and place of the sign on each of the three ways."""
        t, place = self.place.type, self.place
        high, low = lanes_y(place)
        cell, gap = place.windows["signalling"], place.gap
        pad = t.px(16)
        spans = {
            "surge": (cell.x + 0.36 * cell.w, place.size[0] - place.gutter.x, (high + low) / 2),
            "resting": (place.windows["pore"].centerx + gap, cell.x - gap / 2, high),
            "metabolite": (place.windows["pore"].x + gap / 2, cell.x - gap / 2, low),
        }
        out = {}
        for name, (left, right, y) in spans.items():
            for said in words.way(reading, name):
                wide = t.width(said, SMALL, "Medium") + pad
                if wide <= right - left:
                    break
            rect = pygame.Rect(0, 0, wide, t.height(SMALL) + 4)
            if name == "surge":
                rect.center = (round(cell.x + 0.68 * cell.w), round(y))
                rect.clamp_ip(pygame.Rect(round(left), rect.y, round(right - left), rect.h))
            else:
                rect.midleft = (round(left), round(y))
            out[name] = (said, rect)
        return out

    def ways(self, surface: pygame.Surface, reading: Reading) -> None:
        """The signs on the three ways, and the account in force."""
        t, theme, place = self.place.type, self.theme, self.place
        marks = theme.marks
        colour = {"surge": marks["glutamate"], "resting": marks["ketamine"], "metabolite": marks["hydroxynorketamine"]}
        for name, (said, rect) in self.way_areas(reading).items():
            counted = name in reading.open
            edge = colour[name] if counted else mix(theme.stage_bottom, theme.stage_muted, 0.45)
            fill = (
                mix(theme.stage_bottom, colour[name], 0.12)
                if counted
                else mix(theme.stage_bottom, theme.stage_top, 0.4)
            )
            draw.rounded(surface, rect, rect.h / 2, fill, edge, 1.4 * theme.stroke)
            text = t.line(said, SMALL, theme.stage_ink if counted else theme.stage_muted, "Medium")
            surface.blit(text, text.get_rect(center=rect.center))
            self.drawn[f"way {name}"] = rect
        left = pygame.Rect(place.gutter.x, place.gutter.y, place.windows["body"].w, place.gutter.h)
        head = t.line("What starts the chain", SMALL, theme.stage_muted)
        lines = t.wrap(reading.account, SMALL, left.w, "SemiBold")
        high = t.height(SMALL)
        rows = [head, *(t.line(line, SMALL, theme.stage_ink, "SemiBold") for line in lines)]
        if head.get_width() > left.w or len(rows) * high > left.h:
            rows = rows[1:]
        if len(rows) * high > left.h:
            return
        y = left.centery - len(rows) * high // 2
        for row in rows:
            surface.blit(row, (left.x, y))
            self.drawn[f"account {y}"] = pygame.Rect(left.x, y, row.get_width(), high)
            y += high
