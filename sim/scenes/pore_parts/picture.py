"""The picture of the pore scene at one size and theme: still layers, crowd, receptor, labels, and the panel."""

from typing import Any

import numpy as np
import pygame

from sim.models.receptor.receptors import REVERSAL
from sim.scenes.pore_parts import anatomy, words
from sim.scenes.pore_parts.actors import Guests, Receptor
from sim.scenes.pore_parts.charge import Charges
from sim.scenes.pore_parts.composition import Composition
from sim.scenes.pore_parts.crowd import Crowd, shown_number
from sim.scenes.pore_parts.ions import Stream, still
from sim.scenes.pore_parts.motion import Motion
from sim.scenes.pore_parts.names import Names
from sim.scenes.pore_parts.paint import LAYERS
from sim.scenes.pore_parts.panel import Panel
from sim.scenes.pore_parts.sealed import frosted
from sim.scenes.scene import Moment
from sim.view.bake import Baked, Layer
from sim.view.sprites import for_screen
from sim.view.text import Type
from sim.view.theme import Theme

_FREE_ACROSS = 36.0
_SODIUM, _CALCIUM, _POTASSIUM = 20, 4, 16
_PANEL_EVERY = 0.05
_TURN = 9.0
"""Degrees a second by which a drifting molecule turns."""


class Picture:
    """Everything that has been made ready for one size of stage."""

    def __init__(self, place: Composition, theme: Theme) -> None:
        self.place, self.theme = place, theme
        self._type = type = Type(place.letters)
        self._layers = {row.name: self._layer(row) for row in LAYERS}
        self._still: pygame.Surface | None = None
        self._still_of: tuple[int, ...] = ()
        self._frosted: pygame.Surface | None = None
        self._receptor = Receptor(place, self._layers["pore-sheet"], theme.dark)
        self._motion = Motion()
        self._ticks = 0
        self._stream = Stream()
        self._charges = Charges(place, theme, type)
        self._names = Names(place, theme, type)
        self.panel = Panel(place, theme, type)
        self._panel: pygame.Surface | None = None
        self._panel_at, self._panel_of, self._gate_was = 0.0, "", 0.0
        self._random = np.random.default_rng(41)
        self._guests = Guests()
        self._guests_of: tuple[str, str, float] = ("", "", 0.0)
        self._crowds = self._scattered()

    @property
    def refining(self) -> bool:
        """True while a finer layer is being drawn."""
        return any(baked.refining for baked in self._layers.values())

    def draw(self, surface: pygame.Surface, experiment: Any, moment: Moment) -> None:
        """The whole stage, from the back to the front."""
        wall = 0.0 if moment.calm else moment.wall
        motion = self._motion
        if experiment.ticks < self._ticks:  # rewound, or another run: nothing has happened that could be watched
            motion.forget()
        self._ticks = experiment.ticks
        motion.follow(experiment.drawn_state, bool(experiment.drawn_magnesium), moment.wall)
        drug, sealed = str(experiment.get("drug")), words.chosen(experiment).hidden
        surface.blit(self._glass() if sealed else self._stage(), (0, 0))
        self._charges.draw(surface, float(experiment.get("voltage")))
        self._crowd(surface, experiment, drug, wall)
        guests = self._seated(experiment, drug)
        if not sealed:
            self._receptor.draw(surface, motion, drug, guests)
            self._passing(surface, experiment, moment)
            self._receptor.draw_inside(surface, motion, drug)
        self._names.draw(surface, experiment, motion, guests)
        self._panelled(surface, experiment, moment)

    def _panelled(self, surface: pygame.Surface, experiment: Any, moment: Moment) -> None:
        """The panel anew twenty times a second while time runs: faster cannot be read.

        It waits while the gate swings, unless the drawn receptor has reached another state.
        """
        area = self.place.panel
        now, age, gate = self._motion.state, moment.wall - self._panel_at, self._motion.gate.value
        wait = _PANEL_EVERY if gate == self._gate_was else 2 * _PANEL_EVERY
        self._gate_was = gate
        if self._panel is not None and moment.rate > 0 and 0 <= age < wait and now == self._panel_of:
            surface.blit(self._panel, area.topleft)
            return
        self.panel.draw(surface, experiment, self._motion)
        self._panel, self._panel_at, self._panel_of = surface.subsurface(area).copy(), moment.wall, now

    # ---- what stands still

    def _layer(self, row: Layer) -> Baked:
        if row.name == "pore-backdrop":
            return row.at(self.place.size, self.theme.dark)
        return row.at_unit(self.place.unit, self.theme.dark)

    def _stage(self) -> pygame.Surface:
        """Backdrop, bilayer, still receptor and panel as one opaque picture; made again when a finer layer has come."""
        parts = tuple(id(baked.surface) for baked in self._layers.values())
        if self._still is None or parts != self._still_of:
            self._still_of = parts
            self._still, self._panel, self._frosted = self._composed(), None, None
            self.panel.put_on(self._still)
        return self._still

    def _glass(self) -> pygame.Surface:
        """The same with the receptor behind frosted glass."""
        still = self._stage()
        if self._frosted is None:
            self._frosted = frosted(still, self.place, self.theme, self._receptor, self._type)
        return self._frosted

    def _composed(self) -> pygame.Surface:
        place = self.place
        stage = pygame.Surface(place.size)
        stage.blit(self._layers["pore-backdrop"].surface, (0, 0))
        _inside_tint(stage, place, self.theme.dark)
        strip = self._layers["pore-membrane"].surface
        wide, y = strip.get_width(), round(place.top + anatomy.STRIP_TOP * place.unit)
        x = round(place.axis) - wide // 2
        x -= -(-x // wide) * wide if x > 0 else 0
        while x < place.size[0]:
            stage.blit(strip, (x, y))
            x += wide
        still_parts = self._layers["pore-receptor"].surface
        corner = place.point((-anatomy.RECEPTOR[0] / 2, 0))
        stage.blit(still_parts, (round(corner[0]), round(corner[1])))
        return for_screen(stage)

    # ---- the crowd

    def _scattered(self) -> dict[str, Crowd]:
        place = self.place
        u = place.unit
        edge, right = round(18 * u), place.panel.x - round(22 * u)
        top = place.area(-anatomy.STAGE[0], anatomy.MEMBRANE_TOP - 24, 0, 0).y
        bottom = place.area(0, anatomy.MEMBRANE_BOTTOM + 26, 0, 0).y
        outside = pygame.Rect(edge, edge, right - edge, top - edge)
        inside = pygame.Rect(edge, bottom, right - edge, max(8, place.key.y - bottom - 8 * u))
        receptor = place.area(-232, 20, 232, 420)
        below = place.area(-120, 600, 120, 640)
        off = [receptor, *self._names.reserved()]
        tails = [place.area(side * 185 - 26, 600, side * 185 + 26, 700) for side in (-1, 1)]
        # The largest first: they need most room. Each kind: its room, what it keeps off, how many, how far apart.
        quiet = [below, *tails, *self._names.reserved()]
        # Ifenprodil is half as long again as the others.
        wide = [receptor, *(rect.inflate(22 * u, 22 * u) for rect in self._names.reserved())]
        kinds = {
            "drug": (outside, wide, 16, 46), "glutamate": (outside, off, 26, 36), "Mg²⁺": (outside, off, 16, 34),
            "Ca²⁺": (outside, off, _CALCIUM, 30), "Na⁺": (outside, off, _SODIUM, 26),
            "K⁺": (inside, quiet, _POTASSIUM, 20),
        }  # fmt: skip
        taken: list[tuple[float, float]] = []
        return {
            name: Crowd(room, keep, taken, count, gap * u, seed)
            for seed, (name, (room, keep, count, gap)) in enumerate(kinds.items())
        }

    def _crowd(self, surface: pygame.Surface, experiment: Any, drug: str, wall: float) -> None:
        now = {
            "Na⁺": _SODIUM,
            "Ca²⁺": _CALCIUM,
            "K⁺": _POTASSIUM,
            "Mg²⁺": shown_magnesium(float(experiment.get("magnesium"))),
            "glutamate": shown_number(float(experiment.glutamate_now), 0.02, 5.0),
        }
        blits: list[tuple[pygame.Surface, tuple[float, float]]] = []
        for name, number in now.items():
            shown = self._receptor.ions[name]
            half = shown.get_width() / 2
            blits += [(shown, (x - half, y - half)) for x, y in self._crowds[name].places(wall, number).tolist()]
        if drug != "none":
            turned = self._receptor.molecule(drug, _FREE_ACROSS * (1.5 if drug == "ifenprodil" else 1.0))
            crowd = self._crowds["drug"]
            number = shown_number(float(experiment.drug_now), 0.02, 3.5)
            for (x, y), angle in zip(crowd.places(wall, number).tolist(), crowd.angle, strict=False):
                shown = turned.at(float(angle) + wall * _TURN)
                blits.append((shown, (x - shown.get_width() / 2, y - shown.get_height() / 2)))
        surface.fblits(blits)

    # ---- what binds, what passes

    def _seated(self, experiment: Any, drug: str) -> Guests:
        """Whether antagonists sit outside the pore just now: by chance, with the chance that the model gives."""
        state, now = self._motion.state, float(experiment.drug_now)
        key = (state, drug, now)
        if key != self._guests_of:
            self._guests_of = key
            share = words.share_outside_pore(experiment)
            competes = words.chosen(experiment).sort == "competitive"
            luck = self._random.random(3)
            self._guests = Guests(
                bool(competes and luck[0] < share),
                bool(competes and luck[1] < share),
                bool(not competes and luck[2] < share),
            )
        return self._guests

    def _passing(self, surface: pygame.Surface, experiment: Any, moment: Moment) -> None:
        force = float(experiment.get("voltage")) - REVERSAL.value
        conducting = self._motion.conducting
        left = words.chosen(experiment).current_factor(str(experiment.get("subunit")), float(experiment.drug_now))
        if moment.calm:
            passing = list(still(force)) if conducting else []
        else:
            self._stream.follow(conducting, force, left, moment.wall)
            passing = list(self._stream.seen(moment.wall))
        blits = []
        for kind, spot in passing:
            shown = self._receptor.ions[kind]
            x, y = self.place.point(spot)
            blits.append((shown, (x - shown.get_width() / 2, y - shown.get_height() / 2)))
        surface.fblits(blits)


def shown_magnesium(concentration: float) -> int:
    """Magnesium ions in the picture: six for each mM, at least one when there is any."""
    return min(16, max(1, round(concentration / 1000 * 6))) if concentration > 0 else 0


def _inside_tint(stage: pygame.Surface, place: Composition, dark: bool) -> None:
    """The inside of the cell in a warmer tone than the outside."""
    y = round(place.top + (anatomy.MEMBRANE_BOTTOM - 4) * place.unit)
    width, height = place.size
    if y >= height:
        return
    tint = pygame.Surface((1, 8), pygame.SRCALPHA)
    for i in range(8):
        tint.set_at((0, i), (*((112, 40, 62) if dark else (236, 178, 168)), 110 - i * 8 if dark else 120 - i * 8))
    stage.blit(pygame.transform.smoothscale(tint, (width, height - y)), (0, y))
