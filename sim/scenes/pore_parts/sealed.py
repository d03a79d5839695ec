"""A compound still to be identified: the receptor is seen through frosted glass, and questions stand for the scheme."""

import pygame

from sim.scenes.pore_parts import anatomy, words
from sim.scenes.pore_parts.actors import Guests, Receptor
from sim.scenes.pore_parts.composition import Composition
from sim.scenes.pore_parts.motion import Motion
from sim.view.sprites import for_screen, mix
from sim.view.text import Type
from sim.view.theme import Theme

OUTSIDE = ("upper", "glun1", "glun2", "bilayer", "tail")
"""Labels of parts that can still be made out."""
_TITLE, _QUESTION, _MARK = 15.0, 14.0, 120.0
_FROST = 9.0
"""How far the glass blurs, in units of the scene."""


def frosted(still: pygame.Surface, place: Composition, theme: Theme, receptor: Receptor, type: Type) -> pygame.Surface:
    """The still stage with a receptor at rest behind frosted glass: the same for every compound, whatever it does."""
    stage = still.copy()
    receptor.draw(stage, Motion(), "none", Guests())
    glass = place.area(-250, 4, 250, 716).clip(stage.get_rect())
    seen = stage.subsurface(glass).copy()
    blurred = _blurred(seen, _FROST * place.unit)
    ground = mix(theme.stage_bottom, theme.stage_top, 0.5)
    veil = pygame.Surface(glass.size)
    veil.fill(ground)
    veil.set_alpha(96)
    blurred.blit(veil, (0, 0))
    pane = pygame.Surface(glass.size, pygame.SRCALPHA)
    pane.blit(blurred, (0, 0))
    pane.blit(_faded(glass.size, round(46 * place.unit)), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    stage.blit(pane, glass.topleft)
    mark = type.haloed("?", _MARK * place.unit / type.scale, theme.stage_ink, ground, "SemiBold")[0]
    stage.blit(mark, mark.get_rect(center=tuple(map(round, place.point((0, anatomy.MEMBRANE_TOP - 10))))))
    return for_screen(stage)


def _blurred(seen: pygame.Surface, reach: float) -> pygame.Surface:
    """Made small and large again, three times: a hundred times faster than a true blur."""
    scale, (wide, high) = pygame.transform.smoothscale, seen.get_size()
    for cell in (reach * 0.5, reach, reach * 0.7):
        small = scale(seen, (max(2, round(wide / cell)), max(2, round(high / cell))))
        seen = scale(small, (wide, high))
    return seen


def _faded(size: tuple[int, int], edge: int) -> pygame.Surface:
    """White, and clear towards its edges."""
    mask = pygame.Surface(size, pygame.SRCALPHA)
    mask.fill((255, 255, 255, 0))
    inner = mask.get_rect().inflate(-2 * edge, -2 * edge)
    pygame.draw.rect(mask, (255, 255, 255, 255), inner, border_radius=2 * edge)
    return _blurred(mask, max(2.0, edge * 0.45))


class Questions:
    """What experiments can find out, in the place of the scheme, which would tell it."""

    def __init__(self, area: pygame.Rect, theme: Theme, type: Type) -> None:
        self.area, self._theme, self._type = area, theme, type

    def draw(self, surface: pygame.Surface) -> None:
        """Draw as many as there is room for."""
        theme, type, area = self._theme, self._type, self.area
        y = area.y
        for line in type.wrap("What to find out", _TITLE, area.w, "SemiBold"):
            surface.blit(type.line(line, _TITLE, theme.stage_ink, "SemiBold"), (area.x, y))
            y += type.height(_TITLE)
        indent, leading = type.px(14), type.height(_QUESTION)
        rows = [type.wrap(question, _QUESTION, area.w - indent) for question in words.QUESTIONS]
        spare = area.bottom - y - sum(map(len, rows)) * leading
        gap = min(type.px(28), max(type.px(2), spare // (len(rows) + 1)))
        for lines in rows:
            y += gap
            if y + len(lines) * leading > area.bottom:
                break
            pygame.draw.circle(surface, theme.focus, (area.x + type.px(4), y + leading // 2), type.px(2.5))
            for line in lines:
                surface.blit(type.line(line, _QUESTION, theme.stage_ink), (area.x + indent, y))
                y += leading
