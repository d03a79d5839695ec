"""The picture of the synapse scene at one size and theme: the wide view, the near view, and the way between them."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pygame

from sim.scenes.particles import KINDS
from sim.scenes.pore_parts.motion import Motion
from sim.scenes.scene import Moment
from sim.scenes.synapse_parts import anatomy, names, words
from sim.scenes.synapse_parts.anatomy import AXIS, Point
from sim.scenes.synapse_parts.camera import Camera, View, view
from sim.scenes.synapse_parts.cleft import Glutamate
from sim.scenes.synapse_parts.closeup import Closeup, receptor_layers
from sim.scenes.synapse_parts.composition import Composition
from sim.scenes.synapse_parts.inset import Inset
from sim.scenes.synapse_parts.names import Names
from sim.scenes.synapse_parts.paint import LAYERS, NEAR_MEMBRANE
from sim.scenes.synapse_parts.panel import Panel, calcium_share
from sim.scenes.synapse_parts.particles import particle
from sim.scenes.synapse_parts.passage import MARGIN, Passage, margin
from sim.scenes.synapse_parts.receptors import Receptors, Watch, looks
from sim.scenes.synapse_parts.spike import Spike
from sim.scenes.synapse_parts.vesicles import Vesicles
from sim.view.bake import Baked
from sim.view.sprites import for_screen, glow
from sim.view.text import Type
from sim.view.theme import Theme

_PANEL_EVERY, _OVERVIEW_EVERY = 0.06, 0.3
_MOST_CALCIUM = 26
_BEANS = (4.4, 5.3, 6.2)
_GLOW_STEPS = 24
_TINT = {True: "#1f78ff", False: "#3f86f5"}
_VEIL = {True: 190, False: 212}
_GLOW = (0, 84, 120)
"""What calcium does to the spine when it is full: the colour of a veil, its alpha, and on a dark stage light on top."""


class Picture:
    """Everything that has been made ready for one size of stage."""

    def __init__(self, place: Composition, theme: Theme) -> None:
        self.place, self.theme = place, theme
        type = Type(place.letters)
        self._layers = {row.name: self._layer(row.name) for row in LAYERS}
        small = receptor_layers(place.unit * anatomy.MOLECULE, theme.dark, ("pore-receptor", "pore-sheet"))
        self._small = small
        self._receptors = Receptors(
            place, small["pore-sheet"], small["pore-receptor"], self._layers["synapse-ampa"], theme.dark
        )
        self._vesicles = Vesicles(place, theme.dark)
        self._glutamate = Glutamate()
        self._spike = Spike(place, theme)
        self._watch = Watch()
        self.camera = Camera()
        self.near = Closeup(place.near_molecule, theme.dark)
        self._inset = Inset(place, theme, type)
        self.panel = Panel(place, theme, type)
        self.wide_names = Names(
            place,
            theme,
            type,
            names.WIDE,
            place.point,
            (place.names.right, place.stop),
            place.stop - 4,
            names.WIDE_TITLE,
            words.LONGEST_STATUS,
            True,
        )
        reach = round(236 * place.near_unit)
        columns = round(place.near_axis) - reach, round(place.near_axis) + reach
        self.near_names = Names(
            place,
            theme,
            type,
            names.NEAR,
            place.near_molecule.point,
            columns,
            place.stop - 4,
            names.NEAR_TITLE,
            words.LONGEST_MOLECULE,
            False,
        )
        self._still: pygame.Surface | None = None
        self._near_whole: pygame.Surface | None = None
        self._card: pygame.Surface | None = None
        self._card_kept: pygame.Surface | None = None
        self._card_at = 0.0
        self._still_of: tuple[int, ...] = ()
        self._glow: pygame.Surface | None = None
        self._light: pygame.Surface
        self._beans: dict[float, list[pygame.Surface]] = {}
        self._halos: dict[int, pygame.Surface] = {}
        self._lit: tuple[int, pygame.Surface] | None = None
        self._around: pygame.Surface | None = None
        self._around_at = -9.0
        self._said: dict[str, str] = {}
        self._said_at = -9.0
        self._foretelling = False
        self._calcium = self._scattered()
        self._passage = Passage(place)
        self._todo: list[Callable[[], object]] = []
        self._frames = 0

    @property
    def focus(self) -> Motion:
        """What the receptor in the middle is doing, as it is drawn."""
        return self._watch.motions[0]

    @property
    def refining(self) -> bool:
        """True while a finer layer is being drawn."""
        own = any(baked.refining for baked in (*self._layers.values(), *self._small.values()))
        return own or self.near.refining or self._inset.refining

    # ---- each frame

    def draw(
        self, surface: pygame.Surface, experiment: Any, moment: Moment, goal: float, foretelling: bool = False
    ) -> None:
        """The whole stage, with the camera on its way to `goal`: 0 the whole synapse, 1 one receptor.

        While `foretelling`, nothing that is written tells what the student is asked to foretell.
        """
        self._renewed()
        if foretelling != self._foretelling:
            self._foretelling, self._card_kept = foretelling, None
            self._said.clear()
        self._watch.follow(experiment, moment.wall)
        share = self.camera.follow(goal, moment.wall, moment.calm)
        released = int(words.value(experiment, "released"))
        self._spike.follow(int(words.value(experiment, "stimuli")), experiment.ticks, moment.wall, moment.calm)
        moving = moment.rate > 0 and not moment.calm
        self._vesicles.follow(experiment, released, moment.wall)
        mouth = self._vesicles.docks.mouth
        self._glutamate.follow(experiment, released, mouth, moment.wall, moving)
        if share <= 0.0:
            self._passage.forget()
            self._prepare()
            self._wide(surface, experiment, moment)
            self._beans_in(surface, view(self.place, 0.0), moment)
            self._wide_words(surface, experiment, moment)
        elif share >= 1.0:
            self._passage.forget()
            self._prepare()
            self._close(surface, experiment, moment, True)
            self._beans_in(surface, view(self.place, 1.0), moment)
            motion = self._watch.motions[0]
            status = words.molecule_status(motion, words.chosen(experiment).name)
            self.near_names.draw(
                surface, lambda key: names.near_second(key, experiment, motion), status[0].upper() + status[1:] + "."
            )
            self._overview(surface, experiment, moment)
        else:
            self._between(surface, experiment, moment, share)
            self._beans_in(surface, view(self.place, share), moment)
        self._panelled(surface, experiment, moment)

    def _wide_words(self, surface: pygame.Surface, experiment: Any, moment: Moment) -> None:
        motion, fast = self._watch.motions[1], looks(self._watch.fast[2])
        age = moment.wall - self._said_at
        if not self._said or moment.rate == 0 or not 0 <= age < _PANEL_EVERY:
            self._said = {
                row.key: names.wide_second(row.key, experiment, motion, fast, self._foretelling) for row in names.WIDE
            }
            self._said[""] = words.status(experiment)
            self._said_at = moment.wall
        self.wide_names.draw(surface, self._said.__getitem__, self._said[""])
        self._inset.draw(surface, experiment, self._watch.motions[0], moment)

    def _wide(self, surface: pygame.Surface, experiment: Any, moment: Moment) -> None:
        """The whole synapse without words."""
        still = self._stage()
        sway = 0.0 if moment.calm else moment.wall
        surface.blit(still, (0, 0))
        self._lit_by_calcium(surface, words.value(experiment, "calcium"), sway)
        self._vesicles.draw(surface, experiment, moment.wall, sway)
        self._spike.draw(surface, moment.wall)
        self._receptors.draw(surface, self._watch, str(experiment.get("drug")))
        self._receptors.ions(surface, self._watch, words.value(experiment, "voltage"), sway)

    def _close(self, surface: pygame.Surface, experiment: Any, moment: Moment, passing: bool) -> None:
        """One receptor without words."""
        whole = self._near_stage()
        surface.blit(whole, (0, 0), pygame.Rect(margin(self.place.size), self.place.size))
        self.near.draw(surface, experiment, self._watch.motions[0], moment, passing)

    def _beans_in(self, surface: pygame.Surface, seen: View, moment: Moment) -> None:
        self._glutamate.draw(surface, seen, self._looks(seen.scale), self._halo(seen.scale), moment.wall)

    def _overview(self, surface: pygame.Surface, experiment: Any, moment: Moment) -> None:
        """Where the inset was: the whole synapse in small, a few times a second, with a ring round the receptor."""
        area = self.place.inset
        if not area.w:
            return
        age = moment.wall - self._around_at
        if self._around is None or not 0 <= age < _OVERVIEW_EVERY:
            whole = pygame.Surface(self.place.size)
            self._wide(whole, experiment, moment)
            self._around = self._inset.rounded(whole)
            self._around_at = moment.wall
        surface.blit(self._around, area.topleft)
        self._inset.name(surface, "The whole synapse", "press Z to go back")

    # ---- the way between

    def _between(self, surface: pygame.Surface, experiment: Any, moment: Moment, share: float) -> None:
        """Both views as they were when the camera set out, each at the camera's scale, one melting into the other."""
        if not self._passage.ready:
            # One of the two in each frame; the view that the camera leaves comes first, since it alone is seen.
            if self._passage.wants_wide(share):
                self._passage.wide = for_screen(pygame.Surface(self.place.size))
                self._wide(self._passage.wide, experiment, moment)
            else:
                whole = self._near_stage().copy()
                stage = whole.subsurface(pygame.Rect(margin(self.place.size), self.place.size))
                self._close(stage, experiment, moment, False)
                self._passage.take_near(whole)
        self._passage.draw(surface, share)

    def _prepare(self) -> None:
        """Make one of the things that the way to the receptor needs beforehand, so that it does not falter."""
        self._frames += 1
        if self._todo and self._frames % 3 == 0:
            self._todo.pop(0)()

    def _needed(self) -> list[Callable[[], object]]:
        start, end = view(self.place, 0.0).scale, view(self.place, 1.0).scale
        scales = [start * (end / start) ** (i / 12) for i in range(13)]
        tasks: list[Callable[[], object]] = [partial(self._looks, scale) for scale in scales]
        tasks += [partial(self._halo, scale) for scale in scales]
        return [*tasks, self._near_stage, self._passage.prepare]

    # ---- what stands still

    def _layer(self, name: str) -> Baked:
        row = next(row for row in LAYERS if row.name == name)
        place = self.place
        unit = place.unit
        if name == "synapse-ampa":
            unit *= anatomy.MOLECULE
        if name == "synapse-near":
            unit = max(place.near_unit, *((1 + 2 * MARGIN) * place.size[i] / row.base[i] for i in (0, 1)))
        # The sheet of AMPA receptors is cut into three.
        return row.at((max(3, round(row.base[0] * unit)), max(1, round(row.base[1] * unit))), self.theme.dark)

    def _renewed(self) -> None:
        """Forget what was composed when a finer layer has come."""
        parts = tuple(id(baked.surface) for baked in (*self._layers.values(), *self._small.values()))
        parts += self.near.version
        if parts != self._still_of:
            self._still_of = parts
            self._still = self._near_whole = self._card = self._card_kept = self._glow = self._lit = None
            self._passage.forget()
            self._todo = self._needed()

    def _stage(self) -> pygame.Surface:
        if self._still is None:
            stage = pygame.Surface(self.place.size)
            _lay(stage, self._layers["synapse-stage"].surface, self.place.point((0, 0)))
            self._receptors.put_on(stage)
            self._still = for_screen(stage)
        return self._still

    def _near_stage(self) -> pygame.Surface:
        """The still ground of the near view with a margin all round, which only the way to it shows."""
        if self._near_whole is None:
            place = self.place
            right, down = margin(place.size)
            stage = pygame.Surface((place.size[0] + 2 * right, place.size[1] + 2 * down))
            ground = self._layers["synapse-near"].surface
            middle = place.near_molecule.point((0.0, 504.0))[1] + down
            scale = ground.get_height() / next(row.base[1] for row in LAYERS if row.name == "synapse-near")
            spare = stage.get_width() - ground.get_width()
            x = min(0, max(spare, round(place.near_axis + right - ground.get_width() / 2)))
            stage.blit(ground, (x, round(middle - NEAR_MEMBRANE * scale)))
            self._neighbours(stage, (right, down))
            self.near.put_on(stage, (right, down))
            self._near_whole = for_screen(stage)
        return self._near_whole

    def _neighbours(self, stage: pygame.Surface, margin: tuple[int, int]) -> None:
        """The AMPA receptors on both sides, dim and behind the membrane, so that words on them can be read."""
        row = next(row for row in LAYERS if row.name == "synapse-ampa")
        sheet = row.at_unit(self.place.near_unit, self.theme.dark)
        wide = sheet.surface.get_width() // 3
        shut = sheet.surface.subsurface((0, 0, wide, sheet.surface.get_height())).copy()
        shut.set_alpha(72)
        seen = view(self.place, 1.0)
        for aside in anatomy.AMPA[:2]:
            x, y = seen.point((AXIS + aside - anatomy.AMPA_SIZE[0] / 2, anatomy.AMPA_TOP))
            stage.blit(shut, (round(x) + margin[0], round(y) + margin[1]))

    def _looks(self, scale: float) -> list[pygame.Surface]:
        """Beans at the camera's scale, in steps that the eye does not see."""
        step = round(np.log2(scale) * 4)
        kept = 2.0 ** (step / 4)
        if kept not in self._beans:
            bean = KINDS["glutamate"]
            # Far away they are drawn larger than they are, or they could not be seen.
            wide, near = self.place.unit, self.place.near_unit / anatomy.MOLECULE
            way = min(max(np.log(kept / wide) / max(np.log(near / wide), 1e-6), 0.0), 1.0)
            true = bean.radius * anatomy.MOLECULE * 1.2
            sizes = [radius + (true * (0.85 + 0.1 * i) - radius) * way for i, radius in enumerate(_BEANS)]
            self._beans[kept] = [particle(bean, size, kept, self.theme.dark) for size in sizes]
        return self._beans[kept]

    def _halo(self, scale: float) -> pygame.Surface | None:
        """The light round a bean on a dark stage."""
        if not self.theme.dark:
            return None
        step = round(np.log2(scale) * 2)
        if step not in self._halos:
            radius = max(4, round(8.5 * self.place.unit * (2.0 ** (step / 2) / self.place.unit) ** 0.6))
            light = pygame.Surface((2 * radius, 2 * radius))
            light.blit(glow(radius, "#a85a10", 0.42), (0, 0))
            self._halos[step] = for_screen(light)
        return self._halos[step]

    # ---- calcium

    def _scattered(self) -> tuple[list[Point], np.ndarray[Any, Any], pygame.Surface]:
        random = np.random.default_rng(8)
        spots: list[Point] = []
        for _ in range(900):
            x, y = float(random.uniform(-236, 236)), float(random.uniform(456, 590))
            if abs(x) / 250 + (y - 456) / 210 < 1 and all(np.hypot(x - a, y - b) > 27 for a, b in spots):
                spots.append((x, y))
        spots.sort(key=lambda spot: abs(spot[0]) * 0.5 + spot[1])
        kind = KINDS["Ca²⁺"]
        look = particle(kind, 4.4, self.place.unit, self.theme.dark)
        return spots[:_MOST_CALCIUM], random.uniform(0, 6.28, (_MOST_CALCIUM, 2)), look

    def _lit_by_calcium(self, surface: pygame.Surface, calcium: float, sway: float) -> None:
        """The spine glows, and ions come up in it, by the logarithm of its free calcium."""
        share = calcium_share(calcium)
        step = round(share * _GLOW_STEPS)
        if step:
            x, y = self.place.point(anatomy.SPINE_GLOW[:2])
            lit = self._glowing(step)
            surface.blit(lit, (round(x), round(y)))
        spots, phase, look = self._calcium
        number = round(share * len(spots))
        half, blits = look.get_width() / 2, []
        for i, (x, y) in enumerate(spots[:number]):
            dx = 6 * float(np.sin(phase[i, 0] + sway * 1.3)) if sway else 0.0
            dy = 5 * float(np.sin(phase[i, 1] + sway * 1.1)) if sway else 0.0
            px, py = self.place.point((AXIS + x + dx, y + dy))
            blits.append((look, (px - half, py - half)))
        surface.fblits(blits)

    def _glowing(self, step: int) -> pygame.Surface:
        """The spine of the still stage in the light of so much calcium: its own colour gives way to blue."""
        if self._lit is not None and self._lit[0] == step:
            return self._lit[1]
        mask = self._layers["synapse-calcium"].surface
        strength = step / _GLOW_STEPS
        if self._glow is None:
            self._glow = mask.copy()
            self._glow.fill(_TINT[self.theme.dark], special_flags=pygame.BLEND_RGB_MULT)
            self._light = pygame.Surface(mask.get_size())
            self._light.blit(mask, (0, 0))
            self._light = for_screen(self._light)
        x, y = (round(part) for part in self.place.point(anatomy.SPINE_GLOW[:2]))
        shown = for_screen(pygame.Surface(mask.get_size()))
        shown.blit(self._stage(), (-x, -y))
        self._glow.set_alpha(round(_VEIL[self.theme.dark] * strength))
        shown.blit(self._glow, (0, 0))
        if self.theme.dark:
            light = self._light.copy()
            light.fill([round(part * strength) for part in _GLOW], special_flags=pygame.BLEND_RGB_MULT)
            shown.blit(light, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
        self._lit = (step, shown)
        return shown

    # ---- the card

    def _panelled(self, surface: pygame.Surface, experiment: Any, moment: Moment) -> None:
        """The card anew some sixteen times a second while time runs: faster cannot be read."""
        area = self.panel.area
        age = moment.wall - self._card_at
        if self._card_kept is None or moment.rate == 0 or not 0 <= age < _PANEL_EVERY:
            if self._card is None:
                self._card = self.panel.blank()
            self._card_kept = self._card.copy()
            self.panel.draw(self._card_kept, experiment, self._foretelling)
            self._card_at = moment.wall
        surface.blit(self._card_kept, area.topleft)


def _lay(stage: pygame.Surface, art: pygame.Surface, corner: Point) -> None:
    """The art on the stage; what lies beside its left border is its mirror image, and the dendrite goes on below."""
    x, y = round(corner[0]), round(corner[1])
    stage.blit(art, (x, y))
    if x > 0:
        stage.blit(pygame.transform.flip(art.subsurface((0, 0, x, art.get_height())), True, False), (0, y))
    foot = y + art.get_height()
    below = stage.get_height() - foot
    if below > 0:
        last = stage.subsurface((0, foot - 1, stage.get_width(), 1))
        stage.blit(pygame.transform.scale(last, (stage.get_width(), below)), (0, foot))
