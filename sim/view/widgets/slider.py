"""A slider: name, value with unit, a track (linear or log), a mark at the default, and a typed entry in its place."""

from collections.abc import Callable
from math import floor, isfinite, log10
from typing import Any, Literal

import pygame

from sim.core.sources import Kind
from sim.core.units import figure
from sim.view import draw
from sim.view.labels import badge_sign
from sim.view.sprites import dot, mix
from sim.view.widgets.entry import Entry
from sim.view.widgets.widget import BODY, Point, Widget

ZERO_PART = 0.06
"""The left part of a log track that stands for zero, when zero is allowed."""
ZERO_DECADES = 4.0
STEPS = 100


def _nothing(_: float) -> None:
    """What a slider does that was given nothing to do."""


def tidy(value: float, digits: int = 3) -> float:
    """The value to so many significant figures."""
    return float(f"{value:.{digits}g}")


def fair_step(span: float, parts: int = STEPS) -> float:
    """A step of 1, 2 or 5 times a power of ten, of which about `parts` make up the span."""
    raw = span / parts
    power = 10.0 ** floor(log10(raw))
    return power * next(f for f in (1.0, 2.0, 5.0, 10.0) if f * power >= raw * 0.999)


class Slider(Widget):
    """A number that can be dragged, stepped with keys, or typed.

    Args:
        low, high: the ends of the track; on a log track `low` may be 0, which then has a place of its own at the left.
        step: what an arrow key adds on a linear track; a fair part of the span when left out.
        say: the value as it is shown, with its unit.
        parse: what was typed, as a value; raises ValueError with a line that says what is wrong.
        default: where the small mark stands; Delete goes back to it.
        badge: how the value is known, shown as a small shape behind the name.
    """

    role = "slider"
    focusable = True

    def __init__(
        self,
        name: str,
        value: float,
        low: float,
        high: float,
        on_change: Callable[[float], None] = _nothing,
        *,
        scale: Literal["linear", "log"] = "linear",
        step: float | None = None,
        say: Callable[[float], str] = figure,
        parse: Callable[[str], float] = float,
        default: float | None = None,
        badge: Kind | None = None,
        help: str = "",
        disabled: str = "",
    ) -> None:
        super().__init__(name, help=help, disabled=disabled)
        self.low, self.high, self.scale = low, high, scale
        self.step = step or fair_step(high - low)
        self.stepped = step is not None
        self.say, self.parse, self.default, self.badge = say, parse, default, badge
        self.on_change = on_change
        self.value = value
        self.gesture = 0
        """Counts up at each press or key, so that one drag can be undone as one."""
        self.editor: Entry | None = None
        self._dragging = False
        self._over_value = False

    # ---- value and place on the track

    def call(self, name: str) -> None:
        """Another name over it; what stands below moves when it needs more lines."""
        if name != self.name:
            self.name = name
            self.changed()
            self.resized()

    def show(self, value: float) -> None:
        """Show a value that was set elsewhere, without calling anyone; a typed entry in progress is kept."""
        if value != self.value:
            self.value = value
            self.changed()

    def _bottom(self) -> float:
        return self.low if self.low > 0 else self.high * 10.0**-ZERO_DECADES

    def fraction(self, value: float) -> float:
        """Where a value lies on the track, 0 to 1."""
        value = min(max(value, self.low), self.high)
        if self.scale == "linear":
            return (value - self.low) / (self.high - self.low)
        start = 0.0 if self.low > 0 else ZERO_PART
        if value < self._bottom():
            return 0.0
        return start + (1 - start) * log10(value / self._bottom()) / log10(self.high / self._bottom())

    def at_fraction(self, fraction: float) -> float:
        """The value at a place of the track."""
        fraction = min(max(fraction, 0.0), 1.0)
        if self.scale == "linear":
            return self._snap(self.low + fraction * (self.high - self.low))
        start = 0.0 if self.low > 0 else ZERO_PART
        if fraction < start * 0.6:
            return 0.0
        share = max(0.0, (fraction - start) / (1 - start))
        return self._within(tidy(self._bottom() * (self.high / self._bottom()) ** share, 2 if share < 1 else 6))

    def _snap(self, value: float) -> float:
        return (
            self._within(round(value / self.step) * self.step) if self.stepped else self._within(self._rounded(value))
        )

    def _rounded(self, value: float) -> float:
        places = self.step / 2 if self.step >= 2 else self.step
        return float(f"{round(value / places) * places:.10g}")

    def _within(self, value: float) -> float:
        return float(f"{min(max(value, self.low), self.high):.12g}")

    def _put(self, value: float) -> None:
        if isfinite(value) and value != self.value:
            self.value = value
            self.changed()
            self.on_change(value)

    def stepped_by(self, count: int) -> float:
        """The value `count` steps further along the track."""
        if self.scale == "linear":
            return self._snap(self.value + count * self.step)
        there = self.fraction(self.value) + count / STEPS
        if self.low <= 0 and count > 0 and self.value < self._bottom():
            return self._within(self._bottom())
        moved = self.at_fraction(there)
        nudged = self.value * (1 + 0.01 * count)  # two figures may round back to where it was
        return moved if moved != self.value else self._within(tidy(nudged, 3))

    def value_text(self) -> str:
        return self.say(self.value)

    def more_about(self) -> dict[str, Any]:
        return {"low": self.say(self.low), "high": self.say(self.high), "editing": self.editor is not None}

    # ---- size

    def children(self) -> tuple[Widget, ...]:
        return ()

    def width_for(self) -> int:
        return self.px(240)

    def _two_rows(self, width: int) -> bool:
        type = self.look.type
        badge = self.px(18) if self.badge else 0
        widest = max(type.width(self.say(v), BODY, "SemiBold") for v in (self.low, self.high, self.value))
        return type.width(self.name, BODY, "Medium") + badge + widest + self.px(28) > width

    def _head(self, width: int) -> int:
        type = self.look.type
        line = max(self.px(26), type.height(BODY) + self.px(6))
        if not self._two_rows(width):
            return line
        inner = width - (self.px(18) if self.badge else 0)
        return type.block_height(self.name, BODY, inner, "Medium") + line

    def height_for(self, width: int) -> int:
        return self._head(width) + self.px(26)

    def track(self) -> pygame.Rect:
        """The line that the knob moves along."""
        knob, high = self.px(9), max(4, self.px(5))
        return pygame.Rect(self.rect.x + knob, self.rect.bottom - self.px(13) - high // 2, self.rect.w - 2 * knob, high)

    def value_box(self) -> pygame.Rect:
        """The value, which can be clicked to type."""
        wide = self.look.type.width(self.value_text(), BODY, "SemiBold") + self.px(16)
        line = max(self.px(26), self.look.type.height(BODY) + self.px(6))
        head = self._head(self.rect.w)
        return pygame.Rect(self.rect.right - wide, self.rect.y + head - line, wide, line)

    def rings(self) -> list[pygame.Rect]:
        return [self.rect.inflate(self.px(10), 0)]

    # ---- drawing

    def draw(self, surface: pygame.Surface) -> None:
        theme, type = self.look.theme, self.look.type
        ink = mix(theme.panel, theme.muted, 0.8) if self.disabled else theme.ink
        two = self._two_rows(self.rect.w)
        box = self.value_box()
        line = box.h
        badge = self.px(18) if self.badge else 0
        words = type.block(
            self.name, BODY, ink, self.rect.w - badge if two else type.width(self.name, BODY, "Medium"), "Medium"
        )
        y = self.rect.y if two else self.rect.y + (line - words.get_height()) // 2
        surface.blit(words, (self.rect.x, y))
        if self.badge is not None:
            wide = type.width(type.wrap(self.name, BODY, self.rect.w - badge, "Medium")[0], BODY, "Medium")
            sign = badge_sign(theme, self.badge, self.px(9))
            surface.blit(sign, (self.rect.x + wide + self.px(8), y + (type.height(BODY) - self.px(9)) // 2))
        if self.editor is not None:
            self.editor.draw(surface)
        else:
            self._draw_value(surface, box)
        self._draw_track(surface)

    def _draw_value(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        theme = self.look.theme
        colour = mix(theme.panel, theme.muted, 0.8) if self.disabled else theme.accent
        if self._over_value and self.hover and not self.disabled:
            draw.rounded(
                surface, box, self.px(6), mix(theme.panel, theme.raised, 0.8), mix(theme.panel, theme.line, 0.9)
            )
        value = self.look.type.line(self.value_text(), BODY, colour, "SemiBold")
        surface.blit(value, (box.right - value.get_width() - self.px(4), box.centery - value.get_height() // 2))

    def _draw_track(self, surface: pygame.Surface) -> None:
        theme, track = self.look.theme, self.track()
        x = track.x + round(self.fraction(self.value) * track.w)
        groove = mix(theme.panel, theme.line, 0.75 if theme.dark else 0.7)
        draw.rounded(surface, track, track.h / 2, groove)
        live = mix(theme.panel, theme.muted, 0.6) if self.disabled else theme.accent
        if x - track.x > track.h:
            draw.rounded(surface, pygame.Rect(track.x, track.y, x - track.x, track.h), track.h / 2, live)
        if self.default is not None:
            mark = track.x + round(self.fraction(self.default) * track.w)
            tick = pygame.Rect(0, 0, max(2, self.px(2)), self.px(6))
            tick.midtop = (mark, track.bottom + self.px(4))
            draw.rounded(surface, tick, tick.w / 2, mix(theme.panel, theme.muted, 0.85))
        grown = self._dragging or (self.hover and not self.disabled)
        middle = (x, track.centery)
        if grown and not self.disabled:
            halo = dot(
                round((12.5 if self._dragging else 11.5) * self.look.type.scale), mix(theme.panel, theme.accent, 0.3)
            )
            surface.blit(halo, halo.get_rect(center=middle))
        face = mix(theme.panel, theme.muted, 0.75) if self.disabled else "#ffffff" if theme.dark else theme.panel
        knob = dot(round(6.5 * self.look.type.scale * 2) / 2, face, live, max(2.0, 2.0 * self.look.type.scale))
        surface.blit(knob, knob.get_rect(center=middle))

    # ---- typing

    def edit(self, first: str | None = None) -> None:
        """Turn the value into an entry; `first` replaces it with what was just typed."""
        if self.disabled:
            return
        entry = Entry(self.name, self.value_text(), on_enter=self._take, bare=True)
        entry.adopt(self.ui, self)
        entry.focused = True
        box = self.value_box()
        width = min(self.rect.w, max(box.w, self.px(110)))
        entry.rect = pygame.Rect(self.rect.right - width, box.y, width, box.h)
        entry.select_all()
        if first is not None:
            entry.typed(first)
        self.editor = entry
        self.changed()

    @property
    def error(self) -> str:
        """What is wrong with what is being typed."""
        return self.editor.error if self.editor is not None else ""

    def _take(self, text: str, meant: bool = True) -> None:
        try:
            value = self.parse(text)
        except ValueError as wrong:
            if self.editor is not None:
                self.editor.error = str(wrong)
                self.changed()
            return
        self.editor = None
        self.gesture += 1
        if value == self.value and meant:
            self.on_change(value)  # the same value typed again is meant: it may end a wash
        self._put(value)
        self.changed()

    def _leave_editor(self) -> None:
        self.editor = None
        self.changed()

    def typed(self, text: str) -> bool:
        if self.editor is not None:
            self.editor.typed(text)
            self.changed()
            return True
        if text and (text.isdigit() or text in "-−.,+"):
            self.edit(text)
            return True
        return False

    def focus_moved(self, on: bool) -> None:
        if not on and self.editor is not None:
            self._take(self.editor.text, meant=False)
            self.editor = None
            self.changed()

    # ---- keys and pointer

    def key(self, event: pygame.event.Event) -> bool:
        if self.editor is not None:
            if event.key == pygame.K_ESCAPE:
                self._leave_editor()
                return True
            used = self.editor.key(event) if self.editor is not None else False
            self.changed()
            return used
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_F2):
            self.edit()
            return True
        if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META):
            return False
        many = 10 if event.mod & pygame.KMOD_SHIFT else 1
        count = {
            pygame.K_LEFT: -many,
            pygame.K_DOWN: -many,
            pygame.K_RIGHT: many,
            pygame.K_UP: many,
            pygame.K_PAGEUP: 10,
            pygame.K_PAGEDOWN: -10,
        }.get(event.key)
        ends = {pygame.K_HOME: self.low, pygame.K_END: self.high, pygame.K_DELETE: self.default}
        there = self.stepped_by(count) if count is not None else ends.get(event.key)
        if there is None:
            return False
        self.gesture += 1
        self._put(there)
        return True

    def pointed(self, at: Point) -> None:
        """The pointer moves over it."""
        over = self.value_box().collidepoint(at)
        if over != self._over_value:
            self._over_value = over
            self.changed()

    def press(self, at: Point) -> bool:
        if self.editor is not None and self.editor.rect.collidepoint(at):
            self.editor.press(at)
            return True
        if self.value_box().collidepoint(at):
            self.edit()
            return True
        if at[1] < self.track().centery - self.px(14):
            return False
        self.gesture += 1
        self._dragging = True
        self.drag(at)
        self.changed()
        return True

    def drag(self, at: Point) -> None:
        if self._dragging:
            track = self.track()
            self._put(self.at_fraction((at[0] - track.x) / max(1, track.w)))
        elif self.editor is not None:
            self.editor.drag(at)

    def release(self, at: Point) -> None:
        if self._dragging:
            self._dragging = False
            self.changed()

    def wheel(self, amount: float, at: Point) -> bool:
        if not self.focused or self.editor is not None or not amount:
            return False
        self.gesture += 1
        self._put(self.stepped_by(1 if amount > 0 else -1))
        return True
