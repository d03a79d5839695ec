"""How the lecture stands, at the top of the lecturer's window: clock, pacing, cue, and a strip of warnings."""

from collections.abc import Callable
from datetime import datetime

import pygame

from sim.app.presenting.deck import Deck
from sim.app.presenting.pacing import clock
from sim.view import draw
from sim.view.sprites import Colour, mix
from sim.view.widgets.widget import Widget


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
