"""`bench`: measures what the program promises: first picture, frame times, the same state at any frame rate."""

import argparse
import gc
import json
import os
import subprocess
import sys
from statistics import median
from time import perf_counter, sleep, time
from typing import Any

from sim.app.draw import size_of
from sim.app.loop import FRAME, settle
from sim.app.pilot import Pilot
from sim.app.places import Lab
from sim.app.start import MEASURE
from sim.core import units
from sim.core.commands import Act, Set
from sim.core.complaints import Complaint
from sim.experiments.experiment import Experiment
from sim.scenes.catalogue import SEEN

RATES = (15, 30, 60, 144)
STARTS = 5
LIVELY: dict[str, tuple[tuple[tuple[str, str], ...], tuple[str, ...]]] = {
    "pore": ((("drug", "ketamine"),), ("start train",)),
    "synapse": ((("rate", "50 Hz"), ("drug", "ketamine")), ("burst",)),
    "pairing": ((), ()),
    "circuit": ((), ()),
    "signalling": ((), ("give dose",)),
    "body": ((), ("give dose",)),
    "mood": ((("sessions", "8"),), ()),
    "journey": ((), ("give dose",)),
}
"""What makes a bench busy: settings, then actions."""


def run(words: argparse.Namespace) -> int:
    """Carry out the command: 1 when hashes differ.

    Raises:
        Complaint: a wrong time or size.
    """
    seconds, size = units.parse_time(words.length), size_of(words.size)
    if not 0.5 <= seconds <= 3600:
        raise Complaint(f"--for {words.length}: a time from 0.5 s to 1 h.")
    found: dict[str, Any] = {
        "size": list(size),
        "first_picture_s": started("picture"),
        "ready_s": started("ready"),
        "frames": {name: frames(name, size, seconds) for name in SEEN},
        "hashes": {name: hashes(name) for name in SEEN},
    }
    equal = all(len(set(by_rate.values())) == 1 for by_rate in found["hashes"].values())
    if words.json:
        print(json.dumps(found, indent=2))
    else:
        _tell(found)
    return 0 if equal else 1


def started(moment: str) -> float:
    """Seconds from the start of the process to that moment: the middle one of several starts."""
    taken: list[float] = []
    program = [sys.executable, "-m", "sim"]
    for _ in range(STARTS):
        begin = time()
        done = subprocess.run(program, env=os.environ | {MEASURE: moment}, capture_output=True, text=True, check=False)
        if done.returncode != 0 or not done.stdout.strip():
            raise Complaint(f"the window did not start: {done.stderr.strip()[-200:]}")
        taken.append(float(done.stdout.split()[-1]) - begin)
    return round(median(taken), 3)


def frames(name: str, size: tuple[int, int], seconds: float) -> dict[str, float]:
    """Milliseconds of work in each frame while the bench runs in its window, the collector's pauses among them."""
    pilot = Pilot(place=Lab(name), size=size, timer=perf_counter)
    _make_busy(pilot, name)
    end = perf_counter() + 3.0
    while perf_counter() < end:  # art is refined and glyphs are drawn in the first seconds
        _frame(pilot)
    settle()
    before = sum(stat["collections"] for stat in gc.get_stats())
    work: list[float] = []
    end = perf_counter() + seconds
    while perf_counter() < end:
        work.append(1000 * _frame(pilot))
    collections = sum(stat["collections"] for stat in gc.get_stats()) - before
    pilot.close()
    work.sort()
    return {
        "count": len(work),
        "median_ms": round(median(work), 2),
        "p95_ms": round(work[int(0.95 * (len(work) - 1))], 2),
        "p99_ms": round(work[int(0.99 * (len(work) - 1))], 2),
        "most_ms": round(work[-1], 2),
        "collections": collections,
    }


def _make_busy(pilot: Pilot, name: str) -> None:
    bench = pilot.running.experiment
    settings, acts = LIVELY.get(name, ((), ()))
    for path, text in settings:
        pilot.running.apply(Set(path, bench.parameter_rows()[path].parse(text)))
    for act in acts:
        pilot.running.apply(Act(act))
    pilot.running.play()


def _frame(pilot: Pilot) -> float:
    begin = perf_counter()
    pilot.loop.frame()
    taken = perf_counter() - begin
    if taken < FRAME:
        sleep(FRAME - taken)
    return pilot.loop.work


def hashes(name: str) -> dict[str, str]:
    """The state after the same run at several frame rates, by rate."""
    return {str(rate): at_rate(SEEN[name], name, rate) for rate in RATES}


def at_rate(bench: type[Experiment], name: str, rate: int) -> str:
    """The state hash after a fixed number of steps, reached in frames of that rate, with commands on the way."""
    from sim.app.running import Running
    from sim.experiments.session import Session

    running = Running(Session(bench(seed=7)), timer=lambda: 0.0)
    settings, acts = LIVELY.get(name, ((), ()))
    total = round(12 * bench.PACE / bench.STEP)
    for path, text in settings:
        running.apply(Set(path, bench.parameter_rows()[path].parse(text)))
    for place, act in enumerate(acts):
        running.session.plan(total // 6 * (place + 1), Act(act))
    running.play()
    while running.experiment.ticks < total:
        due = running.clock.advance(1 / rate)
        running.session.advance(min(due, total - running.experiment.ticks))
    return running.experiment.state_hash()


def _tell(found: dict[str, Any]) -> None:
    wide, high = found["size"]
    print(f"first picture {found['first_picture_s']:.3f} s, ready {found['ready_s']:.3f} s after the process started")
    for name, row in found["frames"].items():
        print(
            f"{name:<8} {wide}x{high}: median {row['median_ms']} ms, 95 % {row['p95_ms']} ms, 99 % {row['p99_ms']} ms, "
            f"most {row['most_ms']} ms over {row['count']} frames, {row['collections']} collections"
        )
    for name, by_rate in found["hashes"].items():
        same = "equal" if len(set(by_rate.values())) == 1 else "DIFFERENT"
        print(f"{name:<8} state at {', '.join(by_rate)} frames/s: {same} ({next(iter(by_rate.values()))})")
