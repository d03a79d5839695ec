"""The picture of the signalling scene at one size and theme: close-up, arrows, dendrite, clocks and names."""

from typing import Any

import pygame

from sim.scenes.scene import Moment
from sim.scenes.signalling_parts import anatomy, crowd
from sim.scenes.signalling_parts.anatomy import Point
from sim.scenes.signalling_parts.arrows import ARROWS, Ribbon
from sim.scenes.signalling_parts.clock import Clock
from sim.scenes.signalling_parts.composition import Composition
from sim.scenes.signalling_parts.crowd import Crowd, Sprites
from sim.scenes.signalling_parts.dendrite import Dendrite
from sim.scenes.signalling_parts.names import Names
from sim.scenes.signalling_parts.paint import LAYERS
from sim.scenes.signalling_parts.reading import Reading
from sim.view import draw
from sim.view.bake import Baked
from sim.view.sprites import dot, for_screen, mix
from sim.view.text import Type
from sim.view.theme import Theme

Blits = list[tuple[pygame.Surface, Point]]
BLOCKED_AT = (0.1, 0.3, 0.5)
"""Resting block from which the first, second and third of the drawn NMDA receptors hold ketamine."""
_READ_EVERY = 0.1


class Picture:
    """Everything that has been made ready for one size of stage."""

    def __init__(self, place: Composition, theme: Theme) -> None:
        self.place, self.theme = place, theme
        self._type = Type(place.letters)
        rows = {row.name: row for row in LAYERS}
        self._backdrop: Baked = rows["signalling-backdrop"].at(place.size, theme.dark)
        self._close: Baked = rows["signalling-close"].at(place.close.size, theme.dark)
        self._sprites = Sprites(place, theme.dark)
        self.ribbons = {arrow.key: Ribbon(arrow, place, theme.dark) for arrow in ARROWS}
        self.dendrite = Dendrite(place.strip, theme, place.point(anatomy.NECK)[0])
        self.clock = Clock(place, theme, self._type)
        self.names = Names(place, theme, self._type)
        self._crowd = Crowd()
        self._numbers: dict[int, pygame.Surface] = {}
        self._ring = self.lens_circle()
        self._still: pygame.Surface | None = None
        self._still_of: tuple[int, ...] = ()
        self._phase, self._wall, self._frames = 0.0, -1.0, 0

    @property
    def refining(self) -> bool:
        """True while a finer layer is being drawn."""
        baked = (self._backdrop, self._close)
        return any(b.refining for b in baked) or self._sprites.refining or self.dendrite.refining

    def draw(self, surface: pygame.Surface, experiment: Any, moment: Moment) -> None:
        """The whole stage, from the back to the front."""
        reading = Reading(experiment)
        self._move(moment)
        wall = 0.0 if moment.calm else moment.wall
        still = self._stage()
        surface.blit(still, (0, 0))
        self.dendrite.draw(surface, still, reading["spines"], reading.rest)
        self._molecules(surface, reading, wall)
        self._arrows(surface, reading)
        x, y, radius = self._ring
        draw.circle(surface, self.theme.stage_muted, (x, y), radius, max(1.5, 1.6 * self.theme.stroke))
        self.clock.draw(surface, still, reading, moment.past)
        self.names.draw_heading(surface, reading)
        self.names.draw_corner(surface, reading)
        self.names.draw_strip_words(surface, reading)
        self.names.draw(surface, reading, self._targets(reading, wall))

    def _move(self, moment: Moment) -> None:
        """Grains move while time runs; how far they have come is kept here, not in the experiment."""
        before, self._wall = self._wall, moment.wall
        if before >= 0 and moment.rate > 0 and not moment.calm:
            self._phase += min(0.1, max(0.0, moment.wall - before))
        self._frames += 1
        if self._frames % 10 == 0:
            any(ribbon.prepare() for ribbon in self.ribbons.values())

    # ---- what stands still

    def _stage(self) -> pygame.Surface:
        parts = id(self._backdrop.surface), id(self._close.surface)
        if self._still is None or parts != self._still_of:
            self._still_of = parts
            stage = pygame.Surface(self.place.size)
            stage.blit(self._backdrop.surface, (0, 0))
            self._strip_ground(stage)
            self._beam(stage)
            stage.blit(self._close.surface, self.place.close.topleft)
            self.clock.ground(stage)
            self._still = for_screen(stage)
        return self._still

    def _strip_ground(self, stage: pygame.Surface) -> None:
        """A calmer ground under dendrite and axis."""
        place, theme = self.place, self.theme
        top = place.strip.y
        high = place.size[1] - top
        tint = pygame.Surface((1, 16), pygame.SRCALPHA)
        colour = pygame.Color(theme.stage_bottom)
        for i in range(16):
            tint.set_at((0, i), (colour.r, colour.g, colour.b, min(170, i * 26)))
        stage.blit(pygame.transform.smoothscale(tint, (place.size[0], max(1, high))), (0, top))

    # ---- molecules

    def _molecules(self, surface: pygame.Surface, reading: Reading, wall: float) -> None:
        put = self._sprites.put
        blits: Blits = []
        blocked = [reading["resting_block"] >= level for level in BLOCKED_AT]
        for spot, held in zip(anatomy.NMDA, blocked, strict=True):
            blits.append(put("nmda blocked" if held else "nmda", spot))
            if held:
                shown = self._sprites.trapped.at(70)
                blits.append(self._centred(shown, (spot[0], spot[1] + 6)))
        new = (reading["protein"] - 1.0) / 0.75 * len(anatomy.NEW_AMPA)
        for i, spot in enumerate((*anatomy.AMPA, *anatomy.NEW_AMPA)):
            share = 1.0 if i < len(anatomy.AMPA) else min(1.0, max(0.0, new - (i - len(anatomy.AMPA))))
            if share < 0.06:
                continue
            # A new receptor rises into the membrane from inside.
            blits.append(put("ampa", (spot[0], spot[1] + 44 * (1 - share)), max(1, round(8 * share))))
            if reading.ampa_blocked and share > 0.5:
                blits.append(put("nbqx", (spot[0], spot[1] - 42)))
        blits.append(put("kinase", anatomy.KINASE))
        marked = round(min(10.0, max(0.0, 10 * reading["eef2"])))
        for i, spot in enumerate(crowd.factors()):
            blits.append(put("factor p" if i < marked else "factor", spot))
        busy = min(1.0, reading["translation"] / 0.8) * len(anatomy.RIBOSOMES)
        for i, spot in enumerate(anatomy.RIBOSOMES):
            strength = round(8 * min(1.0, max(0.0, busy - i)))
            if strength < 8:
                blits.append(put("ribosome idle", spot))
            if strength:
                blits.append(put("ribosome", spot, strength))
        if reading.release > 0:
            blits.append(put("granule", anatomy.GRANULE))
        blits.append(put("trkb on" if reading["bdnf"] > 1.05 else "trkb", anatomy.TRKB))
        glowing = round(8 * min(1.0, max(0.0, (reading["mtorc1"] - 1.0) / 1.2)))
        if glowing < 8:
            blits.append(put("mtorc1", anatomy.MTORC1))
        if glowing:
            blits.append(put("mtorc1 on", anatomy.MTORC1, glowing))
        self._particles(blits, reading, wall)
        surface.fblits(blits)

    def _particles(self, blits: Blits, reading: Reading, wall: float) -> None:
        for name, number in crowd.shown(reading).items():
            turned = self._sprites.molecules.get(name)
            for i, spot in enumerate(self._crowd.places(name, number, wall)):
                if turned is None:
                    blits.append(self._sprites.put(name, spot))
                else:
                    blits.append(self._centred(turned.at(float(self._crowd.angle[i]) + wall * 9.0), spot))

    def _centred(self, shown: pygame.Surface, spot: Point) -> tuple[pygame.Surface, Point]:
        x, y = self.place.point(spot)
        return shown, (round(x - shown.get_width() / 2), round(y - shown.get_height() / 2))

    def _targets(self, reading: Reading, wall: float) -> dict[str, Point | None]:
        """Where names of drifting things point to now; None where none of them is there."""
        out: dict[str, Point | None] = {}
        for name, number in crowd.shown(reading).items():
            if name in ("ketamine", "metabolite", "glutamate"):
                spots = self._crowd.places(name, number, wall)
                side = min if name == "ketamine" else max
                out[name] = side(spots) if spots else None
        return out

    # ---- arrows

    def _arrows(self, surface: pygame.Surface, reading: Reading) -> None:
        flows = reading.flows()
        for key, ribbon in self.ribbons.items():
            ribbon.draw(surface, flows[key])
        blits: Blits = []
        for key, ribbon in self.ribbons.items():
            flow = flows[key]
            if flow.state == "on":
                small = self._sprites.molecules["metabolite"] if ribbon.arrow.grain == "metabolite" else None
                for spot in ribbon.grains(flow.share, self._phase):
                    blits.append(
                        self._centred(small.at(0), spot) if small else self._sprites.put(ribbon.arrow.grain, spot)
                    )
            if flow.state == "crossed":
                blits.append(self._sprites.put("crossed", ribbon.at(ribbon.length * ribbon.arrow.cross)[0]))
        # Where letters are far larger than the art, the discs would hide it.
        if 17 * self.place.unit >= 0.56 * self._type.height(11):
            for i, key in enumerate(reading.path):
                if flows[key].state == "crossed":  # its cross stands there
                    continue
                blits.append(self._centred(self._numbered(i + 1), self.ribbons[key].arrow.number))
        surface.fblits(blits)

    def _numbered(self, number: int) -> pygame.Surface:
        """A small disc with the number of a step."""
        if number not in self._numbers:
            theme = self.theme
            size = max(11.0, 11.0 * self.place.unit / self._type.scale)
            figure = self._type.line(str(number), size, theme.stage_ink, "SemiBold")
            radius = max(figure.get_height() * 0.56, 8.0 * self.place.unit)
            disc = dot(
                radius, mix(theme.stage_bottom, theme.panel, 0.5), mix(theme.stage_muted, theme.stage_bottom, 0.2)
            )
            out = disc.copy()
            out.blit(figure, figure.get_rect(center=(out.get_width() // 2, out.get_height() // 2)))
            self._numbers[number] = for_screen(out)
        return self._numbers[number]

    # ---- the way from the dendrite to the close-up

    def lens_circle(self) -> tuple[float, float, float]:
        """Middle and radius of the ring round the spine that the close-up shows."""
        x, y = self.dendrite.head(self.dendrite.focus)
        return x, y, 25 * self.dendrite.unit

    def _beam(self, stage: pygame.Surface) -> None:
        """A faint cone from the ring up to the neck of the close-up."""
        x, y, radius = self.lens_circle()
        ends = self.place.point((404, 484)), self.place.point((562, 484))
        corners = [ends[0], ends[1], (x + radius * 0.94, y - radius * 0.3), (x - radius * 0.94, y - radius * 0.3)]
        left, top = min(c[0] for c in corners), min(c[1] for c in corners)
        right, bottom = max(c[0] for c in corners), max(c[1] for c in corners)
        cone = pygame.Surface((round(right - left) + 2, round(bottom - top) + 2), pygame.SRCALPHA)
        colour = pygame.Color(self.theme.stage_ink if self.theme.dark else self.theme.stage_muted)
        colour.a = 30
        pygame.draw.polygon(cone, colour, [(cx - left, cy - top) for cx, cy in corners])
        stage.blit(cone, (round(left), round(top)))
        faint = mix(self.theme.stage_bottom, self.theme.stage_muted, 0.7)
        for end, corner in ((ends[0], corners[3]), (ends[1], corners[2])):
            draw.line(stage, faint, end, corner, 1.0)
