"""`cohort`: a virtual trial of very many patients, on all cores or a cluster; stopped, it can go on where it was."""

import argparse
import json
import os
import re
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from sim.cli.cohort_parts import hands, report
from sim.cli.cohort_parts.kept import keep, kept
from sim.cli.cohort_parts.work import Ledger, Order, Part
from sim.cli.saved import written
from sim.cli.words import Words, seed
from sim.core import units
from sim.core.complaints import Complaint
from sim.core.quantities import parse_setting, replaced

ABOUT = """A virtual trial of two arms: people who differ in weight, body and response get a treatment or a control,
and are followed for six weeks. Prints the change of the score in each arm, the difference with its interval of 95 %,
responders and remitters, and the spread of what is in the blood.

The result depends on the seed and the settings alone: one core, many, and a cluster give the same bits. Memory does not
grow with the number of patients. Ctrl-C keeps what is done in a file, and --resume goes on with it."""
LEFT = "cohort.resume"
MOST = 100_000_000
DEFAULT = 10_000
STOPPED, ENDED = 130, 143


def main(words: Sequence[str]) -> int:
    """Run the command; returns the exit code.

    Raises:
        Complaint: bad input.
    """
    options = _options(words)
    ledger = kept(options.resume) if options.resume else Ledger(_order(options))
    name = options.resume or options.keep or _free(LEFT)
    show = sys.stderr.isatty() and not options.json
    bar = Bar(ledger)
    with _ears() as heard:
        try:
            for part in _parts(options, ledger, lambda: bool(heard)):
                ledger.take(part)
                if show:
                    bar.show()
        except Complaint as lost:
            if not ledger.done.any():
                raise
            raise Complaint(f"{lost} {_how_to_go_on(_kept_at(name, ledger), ledger)}") from None
        finally:
            if show:
                print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    if not ledger.whole:
        print(f"openchannel: stopped. {_how_to_go_on(_kept_at(name, ledger), ledger)}", file=sys.stderr)
        return STOPPED if heard[0] == signal.SIGINT else ENDED
    if options.csv is not None:
        with written(options.csv) as stream:
            report.write_csv(ledger, stream)
    if options.json:
        print(json.dumps(report.as_data(ledger), ensure_ascii=False, allow_nan=False))
    elif options.csv != "-":
        print(report.as_text(ledger))
    return 0


def _options(words: Sequence[str]) -> argparse.Namespace:
    parser = Words("cohort", description=ABOUT)
    parser.add_argument("--patients", metavar="N", help=f"in both arms together (default {DEFAULT:,})")
    parser.add_argument("--seed", metavar="N", help="the seed of everything random (default 0)")
    parser.add_argument("--treatment", metavar="NAME", help="ketamine, esketamine, SSRI, placebo or midazolam")
    parser.add_argument("--control", metavar="NAME", help="the same choice")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="PATH=VALUE",
        help="a parameter of the experiment mood, such as dose=0.5mg/kg or sessions=8; describe mood lists them",
    )
    parser.add_argument("--csv", metavar="FILE", help="save the summary of every measure; - is standard output")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--cores", metavar="N", help="processes on this machine (default: as many as it has cores)")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="a Dask scheduler, such as tcp://10.0.0.1:8786")
    parser.add_argument("--resume", metavar="FILE", help="go on with a stopped cohort")
    parser.add_argument("--keep", metavar="FILE", help=f"where a stopped cohort is kept (default {LEFT})")
    options = parser.read(words)
    if options.csv == "-" and options.json:
        raise Complaint("--csv - and --json would both print to standard output; give --csv a file name.")
    if options.scheduler and options.cores:
        raise Complaint("--cores counts processes on this machine; with --scheduler the cluster has its own.")
    if options.resume:
        for name in ("patients", "seed", "treatment", "control", "set"):
            if getattr(options, name):
                raise Complaint(f"--{name} is settled in the file that --resume goes on with; leave it out.")
    return options


def _order(options: argparse.Namespace) -> Order:
    from sim.experiments.mood_settings import MoodParams

    params = MoodParams()
    settings = [f"{name}={getattr(options, name)}" for name in ("treatment", "control") if getattr(options, name)]
    for text in (*settings, *options.set):
        path, equals, value = text.partition("=")
        if not equals or not value.strip():
            raise Complaint(f"--set '{text}' should be PATH=VALUE, such as dose=0.5mg/kg.")
        if path.strip() == "patients":
            raise Complaint("patients are given with --patients: those of both arms together.")
        params = replaced(params, *parse_setting(MoodParams, path.strip(), value))
    patients = DEFAULT if options.patients is None else _whole("--patients", options.patients, 4, MOST)
    return Order(params.plan, patients, seed(options.seed or "0"))


def _whole(option: str, text: str, low: int, high: int) -> int:
    bare = re.sub(r"[,_]", "", text)
    if not re.fullmatch(r"\d{1,12}", bare) or not low <= int(bare) <= high:
        raise Complaint(f"{option} '{text}' is not a whole number from {low} to {high:,}.")
    return int(bare)


def _parts(options: argparse.Namespace, ledger: Ledger, stopping: Callable[[], bool]) -> Iterator[Part]:
    """The parts that are missing, from whoever is to do them."""
    order = ledger.order
    if options.scheduler:
        cluster = hands.Cluster(options.scheduler)
        try:
            yield from cluster.parts(order, ledger.missing(cluster.hands), stopping)
        finally:
            cluster.close()
        return
    cores = os.cpu_count() or 1 if options.cores is None else _whole("--cores", options.cores, 1, 1024)
    tasks = ledger.missing(cores)
    if cores == 1 or (options.cores is None and len(tasks) < FEW):
        yield from hands.alone(order, tasks, stopping)
    else:
        yield from hands.together(order, tasks, stopping, min(cores, len(tasks)))


FEW = 8
"""Parts that are done sooner here than a second process has started."""


@contextmanager
def _ears() -> Iterator[list[int]]:
    """Signals that asked to stop, in order; a second Ctrl-C ends at once and keeps nothing more."""
    heard: list[int] = []

    def hear(number: int, frame: FrameType | None) -> None:
        if heard:
            raise KeyboardInterrupt
        heard.append(number)

    before: dict[int, Any] = {}
    try:
        for number in (int(signal.SIGINT), int(signal.SIGTERM)):
            before[number] = signal.signal(number, hear)
    except ValueError:  # not in the main thread, so they are not ours to set
        pass
    try:
        yield heard
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _free(name: str) -> str:
    """That name, or one like it under which nothing stands yet: another stopped cohort is not written over."""
    path, number = Path(name), 2
    while path.exists():
        path, number = Path(f"{Path(name).stem}-{number}{Path(name).suffix}"), number + 1
    return str(path)


def _kept_at(name: str, ledger: Ledger) -> str:
    """Keep the ledger, where nothing may be written there in the system's folder for such files; returns where."""
    try:
        keep(name, ledger)
    except Complaint:
        name = str(Path(tempfile.gettempdir()) / f"cohort-{os.getpid()}.resume")
        keep(name, ledger)
    return name


def _how_to_go_on(name: str, ledger: Ledger) -> str:
    of = f"{ledger.patients:,} of {ledger.order.patients:,} patients are kept"
    return f"{of}; go on with: openchannel cohort --resume {name}"


class Bar:
    """How far it is, and how long the rest may take: one line on a terminal that is written over."""

    WIDTH = 30

    def __init__(self, ledger: Ledger) -> None:
        self._ledger, self._begun, self._before = ledger, time.monotonic(), ledger.patients

    def show(self) -> None:
        """Draw it anew."""
        done, all_of_them = self._ledger.patients, self._ledger.order.patients
        full = round(done / all_of_them * self.WIDTH)
        pace = (done - self._before) / max(time.monotonic() - self._begun, 1e-9)
        left = f", {units.say_time(round((all_of_them - done) / pace))} left" if pace > 0 else ""
        said = f"{'█' * full}{'░' * (self.WIDTH - full)} {100 * done / all_of_them:.0f} %, {done:,} patients{left}"
        print(f"\r{said}\x1b[K", end="", file=sys.stderr, flush=True)
