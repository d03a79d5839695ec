"""The receptors of the wide view: three NMDA receptors in the pore scene's art, four AMPA receptors, their ions."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pygame

from sim.scenes.molecules import sprite
from sim.scenes.particles import KINDS
from sim.scenes.pore_parts import anatomy as molecule
from sim.scenes.pore_parts.actors import Guests, Receptor
from sim.scenes.pore_parts.motion import Motion
from sim.scenes.synapse_parts import anatomy
from sim.scenes.synapse_parts.anatomy import AMPA, AMPA_TOP, AXIS, NMDA, Point
from sim.scenes.synapse_parts.composition import Composition
from sim.scenes.synapse_parts.paint import AMPA_STATES
from sim.scenes.synapse_parts.particles import particle
from sim.view.bake import Baked
from sim.view.sprites import for_screen

HOLD = 0.18
"""Seconds on the wall for which a drawn AMPA receptor keeps its look at least: nothing flashes."""
_LODGES = (0.30, 0.62, 0.12)
"""For each drawn NMDA receptor the share of pores free of Mg²⁺ above which its own is free."""
_DRUG_ACROSS = 27.0
_PASSAGE = 0.9


def looks(state: str) -> str:
    """How an AMPA receptor in that state of its scheme is drawn."""
    return "open" if state == "O" else "desensitised" if state.startswith("D") else "shut"


def lodges(receptor: int) -> float:
    """The share of pores free of Mg²⁺ above which this receptor's own pore is drawn free: all differ, and stay so."""
    return _LODGES[receptor] if receptor < len(_LODGES) else ((receptor * 7) % 17 + 0.5) / 17


def agonists(state: str) -> int:
    """How many glutamate an AMPA receptor holds in the picture."""
    return {"C0": 0, "C1": 1, "D1": 1}.get(state, 2)


@dataclass
class Watch:
    """What the picture shows of the drawn receptors; it only follows the experiment."""

    motions: list[Motion] = field(default_factory=lambda: [Motion() for _ in NMDA])
    fast: list[str] = field(default_factory=lambda: ["C0"] * len(AMPA))
    _changed: list[float] = field(default_factory=lambda: [-9.0] * len(AMPA))
    _ticks: int = -1

    def follow(self, experiment: Any, wall: float) -> None:
        """Look at the experiment once a frame."""
        anew = self._ticks < 0 or experiment.ticks < self._ticks
        self._ticks = experiment.ticks
        free = float(experiment.OBSERVABLES["unblocked_by_magnesium"].read(experiment))
        present = float(experiment.get("magnesium")) > 0
        for i, (motion, state) in enumerate(zip(self.motions, experiment.nmda_states, strict=False)):
            if anew:
                motion.forget()
            motion.follow(state, present and free < lodges(i), wall)
        for i, state in enumerate(experiment.ampa_states[: len(AMPA)]):
            waited = wall - self._changed[i]
            if state != self.fast[i] and (anew or waited >= HOLD or waited < 0):
                self.fast[i], self._changed[i] = state, wall


class Receptors:
    """The receptors at one size of the wide view."""

    def __init__(self, place: Composition, sheet: Baked, still: Baked, fast: Baked, dark: bool) -> None:
        self._place, self._still, self._fast_art, self._dark = place, still, fast, dark
        self._large = [Receptor(place.molecule(aside), sheet, dark) for aside in NMDA]
        unit = place.unit
        bean, ion = KINDS["glutamate"], KINDS["Mg²⁺"]
        self.bean = particle(bean, 3.6, unit, dark)
        for receptor in self._large:
            receptor.guests["glutamate"] = self.bean
            receptor.guests["glycine"] = particle(KINDS["glycine"], 2.2, unit, dark)
            receptor.guests["Mg²⁺"] = particle(ion, 4.6, unit, True)
        self._ions = {name: particle(KINDS[name], size, unit, dark) for name, size in (("Na⁺", 2.3), ("Ca²⁺", 3.2))}
        self._drugs: dict[str, pygame.Surface] = {}
        self._looks: dict[str, pygame.Surface] = {}
        self._cut_from: pygame.Surface | None = None

    def put_on(self, stage: pygame.Surface) -> None:
        """Draw what stands still of the NMDA receptors onto the still stage."""
        for aside in NMDA:
            place = self._place.molecule(aside)
            x, y = place.point((-molecule.RECEPTOR[0] / 2, 0))
            stage.blit(self._still.surface, (round(x), round(y)))

    def draw(self, surface: pygame.Surface, watch: Watch, drug: str) -> None:
        """All that moves of the receptors."""
        self._cut()
        wide = anatomy.AMPA_SIZE[0]
        blits = []
        for aside, state in zip(AMPA, watch.fast, strict=True):
            blits.append((self._looks[looks(state)], self._place.point((AXIS + aside - wide / 2, AMPA_TOP))))
            for side in (-1, 1)[: agonists(state)]:
                x, y = self._place.point((AXIS + aside + side * 9, AMPA_TOP + 46))
                half = self.bean.get_width() / 2
                blits.append((self.bean, (x - half, y - half)))
        surface.fblits(blits)
        for receptor, aside, motion in zip(self._large, NMDA, watch.motions, strict=True):
            receptor.draw(surface, motion, drug, Guests())
            receptor.draw_inside(surface, motion, "none")
            if motion.drug_in.value > 0 and drug not in ("none", "D-AP5", "ifenprodil"):
                self._lodge(surface, aside, motion.drug_in.value, drug)

    def _lodge(self, surface: pygame.Surface, aside: float, inwards: float, drug: str) -> None:
        if drug not in self._drugs:
            self._drugs[drug] = for_screen(sprite(drug, round(_DRUG_ACROSS * self._place.unit), True))
        shown = self._drugs[drug]
        x, y = self._place.molecule(aside).point((0.0, 300 + (molecule.DRUG_SITE[1] - 300) * inwards))
        surface.blit(shown, (round(x - shown.get_width() / 2), round(y - shown.get_height() / 2)))

    def ions(self, surface: pygame.Surface, watch: Watch, voltage: float, wall: float) -> None:
        """Ions that pass through what is open: inwards below 0 mV, outwards above."""
        blits: list[tuple[pygame.Surface, Point]] = []
        inwards = voltage < 0
        for i, (aside, state) in enumerate(zip(AMPA, watch.fast, strict=True)):
            if looks(state) == "open":
                blits += self._file(AXIS + aside, AMPA_TOP + 50, AMPA_TOP + 128, ("Na⁺",) * 3, wall + i * 0.21, inwards)
        for i, (aside, motion) in enumerate(zip(NMDA, watch.motions, strict=True)):
            if motion.conducting:
                top = anatomy.RECEPTOR_TOP + 330 * anatomy.MOLECULE
                kinds = ("Na⁺", "Ca²⁺", "Na⁺")
                blits += self._file(AXIS + aside, top, top + 96, kinds, wall * 0.8 + i * 0.37, inwards)
        surface.fblits(blits)

    def _file(
        self, x: float, top: float, bottom: float, kinds: Sequence[str], wall: float, inwards: bool
    ) -> list[tuple[pygame.Surface, Point]]:
        out = []
        for k, kind in enumerate(kinds):
            share = (wall / _PASSAGE + k / len(kinds)) % 1.0
            down = share if inwards else 1 - share
            look = self._ions[kind]
            spread = 9.0 * max(0.0, down - 0.55) * float(np.sin(k * 2.4 + 1))
            px, py = self._place.point((x + spread, top + (bottom - top) * down))
            out.append((look, (px - look.get_width() / 2, py - look.get_height() / 2)))
        return out

    def _cut(self) -> None:
        sheet = self._fast_art.surface
        if sheet is self._cut_from:
            return
        self._cut_from = sheet
        wide = sheet.get_width() // len(AMPA_STATES)
        self._looks = {
            name: sheet.subsurface((i * wide, 0, wide, sheet.get_height())).copy() for i, name in enumerate(AMPA_STATES)
        }
