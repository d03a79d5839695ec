"""The left column: title and state, names with leaders into the slab, and the two lenses."""

from itertools import pairwise

import pygame

from sim.scenes.circuit_parts import words
from sim.scenes.circuit_parts.anatomy import LAYERS_AT, Point, slab
from sim.scenes.circuit_parts.doses import mark
from sim.scenes.circuit_parts.lens import Lens, leader_colour
from sim.scenes.circuit_parts.paint import basket
from sim.scenes.circuit_parts.reading import Reading
from sim.scenes.circuit_parts.stage import Stage
from sim.view import draw
from sim.view.labels import NAME_SIZE, SUB_SIZE, Label, apart, draw_labels
from sim.view.sprites import mix
from sim.view.theme import Theme

TITLE = "A patch of cortex"
_TITLE, _STATE = 17.5, 13.0


def _named() -> tuple[tuple[str, str, Point], ...]:
    """Name, second line and place of everything that has a name, from above; the most telling are said in `_FIRST`."""
    art = slab()
    near = [c for c in art.cells if c.plane == 2]
    cone = min((c for c in near if not c.round), key=lambda c: c.x + abs(c.y - 352))
    ball = min((c for c in near if c.round), key=lambda c: c.x)
    spot = basket(cone, 1 if ball.x > cone.x else -1)[1]
    line = next(w.line for w in art.wires if w.source == ball.index and art.cell(w.target).y > 480)
    tuft = cone.dendrites[6].line[-4]
    return (
        ("Dendrites in layer 1", "hear other regions", tuft),
        ("Apical dendrite", "of a pyramidal cell", cone.dendrites[0].line[len(cone.dendrites[0].line) // 2]),
        ("Pyramidal cell", "excites: glutamate", (cone.x - 1, cone.y - 12)),
        ("Basket of endings", "on the cell body", spot),
        ("Interneuron", "inhibits: GABA", ball.middle),
        ("Axon", "pulses run to synapses", line[len(line) // 3]),
    )


def _magnified_at(round_one: bool) -> Point:
    """A place on a dendrite at the lower left: beside the lens of its kind."""
    cells = [
        c for c in slab().cells if c.plane > 0 and c.round == round_one and c.y > 480 and c.x > (20 if round_one else 0)
    ]
    cell = min(cells, key=lambda c: c.x + (0 if c.round or c.plane == 2 else 99))
    if not round_one:
        return cell.dendrites[0].line[3]
    line = min(
        (b.line for b in cell.dendrites), key=lambda line: abs(line[-1][0] - cell.x - 24) + abs(line[-1][1] - cell.y)
    )
    return line[len(line) // 2]


_FIRST = ("Pyramidal cell", "Interneuron", "Basket of endings", "Apical dendrite", "Axon", "Dendrites in layer 1")
_LAYERS = ("layer 1", "layers 2 and 3", "layer 5")
LENSES = (("Pyramidal cells", False), ("Interneurons", True))


class Names:
    """The left column at one size."""

    def __init__(self, stage: Stage, theme: Theme) -> None:
        self._stage, self._theme, self.type = stage, theme, stage.type
        t, column = stage.type, stage.column
        self.lenses: list[tuple[Lens, Point, pygame.Rect]] = []
        self.labels: list[Label] = []
        self.stacked = False
        self.head = pygame.Rect(column.x, column.y, column.w, 0)
        room = stage.above if stage.crowded else column
        if not room.w:
            return
        title = t.wrap(TITLE, _TITLE, room.w, "SemiBold")
        longest = "The brake fails first: interneurons fire far less, pyramidal cells more."
        state = len(t.wrap(longest, _STATE, room.w))
        high = len(title) * t.height(_TITLE) + state * t.height(_STATE) + t.px(4)
        if stage.crowded and high > room.h:
            return
        self.head = pygame.Rect(room.x, room.y, room.w, high)
        self._title = title
        if stage.crowded:
            return
        self._place_lenses()
        self._place_labels()

    # ---- room

    def _place_lenses(self) -> None:
        t, column = self.type, self._stage.column
        words_high = 2 * t.height(12) + t.px(4)
        left = column.h - self.head.h - t.px(10)
        want = min(56 * max(self._stage.scale, 0.6), column.w / 2 - 2)
        stacked = 2 * (2 * want + words_high + t.px(10))
        if stacked <= 0.56 * left:
            radius, rows = want, 2
        else:
            radius, rows = min(want, (column.w - t.px(10)) / 4, (0.5 * left - words_high) / 2), 1
        if radius < 17:
            return
        self.stacked = rows == 2
        block = 2 * radius + words_high
        for k, (_, round_one) in enumerate(LENSES):
            if rows == 2:
                x = column.centerx
                y = column.bottom - (2 - k) * block - (1 - k) * t.px(12) + radius
            else:
                x = column.x + round(column.w * (0.25 + 0.5 * k))
                y = column.bottom - block + radius
            area = pygame.Rect(round(x - radius), round(y - radius), round(2 * radius), round(2 * radius + words_high))
            if rows == 1:
                area = pygame.Rect(column.x + k * (column.w // 2), area.y, column.w // 2, area.h)
            else:
                area = pygame.Rect(column.x, area.y, column.w, area.h)
            self.lenses.append((Lens(radius, round_one, self._theme), (x, y), area))

    def _place_labels(self) -> None:
        t, column, stage = self.type, self._stage.column, self._stage
        bottom = min((area.y for _, _, area in self.lenses), default=column.bottom) - t.px(10)
        top = self.head.bottom + t.px(10)
        gap = 10 * stage.scale
        rows = _named()
        for subs, count in ((True, 6), (False, 6), (False, 5), (False, 4), (False, 3), (False, 2), (False, 0)):
            chosen = [row for row in rows if row[0] in _FIRST[:count]]
            need = [self._high(row[0], row[1] if subs else "") + 7 * stage.scale for row in chosen]
            if sum(need) <= bottom - top:
                break
        x = column.right - gap
        wanted = [stage.at(to)[1] - top for _, _, to in chosen]
        middles = apart(wanted, [float(high) for high in need], bottom - top)
        out = []
        for (name, sub, to), high, middle in zip(chosen, need, middles, strict=True):
            first = len(t.wrap(name, NAME_SIZE, self._room(x), "SemiBold")) * t.height(NAME_SIZE) / 2
            y = top + middle - (high - 7 * stage.scale) / 2 + first
            out.append(Label(name, (x, y), stage.at(to), "left", sub if subs else ""))
        self.labels = out

    def _room(self, x: float) -> int:
        return max(self.type.px(72), int(x - self._stage.edge - 5 * self._stage.scale))

    def _high(self, name: str, sub: str) -> int:
        t, room = self.type, self._room(self._stage.column.right - 10 * self._stage.scale)
        high = len(t.wrap(name, NAME_SIZE, room, "SemiBold")) * t.height(NAME_SIZE)
        return high + (len(t.wrap(sub, SUB_SIZE, room)) * t.height(SUB_SIZE) if sub else 0)

    # ---- drawing

    def put_on(self, surface: pygame.Surface) -> list[pygame.Rect]:
        """What stands still; where the names are."""
        stage, theme, t = self._stage, self._theme, self.type
        self._layers(surface)
        if not self.head.h:
            return []
        y = self.head.y
        for line in self._title:
            surface.blit(t.line(line, _TITLE, theme.stage_ink, "SemiBold"), (self.head.x, y))
            y += t.height(_TITLE)
        for (lens, middle, _), (name, round_one) in zip(self.lenses, LENSES, strict=False):
            if self.stacked and self._near():
                self._magnified(surface, lens, middle, round_one)
            lens.put_on(surface, middle)
            if self.stacked:
                self._marked(surface, name, theme.stage_ink, "SemiBold", middle, lens.radius, round_one)
        if self.lenses and not self.stacked:
            column = self._stage.column
            for text in ("NMDA receptors blocked", "blocked"):
                picture = t.line(text, 12, theme.stage_muted)
                if picture.get_width() <= column.w:
                    break
            y = round(self.lenses[0][1][1] + self.lenses[0][0].radius) + t.px(5) + t.height(12)
            surface.blit(picture, (column.centerx - picture.get_width() // 2, y))
        return draw_labels(surface, t, theme, self.labels, stage.scale)

    def _marked(
        self,
        surface: pygame.Surface,
        text: str,
        colour: str,
        weight: str,
        middle: Point,
        radius: float,
        round_one: bool,
    ) -> None:
        """A line under a lens, with the sign of the kind of cell before it."""
        t, theme = self.type, self._theme
        picture, sign = t.line(text, 12, colour, weight), t.px(14)
        x, y = round(middle[0] - (picture.get_width() + sign) / 2), round(middle[1] + radius + t.px(5))
        at = (x + sign * 0.36, y + picture.get_height() / 2)
        mark(surface, round_one, at, 3.8 * t.scale, theme.traces[round_one], theme.stage_bottom)
        surface.blit(picture, (x + sign, y))

    def _near(self) -> bool:
        """True when both lenses stand beside what they magnify, so that their lines cross no name."""
        ends = [self._stage.at(_magnified_at(round_one))[1] for _, round_one in LENSES]
        return all(abs(y - at[1]) < 2.2 * lens.radius for y, (lens, at, _) in zip(ends, self.lenses, strict=False))

    def _magnified(self, surface: pygame.Surface, lens: Lens, middle: Point, round_one: bool) -> None:
        """A small ring on a dendrite, and two lines to it from the lens."""
        at = _magnified_at(round_one)
        x, y = self._stage.at(at)
        radius = max(4.0, 8 * self._stage.unit)
        colour = leader_colour(self._theme)
        for side in (-1, 1):
            start = (middle[0] + lens.radius * 0.35, middle[1] + side * lens.radius * 0.93)
            draw.line(surface, colour, start, (x, y + side * radius), max(1.0, 1.0 * self._stage.scale))
        draw.circle(surface, self._theme.stage_ink, (x, y), radius, max(1.2, 1.4 * self._stage.scale))

    def _layers(self, surface: pygame.Surface) -> None:
        """The layers of cortex, at the right edge of the slab."""
        stage, theme, t = self._stage, self._theme, self.type
        edges = (14.0, *LAYERS_AT, 706.0)
        colour = mix(theme.stage_bottom, theme.stage_muted, 0.5)
        x = stage.right - max(3, round(4 * stage.scale))
        spans = [(stage.at((0, top))[1], stage.at((0, bottom))[1]) for top, bottom in pairwise(edges)]
        pictures = [t.haloed(name, 11, theme.stage_muted, theme.stage_bottom, "Medium") for name in _LAYERS]
        if any(p.get_width() - 2 * r > b - a for (p, r), (a, b) in zip(pictures, spans, strict=True)):
            return
        for (picture, reach), (top, bottom) in zip(pictures, spans, strict=True):
            pygame.draw.line(surface, colour, (x, round(top) + 3), (x, round(bottom) - 3), max(1, round(stage.scale)))
            turned = pygame.transform.rotate(picture, 90)
            at = (x - t.px(3) - turned.get_width() + reach, round((top + bottom) / 2 - turned.get_height() / 2))
            surface.blit(turned, at)

    def draw(self, surface: pygame.Surface, reading: Reading) -> None:
        """What changes: the state, and the receptors that are blocked."""
        if not self.head.h:
            return
        t, theme = self.type, self._theme
        y = self.head.y + len(self._title) * t.height(_TITLE) + t.px(2)
        for line in t.wrap(words.state(reading), _STATE, self.head.w):
            surface.blit(t.line(line, _STATE, theme.stage_muted), (self.head.x, y))
            y += t.height(_STATE)
        scale = self._stage.scale
        for label in self.labels:  # over cells that are lit, so that it is seen what a name means
            draw.circle(surface, mix(theme.stage_bottom, theme.stage_ink, 0.1), label.to, 4.4 * scale)
            draw.circle(surface, theme.stage_ink, label.to, 3.1 * scale)
        for k, (lens, middle, _) in enumerate(self.lenses):
            blocked = reading[("pyramidal_blocked", "interneuron_blocked")[k]]
            lens.draw(surface, middle, blocked)
            if not self.stacked:
                text = f"{100 * blocked:.0f} %"
                self._marked(surface, text, theme.stage_ink, "SemiBold", middle, lens.radius, LENSES[k][1])
                continue
            picture = t.line(f"NMDA: {100 * blocked:.0f} % blocked", 12, theme.stage_muted)
            y = round(middle[1] + lens.radius) + t.px(5) + t.height(12)
            surface.blit(picture, (round(middle[0] - picture.get_width() / 2), y))
