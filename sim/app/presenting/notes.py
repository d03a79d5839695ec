"""The lecturer's own window, or the drawer in its place: notes, next cue, clock, controls, cues, mirror."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Literal

import pygame

from sim.app import pages
from sim.app.controls import Controls
from sim.app.look import Look
from sim.app.presenting.cue_list import CueList
from sim.app.presenting.deck import Deck
from sim.app.presenting.mirror import Mirror
from sim.app.presenting.pen import Share
from sim.app.presenting.status import ClockBar, Strip
from sim.app.presenting.story import story
from sim.core.sources import Source
from sim.view.sprites import mix
from sim.view.widgets.button import Button, IconButton, Rank
from sim.view.widgets.columns import Panel, Row, Rule, ScrollColumn
from sim.view.widgets.dialog import Dialog
from sim.view.widgets.rich import Text
from sim.view.widgets.ui import Ui
from sim.view.widgets.widget import Widget

Shape = Literal["wide", "narrow", "drawer"]


class Below(ScrollColumn):
    """A column that scrolls, set off by a hairline from what stands above it."""

    def draw(self, surface: pygame.Surface) -> None:
        """The hairline, and the bar."""
        super().draw(surface)
        theme = self.look.theme
        line = pygame.Rect(self.rect.x, self.rect.y, self.rect.w, max(1, self.px(1)))
        pygame.draw.rect(surface, mix(theme.panel, theme.line, 0.75), line)


class Notes:
    """All that the lecturer reads and presses.

    Args:
        deck: the lecture.
        sources: every source by its key, for the controls.
        do: does a duty of the table of keys.
        point: told what the pointer does on the mirror.
        look: theme and text size of this window.
        near: what the camera can go up to, '' where the picture has one view.
    """

    def __init__(
        self,
        deck: Deck,
        sources: Mapping[str, Source],
        do: Callable[[str], None],
        point: Callable[[str, Share], None],
        look: Look,
        near: str = "",
    ) -> None:
        self.deck, self._do, self._near = deck, do, near
        self.look = look
        self.ui = Ui(look.theme, look.scale)
        self.controls = Controls(deck.running, sources, lambda _: "", deck.say)
        self.clock = ClockBar(deck)
        self.strip = Strip(deck)
        self.mirror = Mirror(deck, point)
        self.list = CueList(deck.script.cues, deck.go)
        self.story = ScrollColumn([], name="Notes", gap=12, pad=18)
        self.tools = Below([], name="Controls of the model", gap=12, pad=16)
        self.cues = Below([self.list], name="Cues", gap=0, pad=10)
        self.bar = Panel([self._buttons()], name="Lecture", pad=10, edges="t")
        self._all_controls = False
        self._told: tuple[object, ...] = ()
        self._tools_of: object = None
        self._keys: Dialog | None = None
        self._shape: Shape | None = None
        self._size = (0, 0)

    def _buttons(self) -> Row:
        def sign(icon: str, name: str, duty: str, key: str, on: bool | None = None) -> IconButton:
            return IconButton(icon, name, partial(self._do, duty), help=f"{name} ({key})", on=on)

        self.next = Button(
            "Next", partial(self._do, "next cue"), rank="primary", icon="next", help="Next cue (PageDown)"
        )
        self.play = sign("play", "Run the model", "run or pause", "K")
        self.script = Button(
            "Back to script", partial(self._do, "back to script"), icon="reset", help="This cue from its beginning (R)"
        )
        self.black = Button("Blank", partial(self._do, "black"), icon="blank", help="Black for the audience (B or .)")
        self.freeze = Button("Freeze", partial(self._do, "freeze"), icon="freeze", help="Keep this picture (F)")
        self.pen = sign("pen", "Pen", "pen", "D", False)
        self.spot = sign("spotlight", "Spotlight", "spotlight", "L", False)
        self.zoom = sign("magnifier", f"Show: {self._near}", "zoom", "Z", False)
        return Row(
            [
                sign("previous", "Previous cue", "previous cue", "PageUp"), self.next, self.play, self.script,
                self.black, self.freeze, self.pen, self.spot, *([self.zoom] if self._near else []),
                sign("swap", "Swap the screens", "swap screens", "S"),
                sign("clock", "Clock to zero", "reset clock", "T"), sign("help", "Keys", "present keys", "F1"),
                Button("End", partial(self._do, "end"), icon="close", rank="quiet", help="End the lecture (Esc)"),
            ],
            name="Lecture", gap=6,
        )  # fmt: skip

    # ---- layout

    def lay(self, size: tuple[int, int], shape: Shape, look: Look) -> None:
        """Place everything in a window of this size, or in a drawer."""
        if (size, shape) == (self._size, self._shape) and look == self.look:
            return
        self.look = look
        if shape != self._shape:
            self.ui.clear()
            wide = [self.clock, self.strip, self.mirror, self.tools, self.story, self.cues, self.bar]
            narrow: list[Widget] = [self.clock, self.strip, *([self.mirror] if shape == "narrow" else [])]
            self.ui.put(wide if shape == "wide" else [*narrow, self.story, self.bar])
        self._size, self._shape = size, shape
        self.ui.restyle(look.theme, look.scale)
        self._told, self._tools_of = (), None
        self._write()
        self._place(size)
        self.ui.resize(size)

    def _place(self, size: tuple[int, int]) -> None:
        wide, high = size
        top = self.clock.height_for(wide)
        self.clock.place(pygame.Rect(0, 0, wide, top))
        strip = self.strip.height_for(wide)
        self.strip.place(pygame.Rect(0, top, wide, strip))
        top += strip
        foot = self.bar.height_for(wide)
        self.bar.place(pygame.Rect(0, high - foot, wide, foot))
        middle = high - foot - top
        if self._shape == "wide":
            left = round(wide * 0.56)
            seen = min(round(left * 9 / 16), round(middle * 0.62))
            self.mirror.place(pygame.Rect(0, top, left, seen))
            self.tools.place(pygame.Rect(0, top + seen, left, middle - seen))
            story = round(middle * 0.6)
            self.story.place(pygame.Rect(left, top, wide - left, story))
            self.cues.place(pygame.Rect(left, top + story, wide - left, middle - story))
            return
        seen = min(round(wide * 9 / 16), middle // 3) if self._shape == "narrow" else 0
        if seen:
            self.mirror.place(pygame.Rect(0, top, wide, seen))
        self.story.place(pygame.Rect(0, top + seen, wide, middle - seen))

    # ---- what it says

    def refresh(
        self, picture: pygame.Surface | None, held: pygame.Surface | None, wall: float, zoomed: bool = False
    ) -> None:
        """Bring all of it up to what the lecture says now."""
        deck = self.deck
        self.clock.refresh()
        self.strip.refresh()
        if picture is not None:
            self.mirror.see(picture, held, wall)
        poll = deck.poll(deck.cue)
        told = (deck.number, tuple(poll.counts) if poll else (), poll.at if poll else 0, deck.script.reply)
        if told != self._told:
            fresh = not self._told or self._told[0] != deck.number
            self._told = told
            self._write(fresh)
        if self.list.show(deck.script.index) and self._shape == "wide":
            self.cues.bring_into_view(self.list.row(deck.script.index).inflate(0, self.look.px(120)))
        playing = deck.running.playing
        self.play.show_icon("pause" if playing else "play", "Pause the model" if playing else "Run the model")
        _press(self.black, bool(deck.blank))
        _press(self.freeze, deck.frozen)
        self.pen.on, self.spot.on = deck.pen.tool == "pen", deck.pen.tool == "spotlight"
        self.zoom.on = zoomed
        self.controls.refresh()
        self._follow_help()

    def _follow_help(self) -> None:
        if self.deck.help and self._keys is None:
            self._keys = pages.open_page(self.ui, "Keys", _keys(), on_leave=self._close_help, width=620)
        elif self._keys is not None and (not self.deck.help or not self.ui.is_open(self._keys)):
            if self.ui.is_open(self._keys):
                self.ui.close(self._keys)
            self._keys, self.deck.help = None, False

    def _close_help(self) -> None:
        self.deck.help = False

    def _write(self, fresh: bool = True) -> None:
        deck, cue = self.deck, self.deck.cue
        parts = story(deck)
        narrow = self._shape != "wide"
        tools = self._tools()
        if narrow:
            parts += [Rule(), *tools, Rule(), self.list]
        elif self._tools_of != cue.step or self.cues.items != [self.list]:
            self._tools_of = cue.step
            self.tools.fill_with(tools)
            self.cues.fill_with([self.list])
        self.story.fill_with(parts)
        if fresh:
            self.story.scroll_to(0)

    def _tools(self) -> list[Widget]:
        """The controls of the step, then all others when asked for."""
        deck = self.deck
        step = deck.script.guide.step
        own = [*step.allow, *(path for path in step.load if path not in step.allow)]
        rows: list[Widget] = [Text("Controls of the model", size=15, weight="SemiBold")]
        rows += self.controls.widgets(own)
        if self._all_controls:
            names = [*self.controls.parameters, *self.controls.actions]
            rows += self.controls.widgets([name for name in names if name not in own])
        rows.append(
            Button(
                "Fewer controls" if self._all_controls else "All controls",
                self._more_controls,
                rank="quiet",
                align="left",
            )
        )
        return rows

    def _more_controls(self) -> None:
        self._all_controls = not self._all_controls
        self._tools_of = None
        self._write(False)

    # ---- input and drawing

    @property
    def typing(self) -> bool:
        """A value is being typed into a control."""
        focused = self.ui.focused
        return getattr(focused, "editor", None) is not None or getattr(focused, "role", "") == "text field"

    @property
    def holds_keys(self) -> bool:
        """The keyboard is among the controls (its ring is shown), or something is open above them."""
        open_above = self.ui.modal is not None or bool(getattr(self.ui.focused, "open", False))
        return self.typing or open_above or (self.ui.ring_shown and self.ui.focused is not None)

    def event(self, event: pygame.event.Event) -> bool:
        """Give an event of this window to the controls."""
        return self.ui.event(event)

    def draw(self, surface: pygame.Surface) -> bool:
        """Paint what has changed."""
        return self.ui.draw(surface)


def _press(button: Button, on: bool) -> None:
    """A button that stays lit while what it does lasts."""
    rank: Rank = "primary" if on else "secondary"
    if button.rank != rank:
        button.rank = rank
        button.changed()


def _keys() -> str:
    from sim.app.words import keys_page

    return keys_page(("present",))
