"""What a headless run is to do, read from the options that `run` and `sweep` share, and the run itself."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isfinite

from sim.cli.words import Words, seed
from sim.core import units
from sim.core.commands import Act
from sim.core.complaints import Complaint
from sim.core.quantities import Value, find, parse_setting
from sim.experiments.experiment import Experiment, Rows
from sim.experiments.session import Session

MOST_STEPS = 50_000_000
CHUNK = 4096


@dataclass(frozen=True)
class Plan:
    """A run as data: which experiment, its settings (internal units), what is done at which tick, and for how long."""

    experiment: type[Experiment]
    settings: dict[str, Value]
    deeds: tuple[tuple[int, str], ...]
    ticks: int
    seed: int


def add_options(words: Words) -> None:
    """The options that `run` and `sweep` have in common."""
    words.add_argument("name", metavar="NAME", help="an experiment, such as pore or body")
    words.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="PATH=VALUE",
        help="a parameter at the start, such as voltage=-70mV",
    )
    words.add_argument(
        "--act", action="append", default=[], metavar="ACTION@TIME", help='an action, such as "pulse glutamate@200ms"'
    )
    words.add_argument(
        "--for", dest="length", metavar="TIME", help="model time, such as 40min; a bare number is seconds"
    )
    words.add_argument("--seed", default="0", metavar="N", help="the seed of everything random (default 0)")
    words.add_argument("--json", action="store_true", help="print one JSON object")


def experiment_named(name: str) -> type[Experiment]:
    """The experiment of that name.

    Raises:
        Complaint: there is none.
    """
    from sim.experiments import catalogue

    return find("experiment", name, catalogue.EXPERIMENTS)


def read_plan(options: argparse.Namespace) -> Plan:
    """The plan that the options describe.

    Raises:
        Complaint: something in them is wrong.
    """
    experiment = experiment_named(options.name)
    ticks = _ticks(experiment, options.length)
    return Plan(
        experiment,
        dict(_setting(experiment, text) for text in options.set),
        tuple(sorted((_deed(experiment, text, ticks) for text in options.act), key=lambda deed: deed[0])),
        ticks,
        seed(options.seed),
    )


def _setting(experiment: type[Experiment], text: str) -> tuple[str, Value]:
    path, equals, value = text.partition("=")
    if not equals or not value.strip():
        raise Complaint(
            f"--set '{text}' should be PATH=VALUE, such as {next(iter(experiment.parameter_rows()))}=VALUE."
        )
    return parse_setting(experiment.PARAMS, path.strip(), value)


def _deed(experiment: type[Experiment], text: str, ticks: int) -> tuple[int, str]:
    name, at, when = text.rpartition("@")
    if not at:
        name, when = text, "0"
    action = find("action", name.strip(), experiment.ACTIONS)
    moment = _time(when, f"--act '{text}'")
    tick = round(moment / experiment.STEP)
    if moment < 0 or tick > ticks:
        end = units.say_time(ticks * experiment.STEP)
        raise Complaint(f"--act '{text}' lies outside the run: 0 s to {end}; a longer run is asked for with --for.")
    return tick, action.name


def _ticks(experiment: type[Experiment], text: str | None) -> int:
    length = experiment.LENGTH if text is None else _time(text, f"--for '{text}'")
    longest = MOST_STEPS * experiment.STEP
    if length <= 0:
        raise Complaint(f"--for '{text}' must be longer than 0 s.")
    if length > longest:
        raise Complaint(f"--for '{text}' is too long: {experiment.NAME} runs for at most {units.say_time(longest)}.")
    ticks = round(length / experiment.STEP)
    if ticks < 1:
        raise Complaint(
            f"--for '{text}' is shorter than one step of {experiment.NAME}, {units.say_time(experiment.STEP)}."
        )
    return ticks


def _time(text: str, where: str) -> float:
    try:
        seconds = units.parse_time(text)
    except Complaint as wrong:
        raise Complaint(f"{where}: {wrong}") from None
    if not isfinite(seconds):
        raise Complaint(f"{where}: not a finite time.")
    return seconds


@dataclass(frozen=True)
class Piece:
    """Samples in a row without a command between them: `rows[0]` is the state at `first`, after its commands."""

    first: int
    rows: Rows


def play(plan: Plan) -> tuple[Session, Iterator[Piece]]:
    """A fresh session, and the run of the plan on it, piece by piece; memory does not grow with the length.

    Raises:
        Complaint: a setting or an action is refused.
    """
    session = Session(plan.experiment.of_settings(plan.settings, plan.seed))
    return session, _pieces(session, plan)


def _pieces(session: Session, plan: Plan) -> Iterator[Piece]:
    import numpy as np

    experiment = session.experiment
    waiting = list(plan.deeds)
    start: Sequence[float] = ()
    while True:
        now = experiment.ticks
        while waiting and waiting[0][0] <= now:
            session.apply(Act(waiting.pop(0)[1]))
            start = ()
        start = start if len(start) else list(experiment.observe().values())
        if now >= plan.ticks:
            yield Piece(now, np.array([start]))
            return
        until = min([plan.ticks, now + CHUNK, *(tick for tick, _ in waiting[:1])])
        rows = np.concatenate([[start], session.advance(until - now)])
        yield Piece(now, rows)
        start = rows[-1]
