"""Exports: the run as CSV with seed, settings and citation, and the picture of the stage as PNG with the same name."""

import csv
import io
from datetime import datetime
from pathlib import Path

import numpy as np
import pygame

from sim import __version__
from sim.core import units
from sim.core.complaints import Complaint
from sim.core.files import write_whole
from sim.experiments.session import Session

CITATION = f"Open Channel {__version__}, simulation of the average published behaviour of ketamine, for teaching."


def table_of(session: Session) -> bytes:
    """The run so far as CSV: a head of comments, then the time and every observable in its shown unit."""
    bench = session.experiment
    names = list(bench.OBSERVABLES)
    out = io.StringIO(newline="")
    for line in _head(session):
        out.write(f"# {line}\n")
    writer = csv.writer(out)
    writer.writerow(["time [s]", *(f"{n} [{bench.OBSERVABLES[n].unit}]" for n in names)])
    end = session.reached * bench.STEP
    spans = [session.trace.span(name, 0.0, end + bench.STEP) for name in names]
    times = spans[0][0]
    columns = [
        units.to_shown(1.0, bench.OBSERVABLES[name].unit) * (low + high) / 2
        for name, (_, low, high) in zip(names, spans, strict=True)
    ]
    rows = np.column_stack([times, *columns]) if len(times) else np.zeros((0, len(names) + 1))
    writer.writerows([f"{value:.6g}" for value in row] for row in rows)
    return out.getvalue().encode()


def _head(session: Session) -> list[str]:
    bench = session.experiment
    lines = [CITATION, f"experiment: {bench.NAME}", f"seed: {bench.seed}", f"state: {bench.state_hash()}"]
    lines += [f"{path} = {row.say(bench.get(path))}" for path, row in bench.parameter_rows().items()]
    lines += [f"at {entry.tick * bench.STEP:g} s: {entry.command}" for entry in session.log]
    return lines


def export_run(session: Session, picture: pygame.Surface, folder: Path | None) -> Path:
    """Write both files into the folder; the CSV's path.

    Raises:
        Complaint: there is no folder to write to.
        OSError: the disk refuses.
    """
    if folder is None:
        raise Complaint("no folder can be written to.")
    folder.mkdir(parents=True, exist_ok=True)
    stamp = datetime.now().strftime("%Y-%m-%d-%H%M%S")
    stem = f"{session.experiment.NAME}-{stamp}"
    image = io.BytesIO()
    pygame.image.save(picture, image, f"{stem}.png")
    write_whole(folder / f"{stem}.csv", table_of(session))
    write_whole(folder / f"{stem}.png", image.getvalue())
    return folder / f"{stem}.csv"
