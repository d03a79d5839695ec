"""Who can tell what they got: what is believed in each arm, and how much of the effect is set to rest on it."""

import pygame

from sim.core.sources import Kind
from sim.core.units import figure
from sim.scenes.mood_parts.bridge import signed
from sim.scenes.mood_parts.people import sign
from sim.scenes.mood_parts.reading import Reading
from sim.scenes.mood_parts.rooms import line
from sim.view import draw
from sim.view.labels import badge, badge_sign, badge_size
from sim.view.sprites import mix
from sim.view.text import Type
from sim.view.theme import Theme


def says(told: Reading) -> str:
    """What follows, in one or two sentences."""
    if told.felt is None:
        return "Both arms feel the same, so nobody can tell them apart."
    guessed, share = told.params.guessed, told.params.unblinding
    if guessed >= 0.95:
        return "Everyone can tell; such a trial cannot part the drug from expectancy."
    if abs(guessed - 0.5) < 0.05:
        text = "Nobody can tell: both arms share the expectancy, and what is left is the drug."
        return text if share else "Nobody can tell; with no expectancy set, that changes nothing."
    if guessed < 0.5:
        return "Most guess wrong: expectancy now works against the drug."
    return "Some can tell: part of the gap between the arms may be expectancy."


class Blinding:
    """The upper part of the card."""

    def __init__(self, box: pygame.Rect, theme: Theme, type: Type) -> None:
        self.box, self.theme, self.type = box, theme, type

    @staticmethod
    def height(type: Type, width: int, tight: bool) -> int:
        """Pixels that it needs."""
        pill = badge_size(type, "guess")[1]
        two = 2 * (type.height(12) + (0 if tight else pill + type.px(3)) + type.px(3))
        says = 0 if tight else 3 * type.leading(12) + type.height(12) + type.px(12)
        return type.height(14) + type.px(6) + two + 2 * (type.height(12) + type.px(4)) + says

    def draw(self, surface: pygame.Surface, told: Reading, tight: bool) -> None:
        """As it is set and believed now."""
        th, t, box = self.theme, self.type, self.box
        head = line(surface, t, ("Who can tell?",), 14, th.ink, box.topleft, box.w, "SemiBold")
        contested(surface, t, th, box.right, head.right + t.px(6), box.y)
        y = box.y + t.height(14) + t.px(6)
        p = told.params
        settings: tuple[tuple[tuple[str, ...], float, Kind], ...] = (
            (("guess their arm right", "guess right"), p.guessed, "teaching"),
            (("expectancy in the effect", "expectancy"), p.unblinding, "guess"),
        )
        ink = th.muted if told.felt is None else th.ink
        for words, share, kind in settings:
            value = t.line(f"{figure(100 * share)} %", 12, ink, "SemiBold")
            surface.blit(value, (box.right - value.get_width(), y))
            x = box.x
            if tight:
                side = t.px(9)
                surface.blit(badge_sign(th, kind, side), (x, y + (t.height(12) - side) // 2))
                x += side + t.px(5)
            line(surface, t, words, 12, ink, (x, y), box.right - value.get_width() - t.px(6) - x)
            y += t.height(12) + t.px(3)
            if not tight:
                badge(surface, t, th, kind, (box.x, y))
                y += badge_size(t, kind)[1] + t.px(3)
        for i in (0, 1):
            self._believed(surface, told, i, y)
            y += t.height(12) + t.px(4)
        text = t.block(says(told), 12, th.muted, box.w)
        if not tight or y + t.px(3) + text.get_height() <= box.bottom:
            surface.blit(text, (box.x, y + t.px(3)))
            y += text.get_height() + t.px(5)
            if told.felt is not None:
                drug, hope = signed(told.row["difference.drug"]), signed(told.row["difference.expectancy"])
                unseen = f"What no trial can see: {drug} by the drug, {hope} by expectancy."
                text = t.block(unseen, 12, th.ink, box.w)
                if y + text.get_height() <= box.bottom + t.px(4):
                    surface.blit(text, (box.x, y))

    def _believed(self, surface: pygame.Surface, told: Reading, i: int, y: int) -> None:
        th, t, box = self.theme, self.type, self.box
        arm = told.arms[i]
        draw.circle(surface, th.traces[i], (box.x + t.px(4), y + t.height(12) / 2), t.px(3.5))
        if told.felt is None:
            line(surface, t, ("nothing to guess",), 12, th.muted, (box.x + t.px(13), y), box.w)
            return
        value = t.line(f"{arm.believers} of {arm.staying}", 12, th.ink, "Medium")
        surface.blit(value, (box.right - value.get_width(), y))
        mark = sign(t.px(11), th.marks["ketamine"], th.panel)
        x = box.x + t.px(13)
        surface.blit(mark, (x, y + (t.height(12) - mark.get_height()) // 2))
        x += mark.get_width() + t.px(5)
        room = box.right - value.get_width() - t.px(6) - x
        line(surface, t, (f"believe: {told.drug}", "believe: drug"), 12, th.ink, (x, y), room)


def contested(surface: pygame.Surface, type: Type, theme: Theme, right: int, least: int, y: int) -> None:
    """The pill "contested" at the right, where it has room."""
    words = type.line("contested", 11, theme.ink, "Medium")
    rect = pygame.Rect(0, y, words.get_width() + type.px(16), type.height(11) + type.px(4))
    rect.right = right
    if rect.x < least:
        return
    draw.rounded(surface, rect, rect.h / 2, mix(theme.panel, theme.wrong, 0.08), mix(theme.panel, theme.wrong, 0.6))
    surface.blit(words, (rect.x + type.px(8), rect.centery - words.get_height() // 2))
