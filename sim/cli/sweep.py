"""`sweep`: an experiment over a range of one parameter, one reading from each run, and a Hill curve through them."""

import dataclasses
import json
import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from sim.cli.plan import Plan, add_options, read_plan
from sim.cli.summary import READINGS, summarised
from sim.cli.tables import table
from sim.cli.words import Words
from sim.core import units
from sim.core.complaints import Complaint, unknown
from sim.core.quantities import Observable, Parameter, find, parse_setting
from sim.experiments.experiment import Experiment
from sim.models.receptor.hill import Hill, fit

MOST = 1000
COUNT = 15
ABOUT = """Run an experiment once for each value of a parameter and read one observable from each run.

A Hill curve is fitted when the points follow one: ec50, hill (always positive), and the lower and upper level. For the
IC50 of a trapping blocker read the steady state, so give glutamate all the time and run long enough for the slowest
point: about 90 s for ketamine, and less than 1 s would only show how fast it blocks. Example:
  openchannel sweep pore --over concentration=0.01uM..100uM:log:25 --read relative_current --set drug=ketamine
    --set magnesium=0mM --set glutamate=1000uM --set voltage=-70mV --for 90s"""
_OVER = re.compile(r"^(?P<path>[^=]+)=(?P<low>.+?)\.\.(?P<high>[^:]+)(?::(?P<scale>[a-z]+))?(?::(?P<count>[^:]*))?$")


@dataclasses.dataclass(frozen=True)
class Over:
    """What is swept: the parameter, the internal values, how they are spaced, and the path that is set."""

    row: Parameter
    values: tuple[float, ...]
    scale: str

    @property
    def shown(self) -> list[float]:
        """The values in the shown unit."""
        return [float(f"{units.to_shown(value, self.row.unit):.12g}") for value in self.values]


def main(words: Sequence[str]) -> int:
    """Run the command; returns the exit code.

    Raises:
        Complaint: bad input.
    """
    parser = Words("sweep", description=ABOUT)
    add_options(parser)
    parser.add_argument("--over", required=True, metavar="PATH=LOW..HIGH[:log|:lin][:COUNT]", help="what is swept")
    parser.add_argument("--read", required=True, metavar=f"OBSERVABLE[:{'|:'.join(READINGS)}]", help="what is read")
    options = parser.read(words)
    plan = read_plan(options)
    over = read_over(plan.experiment, options.over)
    observable, how = _reading(plan.experiment, options.read)
    readings = [_read_once(plan, over, value, observable, how) for value in over.values]
    curve = fit(over.shown, readings) if all(x >= 0 for x in over.shown) else None
    say = _as_data if options.json else _as_text
    print(say(over, observable, how, readings, curve))
    return 0


def _read_once(plan: Plan, over: Over, value: float, observable: Observable[Any], how: str) -> float:
    settings = {**plan.settings, over.row.path: over.row.check(value)}
    summary = summarised(dataclasses.replace(plan, settings=settings))[observable.name]
    return float(getattr(summary, how))


def read_over(experiment: type[Experiment], text: str) -> Over:
    """What `--over` means.

    Raises:
        Complaint: it is not understood, or a value is not allowed.
    """
    found = _OVER.match(text)
    if not found:
        raise Complaint(
            f"--over '{text}' should be PATH=LOW..HIGH[:log|:lin][:COUNT], such as concentration=0.1..100:log:13."
        )
    path = found["path"].strip()
    rows = experiment.parameter_rows()
    if path not in rows:
        raise unknown("parameter", path, rows)
    if rows[path].sort != "number":
        raise Complaint(f"--over needs a number to sweep; {path} is a {rows[path].sort}.")
    low_text, high_text = found["low"], found["high"]
    if not units.split(low_text)[1]:
        low_text += units.split(high_text)[1]
    path, low = parse_setting(experiment.PARAMS, path, low_text)
    other, high = parse_setting(experiment.PARAMS, path, high_text)
    assert isinstance(low, (int, float)) and isinstance(high, (int, float))
    if other != path or low >= high:
        raise Complaint(f"--over '{text}': LOW must be below HIGH.")
    row = rows[path]
    scale = found["scale"] or ("log" if row.scale == "log" and low > 0 else "lin")
    return Over(row, _spaced(text, float(low), float(high), scale, _count(text, found["count"]), row.whole), scale)


def _count(text: str, count: str | None) -> int:
    if count is None:
        return COUNT
    if not count.isdecimal() or not 2 <= int(count) <= MOST:
        raise Complaint(f"--over '{text}': COUNT is a whole number from 2 to {MOST}, not '{count}'.")
    return int(count)


def _spaced(text: str, low: float, high: float, scale: str, count: int, whole: bool) -> tuple[float, ...]:
    if scale not in ("log", "lin"):
        raise unknown("scale in --over", scale, ("log", "lin"))
    if scale == "log" and low <= 0:
        raise Complaint(f"--over '{text}': a log scale starts above 0; use :lin or a LOW above 0.")
    values = np.geomspace(low, high, count) if scale == "log" else np.linspace(low, high, count)
    if whole:
        values = np.unique(np.round(values))
    return tuple(float(value) for value in values)


def _reading(experiment: type[Experiment], text: str) -> tuple[Observable[Any], str]:
    name, _, how = text.partition(":")
    how = how or "last"
    if how not in READINGS:
        raise unknown("reading in --read", how, READINGS)
    return find("observable", name.strip(), experiment.OBSERVABLES), how


def _read_unit(observable: Observable[Any], how: str) -> str:
    return f"{observable.unit} s" if how == "integral" else observable.unit


def _as_data(over: Over, observable: Observable[Any], how: str, readings: list[float], curve: Hill | None) -> str:
    data = {
        "over": {"path": over.row.path, "unit": over.row.unit, "scale": over.scale},
        "read": {"observable": observable.name, "how": how, "unit": _read_unit(observable, how)},
        "x": over.shown,
        "y": [y + 0.0 if np.isfinite(y) else None for y in readings],
        "fit": {name: getattr(curve, name) for name in ("ec50", "hill", "low", "high")} if curve else None,
    }
    return json.dumps(data, ensure_ascii=False, allow_nan=False)


def _as_text(over: Over, observable: Observable[Any], how: str, readings: list[float], curve: Hill | None) -> str:
    x_unit, y_unit = units.sign(over.row.unit), units.sign(observable.unit) + (" s" if how == "integral" else "")
    head = (f"{over.row.path} ({x_unit or '1'})", f"{observable.name}, {how} ({y_unit.strip() or '1'})")
    unit = over.row.unit
    rows = [(units.number(x, unit, 4), units.figure(y, 4)) for x, y in zip(over.shown, readings, strict=True)]
    said = "No Hill curve fits these points."
    if curve:
        f = units.figure
        name, way = ("IC50", "falls") if curve.falls else ("EC50", "rises")
        said = (
            f"Hill curve: {name} {f(curve.ec50, 4)} {x_unit}, Hill slope {f(curve.hill)};"
            f" {way} between {f(curve.low)} and {f(curve.high)} {y_unit}".rstrip()
            + "."
        )
    return f"{table(head, rows, right=(0, 1))}\n\n{said}"
