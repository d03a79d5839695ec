"""What moves at the synapse: spikes, glutamate, receptors, what plugs them, calcium, and the head of the spine."""

from math import cos, exp, sin

import numpy as np
import pygame

from sim.models.receptor.drugs import DRUGS
from sim.scenes import molecules
from sim.scenes.pairing_parts import anatomy, paint
from sim.scenes.pairing_parts.anatomy import ACTIVE_ZONE, AXIS, HEAD, NMDA, ONWARD, POST_PATH, PRE_PATH, SPINE_TOP, Path
from sim.scenes.pairing_parts.clock import TRAVEL, Phase
from sim.scenes.pairing_parts.composition import Composition
from sim.scenes.particles import KINDS, picture
from sim.view import draw
from sim.view.bake import Baked
from sim.view.sprites import for_screen, glow
from sim.view.theme import Theme

Blit = tuple[pygame.Surface, tuple[float, float]]
_FADES = 0.007
"""s in which a spike that has arrived dies away."""
_CLEARED = 0.022
"""s after which the last glutamate has left the cleft."""
_HELD = 0.070
"""s for which glutamate keeps NMDA receptors open in the picture."""
_TAIL, _TAIL_GAP = 13, 6.5
_IONS = 30
_STEPS = 8
"""Sizes drawn from each painted one to the next."""


class Actors:
    """Everything drawn anew in each frame, at one size of stage."""

    def __init__(self, place: Composition, theme: Theme, sheets: dict[str, Baked]) -> None:
        self._place, self._theme, self._sheets = place, theme, sheets
        u = place.unit
        reach = np.linspace(1.0, 0.35, _TAIL).tolist()
        pre, post = ("#b7a4ff", "#ffb070") if theme.dark else ("#6a3df0", "#f26a00")
        self._glows = {
            name: [glow(max(2, round(40 * r * u)), colour, round(0.5 * r, 2)) for r in reach]
            for name, colour in (("pre", pre), ("post", post))
        }
        core = "#ffffff" if theme.dark else "#fff6d8"
        self._cores = [glow(max(2, round(17 * r * u)), core, round(0.55 * r * r, 2)) for r in reach]
        size = u * 0.62
        self._dots = {
            name: for_screen(picture(KINDS[name], max(size * larger, 0.42), theme.dark)) for name, larger in _SHOWN
        }
        self._halo = for_screen(_halo(u, theme.dark))
        self._heads: dict[int, pygame.Surface] = {}
        self._heads_of = 0
        self._lights: dict[int, pygame.Surface] = {}
        self._cut: dict[str, pygame.Surface] = {}
        self._cut_of = 0
        self._plugs: dict[str, pygame.Surface] = {}
        random = np.random.default_rng(17)
        self._spots = np.sqrt(random.random(_IONS)) * 0.86, random.uniform(0, 6.2832, _IONS)
        self._sway = random.uniform(0, 6.2832, _IONS), random.uniform(0.4, 1.1, _IONS)
        self._flight = random.uniform(-1, 1, 34), random.uniform(0.15, 1, 34), random.uniform(-1, 1, 34)

    # ---- the head

    def head(self, surface: pygame.Surface, weight: float) -> None:
        """The spine's head, as large as the weight says."""
        scale = anatomy.head_scale(weight)
        sheet = self._sheets["pairing-heads"].surface
        if id(sheet) != self._heads_of:
            self._heads_of = id(sheet)
            self._heads.clear()
        step = round(_between(scale) * _STEPS)
        if step not in self._heads:
            if len(self._heads) > 24:
                self._heads.pop(next(iter(self._heads)))
            self._heads[step] = self._stretched(sheet, step / _STEPS)
        shown = self._heads[step]
        more = shown.get_height() / (anatomy.CELL[1] * self._place.unit)
        x, y = self._place.point((AXIS, SPINE_TOP))
        top = (SPINE_TOP - anatomy.CELL_TOP) * more * self._place.unit
        surface.blit(shown, (round(x - shown.get_width() / 2), round(y - top)))

    def _stretched(self, sheet: pygame.Surface, at: float) -> pygame.Surface:
        """The nearest painted head, larger or smaller by a hair."""
        nearest = min(max(round(at), 0), len(anatomy.SIZES) - 1)
        cell = self._cell(sheet, nearest)
        more = (anatomy.SIZES[1] / anatomy.SIZES[0]) ** (at - nearest)
        if abs(anatomy.SIZES[nearest] * more - 1.0) > 0.03:  # else the dashes would only roughen the outline
            self._outlined(cell, 1.0 / more)
        size = round(cell.get_width() * more), round(cell.get_height() * more)
        return for_screen(pygame.transform.smoothscale(cell, size)) if more != 1.0 else for_screen(cell)

    def _outlined(self, cell: pygame.Surface, scale: float) -> None:
        """Dashes where the head's outline was at the start, so that growing and shrinking can be read."""
        u = self._place.unit
        x0, y0 = anatomy.head_middle(scale)
        turns = np.linspace(0.12, np.pi - 0.12, 60)
        points = [
            (
                (x0 + HEAD[0] * scale * float(np.cos(t)) - anatomy.CELL_LEFT) * u,
                (y0 + HEAD[1] * scale * float(np.sin(t)) - anatomy.CELL_TOP) * u,
            )
            for t in turns
        ]
        colour = "#fff4ec" if self._theme.dark else "#5c1a24"
        draw.dashed(cell, colour, points, max(1.0, 1.2 * u), (5.0 * u, 5.0 * u))

    def _cell(self, sheet: pygame.Surface, index: int) -> pygame.Surface:
        width, height = sheet.get_width() / anatomy.COLUMNS, sheet.get_height() / (paint.SHEET[1] / anatomy.CELL[1])
        column, row = index % anatomy.COLUMNS, index // anatomy.COLUMNS
        area = pygame.Rect(round(column * width), round(row * height), int(width), int(height))
        return sheet.subsurface(area.clip(sheet.get_rect())).copy()

    # ---- calcium

    def calcium(self, surface: pygame.Surface, weight: float, level: float, wall: float) -> None:
        """Light in the head, and ions in it, by the concentration."""
        scale = anatomy.head_scale(weight)
        strength = 1.0 - exp(-max(0.0, level) / 1.1)
        if strength > 0.02:
            light = self._light(scale)
            light.set_alpha(round(255 * strength))
            x, y = self._place.point(anatomy.head_middle(scale))
            spot = (round(x - light.get_width() / 2), round(y - light.get_height() / 2))
            surface.blit(light, spot)
        number = min(_IONS, round(9 * level))
        ion = self._dots["Ca²⁺"]
        half = ion.get_width() / 2
        x0, y0 = anatomy.head_middle(scale)
        blits: list[Blit] = []
        for i in range(number):
            far, angle = float(self._spots[0][i]), float(self._spots[1][i])
            drift = 5.0 * sin(float(self._sway[0][i]) + wall * float(self._sway[1][i]) * 2.2)
            x = x0 + far * cos(angle) * 0.84 * HEAD[0] * scale + drift
            y = y0 + 8 * scale + far * sin(angle) * 0.56 * HEAD[1] * scale + 0.6 * drift
            px, py = self._place.point((x, y))
            blits.append((ion, (px - half, py - half)))
        surface.fblits(blits)

    def _light(self, scale: float) -> pygame.Surface:
        key = round(_between(scale) * 2)
        if key not in self._lights:
            size = (round(self._halo.get_width() * scale), round(self._halo.get_height() * scale))
            self._lights[key] = for_screen(pygame.transform.smoothscale(self._halo, size))
        return self._lights[key]

    # ---- receptors

    def receptors(self, surface: pygame.Surface, weight: float, phase: Phase, drug: str, blocked: float) -> None:
        """AMPA receptors by the weight; NMDA receptors shut, open, plugged by magnesium or blocked."""
        self._cut_out()
        scale = anatomy.head_scale(weight)
        since = _since(phase.course.pre, phase.at)
        struck = since is not None and since < 0.006
        for (x, y), there in anatomy.ampa_places(scale):
            self._receptor(surface, "ampa open" if struck else "ampa", x, y, there)
        opened = since is not None and 0.0005 < since < _HELD
        places = anatomy.nmda_places(scale)
        order = (1, 2, 0, 3)
        unblocked = phase.course.at(phase.at, phase.course.unblocked) if phase.at is not None else 0.06
        free = NMDA - blocked * NMDA
        plugged = free * (1.0 - unblocked)
        for rank, i in enumerate(order):
            x, y = places[i]
            lost = min(1.0, max(0.0, blocked * NMDA - rank))
            self._receptor(surface, "nmda open" if opened and lost < 0.5 else "nmda", x, y, 1.0)
            if lost > 0.02:
                self._plug(surface, drug, x, y, lost)
            magnesium = min(1.0, max(0.0, plugged - (NMDA - 1 - rank)))
            if phase.plan.magnesium > 0 and opened and lost < 0.5 and magnesium > 0.05:
                self._at(surface, self._dots["Mg²⁺"], x, y + 11, magnesium)

    def _receptor(self, surface: pygame.Surface, name: str, x: float, y: float, there: float) -> None:
        shown = self._cut[name]
        px, py = self._place.point((x - paint.PART[0] / 2, y - paint.PART_MEMBRANE))
        shown.set_alpha(round(255 * there))
        surface.blit(shown, (round(px), round(py)))

    def _cut_out(self) -> None:
        sheet = self._sheets["pairing-parts"].surface
        if id(sheet) == self._cut_of:
            return
        self._cut_of = id(sheet)
        wide = sheet.get_width() / len(paint.PARTS)
        for i, name in enumerate(paint.PARTS):
            self._cut[name] = sheet.subsurface((round(i * wide), 0, int(wide), sheet.get_height())).copy()

    def _plug(self, surface: pygame.Surface, drug: str, x: float, y: float, there: float) -> None:
        """The drug where it binds; without a drug a plain stopper stands for block by hand."""
        if drug not in self._plugs:
            self._plugs[drug] = for_screen(_stopper(self._place.unit, self._theme, drug))
        sort = DRUGS[drug].sort if drug in DRUGS else "none"
        lift = {"competitive": -16.0, "allosteric": -34.0, "glycine site": -16.0}.get(sort, 6.0)
        self._at(surface, self._plugs[drug], x, y + lift, there)

    def _at(self, surface: pygame.Surface, shown: pygame.Surface, x: float, y: float, there: float = 1.0) -> None:
        px, py = self._place.point((x, y))
        shown.set_alpha(round(255 * there))
        surface.blit(shown, (round(px - shown.get_width() / 2), round(py - shown.get_height() / 2)))

    # ---- spikes, glutamate, inflow

    def spikes(self, surface: pygame.Surface, phase: Phase) -> None:
        """Every spike on its way: down the axon, and back from the cell body up to the spine and beyond."""
        if phase.at is None:
            return
        blits: list[Blit] = []
        for time in phase.course.pre:
            blits += self._comet("pre", PRE_PATH, 1.0 + (phase.at - time) / TRAVEL, phase.at - time)
        for time in phase.course.post:
            share = 1.0 + (phase.at - time) / TRAVEL
            blits += self._comet("post", POST_PATH, share, phase.at - time)
            if share > 0.62:
                blits += self._comet("post", ONWARD, (share - 0.62) * 1.4, phase.at - time, 1.5)
        surface.fblits(blits)

    def _comet(self, kind: str, path: Path, share: float, since: float, end: float = 1.0) -> list[Blit]:
        """A spike at a share of its way with the light that trails behind it; it dies away where it ends."""
        if share <= 0 or (share > end and since > _FADES):
            return []
        left = 1.0 if since < 0 or share < end else max(0.0, 1.0 - since / _FADES)
        first = min(_TAIL - 1, round((1 - left) * _TAIL))
        gap = _TAIL_GAP / path.length
        blits: list[Blit] = []
        for shades in (self._glows[kind], self._cores):
            for i in range(_TAIL - 1, first - 1, -1):
                at = min(share, 1.0) - (i - first) * gap
                if at < 0:
                    continue
                x, y = self._place.point(path.at(at))
                half = shades[i].get_width() / 2
                blits.append((shades[i], (x - half, y - half)))
        return blits

    def cleft(self, surface: pygame.Surface, phase: Phase, weight: float, blocked: float) -> None:
        """Glutamate after each presynaptic spike, and calcium on its way through receptors that are free."""
        since = _since(phase.course.pre, phase.at)
        if since is not None and since < _CLEARED:
            surface.fblits(self._spilled(since))
        if phase.at is None:
            return
        flow = phase.course.at(phase.at, phase.course.inflow) * (1.0 - blocked)
        number = min(5, round(3.5 * flow))
        ion = self._dots["Ca²⁺"]
        half = ion.get_width() / 2
        blits: list[Blit] = []
        places = anatomy.nmda_places(anatomy.head_scale(weight))
        for rank, i in enumerate((1, 2, 0, 3)):
            if blocked * NMDA - rank > 0.5:
                continue
            for k in range(number):
                share = (phase.at * 55.0 + k / max(1, number) + 0.37 * i) % 1.0
                x, y = self._place.point((places[i][0], places[i][1] - 46 + share * 104))
                blits.append((ion, (x - half, y - half)))
        surface.fblits(blits)

    def _spilled(self, since: float) -> list[Blit]:
        spread = min(1.0, (since / 0.012) ** 0.5)
        there = 1.0 - since / _CLEARED
        dot = self._dots["glutamate"]
        half = dot.get_width() / 2
        blits: list[Blit] = []
        across, down, lean = self._flight
        for k in range(round(len(across) * there)):
            home = AXIS + ((k % 4) - 1.5) * 32.0
            x = home + float(across[k]) * spread * (30 + 58 * abs(float(lean[k])))
            y = ACTIVE_ZONE + 2 + (SPINE_TOP - 10 - ACTIVE_ZONE) * spread * float(down[k])
            px, py = self._place.point((x, y))
            blits.append((dot, (px - half, py - half)))
        return blits


_SHOWN = (("Ca²⁺", 1.0), ("Mg²⁺", 1.15), ("glutamate", 0.9))


def _since(spikes: tuple[float, ...], at: float | None) -> float | None:
    """s since the last of these spikes; None when there was none."""
    if at is None:
        return None
    passed = [at - spike for spike in spikes if spike <= at]
    return min(passed) if passed else None


def _between(scale: float) -> float:
    """The place of a size among those that are painted."""
    ratio = np.log(anatomy.LARGEST / anatomy.SMALLEST)
    at = float(np.log(scale / anatomy.SMALLEST) / ratio) * (len(anatomy.SIZES) - 1)
    return min(max(at, 0.0), len(anatomy.SIZES) - 1.0)


def _halo(unit: float, dark: bool) -> pygame.Surface:
    """Soft light of the shape of the head, for a head of the size at the start."""
    width, height = 2 * round(HEAD[0] * 1.16 * unit), 2 * round(HEAD[1] * 1.05 * unit)
    across = (np.arange(width) + 0.5 - width / 2) / (HEAD[0] * unit)
    down = (np.arange(height) + 0.5 - height / 2) / (HEAD[1] * unit)
    x, y = np.meshgrid(across, down)
    far = np.hypot(x, y)
    inside = np.clip((0.95 - far) / 0.5, 0, 1)
    inside = inside * inside * (3 - 2 * inside)
    core = np.exp(-((far / 0.5) ** 2))
    tone = np.array(tuple(pygame.Color("#3fc2ff" if dark else "#63c4ff"))[:3], float)
    white = np.array([255.0, 255.0, 255.0])
    shade = tone + (white - tone) * (0.35 * core[..., None] if dark else 0.25 * core[..., None])
    pixels = np.dstack([shade, 255 * inside * (0.84 if dark else 0.88)]).astype(np.uint8)
    return pygame.image.frombuffer(pixels.tobytes(), (width, height), "RGBA").copy()


def _stopper(unit: float, theme: Theme, drug: str) -> pygame.Surface:
    if drug != "none" and drug in molecules.molecules():
        return molecules.sprite(drug, 30 * unit, theme.dark)
    from sim.view.ink import Ink

    side = 2 * round(13 * unit) + 1
    ink = Ink(side, side, unit, (-side / unit / 2, -side / unit / 2), dark=theme.dark)
    field = ink.box(0, 0, 5.6, 8.6, 4.0)
    ink.glow(field, "#ff7eb6", 4, 0.5)
    ink.solid(field, 6, "#ff8fc0", "#7a1450", shine=0.6, rim=0.3, ambient=0.4)
    return ink.surface()
