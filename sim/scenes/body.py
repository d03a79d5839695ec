"""The body: a dose on its way through a glass figure, from the way in to blood, brain, liver and kidney."""

from dataclasses import replace
from typing import Any, ClassVar

import pygame

from sim.models.body.evidence import EVIDENCE
from sim.scenes.body_parts import parts, words
from sim.scenes.body_parts.crowd import Crowd
from sim.scenes.body_parts.devices import Devices, molecules
from sim.scenes.body_parts.fields import extent
from sim.scenes.body_parts.paint import BODY, LIT, MARGIN, MASKS, cells
from sim.scenes.body_parts.panel import Panel, best
from sim.scenes.body_parts.reading import SPECIES, Levels, Reading
from sim.scenes.body_parts.stage import Stage
from sim.scenes.scene import TARGET, Moment, Scene, Thing
from sim.view import draw
from sim.view.bake import Baked
from sim.view.labels import draw_labels
from sim.view.theme import DESK, Theme

_LIGHT_STEPS = 20
"""How many strengths of glow are told apart; a still organ costs nothing."""


_LIT_AT_ONCE = 1
_READ_EVERY = 0.1
_FULL = (180, 115, 105)
"""Opacity of a full glow of each species, so that the organ shows through and a second species does too."""

Steps = tuple[int, int, int]


class BodyScene(Scene):
    """What `sim.experiments.body` holds, drawn where it is."""

    NAME = "body"
    LEAVES_OUT: ClassVar[tuple[str, ...]] = words.LEAVES_OUT
    EVIDENCE = EVIDENCE

    def __init__(self) -> None:
        super().__init__()
        self.theme: Theme = DESK
        self._phase = 0.0
        self._wall: float | None = None
        self._art: Baked | None = None
        self._masks: Baked | None = None

    @property
    def refining(self) -> bool:
        """True while a finer bake is on its way."""
        return any(b is not None and b.refining for b in (self._art, self._masks))

    # ---- once for each size

    def layout(self, size: tuple[int, int], theme: Theme, text_size: float = 1.0, within: int = 0) -> None:
        """Place figure, labels and read-outs, and fetch the art."""
        self.size, self.theme = size, theme
        self.stage = Stage(size, theme, text_size, within)
        s = self.stage
        self._art = BODY.at(s.figure.size, theme.dark)
        high = max(1, round(MASKS.base[1] * s.unit))
        self._masks = MASKS.at((s.figure.w, high), dark=True)
        self._drawn_with: tuple[pygame.Surface, pygame.Surface] | None = None
        self._molecules = molecules(theme, max(2.3, 2.8 * s.unit))
        self._key_molecules = molecules(theme, max(4.0, s.type.px(5)))
        self._crowd = Crowd(s.unit, s.origin, self._molecules)
        self._devices = Devices(s.unit, s.origin, theme, s.type)
        self._forget()

    def _forget(self) -> None:
        self._still: pygame.Surface | None = None
        self._lit: pygame.Surface | None = None
        self._still_for: tuple[str, str] = ("", "")
        self._lit_with: dict[str, Steps] = {}
        self._lit_when: dict[str, int] = {}
        self._lit_count = 0
        self._ends: tuple[tuple[float, float], ...] = ()
        self._areas: dict[str, pygame.Rect] = {}
        self._tints: dict[tuple[str, int], pygame.Surface] = {}
        self.panel: Panel | None = None
        self._read: pygame.Surface | None = None
        self._read_at = 0.0

    # ---- each frame

    def draw(self, surface: pygame.Surface, experiment: Any, moment: Moment) -> None:
        """The stage as it is now; reads the experiment, never changes it."""
        reading = Reading(experiment, moment.rate)
        self._move(moment)
        self._refresh_art()
        self._stilled(reading)
        due = self._due(moment)
        surface.blit(self._lighted(reading, moment.rate > 0, at_once=0 if due else _LIT_AT_ONCE), (0, 0))
        self._crowd.draw(surface, reading, self._phase)
        self._devices.draw(surface, reading, self._phase)
        assert self.panel is not None
        if self.panel.listed:
            self.stage.draw_numbers(surface, reading.route, reading.site, self.panel.listed)
        for end in self._ends:  # over the crowd, so that it is seen what a name means
            draw.circle(surface, self.theme.stage_bottom, end, 4.4 * self.stage.scale)
            draw.circle(surface, self.theme.stage_ink, end, 3.1 * self.stage.scale)
        self._read_outs(surface, reading, moment, due)

    def _due(self, moment: Moment) -> bool:
        """The numbers change ten times a second while time runs: faster cannot be read."""
        fresh = moment.rate > 0 and 0 <= moment.wall - self._read_at < _READ_EVERY
        return self._read is None or not fresh

    def _read_outs(self, surface: pygame.Surface, reading: Reading, moment: Moment, due: bool) -> None:
        assert self.panel is not None and self._still is not None
        area = self.panel.rect
        if self._read is None or due:
            self._read = self._still.subsurface(area).copy()
            corner = self.panel.moved(-area.x, -area.y)
            corner.draw(self._read, reading, self._key_molecules)
            self._read_at = moment.wall
        surface.blit(self._read, area.topleft)

    def _move(self, moment: Moment) -> None:
        before, self._wall = self._wall, moment.wall
        if before is not None and moment.rate > 0 and not moment.calm:
            self._phase += min(0.1, max(0.0, moment.wall - before))

    def _refresh_art(self) -> None:
        assert self._art is not None and self._masks is not None
        now = (self._art.surface, self._masks.surface)
        if self._drawn_with is None or any(a is not b for a, b in zip(now, self._drawn_with, strict=True)):
            self._drawn_with = now
            self._forget()

    def _stilled(self, reading: Reading) -> pygame.Surface:
        """All that does not move: ground, body, labels, the card of read-outs."""
        wanted = (reading.route, reading.site)
        if self._still is None or self._still_for != wanted:
            s = self.stage
            still = pygame.Surface(self.size)
            s.ground(still)
            assert self._drawn_with is not None
            still.blit(self._drawn_with[0], s.figure.topleft)
            labels = s.labels(*wanted)
            self.panel = best(s.panel, self.theme, s.type, s.key(*wanted))
            self.panel.ground(still)
            s.mark_sampling(still, reading.site)
            self._ends = () if s.numbered(reading.route) else tuple(label.to for label in labels)
            if self._ends:
                beside = still.subsurface((0, 0, s.panel.x - 4, self.size[1]))
                draw_labels(beside, s.label_type, self.theme, labels, s.scale)
            self._still, self._still_for, self._lit, self._read = still, wanted, None, None
        return self._still

    def _lighted(self, reading: Reading, running: bool, at_once: int) -> pygame.Surface:
        """The still picture with the organs lit.

        While time runs one organ a frame is brought up to date, none in a frame in which the numbers are written anew.
        """
        still = self._stilled(reading)
        wanted = {name: self._steps(reading.organs[name]) for name in LIT}
        if self._lit is None:
            self._lit = still.copy()
            self._lit_with = wanted
            self._light(self._lit, None)
            return self._lit
        stale = [name for name in LIT if wanted[name] != self._lit_with[name]]
        # Those that waited longest come first, so that none is left behind.
        stale.sort(key=lambda name: self._lit_when.get(name, 0))
        for name in stale[: at_once if running else len(stale)]:
            self._lit_with[name] = wanted[name]
            self._lit_count += 1
            self._lit_when[name] = self._lit_count
            area = self._area(name)
            self._lit.blit(still, area, area)
            self._lit.set_clip(area)
            self._light(self._lit, area)
            self._lit.set_clip(None)
        return self._lit

    def _steps(self, levels: Levels) -> Steps:
        k, n, h = (round(v * _LIGHT_STEPS) for v in levels)
        return k, n, h

    def _area(self, name: str) -> pygame.Rect:
        if name not in self._areas:
            left, top, right, bottom = extent(name)
            self._areas[name] = self.stage.rect(left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN)
        return self._areas[name]

    def _light(self, surface: pygame.Surface, area: pygame.Rect | None) -> None:
        for name in LIT:
            place = self._area(name)
            if area is not None and not place.colliderect(area):
                continue
            for species, step in enumerate(self._lit_with[name]):
                if step:
                    tint = self._tint(name, species)
                    tint.set_alpha(round(_FULL[species] * (1.0 if self.theme.dark else 0.82) * step / _LIGHT_STEPS))
                    surface.blit(tint, place.topleft)

    def _tint(self, name: str, species: int) -> pygame.Surface:
        """The mask of an organ in the colour of a species."""
        if (name, species) not in self._tints:
            assert self._drawn_with is not None
            x, y = cells()[0][name]
            place, unit = self._area(name), self.stage.unit
            whole = self._drawn_with[1]
            cut = pygame.Rect(round(x * unit), round(y * unit), *place.size).clip(whole.get_rect())
            part = whole.subsurface(cut).copy()
            part.fill(self.theme.marks[SPECIES[species]], special_flags=pygame.BLEND_RGB_MULT)
            self._tints[name, species] = part
        return self._tints[name, species]

    # ---- words

    def things(self, experiment: Any) -> tuple[Thing, ...]:
        """The parts of the body and the read-outs, with their numbers now."""
        reading = Reading(experiment)
        out = []
        for part in parts.parts_shown(reading.route, reading.site):
            x, y, wide, high = part.area
            area = self.stage.rect(x, y, x + wide, y + high).clip(pygame.Rect((0, 0), self.size))
            out.append(Thing(part.name, part.what, words.now(part.name, reading), part.sources, area))
        out = _wide_enough(out, pygame.Rect((0, 0), self.size))
        self._refresh_art()
        self._stilled(reading)
        assert self.panel is not None
        return (*out, *words.read_outs(reading, self.panel.sections))

    def describe(self, experiment: Any) -> str:
        """The live picture in words, and what the present settings ask of the model beyond its data."""
        return " ".join((words.describe(Reading(experiment)), *experiment.caveats))

    def leaves_out(self, experiment: Any) -> tuple[str, ...]:
        """What the present settings ask of the model beyond its data, then what it leaves out always."""
        return (*experiment.caveats, *self.LEAVES_OUT)


def _wide_enough(things: list[Thing], stage: pygame.Rect) -> list[Thing]:
    """The same things, small ones grown to what a pointer can hit, as far as no neighbour is in the way."""
    areas = [thing.area for thing in things]
    for i, area in enumerate(areas):
        missing = max(0, TARGET - area.w), max(0, TARGET - area.h)
        grown = area.inflate(*missing).clip(stage)
        if any(missing) and grown.collidelist(areas[:i] + areas[i + 1 :]) < 0:
            areas[i] = grown
    return [replace(thing, area=area) for thing, area in zip(things, areas, strict=True)]
