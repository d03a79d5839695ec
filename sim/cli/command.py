"""The commands without a window: finds the one that was asked for and runs it. Loads no pygame, and little else."""

import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from types import FrameType

from sim.core.complaints import unknown


@dataclass(frozen=True)
class Row:
    """A command: one line of help, and the module whose `main` carries it out, imported only then."""

    says: str
    module: str


COMMANDS: dict[str, Row] = {
    "run": Row("an experiment without a window: what was observed, as a table, JSON or CSV", "sim.cli.run"),
    "sweep": Row("an experiment over a range of one parameter, with a Hill fit", "sim.cli.sweep"),
    "cohort": Row("a virtual trial of up to millions of patients, on all cores or a cluster", "sim.cli.cohort"),
    "check": Row("read the lessons for mistakes, and play each one's solution twice", "sim.cli.check"),
    "verify": Row("hold the models against the table of reference values", "sim.cli.verify"),
    "describe": Row("experiments, parameters, observables, drugs, routes and sources", "sim.cli.describe"),
}


def main(words: Sequence[str]) -> int:
    """Run the command that the first word names with the rest of the words; returns the exit code.

    Raises:
        Complaint: there is no such command, or it was given bad input.
    """
    name = words[0] if words else ""
    if name not in COMMANDS:
        raise unknown("command", name, COMMANDS)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal without the glyph µ still gets its table
    try:
        before = signal.signal(signal.SIGTERM, _terminated)
    except ValueError:  # not in the main thread, so the handler is not ours to set
        return int(import_module(COMMANDS[name].module).main(list(words[1:])))
    try:
        return int(import_module(COMMANDS[name].module).main(list(words[1:])))
    finally:
        signal.signal(signal.SIGTERM, before)


def _terminated(number: int, frame: FrameType | None) -> None:
    """Leave through every `with`, so that no half-written file stays behind."""
    raise SystemExit(128 + number)
