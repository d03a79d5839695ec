"""`fuzz`: keys, clicks and drags at random on every bench and every step of every lesson, looking for faults.

A fault is an exception, a control outside the window, or a run whose log does not give the same hash again.
"""

import argparse
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic

import pygame

from sim.app.keys import KEYS
from sim.app.pilot import Pilot
from sim.app.places import Home, Lab, Lesson, Place
from sim.core import units
from sim.core.complaints import Complaint, unknown
from sim.experiments.session import Session
from sim.scenes.catalogue import SEEN

SIZES = ((1024, 640), (1280, 800), (1600, 900))
THEMES = ("desk", "paper", "projector")
NOT_PRESSED = ("quit", "full screen", "export")
TYPED = ("5", "-40", "1e9", "nan", "0.5 mM", "abc", "", "10%", "-", "∞", "1,5")


@dataclass(frozen=True)
class Fault:
    """What went wrong, and how to come back to it."""

    place: str
    seed: int
    deed: str
    what: str


def run(words: argparse.Namespace) -> int:
    """Carry out the command: 1 when a fault was found.

    Raises:
        Complaint: a wrong time or name.
    """
    seconds = units.parse_time(words.length)
    if not 0 < seconds <= 86_400:
        raise Complaint(f"--for {words.length}: a time from 1 s to 1 day.")
    faults: list[Fault] = []
    visited = list(places(words.only))
    deeds = 0
    for number, (name, place, step) in enumerate(visited):
        done, fault = storm(name, place, step, words.seed + number, seconds / len(visited))
        deeds += done
        if fault is not None:
            faults.append(fault)
            print(f"{fault.place} (seed {fault.seed}), after {fault.deed}: {fault.what}")
    print(f"{deeds} deeds at {len(visited)} places, {len(faults)} faults.")
    return 1 if faults else 0


def places(only: str = "") -> Iterator[tuple[str, Place, int]]:
    """(name, place, step) of the first page, every bench and every step of every lesson, or of one of them.

    Raises:
        Complaint: there is no such place.
    """
    from sim.teaching.parse import lessons, load

    names = ["home", *SEEN, *lessons()]
    if only and only not in names:
        raise unknown("place", only, names)
    if only in ("", "home"):
        yield "home", Home(), 0
    for name in SEEN:
        if only in ("", name):
            yield name, Lab(name), 0
    for name, path in lessons().items():
        if only in ("", name):
            for step in range(len(load(path).steps)):
                yield f"{name} step {step + 1}", Lesson(name, again=True), step


def storm(name: str, place: Place, step: int, seed: int, seconds: float) -> tuple[int, Fault | None]:
    """Deeds at one place for a while; how many were done, and the fault that ended it, if any."""
    chance = random.Random(seed)
    deed, done = "opening", 0
    pilot: Pilot | None = None
    try:
        pilot = Pilot(
            place=place,
            size=chance.choice(SIZES),
            theme=chance.choice(THEMES),
            text_size=chance.choice((1.0, 1.0, 1.5, 2.0)),
        )
        guide = getattr(pilot.screen, "guide", None)
        if guide is not None and step:
            guide.jump(step)
        end = monotonic() + seconds
        while monotonic() < end:
            deed, act = _deed(pilot, chance)
            act()
            pilot.run(chance.choice((0, 1, 1, 3)), chance.choice((1 / 144, 1 / 60, 1 / 15)))
            done += 1
            if done % 20 == 0:
                wrong = outside(pilot)
                if wrong:
                    return done, Fault(name, seed, deed, wrong)
        wrong = _replayed(pilot)
        return done, Fault(name, seed, deed, wrong) if wrong else None
    except Exception as fault:
        return done, Fault(name, seed, deed, f"{type(fault).__name__}: {fault}")
    finally:
        if pilot is not None:
            pilot.close()


def _deed(pilot: Pilot, chance: random.Random) -> tuple[str, Callable[[], None]]:
    wide, high = pilot.surface.get_size()
    point = (chance.randrange(wide), chance.randrange(high))
    other = (chance.randrange(wide), chance.randrange(high))
    chords = [key.chord for key in KEYS if key.duty not in NOT_PRESSED and key.context != "present"]
    sort = chance.random()
    if sort < 0.45:
        chord = chance.choice(chords)
        return f"key {chord}", lambda: pilot.press(chord)
    if sort < 0.62:
        nodes = [node for node in pilot.tree() if node["rect"][2] > 0 and node["name"] != "Free lab"]
        if nodes:
            rect = pygame.Rect(chance.choice(nodes)["rect"])
            inside = (min(max(rect.centerx, 0), wide - 1), min(max(rect.centery, 0), high - 1))
            return f"click {inside}", lambda: pilot.click(inside)
    if sort < 0.72:
        return f"click {point}", lambda: pilot.click(point)
    if sort < 0.86:
        return f"drag {point} {other}", lambda: pilot.drag(point, other, 4)
    if sort < 0.92:
        return "wheel", lambda: pilot.wheel(chance.choice((-3, -1, 1, 3)))
    if sort < 0.97:
        text = chance.choice(TYPED)
        return f"typing {text}", lambda: _type(pilot, text)
    size = chance.choice(SIZES)
    return f"size {size}", lambda: pilot.resize(size)


def _type(pilot: Pilot, text: str) -> None:
    for sign in text:
        pilot.send(pygame.TEXTINPUT, text=sign)
    pilot.press("Enter")


def outside(pilot: Pilot) -> str:
    """The first control that is not wholly inside the window, or inside what scrolls; '' when all are."""
    window = pilot.surface.get_rect()
    for node in pilot.tree():
        rect = pygame.Rect(node["rect"])
        if rect.w and (rect.left < window.left or rect.right > window.right):
            return f"'{node['name']}' ({node['role']}) at {tuple(rect)} reaches past the window {window.size}"
    return ""


def _replayed(pilot: Pilot) -> str:
    """Run the log again on a fresh experiment; '' when it ends in the same state."""
    running = getattr(pilot.screen, "running", None)
    if running is None:
        return ""
    session: Session = running.session
    bench = session.experiment
    again = Session(type(bench)(seed=bench.seed))
    again.resume(session.beginning, session.log, session.reached, bench.ticks)
    if again.experiment.state_hash() != bench.state_hash():
        return f"the log gives {again.experiment.state_hash()} and not {bench.state_hash()} at tick {bench.ticks}"
    return ""
