"""The parts of the lecturer's own window: clock and pacing, the strip of warnings, the mirror, and the list of cues."""

from collections.abc import Callable, Sequence
from datetime import datetime

import pygame

from sim.app.presenting.cues import PARTS, Cue
from sim.app.presenting.deck import Deck
from sim.app.presenting.pacing import clock
from sim.app.presenting.pen import Share
from sim.view import draw
from sim.view.sprites import Colour, mix
from sim.view.widgets.widget import Point, Widget

MIRROR_BEAT = 0.1
"""Seconds between two pictures of the mirror."""


def time_of_day() -> str:
    """As on the wall: 14:05."""
    return datetime.now().astimezone().strftime("%H:%M")


class ClockBar(Widget):
    """Elapsed time, how that stands against the plan, the cue's number, and the time of day."""

    role = "status"

    def __init__(self, deck: Deck, now: Callable[[], str] = time_of_day) -> None:
        super().__init__("Clock")
        self._deck, self._now = deck, now
        self._shown: tuple[str, ...] = ()

    def fill(self) -> Colour:
        """Its ground."""
        return self.look.theme.panel

    def height_for(self, width: int) -> int:
        """One row, or two where it is narrow."""
        return self.px(64) if width > self.px(640) else self.px(92)

    def parts(self) -> tuple[str, str, str, str, str]:
        """(elapsed, of the plan, pacing, cue, time of day) in words."""
        deck, pacing = self._deck, self._deck.pacing
        cues = deck.script.cues
        plan = cues[-1].begins + cues[-1].seconds - pacing.origin
        pace = pacing.pace(deck.cue)
        if not pacing.elapsed and not pacing.running:
            standing = "starts with Next or F5"
        else:
            standing = f"{pace.sign} {pace.words}" + ("" if pacing.running else ", clock stopped")
        of = f"of {clock(plan)}"
        return clock(pacing.elapsed), of, standing, f"Cue {deck.number} of {len(cues)}", self._now()

    def value_text(self) -> str:
        """All of it."""
        elapsed, plan, standing, cue, now = self.parts()
        return f"{elapsed} {plan}, {standing}. {cue}. It is {now}."

    def refresh(self) -> None:
        """Draw it again when it says something else."""
        if (parts := self.parts()) != self._shown:
            self._shown = parts
            self.changed()

    def draw(self, surface: pygame.Surface) -> None:
        """The words; the colour of the pacing says again what its sign and words say."""
        theme, type, r = self.look.theme, self.look.type, self.rect
        elapsed, plan, standing, cue, now = self.parts()
        deck = self._deck
        idle = not deck.pacing.running
        pace = deck.pacing.pace(deck.cue).standing
        colour = theme.muted if idle else {"ahead": theme.good, "behind": theme.wrong}.get(pace, theme.good)
        wide = r.w > self.px(640)
        pad, first = self.px(16), r.y + (r.h // 2 if wide else self.px(28))
        x = r.x + pad
        big = type.line(elapsed, 30, theme.ink, "Bold")
        surface.blit(big, big.get_rect(midleft=(x, first)))
        x += max(big.get_width(), type.width("00:00", 30, "Bold")) + self.px(8)
        of = type.line(plan, 14, theme.muted)
        surface.blit(of, of.get_rect(midleft=(x, first + self.px(5))))
        x += of.get_width() + self.px(24)
        day = type.line(now, 22, theme.ink, "SemiBold")
        surface.blit(day, day.get_rect(midright=(r.right - pad, first)))
        count = type.line(cue, 15, theme.muted, "Medium")
        said = type.line(standing, 19 if wide else 17, colour, "Bold")
        if wide:
            surface.blit(said, said.get_rect(midleft=(x, first)))
            surface.blit(count, count.get_rect(midright=(r.right - pad - day.get_width() - self.px(24), first)))
        else:
            low = first + self.px(38)
            surface.blit(said, said.get_rect(midleft=(r.x + pad, low)))
            surface.blit(count, count.get_rect(midright=(r.right - pad, low)))
        pygame.draw.line(surface, mix(theme.panel, theme.line, 0.75), (r.x, r.bottom - 1), (r.right, r.bottom - 1))


class Strip(Widget):
    """What must not be forgotten (blank, frozen, off script), what is being typed, and passing lines."""

    role = "alert"

    def __init__(self, deck: Deck) -> None:
        super().__init__("State")
        self._deck = deck
        self._shown = ""

    def fill(self) -> Colour:
        """Its ground."""
        return self.look.theme.window

    def lines(self) -> list[tuple[str, str]]:
        """(words, "warning" or "note")."""
        deck = self._deck
        found = [(words, "warning") for words in deck.badges]
        if deck.asked_for:
            found.append((deck.asked_for, "note"))
        elif deck.message:
            found.append((deck.message, "note"))
        return found

    def value_text(self) -> str:
        """All lines."""
        return "; ".join(words for words, _ in self.lines())

    def height_for(self, width: int) -> int:
        """Room for a row, always, so that nothing jumps when a line comes; two where it is narrow."""
        return self.px(40) if width > self.px(640) else self.px(72)

    def refresh(self) -> None:
        """Draw it again when it says something else."""
        if (text := self.value_text()) != self._shown:
            self._shown = text
            self.changed()

    def draw(self, surface: pygame.Surface) -> None:
        """Warnings as filled pills, other lines plain."""
        theme, type = self.look.theme, self.look.type
        left, most = self.rect.x + self.px(12), self.rect.w - self.px(24)
        x, y, high = left, self.rect.y + self.px(5), self.px(29)
        for words, sort in self.lines():
            ink = theme.window if sort == "warning" else theme.ink
            pad = self.px(22) if sort == "warning" else 0
            wide = min(type.width(words, 14, "SemiBold") + 1, most - pad)
            if x + wide + pad > left + most and x > left:
                x, y = left, y + high + self.px(3)
            text = type.block(words, 14, ink, wide, "SemiBold")
            pill = pygame.Rect(x, y, wide + pad, max(high, text.get_height()))
            if sort == "warning":
                draw.rounded(surface, pill, high / 2, theme.wrong)
            surface.blit(text, text.get_rect(center=pill.center))
            x = pill.right + self.px(8)


class Mirror(Widget):
    """The lecturer's picture in small, with what the audience sees instead while it is blank or frozen.

    Args:
        point: told (what the pointer does, where as shares of the picture) for pen and spotlight.
    """

    role = "image"

    def __init__(self, deck: Deck, point: Callable[[str, Share], None]) -> None:
        super().__init__("What you show")
        self._deck, self._point = deck, point
        self._age = MIRROR_BEAT
        self._small: pygame.Surface | None = None
        self._held: pygame.Surface | None = None

    def height_for(self, width: int) -> int:
        """Sixteen to nine."""
        return round(width * 9 / 16)

    def see(self, picture: pygame.Surface, held: pygame.Surface | None, wall: float) -> None:
        """The picture now, and the one that the audience still sees when frozen."""
        self._age += wall
        if self._age < MIRROR_BEAT or not self.rect.w:
            return
        self._age = 0.0
        self._small = _within(picture, self.rect.size)
        self._held = _within(held, (self.rect.w // 3, self.rect.h // 3)) if held is not None else None
        self.changed()

    def _place(self) -> pygame.Rect:
        size = self._small.get_size() if self._small is not None else self.rect.size
        place = pygame.Rect((0, 0), size)
        place.center = self.rect.center
        return place

    def draw(self, surface: pygame.Surface) -> None:
        """The picture, in a frame that warns while the audience sees another."""
        theme, deck = self.look.theme, self._deck
        surface.fill(theme.window, self.rect)
        if self._small is None:
            return
        place = self._place()
        surface.blit(self._small, place)
        other: pygame.Surface | None = self._held
        if deck.blank:
            other = pygame.Surface((place.w // 4, place.h // 4))
            other.fill(deck.blank)
        if other is not None:
            corner = other.get_rect(bottomright=(place.right - self.px(8), place.bottom - self.px(8)))
            surface.blit(other, corner)
            draw.frame(surface, corner.inflate(self.px(4), self.px(4)), self.px(3), theme.wrong, self.px(3))
            text = self.look.type.line("audience", 12, theme.window, "Bold")
            tag = text.get_rect(bottomleft=corner.topleft).inflate(self.px(10), self.px(4))
            tag.bottomleft = (corner.x - self.px(2), corner.y - self.px(1))
            draw.rounded(surface, tag, self.px(3), theme.wrong)
            surface.blit(text, text.get_rect(center=tag.center))
        edge = theme.wrong if other is not None else theme.line
        draw.frame(surface, place, 0, edge, self.px(2))

    def _share(self, at: Point) -> Share:
        place = self._place()
        return (at[0] - place.x) / max(1, place.w), (at[1] - place.y) / max(1, place.h)

    def pointed(self, at: Point) -> None:
        """The pointer is over it."""
        self._point("move", self._share(at))

    def press(self, at: Point) -> bool:
        """Draw from here, if the pen is in hand."""
        self._point("press", self._share(at))
        return True

    def drag(self, at: Point) -> None:
        """Go on drawing."""
        self._point("move", self._share(at))

    def release(self, at: Point) -> None:
        """Lift the pen."""
        self._point("release", self._share(at))


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


def _within(picture: pygame.Surface, room: tuple[int, int]) -> pygame.Surface:
    """The picture made small enough for a place, in its own shape."""
    share = min(room[0] / picture.get_width(), room[1] / picture.get_height())
    size = max(1, round(picture.get_width() * share)), max(1, round(picture.get_height() * share))
    return pygame.transform.smoothscale(picture, size)
