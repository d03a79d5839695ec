"""The body: a dose on its way through a glass figure, from the way in to blood, brain, liver and kidney."""

from typing import Any, ClassVar

import pygame

from sim.scenes.body_parts import words
from sim.scenes.body_parts.crowd import Crowd
from sim.scenes.body_parts.devices import Devices, molecules
from sim.scenes.body_parts.paint import BODY, LIT, MARGIN, MASKS, cells, extent
from sim.scenes.body_parts.panel import Panel, best
from sim.scenes.body_parts.reading import SPECIES, Levels, Reading
from sim.scenes.body_parts.stage import Stage
from sim.scenes.scene import Moment, Scene, Thing
from sim.view.bake import Baked, layer
from sim.view.labels import draw_labels
from sim.view.theme import DESK, Theme

_LIGHT_STEPS = 20
"""How many strengths of glow are told apart; a still organ costs nothing."""


class BodyScene(Scene):
    """What `sim.experiments.body` holds, drawn where it is."""

    NAME = "body"
    LEAVES_OUT: ClassVar[tuple[str, ...]] = words.LEAVES_OUT

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

    def layout(self, size: tuple[int, int], theme: Theme, text_size: float = 1.0) -> None:
        """Place figure, labels and read-outs, and fetch the art."""
        self.size, self.theme = size, theme
        self.stage = Stage(size, theme, text_size)
        s = self.stage
        self._art = layer(BODY.name, s.figure.size, "dark" if theme.dark else "light", BODY.paint, BODY.base)
        high = max(1, round(MASKS.base[1] * s.unit))
        self._masks = layer(MASKS.name, (s.figure.w, high), "dark", MASKS.paint, MASKS.base)
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
        self._lit_for: tuple[int, ...] = ()
        self._tints: dict[tuple[str, int], pygame.Surface] = {}
        self.panel: Panel | None = None

    # ---- each frame

    def draw(self, surface: pygame.Surface, experiment: Any, moment: Moment) -> None:
        """The stage as it is now; reads the experiment, never changes it."""
        reading = Reading(experiment, moment.rate)
        self._move(moment)
        self._refresh_art()
        surface.blit(self._lighted(reading), (0, 0))
        self._crowd.draw(surface, reading, self._phase)
        self._devices.draw(surface, reading, self._phase)
        assert self.panel is not None
        self.panel.draw(surface, reading, self._key_molecules)

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
            if s.numbered(reading.route):
                s.draw_numbers(still, *wanted, self.panel.listed)
            else:
                draw_labels(still, s.label_type, self.theme, labels, s.scale)
            self._still, self._still_for, self._lit_for = still, wanted, ()
        return self._still

    def _lighted(self, reading: Reading) -> pygame.Surface:
        """The still picture with the organs lit; only organs whose light has changed are drawn again."""
        still = self._stilled(reading)
        levels = {name: reading.organs[name] for name in LIT}
        wanted = tuple(round(v * _LIGHT_STEPS) for name in LIT for v in levels[name])
        if self._lit is None or not self._lit_for:
            self._lit = still.copy()
            self._light(self._lit, levels, None)
        elif wanted != self._lit_for:
            dirty = [
                self._area(name)
                for i, name in enumerate(LIT)
                if wanted[3 * i : 3 * i + 3] != self._lit_for[3 * i : 3 * i + 3]
            ]
            for area in _merged(dirty):
                self._lit.blit(still, area, area)
                self._lit.set_clip(area)
                self._light(self._lit, levels, area)
                self._lit.set_clip(None)
        self._lit_for = wanted
        return self._lit

    def _area(self, name: str) -> pygame.Rect:
        left, top, right, bottom = extent(name)
        return self.stage.rect(left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN)

    def _light(self, surface: pygame.Surface, levels: dict[str, Levels], area: pygame.Rect | None) -> None:
        for name in LIT:
            place = self._area(name)
            if area is not None and not place.colliderect(area):
                continue
            for species, level in enumerate(levels[name]):
                step = round(level * _LIGHT_STEPS)
                if step:
                    tint = self._tint(name, species)
                    tint.set_alpha(round((185, 120, 110)[species] * step / _LIGHT_STEPS))
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
        for part in words.parts_shown(reading.route, reading.site):
            x, y, wide, high = part.area
            area = self.stage.rect(x, y, x + wide, y + high).clip(pygame.Rect((0, 0), self.size))
            out.append(Thing(part.name, part.what, words.now(part.name, reading), part.sources, area))
        self._refresh_art()
        self._stilled(reading)
        assert self.panel is not None
        return (*out, *words.read_outs(reading, self.panel.sections))

    def describe(self, experiment: Any) -> str:
        """The live picture in words."""
        return words.describe(Reading(experiment))


def _merged(areas: list[pygame.Rect]) -> list[pygame.Rect]:
    """The same ground in areas that do not overlap each other."""
    out: list[pygame.Rect] = []
    for area in areas:
        grown = area.copy()
        while (hit := grown.collidelist(out)) >= 0:
            grown.union_ip(out.pop(hit))
        out.append(grown)
    return out


