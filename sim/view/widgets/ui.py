"""The window's controls together: who has the focus, what lies on top, what to draw again, and all of it in words."""

from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import Any

import pygame

from sim.view import draw
from sim.view.sprites import box
from sim.view.text import Type
from sim.view.theme import Theme
from sim.view.widgets.hint import Hint
from sim.view.widgets.widget import Look, Point, Widget

RING = 4.0
LONG_ENOUGH = 450


def _milliseconds() -> int:
    """A clock of our own: that of pygame stands at 0 where only display and letters were started."""
    return int(1000 * monotonic())


class _Layer:
    """What is open above the rest: a dialog, or a popup that a control has let down."""

    def __init__(self, root: Widget, modal: bool, owner: Widget | None, came_from: Widget | None) -> None:
        self.root = root
        self.modal = modal
        self.owner = owner
        self.came_from = came_from


class Ui:
    """All controls of one window.

    `draw` paints only what has changed, so the window's surface must keep its picture from frame to frame; call
    `redraw` after painting over the controls. Controls that lie on the stage (`over_stage`) are painted every frame.

    Args:
        theme: the colours.
        scale: device pixels for each design pixel, times the text size.
        clock: milliseconds now, for hints and the caret.
    """

    def __init__(self, theme: Theme, scale: float = 1.0, clock: Callable[[], int] = _milliseconds) -> None:
        self.look = Look(theme, Type(scale))
        self.clock = clock
        self.stale = True
        self.focused: Widget | None = None
        self._walk: list[Widget] = []
        self._left_at = 0
        self.ring_shown = False
        self.area: pygame.Rect | None = None
        self._roots: list[Widget] = []
        self._over: set[int] = set()
        self._layers: list[_Layer] = []
        self._held: Widget | None = None
        self._pointed: list[Widget] = []
        self._at: Point = (-1, -1)
        self._whole = True
        self._floated = False
        self._hint = Hint()
        self._since = 0
        self._used: Widget | None = None
        self._size = (1280, 720)

    # ---- what is in it

    def put(self, widgets: Widget | Iterable[Widget], *, over_stage: bool = False) -> None:
        """Add controls, in reading order. `over_stage`: they lie on a picture that is painted every frame."""
        for widget in [widgets] if isinstance(widgets, Widget) else list(widgets):
            widget.adopt(self)
            self._roots.append(widget)
            if over_stage:
                self._over.add(id(widget))
        self.redraw()

    def remove(self, widgets: Widget | Iterable[Widget]) -> None:
        """Take controls out again."""
        for widget in [widgets] if isinstance(widgets, Widget) else list(widgets):
            if widget in self._roots:
                self._roots.remove(widget)
                self._over.discard(id(widget))
        if self.focused is not None and self.focused not in list(self.everyone()):
            self.focus(None)
        self._held = None
        self.redraw()

    def clear(self) -> None:
        """Take everything out and close what is open."""
        self._roots, self._layers, self._over, self._pointed = [], [], set(), []
        self._held = self._used = None
        self._walk = []
        self.focus(None)
        self.redraw()

    def restyle(self, theme: Theme, scale: float) -> None:
        """Another theme, text size or screen; place everything again afterwards."""
        self.look = Look(theme, Type(scale))
        for root in [*self._roots, *(layer.root for layer in self._layers)]:
            root.restyled()
        self.redraw()

    def redraw(self) -> None:
        """Paint everything in the next frame."""
        self._whole = self.stale = True

    # ---- layers

    @property
    def modal(self) -> Widget | None:
        """The dialog that is open on top, if any."""
        return next((layer.root for layer in reversed(self._layers) if layer.modal), None)

    def open(self, root: Widget, *, modal: bool = True, owner: Widget | None = None) -> None:
        """Put a dialog (`modal`: the focus stays inside) or a popup of `owner` above the rest; place it first."""
        self._layers.append(_Layer(root, modal, owner, self.focused))
        root.adopt(self)
        if modal:
            self.focus(next((w for w in root.everyone() if w.focusable), None))
        self.redraw()

    def close(self, root: Widget | None = None) -> None:
        """Close a dialog or popup (the top one by default); the focus goes back to where it was."""
        found = next((x for x in reversed(self._layers) if root is None or x.root is root), None)
        if found is None:
            return
        self._layers.remove(found)
        self._held = None
        if found.modal:
            self.focus(found.came_from)
        elif found.owner is not None:
            found.owner.close_popup()
        self.redraw()

    def is_open(self, root: Widget) -> bool:
        """True while that dialog or popup is open."""
        return any(layer.root is root for layer in self._layers)

    def _active(self) -> list[Widget]:
        """The roots that can be reached now: those of the top dialog and popups, else all."""
        for place in range(len(self._layers) - 1, -1, -1):
            if self._layers[place].modal:
                return [layer.root for layer in self._layers[place:]]
        return [*self._roots, *(layer.root for layer in self._layers)]

    def everyone(self) -> Iterator[Widget]:
        """All controls that can be reached now, in reading order."""
        for root in self._active():
            yield from root.everyone()

    # ---- focus

    def focus(self, widget: Widget | None, *, ring: bool | None = None) -> None:
        """Give a control the focus, and scroll it into view."""
        if ring is not None and ring != self.ring_shown:
            self.ring_shown = ring
            if self.focused is not None:
                self._around(self.focused)
        if widget is self.focused:
            return
        before, self.focused, self._used = self.focused, widget, None
        for one, on in ((before, False), (widget, True)):
            if one is not None:
                one.focused = on
                one.focus_moved(on)
                self._around(one)
        if widget is not None:
            self._walk = [one for one in self.everyone() if one.focusable]
            self._left_at = self._walk.index(widget) if widget in self._walk else 0
        # What is pressed lies under the pointer already, and must not slip away before the release.
        above = widget.parent if widget is not None and ring is not False else None
        while above is not None and widget is not None:
            above.bring_into_view(widget.rect)
            above = above.parent
        self._since = self.clock()

    def _around(self, widget: Widget) -> None:
        """The ring reaches past the control, so what holds it is painted too when it has a ground of its own."""
        widget.changed()

    def step_focus(self, back: bool = False) -> None:
        """On to the next control, or back to the one before, round and round."""
        order = [widget for widget in self.everyone() if widget.focusable]
        if not order:
            return
        if self.focused in order:
            place = (order.index(self.focused) + (-1 if back else 1)) % len(order)
        else:
            place = self._place_after_lost(order, back)
        self.focus(order[place], ring=True)

    def _place_after_lost(self, order: list[Widget], back: bool) -> int:
        """Where the walk goes on when the control that had the focus is gone: at its neighbour."""
        rest = reversed(self._walk[: self._left_at]) if back else self._walk[self._left_at :]
        return next((order.index(one) for one in rest if one in order), -1 if back else 0)

    # ---- events

    def event(self, event: pygame.event.Event) -> bool:
        """Give an event to the controls; True when one of them has used it."""
        if event.type == pygame.KEYDOWN:
            return self._key(event)
        if event.type == pygame.TEXTINPUT:
            return self.focused is not None and not self.focused.disabled and self.focused.typed(event.text)
        if event.type == pygame.MOUSEMOTION:
            return self._motion(event.pos)
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            return self._down(event.pos)
        if event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            return self._up(event.pos)
        if event.type == pygame.MOUSEWHEEL:
            return self._wheel(float(getattr(event, "precise_y", event.y)))
        if event.type == pygame.WINDOWLEAVE:
            self._motion((-1, -1))
        return False

    def _key(self, event: pygame.event.Event) -> bool:
        self._since = self.clock() - (LONG_ENOUGH if self._hint.text else 0)
        if event.key == pygame.K_TAB and not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            if self._layers and not self._layers[-1].modal:
                self.close()
            self.step_focus(back=bool(event.mod & pygame.KMOD_SHIFT))
            return True
        walk = self._used = self.focused
        if walk is not None and not self.ring_shown:
            self.focus(walk, ring=True)
        while walk is not None:
            if (not walk.disabled or walk is not self.focused) and walk.key(event):
                return True
            if walk.disabled and walk is self.focused and event.key in (pygame.K_RETURN, pygame.K_SPACE):
                self._since, self._used = self.clock() - LONG_ENOUGH, None
                return True
            walk = walk.parent
        if event.key == pygame.K_ESCAPE:
            return self._escape()
        return self.modal is not None

    def _escape(self) -> bool:
        if self._layers:
            top = self._layers[-1].root
            if not top.escape():
                self.close(top)
            return True
        if self.ring_shown and self.focused is not None:
            self.focus(None, ring=False)
            return True
        return False

    def _motion(self, at: Point) -> bool:
        self._at = at
        if self._held is not None:
            self._held.drag(at)
            return True
        path = self.path_at(at)
        if path != self._pointed:
            for widget in self._pointed:
                if widget not in path and widget.hover:
                    widget.hover = False
                    widget.changed()
            for widget in path:
                if not widget.hover:
                    widget.hover = True
                    if widget.focusable:
                        widget.changed()
            self._pointed = path
            self._since = self.clock()
            if not self.ring_shown:
                self._used = None
        for widget in path:
            widget.pointed(at)
        return bool(path)

    def _down(self, at: Point) -> bool:
        self._motion(at)
        path = self.path_at(at)
        while self._layers and not self._layers[-1].modal:
            layer = self._layers[-1]
            if path and (layer.root in path or layer.owner in path):
                break
            self.close()
            path = self.path_at(at)
        taken = False
        for widget in reversed(path):
            if widget.focusable and not taken:
                self.focus(widget, ring=False)
                taken = True
            if widget.disabled:
                self._since = self.clock() - LONG_ENOUGH
                return True
            if widget.press(at):
                self._held = self._used = widget
                return True
        if not taken:
            self.focus(self.focused if self.modal is not None else None, ring=False)
        return bool(path) or self.modal is not None

    def _up(self, at: Point) -> bool:
        held, self._held = self._held, None
        if held is not None:
            held.release(at)
            self._motion(at)
            return True
        return False

    def _wheel(self, amount: float) -> bool:
        used = any(not w.disabled and w.wheel(amount, self._at) for w in reversed(self.path_at(self._at)))
        if used:
            self._motion(self._at)  # what was under the pointer may have been scrolled away
        return used

    @property
    def size(self) -> tuple[int, int]:
        """The size of the window as last drawn, in device pixels."""
        return self._size

    def resize(self, size: tuple[int, int]) -> None:
        """The window has another size: what is open is fitted into it; place the rest again afterwards."""
        self._size = size
        for layer in tuple(self._layers):
            fit = getattr(layer.root, "fit", None)
            if fit is not None:
                fit()
            elif not layer.modal:
                self.close(layer.root)
        self.redraw()

    @property
    def held(self) -> Widget | None:
        """The control that the pointer is dragging now."""
        return self._held

    def path_at(self, at: Point) -> list[Widget]:
        """From the root to the innermost control under a point; [] when there is none."""
        for root in reversed(self._active()):
            path = _path(root, at)
            if path:
                return path
        return []

    # ---- in words

    def tree(self) -> list[dict[str, Any]]:
        """All that can be reached now, in reading order, for the screen reader, the describe pane and tests."""
        return [
            {
                "role": w.role,
                "name": w.name,
                "value": w.value_text(),
                "rect": tuple(w.rect),
                "focused": w.focused,
                "disabled": w.disabled,
                "help": w.help,
                **w.more_about(),
            }
            for w in self.everyone()
            if w.focusable or w.name or w.value_text()
        ]

    # ---- drawing

    def draw(self, surface: pygame.Surface) -> bool:
        """Paint what has changed; True when anything was painted."""
        if surface.get_size() != self._size:
            self._size = surface.get_size()
            self.redraw()
        self._tell()
        floating = bool(self._layers) or bool(self._hint.text)
        if not (self.stale or floating or self._floated or self._over):
            return False
        whole = self._whole or floating or self._floated
        self._floated = floating
        self._whole = self.stale = False
        window = surface.get_rect()
        for root in self._roots:
            self._paint(surface, root, window, whole or id(root) in self._over)
        for layer in self._layers:
            if layer.modal:
                surface.set_clip(None)
                surface.blit(box(*window.size, 0, "#05070d", opacity=0.55), (0, 0))
            self._paint(surface, layer.root, window, True)
        if self._hint.text:
            self._hint.draw(surface, self.look)
        surface.set_clip(None)
        return True

    def _paint(self, surface: pygame.Surface, widget: Widget, clip: pygame.Rect, force: bool) -> None:
        if not widget.visible:
            return
        if not force and not widget.dirty:
            for child in widget.children():
                self._paint(surface, child, _inside(clip, widget), False)
            return
        reach = self.look.px(RING) + 2
        area = widget.rect.unionall(widget.rings()).inflate(2 * reach, 2 * reach).clip(clip)
        surface.set_clip(area)
        own = widget.fill()
        if own is not None:
            surface.set_clip(widget.rect.clip(clip))
            surface.fill(own, widget.rect)
            surface.set_clip(area)
        elif not force:
            surface.fill(widget.behind(), area)
        widget.draw(surface)
        widget.dirty = False
        inside = _inside(clip, widget)
        for child in widget.children():
            self._paint(surface, child, inside, True)
        surface.set_clip(area)
        if widget.focused and self.ring_shown:
            for rect in widget.rings():
                grown = rect.inflate(self.look.px(RING) * 2 - 2, self.look.px(RING) * 2 - 2)
                width = max(2, round(2 * self.look.theme.stroke * self.look.type.scale))
                draw.frame(surface, grown, self.look.px(widget.ring_radius()), self.look.theme.focus, width)

    # ---- hints

    def _tell(self) -> None:
        """Bring up the hint of what has been pointed at, or focused by key, for long enough.

        Who uses the control has read it: it goes, and what it covered is seen again.
        """
        pointed = next((w for w in reversed(self._pointed) if w.hint), None)
        about = pointed or (self.focused if self.focused is not None and self.ring_shown else None)
        ready = self.clock() - self._since >= LONG_ENOUGH and self._held is None
        if about is not None and about is self._used:
            about = None
        if self.focused is not None and self.focused.error:
            self._hint.say(self.focused.error, self.focused.rect, *self._around_hint(self.focused), wrong=True)
        elif about is not None and ready and about.hint and not self._covered(about):
            self._hint.say(about.hint, about.rect, *self._around_hint(about))
        else:
            self._hint.say("", pygame.Rect(0, 0, 0, 0))

    def _around_hint(self, about: Widget) -> tuple[list[pygame.Rect], list[pygame.Rect]]:
        """What a hint about a control must leave free, and the words that it had better leave free, as far as seen."""
        window = pygame.Rect((0, 0), self._size)
        controls: list[pygame.Rect] = []
        words: list[pygame.Rect] = []
        for root in self._active():
            _seen_places(root, window, about, controls, words)
        return controls, words

    def _covered(self, widget: Widget) -> bool:
        return bool(self._layers) and not any(widget in layer.root.everyone() for layer in self._layers)

    @property
    def hint(self) -> str:
        """The hint that is shown now, '' for none."""
        return self._hint.text

    @property
    def hint_place(self) -> pygame.Rect:
        """Where the hint that is shown lies."""
        return self._hint.place(pygame.Rect((0, 0), self._size), self.look)


def _inside(clip: pygame.Rect, widget: Widget) -> pygame.Rect:
    view = widget.view()
    return clip if view is None else clip.clip(view)


def _seen_places(
    widget: Widget, clip: pygame.Rect, about: Widget, controls: list[pygame.Rect], words: list[pygame.Rect]
) -> None:
    """Add where a widget and all that it holds can be pressed or read, within what is seen of them."""
    if not widget.visible:
        return
    seen = widget.rect.clip(clip)
    if seen.w and seen.h and widget is not about:
        if widget.focusable and not widget.gives_way:
            controls.append(seen)
        elif widget.role in ("text", "document"):
            words.append(seen)
    inside = _inside(clip, widget)
    for child in widget.children():
        _seen_places(child, inside, about, controls, words)


def _path(widget: Widget, at: Point) -> list[Widget]:
    if not widget.visible:
        return []
    view = widget.view()
    if view is None or view.collidepoint(at):
        for child in reversed(widget.children()):
            path = _path(child, at)
            if path:
                return [widget, *path]
    return [widget] if widget.rect.collidepoint(at) else []
