"""`run`: one experiment without a window; prints what was observed, and saves every step as CSV when asked."""

import json
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from typing import Any, TextIO

from sim import __version__
from sim.cli.plan import Piece, Plan, add_options, play, read_plan
from sim.cli.saved import written
from sim.cli.summary import Summaries
from sim.cli.tables import table
from sim.cli.words import Words
from sim.core import units
from sim.core.complaints import Complaint
from sim.core.quantities import Parameter, Value
from sim.experiments.experiment import Experiment
from sim.experiments.session import Session

ABOUT = """Run an experiment without a window and print the last, smallest and largest value, the mean and the integral
(shown unit times seconds, trapezoid rule) of everything observed. The first sample is that of time 0, when the actions
of time 0 have been done."""


def main(words: Sequence[str]) -> int:
    """Run the command; returns the exit code.

    Raises:
        Complaint: bad input.
    """
    parser = Words("run", description=ABOUT)
    add_options(parser)
    parser.add_argument("--csv", metavar="FILE", help="save every step; - is standard output")
    parser.add_argument(
        "--course", metavar="FILE", help="save all time scales on one axis (journey; pain with protocol=long infusion)"
    )
    options = parser.read(words)
    printing = [f"--{name} -" for name in ("csv", "course") if getattr(options, name) == "-"]
    printing += ["--json"] if options.json else []
    if len(printing) > 1:
        raise Complaint(f"{' and '.join(printing)} would both print to standard output; give one a file name.")
    plan = read_plan(options)
    if options.course is not None and plan.experiment.course is Experiment.course:
        raise Complaint(
            f"--course: {plan.experiment.NAME} has one time scale. Use --csv, or --course with journey or pain."
        )
    session, pieces = play(plan)
    summaries = Summaries(plan.experiment)
    with ExitStack() as stack:
        save = _saver(stack.enter_context(written(options.csv)), plan) if options.csv is not None else None
        for piece in pieces:
            summaries.add(piece)
            if save:
                save(piece)
    if options.course is not None:
        with written(options.course) as stream:
            _save_course(stream, session.experiment, plan.seed)
    if options.json:
        print(json.dumps(_as_data(plan, session, summaries), ensure_ascii=False, allow_nan=False))
    elif not printing:
        print(_as_text(plan, session, summaries))
    return 0


def _saver(stream: TextIO, plan: Plan) -> Callable[[Piece], None]:
    """Writes the head of the CSV now and the samples of each piece as they come."""
    rows = list(plan.experiment.OBSERVABLES.values())
    names = [f"{row.name} ({row.unit})" for row in rows]
    scale = [units.unit(row.unit).factor for row in rows]
    stream.write(_head(plan.experiment, plan.seed))
    stream.write(",".join(["time (s)", *names]) + "\n")
    begun = False

    def save(piece: Piece) -> None:
        nonlocal begun
        skip = 1 if begun else 0  # the first row of a piece is the last of the one before
        begun = True
        for n, row in enumerate((piece.rows[skip:] / scale).tolist(), piece.first + skip):
            time = f"{n * plan.experiment.STEP:.12g}"
            stream.write(",".join([time, *("" if value != value else f"{value:.10g}" for value in row)]) + "\n")

    return save


def _head(experiment: type[Experiment], seed: int) -> str:
    return (
        f"# Open Channel {__version__}, experiment {experiment.NAME}, seed {seed}. A teaching model, not"
        f" dosing advice. Cite as: Open Channel maintainers (2026), Open Channel {__version__}.\n"
    )


def _save_course(stream: TextIO, experiment: Experiment, seed: int) -> None:
    """All scales on one axis; a cell is empty where something does not live on that scale."""
    course = experiment.course()
    if course is None:
        raise Complaint(f"--course: {experiment.NAME} has no such course with these settings; use --csv.")
    stream.write(_head(type(experiment), seed))
    stream.write(",".join(["time (s)", *(f"{column.name} ({column.unit})" for column in course.columns)]) + "\n")
    rows = course.rows / [units.unit(column.unit).factor for column in course.columns]
    for time, row in zip(course.times.tolist(), rows.tolist(), strict=True):
        stream.write(",".join(f"{x:.10g}" if x == x else "" for x in (time, *row)) + "\n")


def _shown(row: Parameter, value: Value) -> tuple[Any, str]:
    if row.sort != "number":
        return value, ""
    return float(f"{units.to_shown(float(value), row.unit):.12g}"), row.unit


def _settings(experiment: Experiment) -> dict[str, dict[str, Any]]:
    shown = {path: _shown(row, experiment.get(path)) for path, row in experiment.parameter_rows().items()}
    return {path: {"value": value, "unit": unit} for path, (value, unit) in shown.items()}


def _as_data(plan: Plan, session: Session, summaries: Summaries) -> dict[str, Any]:
    return {
        "experiment": plan.experiment.NAME,
        "seed": plan.seed,
        "steps": plan.ticks,
        "hash": session.experiment.state_hash(),
        "parameters": _settings(session.experiment),
        "observables": {name: summary.as_data() for name, summary in summaries.of.items()},
    }


def _as_text(plan: Plan, session: Session, summaries: Summaries) -> str:
    experiment = session.experiment
    lines = [
        f"{experiment.TITLE} ({experiment.NAME}), {units.say_time(experiment.time)} in {plan.ticks} steps,"
        f" seed {plan.seed}, state {experiment.state_hash()}",
        "",
        table(
            ("parameter", "value"),
            [(path, row.say(experiment.get(path))) for path, row in experiment.parameter_rows().items()],
        ),
        "",
    ]
    rows = []
    for name, s in summaries.of.items():
        f = partial(units.number, name=s.unit)
        at_low, at_high = (units.say_time(t) if t == t else "" for t in (s.t_min, s.t_max))
        total = units.figure(s.integral)
        rows.append((name, units.sign(s.unit), f(s.last), f(s.min), at_low, f(s.max), at_high, f(s.mean), total))
    head = ("observable", "unit", "last", "min", "at", "max", "at", "mean", "integral (× s)")
    lines.append(table(head, rows, right=(2, 3, 4, 5, 6, 7, 8)))
    if not plan.deeds and plan.experiment.ACTIONS:
        lines += ["", f"Nothing was done in this run. --act knows: {', '.join(plan.experiment.ACTIONS)}."]
    return "\n".join(lines)
