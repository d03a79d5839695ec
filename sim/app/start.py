"""Starts the window: a picture at once, the models behind it, then the frames; a fault leaves one line and a log."""

import argparse
import gc
import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from time import time

import pygame

from sim.app.folders import Folders, find_folders
from sim.app.look import look_of
from sim.app.loop import Loop, settle
from sim.app.notices import Notices
from sim.app.places import Home, Lab, Lesson, Place
from sim.app.settings import Settings, read_settings, write_settings
from sim.app.splash import draw_splash
from sim.app.window import NoDisplay, Window, prepare_display
from sim.core.complaints import Complaint

MEASURE = "OPENCHANNEL_MEASURE"
"""For the benchmark: "picture" or "ready" prints the time of day at that moment, and the program ends."""
LOG = "openchannel.log"
FIRST = ("sim.app.program", "sim.app.rooms")
"""What the first page needs."""
LATER = ("sim.scenes.catalogue", "scipy.linalg")
"""What is loaded while the first page stands already; whoever is sooner there waits for it."""
BEAT = 0.25
"""Seconds between two dots of the splash."""


def home() -> int:
    """Open the window at the first page."""
    return open_window(Home())


def lesson(words: argparse.Namespace) -> int:
    """Open the window at a lesson.

    Raises:
        Complaint: there is no such lesson.
    """
    from sim.teaching.parse import find_lesson

    return open_window(Lesson(str(find_lesson(words.lesson))))


def lab(words: argparse.Namespace) -> int:
    """Open the window at an experiment.

    Raises:
        Complaint: there is no such experiment.
    """
    from sim.core.quantities import find
    from sim.scenes.catalogue import SEEN

    return open_window(Lab(find("experiment", words.experiment, SEEN).NAME))


def open_window(place: Place) -> int:
    """Open it there and stay until it is closed; without a display, run the first lesson into a folder instead."""
    notices = Notices()
    folders = find_folders(notices)
    settings = read_settings(folders.settings, notices)
    try:
        prepare_display()
        window = Window(settings, notices)
    except (NoDisplay, pygame.error) as failure:
        return _without_display(failure, place)
    try:
        return _in_window(window, place, settings, folders, notices)
    except KeyboardInterrupt:
        return 130
    except Complaint:
        raise
    except Exception as fault:
        where = keep_fault(fault, folders.state)
        print(f"openchannel: a fault in the program ended it ({type(fault).__name__}). {where}", file=sys.stderr)
        return 1
    finally:
        window.close()


def _in_window(window: Window, place: Place, settings: Settings, folders: Folders, notices: Notices) -> int:
    look = look_of(settings, window.density)
    draw_splash(window.surface, look)
    window.show()
    if _measured("picture"):
        return 0
    gc.disable()  # nothing of what is loaded goes away again
    needed = FIRST if isinstance(place, Home) else (*FIRST, *LATER)
    _wait_for(_Loading(needed), lambda beat: _again(window, settings, beat))
    from sim.app.program import Program
    from sim.app.rooms import Rooms

    def keep(now: Settings) -> None:
        write_settings(now, folders.settings, notices)

    program = Program(window, settings, notices, keep)
    rooms = Rooms(program, folders)
    rooms.enter(place)
    loop = Loop(program)
    loop.frame()
    if _measured("ready"):
        rooms.close()
        return 0
    _Loading(LATER, lambda: settle(sweep=False)).start()
    try:
        loop.run()
    finally:
        program.close()
        rooms.close()
    return 0


class _Loading(threading.Thread):
    """Imports modules behind what the window shows.

    Args:
        modules: by name.
        then: done when they are there.
    """

    def __init__(self, modules: tuple[str, ...], then: Callable[[], None] = lambda: None) -> None:
        super().__init__(daemon=True)
        self._modules, self._then = modules, then
        self.fault: BaseException | None = None

    def run(self) -> None:
        try:
            for name in self._modules:
                import_module(name)
            self._then()
        except BaseException as fault:
            self.fault = fault


def _wait_for(loading: _Loading, meanwhile: Callable[[int], None]) -> None:
    loading.start()
    beat = 0
    loading.join(BEAT)
    while loading.is_alive():  # a busier splash would take its time from the loading
        meanwhile(beat)
        beat += 1
        loading.join(BEAT)
    if loading.fault is not None:
        raise loading.fault


def _again(window: Window, settings: Settings, beat: int) -> None:
    for event in pygame.event.get():
        if event.type == pygame.QUIT:
            raise KeyboardInterrupt
    draw_splash(window.surface, look_of(settings, window.density), beat)
    window.show()


def _measured(moment: str) -> bool:
    if os.environ.get(MEASURE) != moment:
        return False
    print(f"{time():.6f}")
    return True


def _without_display(failure: Exception, place: Place) -> int:
    from sim.app.first_run import run

    target = Path("first-run")
    print(f"openchannel: {failure} The first lesson is played into {target}/ instead.", file=sys.stderr)
    return run(target, place.name if isinstance(place, Lesson) else "")


def keep_fault(fault: BaseException, state: Path | None) -> str:
    """Write a fault into the log; the words that say where it is."""
    text = "".join(traceback.format_exception(fault))
    if state is None:
        return "No log could be kept."
    try:
        handler = logging.FileHandler(state / LOG, encoding="utf-8")
        log = logging.Logger("openchannel")
        log.addHandler(handler)
        log.error("%s", text)
        handler.close()
    except OSError:
        return "No log could be kept."
    return f"The log is in {state / LOG}."
