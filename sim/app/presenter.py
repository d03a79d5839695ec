"""Starts and ends lecturer mode: its screens, where the last lecture stopped, and the hands that were counted."""

import argparse
import sys
from datetime import datetime
from pathlib import Path

import msgspec
import pygame

from sim.app.folders import Folders, find_folders
from sim.app.loop import Loop, settle
from sim.app.notices import Notices
from sim.app.presenting.deck import Deck
from sim.app.presenting.screens import Screens, plan
from sim.app.presenting.script import Script
from sim.app.presenting.show import Presenter
from sim.app.settings import Settings, read_settings
from sim.app.window import NoDisplay, prepare_display
from sim.core.complaints import Complaint
from sim.core.files import write_whole
from sim.experiments.catalogue import EXPERIMENTS
from sim.experiments.session import Session
from sim.teaching.lesson import Lesson
from sim.teaching.parse import find_lesson, load
from sim.view.theme import theme

PLACE = "presented.json"


class Left(msgspec.Struct):
    """Where a lecture ended, so that it can be taken up again."""

    lesson: str
    cue: int


def run(words: argparse.Namespace) -> int:
    """Present a lesson.

    Raises:
        Complaint: there is no such lesson, no such theme, or no screen.
    """
    lesson = load(find_lesson(words.lesson))
    if words.display is not None and words.display < 1:
        raise Complaint(f"screens are counted from 1, so there is no screen {words.display}.")
    hall = theme(words.theme).name
    notices = Notices()
    folders = find_folders(notices)
    settings = read_settings(folders.settings, notices)
    try:
        prepare_display()
        present(
            lesson, settings, folders, notices, asked=words.display, notes_window=words.notes_window,
            fills=not words.window, hall=hall,
        )  # fmt: skip
    except (NoDisplay, pygame.error) as failure:
        raise Complaint(f"lecturer mode needs a screen: {failure}") from None
    except KeyboardInterrupt:
        return 130
    return 0


def present(
    lesson: Lesson,
    settings: Settings,
    folders: Folders,
    notices: Notices,
    *,
    asked: int | None = None,
    notes_window: bool = False,
    fills: bool = True,
    hall: str = "projector",
) -> None:
    """Open the windows and stay until the lecture ends; then keep where it ended, and the hands that were counted."""
    deck = deck_of(lesson)
    _remember(deck, folders.state)
    screens = Screens(
        plan(len(pygame.display.get_desktop_sizes()), asked, notes_window), lesson.title, notices, fills=fills
    )
    presenter = Presenter(deck, screens, settings, notices, hall)
    loop = Loop(presenter)
    try:
        loop.frame()
        settle()
        loop.run()
    finally:
        presenter.close()
        keep(deck, folders, notices)


def deck_of(lesson: Lesson) -> Deck:
    """The lecture on a lesson, at its first cue."""
    return Deck(Script(lesson, Session(EXPERIMENTS[lesson.experiment](seed=lesson.seed))))


def _remember(deck: Deck, state: Path | None) -> None:
    """Say where the last lecture on this lesson ended."""
    if state is None:
        return
    try:
        left = msgspec.json.decode((state / PLACE).read_bytes(), type=Left)
    except (OSError, msgspec.DecodeError):
        return
    if left.lesson == deck.script.lesson.id and 1 < left.cue < len(deck.script.cues):
        deck.say(f"Last time you ended at cue {left.cue}. Type {left.cue} and Enter to go there.")


def keep(deck: Deck, folders: Folders, notices: Notices) -> None:
    """Write down the cue at which the lecture ended, and the hands, when any were counted."""
    try:
        if folders.state is not None:
            write_whole(folders.state / PLACE, msgspec.json.encode(Left(deck.script.lesson.id, deck.number)))
        counts = deck.counts()
        if counts and folders.exports is not None:
            name = f"{deck.script.lesson.id}-hands-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}.csv"
            write_whole(folders.exports / name, counts.encode())
            print(f"The hands that were counted: {folders.exports / name}", file=sys.stderr)
    except OSError as failure:
        notices.say(f"The lecture could not be kept ({failure.strerror}).")
