"""The stretch of dendrite: which spines stand on it, and how far each is grown, follows from their density alone."""

from dataclasses import dataclass

import numpy as np
import pygame

from sim.scenes.signalling_parts.anatomy import FOOT, KINDS, SHAFT, SHAFT_HALF, TWIG
from sim.scenes.signalling_parts.paint import LAYERS
from sim.scenes.signalling_parts.paint_dendrite import shape_of
from sim.view.bake import Baked
from sim.view.sprites import for_screen, glow
from sim.view.theme import Theme

USUAL = 25
"""Spines on this stretch in an animal without stress or drug."""
MOST = 3 * USUAL
"""Places on the stretch; where the density asks for more, no more can be drawn."""
_SOFT = 1 / USUAL
"""Over so much density a spine grows from nothing to its full size."""
STEPS = 10
NEW_DARK, NEW_LIGHT = "#6fe0d4", "#12a594"
"""The light behind a new spine: the colour of the protein that it is made of."""
_WIDE = 1000.0
"""The stretch is never narrower than so many units, so that spines do not stand on each other."""
_HIGH = 226.0
"""Scene units from the top of the highest spine to the end of the lowest."""


@dataclass(frozen=True)
class Site:
    """A place where a spine may stand.

    Attributes:
        place: along the stretch, 0 to 1; up: on the upper side; kind: which of the drawn spines.
        turn: the density of spines at which it is half grown.
    """

    place: float
    up: bool
    kind: int
    turn: float


def _sites() -> tuple[Site, ...]:
    random = np.random.default_rng(2010)
    # By the golden ratio the first n are spread evenly for every n.
    rank = np.argsort(np.argsort((np.arange(MOST) * 0.6180339887) % 1.0))
    places = (np.arange(MOST) + 0.5 + random.uniform(-0.22, 0.22, MOST)) / MOST
    kinds = random.integers(0, KINDS, MOST)
    # Sides alternate among the spines of rest, and again among each further lot.
    up = np.zeros(MOST, bool)
    for lot in range(MOST // USUAL):
        members = np.flatnonzero(rank // USUAL == lot)
        up[members] = (np.arange(len(members)) + lot) % 2 == 0
    return tuple(
        Site(float(places[i]), bool(up[i]), int(kinds[i]), (float(rank[i]) + 0.5) / USUAL) for i in range(MOST)
    )


SITES = _sites()


def grown(site: Site, density: float) -> float:
    """How far the spine is grown, 0 to 1."""
    return min(1.0, max(0.0, (density - site.turn) / _SOFT + 0.5))


def counted(density: float) -> int:
    """Spines on the stretch at that density; beyond `MOST` not all of them are drawn."""
    return int(density * USUAL + 0.5 + 1e-9)


class Dendrite:
    """The stretch at one size of stage."""

    def __init__(self, area: pygame.Rect, theme: Theme, neck: float) -> None:
        self.area, self._theme = area, theme
        self.unit = min(area.h / _HIGH, area.w / _WIDE, 1.5)
        self._shift = 0.0
        self._shift = self._moved(neck)
        rows = {row.name: row for row in LAYERS}
        long = max(area.w, 8, round(SHAFT[0] * self.unit))
        self._shaft: Baked = rows["signalling-shaft"].at((long, max(4, round(SHAFT[1] * self.unit))), theme.dark)
        self._sheet: Baked = rows["signalling-twigs"].at_unit(self.unit, theme.dark)
        self._sizes: dict[tuple[int, bool, int], pygame.Surface] = {}
        self._cut_from: pygame.Surface | None = None
        self._picture: pygame.Surface | None = None
        self._of: tuple[object, ...] = ()

    @property
    def refining(self) -> bool:
        """True while a finer layer is being drawn."""
        return self._shaft.refining or self._sheet.refining

    def foot(self, site: Site) -> tuple[float, float]:
        """Where the spine stands, in pixels of the stage."""
        inner = self.area.w - 150 * self.unit
        edge = (SHAFT_HALF - 3) * self.unit
        along = (site.place * inner + self._shift) % inner
        return self.area.x + 75 * self.unit + along, self.area.centery + (-edge if site.up else edge)

    def head(self, site: Site, grown: float = 1.0) -> tuple[float, float]:
        """The middle of its head, in pixels of the stage."""
        x, y = self.foot(site)
        lean, high, _, _ = shape_of(site.kind, 0 if site.up else 1)
        return x + lean * self.unit * grown, y + (-high if site.up else high) * self.unit * grown

    def _moved(self, x: float) -> float:
        """By how much all spines are shifted along the stretch, so that the one of the close-up stands at `x`."""
        fit = [site for site in SITES if site.up and site.turn < 0.7 and site.kind % 4 < 2]
        self.focus = min(fit, key=lambda site: abs(self.foot(site)[0] - x))
        return x - self.foot(self.focus)[0]

    def draw(self, surface: pygame.Surface, ground: pygame.Surface, density: float, rest: float) -> None:
        """The stretch with its spines on the still stage `ground`; drawn anew only when a spine has changed."""
        steps = tuple(round(grown(site, density) * STEPS) for site in SITES)
        key = (steps, rest, id(ground), id(self._shaft.surface), id(self._sheet.surface))
        if self._picture is None or key != self._of:
            self._of = key
            self._picture = self._drawn(ground, steps, rest)
        surface.blit(self._picture, self.area.topleft)

    def _drawn(self, ground: pygame.Surface, steps: tuple[int, ...], rest: float) -> pygame.Surface:
        out = ground.subsurface(self.area).copy()
        right, down = self.area.topleft
        for site, step in zip(SITES, steps, strict=True):
            if step and site.turn > rest:
                x, y = self.head(site, step / STEPS)
                reach = round((18 + 26 * step / STEPS) * self.unit)
                light = glow(reach, NEW_DARK if self._theme.dark else NEW_LIGHT, 1.0)
                out.blit(light, (round(x - right) - reach, round(y - down) - reach))
        for site, step in zip(SITES, steps, strict=True):
            gone = step == 0 and rest < site.turn <= 1.0
            if not step and not gone:
                continue
            shown = self._sized(site.kind, site.up, step or round(0.55 * STEPS))
            if gone:
                shown = shown.copy()
                shown.set_alpha(60 if self._theme.dark else 90)
            x, y = self.foot(site)
            foot = FOOT * self.unit * (step or 0.55 * STEPS) / STEPS
            top = y - shown.get_height() + foot if site.up else y - foot
            out.blit(shown, (round(x - right - shown.get_width() / 2), round(top - down)))
        rod = self._shaft.surface
        out.blit(rod, ((out.get_width() - rod.get_width()) // 2, (out.get_height() - rod.get_height()) // 2))
        self._faded(out, ground)
        return out

    def _faded(self, out: pygame.Surface, ground: pygame.Surface) -> None:
        """Both ends melt into the ground: the dendrite goes on."""
        wide = min(round(70 * self.unit), out.get_width() // 4)
        ramp = np.linspace(255, 0, max(2, wide))[:, None].repeat(out.get_height(), axis=1).astype(np.uint8)
        for x, alpha in ((0, ramp), (out.get_width() - wide, ramp[::-1])):
            part = pygame.Surface((wide, out.get_height()), pygame.SRCALPHA, 32)
            part.blit(ground, (0, 0), self.area.move(x, 0))
            pygame.surfarray.pixels_alpha(part)[:] = alpha
            out.blit(part, (x, 0))

    def _sized(self, kind: int, up: bool, step: int) -> pygame.Surface:
        sheet = self._sheet.surface
        if sheet is not self._cut_from:
            self._cut_from = sheet
            self._sizes.clear()
        key = (kind, up, step)
        if key not in self._sizes:
            u = self.unit
            cut = pygame.Rect(
                round(kind * TWIG[0] * u), round((0 if up else TWIG[1] + 4) * u), round(TWIG[0] * u), round(TWIG[1] * u)
            )
            part = sheet.subsurface(cut.clip(sheet.get_rect()))
            if step < STEPS:
                size = max(2, round(part.get_width() * step / STEPS)), max(2, round(part.get_height() * step / STEPS))
                part = pygame.transform.smoothscale(part, size)
            self._sizes[key] = for_screen(part)
        return self._sizes[key]
