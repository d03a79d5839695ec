"""The commands that draw: the window itself, a lesson or a bench opened at once, and draw, present, fuzz, bench.

Each command is a row: its name, a line for the help, what may follow it, and the file that carries it out (imported
only then).
"""

import argparse
import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NoReturn

from sim.core.complaints import Complaint


class _Parser(argparse.ArgumentParser):
    """A parser whose mistakes are complaints of one line instead of a page of usage."""

    def error(self, message: str) -> NoReturn:
        raise Complaint(f"{self.prog.removeprefix('openchannel').strip() or 'openchannel'}: {message}.")


def _nothing(_: argparse.ArgumentParser) -> None:
    return


def _lesson(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("lesson", metavar="LESSON", help="id, number or file of a lesson")


def _lab(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("experiment", metavar="NAME", help="name of an experiment, such as pore")


def _draw(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("experiment", metavar="NAME", help="name of an experiment, such as pore")
    parser.add_argument("--at", default="0s", metavar="TIME", help="model time of the picture (0s)")
    parser.add_argument("--size", default="1280x720", metavar="WxH", help="pixels (1280x720)")
    parser.add_argument("--theme", default="desk", metavar="T", help="desk, paper or projector (desk)")
    parser.add_argument("--text-size", default="1.0", metavar="N", help="1.0 to 2.0 (1.0)")
    parser.add_argument("--set", action="append", default=[], metavar="PATH=VALUE", help="a parameter, as in run")
    parser.add_argument("--act", action="append", default=[], metavar="ACTION@TIME", help="an action, as in run")
    parser.add_argument("--seed", type=int, default=0, metavar="N")
    parser.add_argument("--window", action="store_true", help="the whole window with controls instead of the stage")
    parser.add_argument("-o", "--out", default="", metavar="FILE", help="PNG file (NAME.png)")


def _present(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("lesson", metavar="LESSON", help="id, number or file of a lesson")
    parser.add_argument(
        "--display",
        type=int,
        default=None,
        metavar="N",
        help="screen of the audience, from 1 (the second if there is one)",
    )
    parser.add_argument(
        "--notes-window", action="store_true", help="with one screen: notes in a small window of their own"
    )
    parser.add_argument(
        "--window", action="store_true", help="the picture for the audience in a window, for a video call"
    )
    parser.add_argument("--theme", default="projector", metavar="T", help="desk, paper or projector (projector)")


def _fuzz(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seed", type=int, default=0, metavar="N")
    parser.add_argument("--for", dest="length", default="90s", metavar="TIME", help="wall time in all (90s)")
    parser.add_argument("--only", default="", metavar="NAME", help="one experiment or lesson instead of all")


def _bench(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--for", dest="length", default="30s", metavar="TIME", help="wall time for each scene (30s)")
    parser.add_argument("--size", default="1920x1080", metavar="WxH", help="pixels (1920x1080)")
    parser.add_argument("--json", action="store_true", help="one object instead of lines to read")


@dataclass(frozen=True)
class Row:
    """A command: `place` is "module:function", called with what was parsed; it returns the exit code."""

    says: str
    place: str
    arguments: Callable[[argparse.ArgumentParser], None] = _nothing


COMMANDS: dict[str, Row] = {
    "lesson": Row("open the window at a lesson", "sim.app.start:lesson", _lesson),
    "lab": Row("open the window at an experiment", "sim.app.start:lab", _lab),
    "draw": Row("a picture of an experiment at a moment", "sim.app.draw:run", _draw),
    "present": Row("a lesson in front of an audience", "sim.app.presenter:run", _present),
    "fuzz": Row("press and drag at random, looking for faults", "sim.app.fuzz:run", _fuzz),
    "bench": Row("measure start, frames and hashes", "sim.app.bench:run", _bench),
}


def main(words: Sequence[str]) -> int:
    """Carry out a command that draws; without words, open the window.

    Args:
        words: the command line without the program's name; the first is a name in the table.

    Raises:
        Complaint: unknown argument.
    """
    if not words:
        from sim.app.start import home

        return home()
    row = COMMANDS[words[0]]
    parser = _Parser(prog=f"openchannel {words[0]}", description=row.says, allow_abbrev=False)
    row.arguments(parser)
    try:
        parsed = parser.parse_args(list(words[1:]))
    except SystemExit as done:  # --help has printed and asks to leave
        return int(done.code or 0)
    module, function = row.place.split(":")
    carry_out: Callable[[argparse.Namespace], int] = getattr(importlib.import_module(module), function)
    return carry_out(parsed)
