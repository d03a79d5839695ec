"""The very first picture: up at once, while the models are still being loaded."""

import pygame

from sim.app.look import Look
from sim.view.draw import mix

SAYS = "How ketamine works, from one channel to the whole body"


def draw_splash(surface: pygame.Surface, look: Look, beat: int = 0) -> None:
    """The name on the colours of the stage; three dots tell that it is loading."""
    theme, (wide, high) = look.theme, surface.get_size()
    for y in range(0, high, 4):
        pygame.draw.rect(surface, mix(theme.stage_top, theme.stage_bottom, y / high), (0, y, wide, 4))
    name = look.type.line("Open Channel", 44, theme.stage_ink, "SemiBold")
    line = look.type.block(SAYS, 17, theme.stage_muted, min(wide - look.px(40), look.px(560)), align="center")
    y = high // 2 - name.get_height()
    surface.blit(name, ((wide - name.get_width()) // 2, y))
    y += name.get_height() + look.px(6)
    surface.blit(line, ((wide - line.get_width()) // 2, y))
    y += line.get_height() + look.px(28)
    for place in range(3):
        colour = mix(theme.stage_bottom, theme.stage_ink, 0.85 if beat % 3 == place else 0.35)
        pygame.draw.circle(surface, colour, (wide // 2 + (place - 1) * look.px(18), y), look.px(4))
