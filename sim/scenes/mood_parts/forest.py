"""The present difference beside those of published trials: one line each, null results in equal ink."""

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from sim.models.trials.outcomes import ForestRow, forest
from sim.scenes.mood_parts.reading import Reading
from sim.scenes.mood_parts.rooms import line
from sim.view import draw
from sim.view.sprites import Colour, mix
from sim.view.text import Type
from sim.view.theme import Theme

SPAN = (-16.0, 6.0)
DRUGS = ("ketamine", "esketamine")
ROW = 17.0
_LABEL = 0.40
_WIDEST = 25.0
"""Points between two lines where there is room to spare."""


def rows(drug: str, most: int) -> tuple[ForestRow, ...]:
    """At most so many published trials, in their order: where room is short those of the drug in use are kept before
    those of the other one, and the larger before the smaller, whatever they found.
    """
    there = forest("MADRS", DRUGS)
    ranked = sorted(there, key=lambda row: (row.drug != drug, -row.n))
    kept = ranked[: max(0, most)]
    return tuple(row for row in there if row in kept)


def names(row: ForestRow) -> tuple[str, ...]:
    """What a line may be called, the longest first; drug and dose are said where a trial has several lines."""
    about, trial = ("≈ " if row.about else ""), row.label.partition(",")[0]
    plain, _, year = trial.rpartition(" ") if trial[-4:].isdigit() else (trial, "", "")
    if plain == "TRD4005":
        dose = row.label.partition("esketamine ")[2].removesuffix(" alone")
        return f"{plain}, {dose}", f"{plain} {dose[:2]}"
    if not year:  # a trial whose name has a comma keeps its year behind it
        year = next((word for word in row.label.replace(",", " ").split() if word.isdigit() and len(word) == 4), "")
    short = plain.replace("TRANSFORM", "TRANSF.")
    found = (f"{plain} {year}", plain, f"{short} {year}", short)
    return tuple(about + name.strip() for name in found)


@dataclass
class Forest:
    """Where the lines stand in their box."""

    box: pygame.Rect
    theme: Theme
    type: Type
    drug: str

    def __post_init__(self) -> None:
        t = self.type
        least = max(t.px(ROW), t.height(11) + t.px(2))
        self.top = self.box.y + t.height(14) + t.px(4)
        self.foot = t.height(11) + t.px(4)
        self.note = 2 * t.height(11) + t.px(4)
        room = self.box.bottom - self.note - self.foot - self.top - t.px(6)
        head = t.height(11) + t.px(2)
        self.rows = rows(self.drug, (room - 2 * head) // least - 1)
        self.heads: dict[str, int] = {}
        for k, row in enumerate(self.rows):
            self.heads.setdefault(row.drug, k)
        lines = len(self.rows) + 1
        self.step = min(t.px(_WIDEST), (room - len(self.heads) * head) // lines)
        self.head = head
        across = round(self.box.w * _LABEL)
        high = lines * self.step + len(self.heads) * head + t.px(6)
        self.plot = pygame.Rect(self.box.x + across, self.top, self.box.w - across, high)

    def y(self, k: int) -> int:
        """The upper edge of the line of a published trial."""
        before = sum(first <= k for first in self.heads.values())
        return self.top + (k + 1) * self.step + before * self.head + self.type.px(4)

    def x(self, value: float) -> float:
        """The pixel of a difference."""
        return self.plot.x + (value - SPAN[0]) / (SPAN[1] - SPAN[0]) * self.plot.w

    def still(self, surface: pygame.Surface) -> None:
        """All but the line of this model."""
        th, t = self.theme, self.type
        line(
            surface,
            t,
            ("Beside published trials", "Published trials"),
            14,
            th.ink,
            self.box.topleft,
            self.box.w,
            "SemiBold",
        )
        faint = mix(th.panel, th.line, 0.7)
        bottom = self.plot.bottom
        for value in range(-15, 6, 5):
            x = round(self.x(value))
            if value == 0:
                pygame.draw.line(surface, mix(th.panel, th.ink, 0.7), (x, self.plot.y), (x, bottom), max(1, t.px(1)))
            else:
                pygame.draw.line(surface, faint, (x, self.plot.y), (x, bottom))
            words = t.line(str(value).replace("-", "−"), 11, th.muted)
            surface.blit(words, (x - words.get_width() // 2, bottom + t.px(2)))
        rect = pygame.Rect(self.box.x - t.px(4), self.top, self.box.w + t.px(8), self.step)
        draw.rounded(surface, rect, t.px(5), mix(th.panel, th.traces[0], 0.13))
        for k, row in enumerate(self.rows):
            if self.heads[row.drug] == k:
                line(surface, t, (row.drug,), 11, th.muted, (self.box.x, self.y(k) - self.head), self.box.w, "Medium")
            self._published(surface, row, self.y(k))
        y = min(self.box.bottom - self.note, bottom + self.foot + t.px(8))
        good, whole = reached(self.rows)
        notes = (
            f"■ reached its first endpoint ({good})  □ did not ({whole - good})",
            f"■ reached its endpoint ({good})  □ did not ({whole - good})",
            f"■ reached endpoint ({good})  □ not ({whole - good})",
            f"■ yes ({good})  □ no ({whole - good})",
        )
        scale = (
            "MADRS points, 95 %; below 0 favours the drug",
            "points, 95 %; below 0: for the drug",
            "below 0: for the drug",
        )
        for place, texts in enumerate((notes, scale)):
            line(surface, t, texts, 11, th.muted, (self.box.x, y + t.px(4) + place * t.height(11)), self.box.w)

    def _published(self, surface: pygame.Surface, row: ForestRow, y: int) -> None:
        th, t = self.theme, self.type
        middle = y + self.step / 2
        line(
            surface,
            t,
            names(row),
            11,
            th.ink,
            (self.box.x, middle - t.height(11) / 2),
            self.plot.x - self.box.x - t.px(4),
        )
        if not row.drawn:
            line(surface, t, ("no number given",), 11, th.muted, (self.plot.x, middle - t.height(11) / 2), self.plot.w)
            return
        self._bar(surface, row.effect, row.low, row.high, middle, th.ink)
        half = t.px(3.5)
        box = pygame.Rect(round(self.x(row.effect)) - half, round(middle) - half, 2 * half + 1, 2 * half + 1)
        pygame.draw.rect(surface, th.ink, box)
        if row.null:
            pygame.draw.rect(surface, th.panel, box.inflate(-2 * max(1, t.px(1.5)), -2 * max(1, t.px(1.5))))

    def _bar(self, surface: pygame.Surface, effect: float, low: float, high: float, y: float, ink: Colour) -> None:
        if low != low:
            return
        a, b = (min(max(self.x(v), self.plot.x), self.plot.right) for v in (low, high))
        draw.line(surface, ink, (a, y), (b, y), max(1.5, 1.5 * self.theme.stroke * self.type.scale))
        for end, value, way in ((a, low, 1), (b, high, -1)):
            if not SPAN[0] <= value <= SPAN[1]:
                draw.polygon(
                    surface,
                    ink,
                    [
                        (end, y),
                        (end + way * self.type.px(6), y - self.type.px(4)),
                        (end + way * self.type.px(6), y + self.type.px(4)),
                    ],
                )

    def now(self, surface: pygame.Surface, told: Reading) -> None:
        """The line of this model."""
        th, t = self.theme, self.type
        y = self.top + self.step / 2
        line(
            surface,
            t,
            (f"This model, day {told.day:.0f}", "This model", "Model"),
            11,
            th.ink,
            (self.box.x, y - t.height(11) / 2),
            self.plot.x - self.box.x - t.px(4),
            "SemiBold",
        )
        value, low, high = told.difference
        if told.time <= 0 or value != value:
            return
        self._bar(surface, value, low, high, y, th.traces[0])
        x, size = min(max(self.x(value), self.plot.x), self.plot.right), t.px(5.5)
        shape = [(x + size, y), (x, y + size), (x - size, y), (x, y - size)]
        draw.polygon(surface, th.traces[0], shape)


def reached(found: Sequence[ForestRow]) -> tuple[int, int]:
    """How many of these reached their first endpoint, and how many there are."""
    return sum(row.null is False for row in found), len(found)
