"""The picture of paired spikes at one size and theme: still layers, what moves, names, and the panel."""

from typing import Any

import pygame

from sim.scenes.pairing_parts import words
from sim.scenes.pairing_parts.actors import Actors
from sim.scenes.pairing_parts.clock import Clock, Phase
from sim.scenes.pairing_parts.composition import Composition
from sim.scenes.pairing_parts.names import Names
from sim.scenes.pairing_parts.paint import LAYERS
from sim.scenes.pairing_parts.panel import Panel
from sim.scenes.scene import Moment
from sim.view.bake import Baked, Layer
from sim.view.sprites import for_screen
from sim.view.text import Type
from sim.view.theme import Theme

_PANEL_EVERY = 0.1
"""s: the numbers change ten times a second while time runs; faster cannot be read."""


class Picture:
    """Everything that has been made ready for one size of stage."""

    def __init__(self, place: Composition, theme: Theme) -> None:
        self.place, self.theme = place, theme
        type = Type(place.letters)
        self._layers = {row.name: self._layer(row) for row in LAYERS}
        self._still: pygame.Surface | None = None
        self._still_of: tuple[int, ...] = ()
        self.clock = Clock()
        self.actors = Actors(place, theme, self._layers)
        self.names = Names(place, theme, type)
        self.panel = Panel(place, theme, type)
        self._kept: pygame.Surface | None = None
        self._kept_of: Any = None
        self._kept_at, self._whole = 0.0, True

    @property
    def refining(self) -> bool:
        """True while a finer layer is being drawn."""
        return any(baked.refining for baked in self._layers.values())

    def draw(self, surface: pygame.Surface, experiment: Any, moment: Moment, told: bool = True) -> None:
        """The whole stage, from the back to the front; without the calcium to come unless it may be `told`."""
        phase = self.clock.read(experiment, moment)
        wall = 0.0 if moment.calm else moment.wall
        seen = experiment.observe()
        weight = float(seen["weight"])
        level = phase.course.at(phase.at, phase.course.calcium) if phase.at is not None else float(seen["calcium"])
        blocked = words.blocked_now(experiment, phase)
        drug = str(experiment.get("drug"))
        surface.blit(self._stage(), (0, 0))
        actors = self.actors
        surface.set_clip(self.place.art)
        actors.head(surface, weight)
        actors.calcium(surface, weight, level, wall)
        actors.spikes(surface, phase)
        actors.receptors(surface, weight, phase, drug, blocked)
        actors.cleft(surface, phase, weight, blocked)
        surface.set_clip(None)
        subs = {
            "nmda": f"{100 * blocked:.0f} % blocked" if blocked > 0.0005 else "none blocked",
            "calcium": words.region(level, phase.course.thresholds),
        }
        self.names.draw(surface, weight, subs)
        self.names.heading(surface, words.status(phase, words.done(experiment, phase)), words.note(phase))
        self._panelled(surface, experiment, phase, moment, told)

    def _panelled(self, surface: pygame.Surface, experiment: Any, phase: Phase, moment: Moment, told: bool) -> None:
        """The panel: plots are kept while nothing on them changes, and what moves is drawn over them."""
        area, panel = self.place.panel, self.panel
        stands = moment.rate == 0
        key = (phase.course, phase.running, len(experiment.record), experiment.params, told)
        age = moment.wall - self._kept_at
        due = stands or not 0 <= age < _PANEL_EVERY
        if not self._whole:
            panel.window.work(experiment, phase.plan)
        if self._kept is None or not _same(key, self._kept_of) or (due and not self._whole):
            assert self._still is not None
            surface.blit(self._still, area.topleft, area)
            self._whole = panel.draw(surface, experiment, phase, stands, told)
            self._kept, self._kept_of, due = surface.subsurface(area).copy(), key, True
        else:
            surface.blit(self._kept, area.topleft)
        panel.now(surface, experiment, phase, due, told)
        if due:
            self._kept_at = moment.wall

    # ---- what stands still

    def _layer(self, row: Layer) -> Baked:
        if row.name == "pairing-backdrop":
            return row.at(self.place.size, self.theme.dark)
        return row.at_unit(self.place.unit, self.theme.dark)

    def _stage(self) -> pygame.Surface:
        """Backdrop, anatomy and card as one opaque picture; made again when a finer layer has come."""
        parts = tuple(id(baked.surface) for baked in self._layers.values())
        if self._still is None or parts != self._still_of:
            self._still_of, self._kept = parts, None
            stage = pygame.Surface(self.place.size)
            stage.blit(self._layers["pairing-backdrop"].surface, (0, 0))
            x, y = self.place.point((0.0, 0.0))
            stage.set_clip(self._seen())
            stage.blit(self._layers["pairing-anatomy"].surface, (round(x), round(y)))
            stage.set_clip(None)
            self.panel.card(stage)
            self._still = for_screen(stage)
        return self._still

    def _seen(self) -> pygame.Rect:
        """Where anatomy may be drawn: beside a tall panel it goes on under the card, above a low one it ends."""
        width, height = self.place.size
        low = self.place.art.h < height
        return pygame.Rect(0, 0, width, self.place.panel.y + 8 if low else height)


def _same(one: Any, other: Any) -> bool:
    """Both keys tell of the same pairing, record and settings; courses are compared by identity, for speed."""
    return other is not None and one[0] is other[0] and one[1:] == other[1:]
