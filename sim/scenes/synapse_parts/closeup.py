"""One receptor in close-up with the pore scene's own drawing: used by the round inset and by the near view."""

from typing import Any

import pygame

from sim.models.receptor.drugs import DRUGS
from sim.models.receptor.receptors import REVERSAL
from sim.scenes.pore_parts import anatomy
from sim.scenes.pore_parts.actors import Guests, Receptor
from sim.scenes.pore_parts.composition import Composition as Molecule
from sim.scenes.pore_parts.ions import Stream, still
from sim.scenes.pore_parts.motion import Motion
from sim.scenes.pore_parts.paint import LAYERS
from sim.scenes.scene import Moment
from sim.view.bake import Baked


def receptor_layers(unit: float, dark: bool, names: tuple[str, ...]) -> dict[str, Baked]:
    """Layers of the pore scene at a scale."""
    return {row.name: row.at_unit(unit, dark) for row in LAYERS if row.name in names}


class Closeup:
    """One receptor in its membrane at one scale."""

    def __init__(self, place: Molecule, dark: bool) -> None:
        self._place = place
        self._layers = receptor_layers(place.unit, dark, ("pore-membrane", "pore-receptor", "pore-sheet"))
        self.receptor = Receptor(place, self._layers["pore-sheet"], dark)
        self._stream = Stream()

    @property
    def refining(self) -> bool:
        """True while a finer layer is being drawn."""
        return any(baked.refining for baked in self._layers.values())

    @property
    def version(self) -> tuple[int, ...]:
        """Changes when a finer layer has come."""
        return tuple(id(baked.surface) for baked in self._layers.values())

    def put_on(self, stage: pygame.Surface, margin: tuple[int, int] = (0, 0)) -> None:
        """The membrane and what stands still of the receptor, onto a still picture that has so wide a margin."""
        place, (right, down) = self._place, margin
        strip = self._layers["pore-membrane"].surface
        wide, y = strip.get_width(), round(place.top + anatomy.STRIP_TOP * place.unit) + down
        x = round(place.axis) + right - wide // 2
        x -= -(-x // wide) * wide if x > 0 else 0
        while x < stage.get_width():
            stage.blit(strip, (x, y))
            x += wide
        corner = place.point((-anatomy.RECEPTOR[0] / 2, 0))
        stage.blit(self._layers["pore-receptor"].surface, (round(corner[0]) + right, round(corner[1]) + down))

    def draw(self, surface: pygame.Surface, experiment: Any, motion: Motion, moment: Moment, passing: bool) -> None:
        """What moves; `passing` with the ions that go through."""
        drug = str(experiment.get("drug"))
        self.receptor.draw(surface, motion, drug, Guests())
        if passing:
            self._passing(surface, experiment, motion, moment)
        self.receptor.draw_inside(surface, motion, drug)

    def _passing(self, surface: pygame.Surface, experiment: Any, motion: Motion, moment: Moment) -> None:
        row = experiment.OBSERVABLES
        force = float(row["voltage"].read(experiment)) - REVERSAL.value
        if moment.calm:
            under_way = list(still(force)) if motion.conducting else []
        else:
            drug = DRUGS[str(experiment.get("drug"))]
            level = 0.0 if drug.sort == "none" else float(experiment.get("concentration"))
            left = drug.current_factor(str(experiment.get("subunit")), level)
            self._stream.follow(motion.conducting, force, left, moment.wall)
            under_way = list(self._stream.seen(moment.wall))
        blits = []
        for kind, spot in under_way:
            shown = self.receptor.ions[kind]
            x, y = self._place.point(spot)
            blits.append((shown, (x - shown.get_width() / 2, y - shown.get_height() / 2)))
        surface.fblits(blits)
