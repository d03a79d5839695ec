"""The rescue file: an interrupted lesson, or an interrupted run in the lab, to be taken up where it stopped.

Start, seed and log are the whole run, so the file is small; it is written whole or not at all.
"""

from pathlib import Path
from typing import Any

import msgspec

from sim.core.commands import Act, Answer, Command, Next, Pace, Pause, Set
from sim.core.complaints import Complaint
from sim.core.files import write_whole
from sim.core.quantities import Value
from sim.experiments.session import Logged, Session
from sim.teaching.guide import Guide

VERSION = 1


class Line(msgspec.Struct, omit_defaults=True):
    """One logged command."""

    tick: int
    set: str = ""
    to: Value | None = None
    act: str = ""
    pause: bool | None = None
    pace: float = 0.0
    answer: tuple[str, str, str] | None = None
    back: bool | None = None


class Rescue(msgspec.Struct):
    """What the file holds. `lesson` is '' in the free lab."""

    version: int
    experiment: str
    seed: int
    began_with: dict[str, Value]
    log: list[Line]
    tick: int
    reached: int
    lesson: str = ""
    guide: dict[str, Any] = {}


def gather(session: Session, guide: Guide | None = None) -> Rescue | None:
    """What to write now; None while the run on the stage is only the answer to a wrong option."""
    if guide is not None and guide.reply is not None:
        return None
    return Rescue(
        version=VERSION,
        experiment=session.experiment.NAME,
        seed=session.experiment.seed,
        began_with=session.beginning,
        log=[_line(entry) for entry in session.log],
        tick=session.experiment.ticks,
        reached=session.reached,
        lesson=guide.lesson.id if guide else "",
        guide=guide.snapshot() if guide else {},
    )


def write(path: Path, rescue: Rescue) -> None:
    """Write the file whole or not at all.

    Raises:
        OSError: the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, msgspec.json.encode(rescue))


def read(path: Path) -> Rescue | None:
    """What the file holds; None when there is none.

    Raises:
        Complaint: it is damaged, or of another version.
    """
    try:
        rescue = msgspec.json.decode(path.read_bytes(), type=Rescue)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.DecodeError) as wrong:
        raise Complaint(f"the rescue file cannot be read: {wrong}.") from None
    if rescue.version != VERSION:
        raise Complaint("the rescue file is of another version of the program.")
    return rescue


def take_up(rescue: Rescue, session: Session, guide: Guide | None = None) -> None:
    """Bring a session (of the same kind and seed) and its guide to where the file was written.

    Raises:
        Complaint: the file does not fit; the session has then been started afresh.
    """
    if rescue.experiment != session.experiment.NAME or rescue.seed != session.experiment.seed:
        raise Complaint("The lesson has changed since it was left; it starts from its first step.")
    listeners, session.listeners = session.listeners, []
    try:
        log = [Logged(line.tick, _command(line)) for line in rescue.log]
        session.resume(rescue.began_with, log, rescue.reached, rescue.tick)
    except (TypeError, Complaint) as wrong:
        session.start({})
        raise Complaint(f"the rescue file does not fit this version: {wrong}") from None
    finally:
        session.listeners = listeners
    if guide is not None and rescue.guide:
        guide.restore(rescue.guide)
        session.factor = guide.pace


def _line(entry: Logged) -> Line:
    what = entry.command
    if isinstance(what, Set):
        return Line(entry.tick, set=what.path, to=what.value)
    if isinstance(what, Act):
        return Line(entry.tick, act=what.name)
    if isinstance(what, Pause):
        return Line(entry.tick, pause=what.on)
    if isinstance(what, Pace):
        return Line(entry.tick, pace=what.factor)
    if isinstance(what, Answer):
        return Line(entry.tick, answer=(what.step, what.part, what.value))
    return Line(entry.tick, back=what.back)


def _command(line: Line) -> Command:
    if line.set and line.to is not None:
        return Set(line.set, line.to)
    if line.act:
        return Act(line.act)
    if line.pause is not None:
        return Pause(line.pause)
    if line.pace:
        return Pace(line.pace)
    if line.answer is not None:
        return Answer(*line.answer)
    if line.back is not None:
        return Next(line.back)
    raise Complaint(f"a command of tick {line.tick} is empty.")
