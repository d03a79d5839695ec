"""The read-outs: raster with its twin, firing rates, glutamate, the student's doses, and what is assumed."""

import pygame

from sim.scenes.circuit_parts import words
from sim.scenes.circuit_parts.doses import DosePlot, mark
from sim.scenes.circuit_parts.raster import Raster
from sim.scenes.circuit_parts.reading import Reading
from sim.view import draw
from sim.view.labels import badge, badge_sign, badge_size
from sim.view.sprites import hexed, mix
from sim.view.text import Type
from sim.view.theme import Theme

_PAD = 13.0
_HEAD = 14.0
HEADS = {
    "raster": "Spikes of this patch",
    "rates": "Spikes per second and cell",
    "glutamate": "Glutamate outside the cells",
    "doses": "Your doses: firing against no drug",
    "assumed": "",
}
_WEIGHT = ("doses", "rates", "glutamate", "raster", "assumed")
"""Most telling first: what does not fit is left out from the end."""
_MOST_RATE = (10.0, 20.0)
"""Hz at the end of the bars: pyramidal cells, interneurons."""
_MOST_GLUTAMATE = 2.5


class Panel:
    """The column of read-outs at one size.

    Attributes:
        sections: what is shown, with its place on the stage, from above.
        brief, short: glutamate in one row; what is assumed in a short form.
    """

    def __init__(self, rect: pygame.Rect, theme: Theme, type: Type) -> None:
        self.rect, self.theme, self.type = rect, theme, type
        self.ground = hexed(mix(theme.stage_bottom, theme.panel, 0.6))
        pad = type.px(_PAD)
        self.inner = rect.inflate(-2 * pad, -2 * pad)
        self.sections: dict[str, pygame.Rect] = {}
        self._arrange()
        body = self._body
        self._raster = Raster(body("raster"), theme, type, self.ground) if "raster" in self.sections else None
        self._doses = (
            DosePlot(body("doses"), theme, type, self.ground, self.brief) if "doses" in self.sections else None
        )

    # ---- room

    def _head(self) -> int:
        return self.type.height(_HEAD) + self.type.px(4)

    def _needs(self) -> dict[str, int]:
        t, head = self.type, self._head()
        told = len(t.wrap(words.LONGEST_ASSUMPTION, 11, self.inner.w)) * t.height(11)
        shortly = len(t.wrap(words.LONGEST_SHORT, 11, self.inner.w - t.px(16))) * t.height(11)
        return {
            "raster": head + Raster.least(t),
            "rates": head + 2 * self._row(),
            "glutamate": self._row() if self.brief else head + self._row() + t.px(2),
            "doses": head + DosePlot.whole(t, self.brief),
            "assumed": shortly if self.short else told + badge_size(t, "teaching")[1] + t.px(5),
        }

    def _row(self) -> int:
        return self.type.height(14) + self.type.px(5)

    def _arrange(self) -> None:
        t = self.type
        gap, head = t.px(8), self._head()
        take: dict[str, int] = {}
        for self.brief, self.short in ((False, False), (False, True), (True, True)):
            needs = self._needs()
            if sum(needs.values()) + gap * (len(needs) - 1) <= self.inner.h:
                break
        else:  # something must go
            room = self.inner.h - needs["rates"] - 2 * gap
            for self.brief in (False, True):
                needs = self._needs()
                if needs["doses"] + needs["glutamate"] <= room:
                    break
            else:
                needs["doses"] = head + DosePlot.least(t, True)
        for name in _WEIGHT:
            if sum(take.values()) + len(take) * gap + needs[name] <= self.inner.h:
                take[name] = needs[name]
        spare = self.inner.h - sum(take.values()) - gap * (len(take) - 1)
        wider = min(t.px(9), spare // max(1, 2 * len(take)))
        gap += wider
        spare -= wider * (len(take) - 1)
        growing = [name for name in ("doses", "raster") if name in take]
        for name, share in zip(growing, (0.54, 1.0), strict=False):
            more = min(round(spare * (share if len(growing) > 1 else 1.0)), t.px(230))
            take[name] += more
            spare -= more
        y = self.inner.y
        for name in HEADS:
            if name in take:
                self.sections[name] = pygame.Rect(self.inner.x, y, self.inner.w, take[name])
                y += take[name] + gap

    def _body(self, name: str) -> pygame.Rect:
        """A section without its heading."""
        area, head = self.sections[name], self._head()
        return pygame.Rect(area.x, area.y + head, area.w, area.h - head)

    # ---- what stands still

    def put_on(self, stage: pygame.Surface) -> None:
        """The card, the headings, the boxes of the raster."""
        theme, t = self.theme, self.type
        edge = mix(self.ground, theme.stage_muted, 0.25)
        draw.card(stage, self.rect, t.px(12), self.ground, edge, 8, 0.35, 0.985)
        for name, area in self.sections.items():
            if not HEADS[name] or (name == "glutamate" and self.brief):
                continue
            for words_ in (HEADS[name], HEADS[name].split(":")[0], HEADS[name].split(" ")[0]):
                title = t.line(words_, _HEAD, theme.stage_ink, "SemiBold")
                if title.get_width() <= area.w:
                    stage.blit(title, area.topleft)
                    break
        if self._raster is not None:
            self._raster.put_on(stage)

    # ---- what changes a few times a second

    def draw_slow(self, surface: pygame.Surface, reading: Reading) -> None:
        """Numbers, gauges and the plot of doses."""
        if self._raster is not None:
            self._raster.heads(surface, words.bath(reading))
        if "rates" in self.sections:
            self._rates(surface, reading)
        if "glutamate" in self.sections:
            self._glutamate(surface, reading)
        if self._doses is not None:
            self._doses.draw(surface, reading)
            area = self.sections["doses"]
            left = area.x + self.type.width(HEADS["doses"], _HEAD, "SemiBold") + self.type.px(10)
            self._doses.progress(surface, reading, left, area.y + self.type.height(_HEAD) // 2)
        if "assumed" in self.sections:
            self._assumed(surface, reading)

    def draw_fast(self, surface: pygame.Surface, reading: Reading) -> None:
        """The spikes."""
        if self._raster is not None:
            self._raster.draw(surface, reading)

    def _rates(self, surface: pygame.Surface, reading: Reading) -> None:
        t, theme, area = self.type, self.theme, self._body("rates")
        rows = (
            ("Pyramidal cells", reading["pyramidal_rate"], reading["pyramidal_without"], reading["pyramidal_ratio"]),
            ("Interneurons", reading["interneuron_rate"], reading["interneuron_without"], reading["interneuron_ratio"]),
        )
        value_wide = t.width("20.0 Hz", 14, "SemiBold")
        share_wide = t.width("000 %", 12)
        name_wide = max(t.width(row[0], 13) for row in rows)
        sign = t.px(16)
        bar_x = area.x + sign + name_wide + t.px(8)
        bar_wide = area.right - bar_x - value_wide - share_wide - t.px(14)
        for k, (name, rate, twin, ratio) in enumerate(rows):
            y = area.y + k * self._row()
            middle = y + self._row() / 2
            mark(surface, k == 1, (area.x + t.px(6), middle), 4.4 * t.scale, theme.traces[k], self.ground)
            label = t.line(name, 13, theme.stage_muted)
            surface.blit(label, (area.x + sign, round(middle - label.get_height() / 2)))
            share = t.line(f"{100 * ratio:.0f} %", 12, theme.stage_muted)
            surface.blit(share, (area.right - share.get_width(), round(middle - share.get_height() / 2)))
            value = t.line(f"{rate:.1f} Hz", 14, theme.stage_ink, "SemiBold")
            right = area.right - share_wide - t.px(8)
            if right - value.get_width() > area.x + sign + label.get_width() + t.px(4):
                surface.blit(value, (right - value.get_width(), round(middle - value.get_height() / 2)))
            if bar_wide >= t.px(36):
                bar = pygame.Rect(bar_x, round(middle) - t.px(4), bar_wide, t.px(8))
                self._bar(surface, bar, rate / _MOST_RATE[k], twin / _MOST_RATE[k], theme.traces[k])

    def _bar(self, surface: pygame.Surface, bar: pygame.Rect, full: float, twin: float, colour: str) -> None:
        """A bar with a tick where the twin without drug stands."""
        t = self.type
        draw.rounded(surface, bar, bar.h / 2, mix(self.ground, self.theme.stage_ink, 0.12))
        wide = round(min(1.0, full) * bar.w)
        if wide > 1:
            draw.rounded(surface, pygame.Rect(bar.x, bar.y, max(wide, bar.h), bar.h), bar.h / 2, colour)
        x = bar.x + round(min(1.0, twin) * bar.w)
        pygame.draw.rect(surface, self.ground, (x - t.px(2), bar.y - t.px(3), t.px(4), bar.h + t.px(6)))
        pygame.draw.rect(
            surface, self.theme.stage_ink, (x - t.px(1), bar.y - t.px(3), max(1, t.px(2)), bar.h + t.px(6))
        )

    def _glutamate(self, surface: pygame.Surface, reading: Reading) -> None:
        t, theme, area = self.type, self.theme, self._body("glutamate")
        if self.brief:
            area = self.sections["glutamate"]
            name = t.line("Glutamate", 13, theme.stage_muted)
            surface.blit(name, (area.x, area.y + (self._row() - name.get_height()) // 2))
            left = name.get_width() + t.px(10)
            area = pygame.Rect(area.x + left, area.y, area.w - left, area.h)
        level = reading["glutamate"]
        value = t.line(f"{100 * level:.0f} %", 14, theme.stage_ink, "SemiBold")
        wide = t.width("250 %", 14, "SemiBold")
        middle = area.y + self._row() / 2
        surface.blit(value, (area.right - value.get_width(), round(middle - value.get_height() / 2)))
        bar = pygame.Rect(area.x, round(middle) - t.px(7), area.w - wide - t.px(12), t.px(14))
        draw.rounded(surface, bar, bar.h / 2, mix(self.ground, theme.stage_ink, 0.12),
                     mix(self.ground, theme.stage_ink, 0.3))  # fmt: skip
        gold = theme.marks["glutamate"]
        full = round(min(1.0, level / _MOST_GLUTAMATE) * (bar.w - 4))
        if full > bar.h:
            draw.rounded(surface, pygame.Rect(bar.x + 2, bar.y + 2, full, bar.h - 4), (bar.h - 4) / 2,
                         mix(gold, "#000000", 0.12), None, 1.0, mix(gold, "#ffffff", 0.28))  # fmt: skip
        x = bar.x + 2 + round((bar.w - 4) / _MOST_GLUTAMATE)
        pygame.draw.rect(surface, theme.stage_ink, (x - 1, bar.y - t.px(3), max(1, t.px(2)), bar.h + t.px(6)))
        size = badge_size(t, "teaching")
        head = t.width(HEADS["glutamate"], _HEAD, "SemiBold") + t.px(10)
        if head + size[0] <= area.w and not self.brief:
            top = self.sections["glutamate"].y + (t.height(_HEAD) - size[1]) // 2
            badge(surface, t, theme, "teaching", (area.right - size[0], top), self.ground)

    def _assumed(self, surface: pygame.Surface, reading: Reading) -> None:
        t, theme, area = self.type, self.theme, self.sections["assumed"]
        if self.short:
            side = t.px(9)
            surface.blit(badge_sign(theme, "teaching", side), (area.x, area.y + (t.height(11) - side) // 2))
            self._written(surface, words.assumed_shortly(reading), area.move(t.px(16), 0), area.w - t.px(16))
            return
        pill = badge(surface, t, theme, "teaching", area.topleft, self.ground)
        if pill.right + t.px(8) + t.width("Assumption", 12, "SemiBold") <= area.right:
            head = t.line("Assumption", 12, theme.stage_ink, "SemiBold")
            surface.blit(head, (pill.right + t.px(8), pill.centery - head.get_height() // 2))
        down = pill.bottom + t.px(4) - area.y
        self._written(surface, words.assumption(reading), area.move(0, down), area.w)

    def _written(self, surface: pygame.Surface, text: str, area: pygame.Rect, width: int) -> None:
        """Small words, wrapped, as far down as the section goes."""
        t, y = self.type, area.y
        for line in t.wrap(text, 11, width):
            if y + t.height(11) <= self.sections["assumed"].bottom + 2:
                surface.blit(t.line(line, 11, self.theme.stage_muted), (area.x, y))
            y += t.height(11)
