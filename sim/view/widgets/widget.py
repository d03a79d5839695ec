"""What all controls share: a place, a name that is also said, a reason when they are off, and redrawing on change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

import pygame

from sim.view.sprites import Colour
from sim.view.text import Type
from sim.view.theme import Theme

BODY = 14.0
SMALL = 12.0
HEADING = 17.0
TARGET = 28.0
"""The least height of anything that can be pointed at, in design pixels."""
Point = tuple[int, int]


@dataclass(frozen=True)
class Look:
    """What a control is drawn with: the colours, and the letters at the scale of the screen and the text size."""

    theme: Theme
    type: Type

    def px(self, size: float) -> int:
        """A length of the design in device pixels."""
        return self.type.px(size)


class Host(Protocol):
    """What a control may ask of the window that holds it; `Ui` is one."""

    look: Look
    stale: bool
    focused: "Widget | None"

    @property
    def size(self) -> tuple[int, int]:
        """Of the window, in device pixels."""

    @property
    def modal(self) -> "Widget | None":
        """The dialog that is open on top, if any."""

    @property
    def hint(self) -> str:
        """The hint that is shown now."""

    def redraw(self) -> None:
        """Paint everything in the next frame."""

    def open(self, root: "Widget", *, modal: bool = True, owner: "Widget | None" = None) -> None:
        """Put a dialog or a popup above the rest."""

    def close(self, root: "Widget | None" = None) -> None:
        """Close a dialog or popup."""

    def focus(self, widget: "Widget | None", *, ring: bool | None = None) -> None:
        """Give a control the focus."""

    def everyone(self) -> "Iterator[Widget]":
        """All controls that can be reached now."""


class Widget:
    """A control or a container. Give it to `Ui.put` or to a container; then `place` it.

    Attributes:
        name: said by a screen reader and, for most controls, written beside it.
        help: what it is for; shown as a hint on hover or focus.
        disabled: why it cannot be used now; '' when it can.
        rect: where it is, in device pixels of the window.
        dirty: draw it again in the next frame.
    """

    role: ClassVar[str] = "group"
    focusable: bool = False
    gives_way: ClassVar[bool] = False
    """A hint may lie over it: a picture so large that most of it stays free."""

    def __init__(self, name: str = "", *, help: str = "", disabled: str = "") -> None:
        self.name = name
        self.help = help
        self._disabled = disabled
        self.rect = pygame.Rect(0, 0, 0, 0)
        self.parent: Widget | None = None
        self.dirty = True
        self.hover = False
        self.focused = False
        self._visible = True
        self._ui: Host | None = None

    # ---- where it belongs

    @property
    def ui(self) -> Host:
        """The window's focus manager that this control was put into."""
        if self._ui is None:
            raise RuntimeError(f"the control '{self.name or type(self).__name__}' was not put into a Ui yet")
        return self._ui

    @property
    def look(self) -> Look:
        """Colours and letters."""
        return self.ui.look

    def px(self, size: float) -> int:
        """A length of the design in device pixels."""
        return self.ui.look.type.px(size)

    def children(self) -> Sequence["Widget"]:
        """What it holds, in reading order."""
        return ()

    def everyone(self) -> Iterator["Widget"]:
        """It and all that it holds and that is shown, in reading order."""
        if self._visible:
            yield self
            for child in self.children():
                yield from child.everyone()

    def adopt(self, ui: Host, parent: "Widget | None" = None) -> None:
        """Called by the Ui or the container that it is given to."""
        self._ui, self.parent = ui, parent
        for child in self.children():
            child.adopt(ui, self)

    def restyled(self) -> None:
        """The theme or the text size has changed: forget what was laid out for the old one."""
        self.dirty = True
        for child in self.children():
            child.restyled()

    # ---- size and place

    def height_for(self, width: int) -> int:
        """The height it needs at this width so that nothing is cut off, in device pixels."""
        return self.px(TARGET)

    def width_for(self) -> int:
        """The width it would like to have, in device pixels."""
        return self.px(120)

    def place(self, rect: pygame.Rect) -> None:
        """Put it there (and what it holds inside)."""
        self.rect = pygame.Rect(rect)
        self.arrange()
        self.changed()

    def arrange(self) -> None:
        """Place what it holds."""

    def resized(self) -> None:
        """Its needed height has changed: the nearest container places everything again."""
        above = self.parent
        while above is not None and above.parent is not None and not above.settles_height():
            above = above.parent
        if above is not None:
            above.place(above.rect)
        elif self._ui is not None:
            self.place(self.rect)

    def settles_height(self) -> bool:
        """True for a container whose own size does not follow what it holds, such as a scrolling column."""
        return False

    def view(self) -> pygame.Rect | None:
        """The part of the window that its children may draw on and be pointed at; None for no limit."""
        return None

    # ---- state

    @property
    def visible(self) -> bool:
        """False takes it out of drawing, of the order of focus and of the tree."""
        return self._visible

    @visible.setter
    def visible(self, shown: bool) -> None:
        if shown != self._visible:
            self._visible = shown
            if self._ui is not None:
                self._ui.redraw()
                self.resized()

    @property
    def disabled(self) -> str:
        """Why it cannot be used now, '' when it can."""
        return self._disabled

    @disabled.setter
    def disabled(self, reason: str) -> None:
        if reason != self._disabled:
            self._disabled = reason
            self.changed()

    @property
    def hint(self) -> str:
        """What the pointer or the focus brings up beside it."""
        return self._disabled or self.help

    def changed(self) -> None:
        """Draw it again in the next frame."""
        self.dirty = True
        if self._ui is not None:
            self._ui.stale = True

    def value_text(self) -> str:
        """Its value in words, for the screen reader."""
        return ""

    def more_about(self) -> dict[str, Any]:
        """Further entries of its row in the tree, such as checked or expanded."""
        return {}

    # ---- drawing

    def fill(self) -> Colour | None:
        """What it paints its whole rect with; None when what lies under it shows."""
        return None

    def ground(self) -> Colour | None:
        """What those that it holds lie on; None when it has no ground of its own."""
        return self.fill()

    def behind(self) -> Colour:
        """What it lies on: the ground of the nearest that holds it and has one, else the panel's."""
        above = self.parent
        while above is not None:
            own = above.ground()
            if own is not None:
                return own
            above = above.parent
        return self.look.theme.panel

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it, not its children, onto the window."""

    def rings(self) -> list[pygame.Rect]:
        """Where the focus ring is drawn."""
        return [self.rect]

    def ring_radius(self) -> float:
        """How round the focus ring is, in design pixels."""
        return 9.0

    # ---- input; each returns True when it has used the event

    def key(self, event: pygame.event.Event) -> bool:
        """A key went down while it, or something in it, has the focus."""
        return False

    def typed(self, text: str) -> bool:
        """Text was typed while it has the focus."""
        return False

    def press(self, at: Point) -> bool:
        """The left button went down on it; True also takes the drag that follows."""
        return False

    def drag(self, at: Point) -> None:
        """The pointer moved with the button held since `press`."""

    def release(self, at: Point) -> None:
        """The button was let go."""

    def wheel(self, amount: float, at: Point) -> bool:
        """The wheel turned over it; positive is away from the hand."""
        return False

    def focus_moved(self, on: bool) -> None:
        """It has got (`on`) or lost the focus."""

    def pointed(self, at: Point) -> None:
        """The pointer moves over it."""

    def bring_into_view(self, rect: pygame.Rect) -> None:
        """Scroll, if it can, as little as needed so that this part of it is seen."""

    def escape(self) -> bool:
        """Esc was pressed while it is on top; True when it has closed itself."""
        return False

    @property
    def error(self) -> str:
        """What is wrong with what was typed; shown beside it while it has the focus."""
        return ""

    def close_popup(self) -> None:
        """Its popup was dismissed from outside."""
