"""A pilot: the real program without a real window. It presses keys, moves the pointer and runs the real frame loop.

Used by tests, by fuzz and bench, and for pictures of the whole window. Time is the pilot's own, so that runs repeat.
"""

import os
from collections.abc import Callable
from pathlib import Path
from time import sleep

import pygame

from sim.app.folders import Folders
from sim.app.lab import LabScreen
from sim.app.loop import FRAME, Loop
from sim.app.notices import Notices
from sim.app.places import Home, Place
from sim.app.program import Program
from sim.app.rooms import Rooms
from sim.app.running import Running
from sim.app.screen import Node, Screen
from sim.app.settings import Settings, write_settings
from sim.app.window import Window, prepare_display
from sim.experiments.session import Session
from sim.scenes.catalogue import SCENES


class Pilot:
    """The program at the end of a string.

    Args:
        home: folder for settings, progress and exports; None keeps everything in memory.
        place: where it starts.
        first_start: neither the safety texts nor the content notes of benches have been read yet.
        timer: the clock that frames see; the pilot's own when left out.
        lectures: lecturer mode opens, with windows and a loop of its own; else `presented` has the lesson's id.
    """

    def __init__(
        self,
        home: Path | None = None,
        place: Place | None = None,
        *,
        size: tuple[int, int] = (1280, 800),
        theme: str = "desk",
        text_size: float = 1.0,
        calm: bool = False,
        first_start: bool = False,
        settings: Settings | None = None,
        timer: Callable[[], float] | None = None,
        lectures: bool = False,
    ) -> None:
        os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
        prepare_display()
        self.said: list[str] = []
        self.notices = Notices(self.said.append)
        self.settings = settings or Settings(
            theme=theme,
            text_size=text_size,
            calm=calm,
            size=size,
            safety_read=not first_start,
            notes_read=() if first_start else tuple(SCENES),
        )
        self.folders = _folders(home)
        self.window = Window(self.settings, self.notices)
        self.window.resize(size)
        self.program = Program(self.window, self.settings, self.notices, self._keep)
        self.rooms = Rooms(self.program, self.folders, behind=False)
        self.presented: list[str] = []
        if not lectures:
            self.rooms.present = self.presented.append
        self._events: list[pygame.event.Event] = []
        self._now = 1.0
        self.loop = Loop(self.program, self._take, timer or (lambda: self._now), sleep)
        self.at = (size[0] // 2, size[1] // 2)
        self.rooms.enter(place or Home())
        self.run(2)

    def _keep(self, settings: Settings) -> None:
        write_settings(settings, self.folders.settings, self.notices)

    def _take(self) -> list[pygame.event.Event]:
        events, self._events = self._events, []
        return events

    # ---- what it sees

    @property
    def surface(self) -> pygame.Surface:
        """The picture in the window."""
        return self.window.surface

    @property
    def screen(self) -> Screen:
        """The screen that is open."""
        assert self.program.screen is not None
        return self.program.screen

    @property
    def running(self) -> Running:
        """The run of the lab or lesson that is open."""
        found: Running = self.screen.running  # type: ignore[attr-defined]
        return found

    def tree(self) -> list[Node]:
        """All that can be read or pressed."""
        return self.program.tree()

    def find(self, name: str, role: str = "") -> Node:
        """The first part whose name begins with these words."""
        for node in self.tree():
            if str(node["name"]).startswith(name) and role in ("", node["role"]):
                return node
        raise LookupError(f"no {role or 'part'} '{name}' among {[n['name'] for n in self.tree()]}")

    @property
    def focused(self) -> Node | None:
        """What has the focus."""
        return next((node for node in self.tree() if node["focused"]), None)

    # ---- what it does

    def run(self, frames: int = 1, wall: float = FRAME) -> None:
        """The real loop, frame by frame."""
        for _ in range(frames):
            self._now += wall
            self.loop.frame()

    def run_until(self, true: Callable[[], bool], most: int = 6000) -> bool:
        """Run until something is true, or give up after `most` frames."""
        for _ in range(most):
            if true():
                return True
            self.run()
        return true()

    def send(self, kind: int, **about: object) -> None:
        """One event, and the frame that takes it."""
        self._events.append(pygame.event.Event(kind, about))
        self.run()

    def press(self, chord: str) -> None:
        """A key of the table, such as "Ctrl+Z", "Tab" or "g"."""
        *holding, name = chord.split("+") if chord not in ("+", "Ctrl++") else [*chord[:-1].split("+")[:1], "+"]
        mod = sum(
            {"Ctrl": pygame.KMOD_LCTRL, "Shift": pygame.KMOD_LSHIFT, "Alt": pygame.KMOD_LALT}.get(h, 0) for h in holding
        )
        key = _code(name)
        typed = name.lower() if len(name) == 1 else " " if name == "Space" else ""
        if "Shift" in holding:
            typed = typed.upper()
        self.send(pygame.KEYDOWN, key=key, mod=mod, unicode=typed, scancode=0)
        if typed and not mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            self.send(pygame.TEXTINPUT, text=typed)
        self.send(pygame.KEYUP, key=key, mod=mod, unicode=typed, scancode=0)

    def type(self, text: str) -> None:
        """Type a text, key by key."""
        for sign in text:
            self.send(pygame.KEYDOWN, key=_code("Space") if sign == " " else ord(sign), mod=0, unicode=sign, scancode=0)
            self.send(pygame.TEXTINPUT, text=sign)

    def tab_to(self, name: str, most: int = 80) -> Node:
        """Press Tab until a part whose name begins so has the focus."""
        for _ in range(most):
            node = self.focused
            if node is not None and str(node["name"]).startswith(name):
                return node
            self.press("Tab")
        raise LookupError(f"Tab does not reach '{name}'; it reaches {[n['name'] for n in self.tree()]}")

    def move(self, to: tuple[int, int]) -> None:
        """Move the pointer."""
        rel = (to[0] - self.at[0], to[1] - self.at[1])
        self.at = to
        self.send(pygame.MOUSEMOTION, pos=to, rel=rel, buttons=(0, 0, 0))

    def click(self, to: tuple[int, int] | str) -> None:
        """Click on a point, or in the middle of the part of that name."""
        point = pygame.Rect(self.find(to)["rect"]).center if isinstance(to, str) else to
        self.move(point)
        self.send(pygame.MOUSEBUTTONDOWN, pos=point, button=1)
        self.send(pygame.MOUSEBUTTONUP, pos=point, button=1)

    def drag(self, start: tuple[int, int], end: tuple[int, int], steps: int = 6) -> None:
        """Press, move in steps, let go."""
        self.move(start)
        self.send(pygame.MOUSEBUTTONDOWN, pos=start, button=1)
        for i in range(1, steps + 1):
            x = start[0] + (end[0] - start[0]) * i // steps
            y = start[1] + (end[1] - start[1]) * i // steps
            self.move((x, y))
        self.send(pygame.MOUSEBUTTONUP, pos=end, button=1)

    def wheel(self, amount: int) -> None:
        """Turn the wheel where the pointer is."""
        self.send(pygame.MOUSEWHEEL, x=0, y=amount, precise_x=0.0, precise_y=float(amount), flipped=False)

    def go(self, place: Place) -> None:
        """Leave for another place."""
        self.rooms.go(place)
        self.run(2)

    def open_lab(self, session: Session) -> None:
        """The lab with a run of one's own."""
        scene = SCENES[session.experiment.NAME]()
        self.program.go(lambda: LabScreen(self.rooms.desk, Running(session), scene))
        self.run(2)

    def resize(self, size: tuple[int, int]) -> None:
        """Another size of the window."""
        self.window.resize(size)
        self.run(2)

    def close(self) -> None:
        """Close the program as a person would."""
        self.program.close()
        self.rooms.close()
        self.window.close()


def _folders(home: Path | None) -> Folders:
    if home is None:
        return Folders(None, None, None)
    for name in ("settings", "state", "exports"):
        (home / name).mkdir(parents=True, exist_ok=True)
    return Folders(home / "settings", home / "state", home / "exports")


_HELD = {"Ctrl": pygame.KMOD_LCTRL, "Shift": pygame.KMOD_LSHIFT, "Alt": pygame.KMOD_LALT}
_CODES = {"Esc": "escape", "Enter": "return", "PageUp": "page up", "PageDown": "page down"}


def _code(name: str) -> int:
    return pygame.key.key_code(_CODES.get(name, name.lower()))
