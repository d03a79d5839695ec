"""`draw`: a picture of an experiment at a moment, of the stage alone or of the whole window, without opening one."""

import argparse
import io
import os
from collections.abc import Sequence
from pathlib import Path

import pygame

from sim.core import units
from sim.core.commands import Act, Command
from sim.core.complaints import Complaint
from sim.core.files import write_whole
from sim.core.quantities import find, parse_setting
from sim.experiments.experiment import Experiment
from sim.experiments.session import Session
from sim.scenes.catalogue import SCENES, SEEN
from sim.scenes.scene import Moment
from sim.view.theme import theme

SMALLEST, LARGEST = (320, 180), (7680, 4320)


def run(words: argparse.Namespace) -> int:
    """Carry out the command.

    Raises:
        Complaint: a wrong name, value, size or folder.
    """
    name = find("experiment", words.experiment, SEEN).NAME
    size, text_size = size_of(words.size), text_size_of(words.text_size)
    target = Path(words.out or f"{name}.png")
    if target.suffix.lower() != ".png":
        raise Complaint(f"--out {target}: a picture is written as .png.")
    theme(words.theme)
    session = played(SEEN[name], words.set, words.act, words.at, words.seed)
    without_display()
    if words.window:
        picture = window_picture(session, size, words.theme, text_size)
    else:
        picture = stage_picture(session, size, words.theme, text_size)
    save(picture, target)
    print(target)
    return 0


def size_of(text: str) -> tuple[int, int]:
    """'1280x720' as two numbers.

    Raises:
        Complaint: not a size, or out of range.
    """
    wide, _, high = text.lower().replace("×", "x").partition("x")
    if not wide.isdigit() or not high.isdigit():
        raise Complaint(f"--size {text}: write width and height, such as 1280x720.")
    size = int(wide), int(high)
    if not all(low <= side <= most for low, side, most in zip(SMALLEST, size, LARGEST, strict=True)):
        raise Complaint(f"--size {text} is out of range: 320x180 to 7680x4320.")
    return size


def text_size_of(text: str) -> float:
    """1.0 to 2.0.

    Raises:
        Complaint: not a number, or out of range.
    """
    try:
        size = float(text)
    except ValueError:
        raise Complaint(f"--text-size {text}: a number from 1.0 to 2.0.") from None
    if not 1.0 <= size <= 2.0:
        raise Complaint(f"--text-size {text} is out of range: 1.0 to 2.0.")
    return size


def played(bench: type[Experiment], sets: Sequence[str], acts: Sequence[str], until: str, seed: int = 0) -> Session:
    """A session with these settings from the start and these actions at their times, run up to a time.

    Raises:
        Complaint: a wrong path, value, action or time.
    """
    params = bench.PARAMS()
    settings: dict[str, object] = {}
    for text in sets:
        path, sign, value = text.partition("=")
        if not sign:
            raise Complaint(f"--set {text}: write PATH=VALUE.")
        where, internal = parse_setting(params, path.strip(), value)
        settings[where] = internal
    session = Session(bench.of_settings(settings, seed))  # type: ignore[arg-type]
    end = _tick(bench, until)
    for text in acts:
        action, _, time = text.rpartition("@")
        command: Command = Act(find("action", (action or time).strip(), bench.ACTIONS).name)
        session.plan(_tick(bench, time if action else "0s"), command)
    if end > 100_000_000:
        raise Complaint(f"--at {until} is too far: the longest is {units.say_time(100_000_000 * bench.STEP)}.")
    while session.experiment.ticks < end:
        session.advance(end - session.experiment.ticks)
    return session


def _tick(bench: type[Experiment], time: str) -> int:
    seconds = units.parse_time(time)
    if seconds < 0:
        raise Complaint(f"time {time} is before the start.")
    return round(seconds / bench.STEP)


def without_display() -> None:
    """Draw into memory, whatever screens there are."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((1, 1))


def stage_picture(session: Session, size: tuple[int, int], look: str, text_size: float) -> pygame.Surface:
    """The stage alone, in its finest art."""
    scene = SCENES[session.experiment.NAME]()
    colours = theme(look)
    scene.layout(size, colours, text_size * colours.text)
    picture = pygame.Surface(size)
    pace = session.experiment.PACE
    moment = Moment(wall=session.experiment.time / pace, calm=False, rate=pace, past=session.trace)
    scene.draw(picture, session.experiment, moment)
    while scene.refining:
        pygame.time.wait(20)
    scene.draw(picture, session.experiment, moment)
    return picture


def window_picture(session: Session, size: tuple[int, int], look: str, text_size: float) -> pygame.Surface:
    """The lab with this run in it."""
    from sim.app.pilot import Pilot

    pilot = Pilot(size=size, theme=look, text_size=text_size)
    pilot.open_lab(session)
    pilot.run(2)
    picture = pilot.surface.copy()
    pilot.close()
    return picture


def save(picture: pygame.Surface, target: Path) -> None:
    """Write a PNG, whole or not at all.

    Raises:
        Complaint: the folder is not there, or refuses.
    """
    image = io.BytesIO()
    pygame.image.save(picture, image, "picture.png")
    try:
        write_whole(target, image.getvalue())
    except OSError as failure:
        raise Complaint(f"{target} cannot be written: {failure.strerror or failure}.") from None
