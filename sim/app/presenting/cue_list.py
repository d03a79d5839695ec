"""The list of all cues, by step and number, on the lecturer's window."""

from collections.abc import Callable, Sequence

import pygame

from sim.app.presenting.cues import PARTS, Cue
from sim.view import draw
from sim.view.sprites import mix
from sim.view.widgets.widget import Point, Widget


class CueList(Widget):
    """All cues by number; a click, or arrows and Enter, go there."""

    role = "list"
    focusable = True

    def __init__(self, cues: Sequence[Cue], go: Callable[[int], None]) -> None:
        super().__init__("Cues")
        self._cues, self._go = cues, go
        self.at = 0
        self._light = -1

    def value_text(self) -> str:
        """The cue that is shown."""
        return _named(self._cues[self.at])

    def _row_height(self) -> int:
        return self.px(28)

    def _rows(self) -> list[tuple[int, str]]:
        """(cue, words) of every row, with (-1, title) before the cues of a step."""
        rows: list[tuple[int, str]] = []
        step = -1
        for i, cue in enumerate(self._cues):
            if cue.part not in ("open", "close") and cue.step != step:
                step = cue.step
                rows.append((-1, f"{step + 1}  {cue.title}"))
            rows.append((i, PARTS[cue.part]))
        return rows

    def height_for(self, width: int) -> int:
        """A row for each cue and each step."""
        return self._row_height() * len(self._rows())

    def row(self, cue: int) -> pygame.Rect:
        """Where the row of a cue is."""
        place = next(i for i, (at, _) in enumerate(self._rows()) if at == cue)
        return pygame.Rect(self.rect.x, self.rect.y + place * self._row_height(), self.rect.w, self._row_height())

    def rings(self) -> list[pygame.Rect]:
        """Round the row that is pointed at with the keyboard."""
        return [self.row(self._light if self._light >= 0 else self.at)]

    def show(self, at: int) -> bool:
        """Light the cue that is shown; True when it is another than before."""
        if at == self.at:
            return False
        self.at, self._light = at, -1
        self.changed()
        return True

    def draw(self, surface: pygame.Surface) -> None:
        """Steps as headings, cues below them with their numbers."""
        theme, type, high = self.look.theme, self.look.type, self._row_height()
        for place, (cue, words) in enumerate(self._rows()):
            row = pygame.Rect(self.rect.x, self.rect.y + place * high, self.rect.w, high)
            if not row.colliderect(surface.get_clip()):
                continue
            if cue < 0:
                size = 13
                text = words
                while type.width(text, size, "SemiBold") > row.w - self.px(8) and len(text) > 8:
                    text = text[:-2].rstrip() + "…"
                shown = type.line(text, size, theme.muted, "SemiBold")
                surface.blit(shown, shown.get_rect(midleft=(row.x + self.px(4), row.centery + self.px(2))))
                continue
            here = cue == self.at
            if here:
                draw.rounded(surface, row.inflate(0, -2), self.px(6), theme.accent)
            elif cue == self._light:
                draw.rounded(surface, row.inflate(0, -2), self.px(6), mix(theme.panel, theme.accent, 0.2))
            ink = theme.on_accent if here else theme.ink
            number = type.line(str(cue + 1), 13, ink, "Bold")
            surface.blit(number, number.get_rect(midright=(row.x + self.px(42), row.centery)))
            name = type.line(words, 14, ink, "SemiBold" if here else "Regular")
            surface.blit(name, name.get_rect(midleft=(row.x + self.px(54), row.centery)))

    def _cue_at(self, at: Point) -> int:
        rows = self._rows()
        place = (at[1] - self.rect.y) // self._row_height()
        return rows[place][0] if 0 <= place < len(rows) else -1

    def pointed(self, at: Point) -> None:
        """Light what the pointer is on."""
        if (light := self._cue_at(at)) != self._light:
            self._light = light
            self.changed()

    def press(self, at: Point) -> bool:
        """Taken on release."""
        return self._cue_at(at) >= 0

    def release(self, at: Point) -> None:
        """Go there."""
        if (cue := self._cue_at(at)) >= 0:
            self._go(cue)

    def key(self, event: pygame.event.Event) -> bool:
        """Up and down light a cue, Enter goes there."""
        light = self._light if self._light >= 0 else self.at
        if event.key in (pygame.K_UP, pygame.K_DOWN):
            way = 1 if event.key == pygame.K_DOWN else -1
            self._light = min(max(light + way, 0), len(self._cues) - 1)
            self.ui.focus(self)
            above = self.parent
            show = getattr(above, "bring_into_view", None)
            if show is not None:
                show(self.row(self._light))
            self.changed()
            return True
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            self._go(light)
            return True
        return False


def _named(cue: Cue) -> str:
    return f"{cue.title}: {PARTS[cue.part]}"
