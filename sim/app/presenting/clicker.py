"""From a key to a duty of lecturer mode: the rows of the table, digits, and what a clicker sends first of all."""

import pygame

from sim.app.keys import chord_of, duty_of

CLICKER = ("PageDown", "PageUp", "F5", "Shift+F5", "Esc")
"""What clickers send first of all: these never reach a control that has the focus."""


def present_duty(event: pygame.event.Event) -> str:
    """What a key does in front of an audience: a duty of the table, "digit 7", or '' for nothing."""
    if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META):
        chord = chord_of(event)
        return duty_of(chord, ("present",))
    if pygame.K_0 <= event.key <= pygame.K_9:
        return f"digit {event.key - pygame.K_0}"
    if pygame.K_KP_1 <= event.key <= pygame.K_KP_9:
        return f"digit {event.key - pygame.K_KP_1 + 1}"
    if event.key == pygame.K_KP_0:
        return "digit 0"
    typed = getattr(event, "unicode", "")
    if len(typed) == 1 and typed.isdigit() and typed.isascii():
        return f"digit {typed}"
    return duty_of(chord_of(event), ("present",))


def first_of_all(event: pygame.event.Event) -> bool:
    """A key that a clicker sends and that no control may keep."""
    return chord_of(event) in CLICKER
