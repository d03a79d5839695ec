"""The strip at the top: back to the first page, where we are in the chain, and the settings that are always at hand."""

from collections.abc import Callable, Sequence
from functools import partial

import pygame

from sim.app.bar import Bar
from sim.app.words import hint_with_keys
from sim.view import draw
from sim.view.widgets.button import Button, IconButton
from sim.view.widgets.rich import Text
from sim.view.widgets.widget import Widget

SIGNS = (
    ("theme", "Theme", "theme", "Desk, paper or projector"),
    ("minus", "Smaller text", "smaller", ""),
    ("plus", "Larger text", "larger", ""),
    ("full-screen", "Full screen", "full screen", ""),
    ("glossary", "Glossary", "glossary", ""),
    ("info", "About", "about", "What this is, and what it is not for"),
    ("help", "Keys", "keys", ""),
)
"""Icon, name, duty, and what it does when the name does not say it."""


class Rung(Button):
    """A rung of the chain from the body to the pore; the one that is open is lit and leads nowhere."""

    def __init__(self, shown: str, go: Callable[[], None], here: bool) -> None:
        super().__init__(shown, (lambda: None) if here else go, rank="quiet", help="You are here." if here else "")
        self.here = here

    def draw(self, surface: pygame.Surface) -> None:
        """Its name, with a bar below when it is open."""
        super().draw(surface)
        if self.here:
            bar = pygame.Rect(0, 0, self.rect.w - self.px(24), max(2, self.px(3)))
            bar.midbottom = (self.rect.centerx, self.rect.bottom)
            draw.rounded(surface, bar, bar.h / 2, self.look.theme.accent)


class Header(Bar):
    """Home, title, chain, and the signs on the right.

    Args:
        title: of what is open.
        chain: (name, shown text) of every rung, smallest first.
        here: the rung that is open, '' on the first page.
        do: does a duty of the table of keys.
        go: opens the bench of a rung.
    """

    def __init__(
        self,
        title: str,
        chain: Sequence[tuple[str, str]],
        here: str,
        do: Callable[[str], None],
        go: Callable[[str], None],
    ) -> None:
        parts: list[Widget] = []
        if here:
            parts.append(IconButton("home", "First page", partial(do, "leave"), help="Back to the first page (Esc)"))
        heading = Text(title, size=17, weight="SemiBold")
        parts.append(heading)
        chained = [Rung(name.capitalize(), partial(go, name), here=name == here) for name, _ in reversed(chain) if here]
        space = Text("")
        signs = [
            IconButton(sign, name, partial(do, duty), help=hint_with_keys(text or name, duty))
            for sign, name, duty, text in SIGNS
        ]
        # Of the chain, what is farthest from here goes first, so that where we are is always seen.
        middle = next((place for place, rung in enumerate(chained) if rung.here), 0)
        leaving = sorted(chained, key=lambda rung: -abs(chained.index(rung) - middle))
        spare = [signs[3], signs[0], signs[1], signs[2], signs[4], signs[5], *leaving[:-1], heading, *leaving[-1:]]
        super().__init__("Top", [*parts, *chained, space, *signs], stretch=space, spare=spare, edge="bottom")
