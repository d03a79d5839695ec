"""The one time axis, from a millisecond to six weeks: a curve for each rung, the times on which it lives, and now."""

from dataclasses import replace
from math import log10
from typing import Any

import numpy as np
import pygame
from numpy.typing import NDArray

from sim.experiments.journey_settings import LINKS, Link
from sim.experiments.trace import Trace
from sim.scenes.journey_parts import words
from sim.scenes.journey_parts.composition import SMALL, Composition
from sim.scenes.journey_parts.courses import Ahead, Courses, Run
from sim.scenes.journey_parts.reading import Reading
from sim.scenes.scene import TARGET
from sim.view import draw
from sim.view.sprites import box, mix, rgb
from sim.view.theme import Theme

Floats = NDArray[np.float64]
FIRST, LAST, SEAM = 1e-3, 42 * 86400.0, 60.0
"""s: the ends of the axis, and where one release gives way to the dose."""
MARKS: tuple[tuple[float, str], ...] = (
    (1e-3, "1 ms"), (1.0, "1 s"), (60.0, "1 min"), (3600.0, "1 h"), (86400.0, "1 day"), (604800.0, "1 week"),
    (42 * 86400.0, "6 weeks"),
)  # fmt: skip
_FIRST_SAID = ("1 ms", "6 weeks", "1 min", "1 h", "1 day", "1 s", "1 week")
RELEASE = np.geomspace(FIRST, SEAM, 48)


_FALLING = ("synapse", "mood", "pain")
_LEAST = {
    "body": 0.03, "pore": 0.005, "synapse": 0.02, "circuit": 0.03, "signalling": 0.05, "mood": 4.0, "monitor": 4.0,
    "pain": 0.6,
}  # fmt: skip
"""A curve fills its lane only when it moves at least so far from rest: a ripple is not drawn as a wave."""


def colours(theme: Theme) -> dict[str, str]:
    """Of each rung, on its caption and its curve."""
    dark = theme.dark
    return {
        "body": theme.marks["ketamine"], "pore": theme.traces[2], "synapse": "#ff9f86" if dark else "#a5382c",
        "circuit": theme.accent, "signalling": theme.good, "mood": theme.prediction,
        "monitor": theme.marks["hydroxynorketamine"], "pain": theme.wrong,
    }  # fmt: skip


class Axis:
    """Draws the card."""

    def __init__(self, place: Composition, theme: Theme) -> None:
        self.place, self.theme = place, theme
        self.links: tuple[Link, ...] = tuple(link for link in LINKS if link.name in place.lanes)
        t, area = place.type, place.axis
        names = max(t.width(self._title(link), SMALL, "Medium") for link in self.links)
        pad = t.px(9)
        self._said = area.w > 760 * place.letters
        right = t.width("down to 18.8 points", SMALL) + 2 * pad if self._said else t.width("6 weeks", SMALL) // 2 + pad
        self.x0, self.x1 = area.x + pad + t.px(12) + names + t.px(10), area.right - right
        self.top = area.y + t.height(SMALL) + max(2, round(5 * place.scale))
        self.bottom = self.top + place.pitch * len(self.links)
        self.courses = Courses(len(self.links))
        self._ahead = Ahead(tuple(link.observable for link in self.links))
        self._release: tuple[tuple[object, ...], Floats] = ((), np.zeros(0))
        self._card: tuple[pygame.Surface, pygame.Surface] | None = None
        self._passed = -1
        self._shown: dict[int, tuple[object, ...]] = {}
        self._turn = 0

    def _title(self, link: Link) -> str:
        return self.place.titles[link.name]

    # ---- time and place

    def x(self, seconds: float) -> float:
        """The pixel of a time."""
        share = log10(min(max(seconds, FIRST), LAST) / FIRST) / log10(LAST / FIRST)
        return self.x0 + (self.x1 - self.x0) * share

    def time(self, x: float) -> float:
        """The time at a pixel, s."""
        share = min(1.0, max(0.0, (x - self.x0) / (self.x1 - self.x0)))
        return float(FIRST * (LAST / FIRST) ** share)

    def lanes(self) -> pygame.Rect:
        """Where the curves are."""
        return pygame.Rect(round(self.x0), self.top, round(self.x1 - self.x0), self.bottom - self.top)

    def labels(self) -> dict[str, pygame.Rect]:
        """Where the times are written; those that matter least give way when there is no room."""
        t, out = self.place.type, dict[str, pygame.Rect]()
        for seconds, label in sorted(MARKS, key=lambda mark: _FIRST_SAID.index(mark[1])):
            rect = pygame.Rect(0, self.bottom + 3, t.width(label, SMALL), t.height(SMALL))
            rect.centerx = round(self.x(seconds))
            rect.clamp_ip(self.place.axis.inflate(-8, 0))
            if rect.inflate(8, 0).collidelist(list(out.values())) < 0:
                out[label] = rect
        return out

    def marks(self) -> dict[str, pygame.Rect]:
        """The same, large enough to be hit."""
        high = self.place.axis.bottom - self.bottom - 1
        return {
            label: pygame.Rect(
                rect.centerx - max(TARGET, rect.w) // 2, self.bottom + 1, max(TARGET, rect.w), max(TARGET, high)
            )
            for label, rect in self.labels().items()
        }

    # ---- what is drawn

    def renew(
        self,
        surface: pygame.Surface,
        ground: pygame.Surface,
        experiment: Any,
        reading: Reading,
        past: Trace | None,
        many: int,
    ) -> None:
        """Bring so many of the curves up to date, in turn; `ground` is the stage without the card."""
        area = self.place.axis
        if self._card is None or self._card[0] is not ground:
            self._card = (ground, self._empty(ground))
            self._shown = {}
            surface.blit(self._card[1], area.topleft)
        turns = [(self._turn + 1 + k) % len(self.links) for k in range(min(many, len(self.links)))]
        self._turn = turns[-1]
        if 0 in turns or self._passed < 0:
            self._passed = self._read(experiment, reading, past, to_now=many >= len(self.links))
        rows = self.courses.now.rows
        last = float(rows[-1].sum()) if len(rows) else 0.0
        other = self.courses.compared
        key = (self._passed, len(rows), last, reading.chain, reading.baseline, self._release[0], id(other))
        for i in turns:
            if self._shown.get(i) == key:
                continue
            self._shown[i] = key
            lane = pygame.Rect(area.x, self.top + i * self.place.pitch, area.w, self.place.pitch)
            surface.blit(self._card[1], lane, lane.move(-area.x, -area.y))
            self._lane(surface.subsurface(area), i, reading)

    def _read(self, experiment: Any, reading: Reading, past: Trace | None, to_now: bool) -> int:
        """Take the course of the run; how many of its points have been passed.

        While time stands still the course goes up to this moment: it is written down seldom, and the extreme that is
        told beside a curve should be the number above its window.
        """
        followed = experiment.followed
        self._freshen_release(experiment, reading)
        names = [column.name for column in followed.columns]
        passed = followed.rows[:, [names.index(link.observable) for link in self.links]]
        if to_now and reading.since is not None and reading.since > (followed.times[-1] if len(passed) else 0.0):
            here = [[reading.value(link.observable) for link in self.links]]
            passed = np.concatenate([passed, here])
            followed = replace(followed, times=np.append(followed.times, reading.since))
        times, rows = followed.times, passed
        if reading.since is not None:
            later, ahead = self._ahead.after(past, reading.doses[0][0], reading.since)
            times, rows = np.concatenate([times, later]), np.concatenate([passed, ahead])
        doses = (reading.drug, *((route, milligrams) for _, route, milligrams in reading.doses))
        given = doses if reading.doses else ()
        self.courses.take(Run(reading.account, reading.chain, given, times, rows))
        return len(followed.times)

    def _freshen_release(self, experiment: Any, reading: Reading) -> None:
        """Work out the release anew when what it depends on has moved far enough to be seen."""
        key = (reading.drug, round(reading.value("free_brain") / 0.02), round(reading.value("blocked") / 0.004))
        if key != self._release[0]:
            self._release = (key, np.asarray(experiment.release(RELEASE)))

    def release_peak(self) -> float:
        """The largest share of receptors that conducts after one release."""
        return float(self._release[1].max()) if len(self._release[1]) else 0.0

    def _empty(self, ground: pygame.Surface) -> pygame.Surface:
        """The card with its marks, without curves."""
        theme, t, area = self.theme, self.place.type, self.place.axis
        card = ground.subsurface(area).copy()
        radius = max(6, round(12 * self.place.scale))
        card.blit(box(area.w, area.h, radius, theme.panel, theme.line, 1.0, None, 0.88 if theme.dark else 0.93), (0, 0))
        dx, dy = area.topleft
        top, bottom = self.top - dy, self.bottom - dy
        quiet = mix(theme.panel, theme.line, 0.55)
        for seconds, _ in MARKS:
            x = self.x(seconds) - dx
            draw.line(card, quiet, (x, top), (x, bottom + 2), 1)
        for label, place in self.labels().items():
            card.blit(t.line(label, SMALL, theme.muted), (place.x - dx, place.y - dy))
        seam = self.x(SEAM) - dx
        draw.dashed(
            card, mix(theme.panel, theme.muted, 0.6), [(seam, 2), (seam, bottom)], max(1.0, theme.stroke), (4, 4)
        )
        self._head(card, seam)
        said = t.line("band: its own time", SMALL, theme.muted, "Italic")
        if self._said and said.get_width() < area.right - self.x1 - t.px(12):
            card.blit(said, (self.x1 - dx + t.px(9), 2))
        return card

    def _head(self, card: pygame.Surface, seam: float) -> None:
        """What the fast half of the axis counts from."""
        t, theme = self.place.type, self.theme
        left = self.x0 - self.place.axis.x
        for text in ("One release at the synapse, just now", "one release, just now", "one release"):
            if t.width(text, SMALL) <= seam - left - t.px(8):
                card.blit(t.line(text, SMALL, theme.muted, "Italic"), (left, 2))
                break

    def _lane(self, card: pygame.Surface, i: int, reading: Reading) -> None:
        """One rung: its name, the band of its own time, and its curves."""
        theme, t, pitch = self.theme, self.place.type, self.place.pitch
        link, dx, dy = self.links[i], *self.place.axis.topleft
        top = self.top - dy + i * pitch
        colour, ground = colours(theme)[link.name], rgb(theme.panel)
        floor, ceiling = top + pitch - 2, top + max(2.0, 0.12 * pitch)
        begin, end = self.x(link.shortest) - dx, self.x(link.longest) - dx
        band = pygame.Rect(round(begin), round(ceiling), max(3, round(end - begin)), round(floor - ceiling + 1))
        draw.rounded(card, band, min(5, band.h / 2), mix(ground, colour, 0.13))
        draw.line(card, mix(ground, theme.line, 0.8), (self.x0 - dx, floor + 1), (self.x1 - dx, floor + 1), 1)
        name, middle = t.line(self._title(link), SMALL, theme.ink, "Medium"), top + pitch / 2
        draw.circle(card, colour, (t.px(9) + t.px(4), middle), 3.6 * t.scale)
        card.blit(name, (t.px(9) + t.px(12), middle - name.get_height() / 2))
        if link.name == "pore":
            self._burst(card, floor, ceiling)
        extreme = self._curves(card, i, floor, ceiling, reading)
        if self._said and extreme is not None:
            said = f"{'down to' if link.name in _FALLING else 'up to'} {_said(link, extreme)}"
            text = t.line(said, SMALL, theme.muted)
            card.blit(text, (self.x1 - dx + t.px(9), middle - text.get_height() / 2))

    def _curves(self, card: pygame.Surface, i: int, floor: float, ceiling: float, reading: Reading) -> float | None:
        """This run filled, what is known of it ahead dashed, the run before the switch dotted; its farthest value."""
        link, theme, dx = self.links[i], self.theme, self.place.axis.x
        colour, ground = colours(theme)[link.name], rgb(theme.panel)
        now, run, other = self._passed, self.courses.now, self.courses.compared
        values = run.rows[:, i]
        told = values if len(values) else (other.rows[:, i] if other is not None else values)
        if not len(told):
            return None
        rest = _rest(link, told, reading)
        reach = max(float(np.abs(told - rest).max()), _LEAST[link.name])
        if other is not None:
            reach = max(reach, float(np.abs(other.rows[:, i] - rest).max()))
        base = ceiling if link.name in _FALLING else floor

        def line(times: Floats, curve: Floats) -> list[tuple[float, float]]:
            ys = base - (curve - rest) / reach * (floor - ceiling)
            return [(self.x(float(s)) - dx, float(y)) for s, y in zip(times, ys, strict=True)]

        points = line(run.times, values)
        past, ahead = points[:now], points[max(0, now - 1) :]
        if len(ahead) > 1:
            draw.dashed(card, mix(ground, colour, 0.6), ahead, max(1.0, 1.4 * theme.stroke), (4.0, 4.0))
        if len(past) > 1:
            width = max(1.6, 1.8 * theme.stroke * min(1.3, self.place.scale))
            draw.polygon(card, mix(ground, colour, 0.42), [(past[0][0], base), *past, (past[-1][0], base)])
            draw.polyline(card, mix(colour, theme.ink, 0.08), past, width)
        if other is not None:
            was = line(other.times, other.rows[:, i])
            draw.dashed(
                card, mix(ground, theme.ink, 0.8), was, max(1.0, 1.1 * theme.stroke * self.place.scale), (2.0, 4.0)
            )
        return float(values[np.abs(values - rest).argmax()]) if len(values) else None

    def _burst(self, card: pygame.Surface, floor: float, ceiling: float) -> None:
        """The share of receptors that conduct after one release, at the fast end."""
        shares = self._release[1]
        if not len(shares) or shares.max() <= 0:
            return
        theme, t, dx = self.theme, self.place.type, self.place.axis.x
        colour = theme.marks["glutamate"]
        points = [
            (self.x(float(s)) - dx, floor - float(v / shares.max()) * (floor - ceiling))
            for s, v in zip(RELEASE, shares, strict=True)
        ]
        draw.polygon(card, mix(theme.panel, colour, 0.42), [(points[0][0], floor), *points, (points[-1][0], floor)])
        draw.polyline(card, colour, points, max(1.6, 1.8 * theme.stroke * min(1.3, self.place.scale)))
        text = t.line(f"{100 * shares.max():.1f} % conduct", SMALL, theme.ink)
        place = self.burst_words(text.get_width())
        if place is not None:  # the words stand on the curve, which has come to rest here, and between two marks
            card.blit(text, (place - dx, round(floor) - 1 - text.get_bounding_rect().bottom))

    def burst_words(self, wide: int) -> int | None:
        """Where words of that width stand between the marks of a second and of a minute; None without room."""
        x = round(self.x(1.0)) + self.place.type.px(6)
        return x if x + wide < self.x(SEAM) - 4 else None

    def cursor(self, surface: pygame.Surface, reading: Reading) -> None:
        """The present moment: a line through all curves, with its time."""
        theme, t, area = self.theme, self.place.type, self.place.axis
        other = self.courses.compared
        was = "" if other is None else f"dotted: {other.account if other.account != reading.account else 'before'}"
        head = f"since the first dose; {was}" if was else "since the first dose"
        seam = self.x(SEAM)
        if reading.since is None:
            before = "; dotted: the dose before" if other is not None else ""
            for asked in (f"Give the dose: its curves begin here{before}", f"no dose yet{before}", "no dose yet"):
                text = t.line(asked, SMALL, theme.muted, "Italic")
                if text.get_width() <= self.x1 - seam:
                    break
            surface.blit(text, (seam + t.px(7), area.y + 2))
            return
        x = self.x(max(SEAM, reading.since))
        width = max(2, round(2.2 * self.place.scale * theme.stroke))
        pygame.draw.line(surface, rgb(theme.focus), (round(x), self.top - 1), (round(x), self.bottom + 1), width)
        said = t.line(words.moment(reading), SMALL, theme.window if theme.dark else "#ffffff", "SemiBold")
        pill = pygame.Rect(0, 0, said.get_width() + t.px(12), t.height(SMALL) + 2)
        pill.midtop = (round(x), area.y + 1)
        end = self.x1 + t.px(6) if self._said else area.right - 3
        pill.clamp_ip(pygame.Rect(self.x0, area.y, end - self.x0, area.h))
        draw.rounded(surface, pill, pill.h / 2, theme.focus)
        surface.blit(said, said.get_rect(center=pill.center))
        end = self.x1 + t.px(6) if self._said else area.right - 4
        for said_of in (head, was, "dotted: before", "") if was else (head,):
            text = t.line(said_of, SMALL, theme.muted, "Italic")
            for at in (round(seam) + t.px(7), pill.right + t.px(7)):
                place = text.get_rect(topleft=(at, area.y + 2))
                if not place.inflate(6, 0).colliderect(pill) and place.right < end:
                    surface.blit(text, place)
                    return


def _rest(link: Link, values: Floats, reading: Reading) -> float:
    """Where a curve would stay if nothing had been given."""
    if link.name == "mood":
        return reading.baseline
    if link.name == "synapse":
        return float(values.max())
    if link.name == "pain":
        return float(values[0])
    return 1.0 if link.name in ("circuit", "signalling") else 0.0


def _said(link: Link, value: float) -> str:
    """A value of the observable that stands for a rung, with its unit."""
    if link.name == "body":
        return words.amount(value)
    if link.name == "pore":
        return words.percent(value)
    if link.name in ("synapse", "circuit", "signalling"):
        return f"{100 * value:.1f} %" if link.name == "synapse" else words.ratio(value)
    return f"{value:.1f} points"
