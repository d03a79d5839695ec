"""What is printed of a cohort: arms, differences with their intervals, and the spread of what is in the blood."""

from typing import Any, TextIO

from sim import __version__
from sim.cli.cohort_parts.work import Ledger
from sim.cli.tables import table
from sim.core import units
from sim.core.quantities import parameters
from sim.experiments.mood_settings import MoodParams
from sim.models.mood.cohort import BLOOD, difference
from sim.models.mood.trial import ARMS, DAY, Plan
from sim.models.population.tally import Tally

_ENDS = ("mean", "low", "high")
SHARES = (0.05, 0.5, 0.95)
NOTE = "Virtual patients of a teaching model: group averages as published, no forecast for anyone, not dosing advice."


def as_text(ledger: Ledger) -> str:
    """The report as tables."""
    order, tally = ledger.order, ledger.tally()
    names = [arm.name for arm in order.plan.arms]
    parts = [
        f"A virtual trial of {order.patients:,} patients over {units.say_time(order.plan.visits[-1] * DAY)},"
        f" seed {order.seed}, result {ledger.hash()}",
        _plan(ledger),
        "",
        table(
            ("day", f"{names[0]}: change", f"{names[1]}: change", "difference (95 % interval)", "responders"),
            [_visit(tally, day) for day in order.plan.visits],
            right=(0, 1, 2),
        ),
    ]
    remission = [_shares(tally, "remitters", day) for day in order.plan.visits]
    parts += ["", table(("day", f"remitters: {names[0]}", names[1], "in the trial"), remission, right=(0, 1, 2))]
    rows = [
        (row.label, units.sign(row.unit), name, *_spread(tally, f"{arm}.{row.name}"))
        for arm, name in zip(ARMS, names, strict=True)
        for row in BLOOD
        if tally.number(f"{arm}.{row.name}")
    ]
    if rows:
        head = ("in the blood after one session", "unit", "arm", "mean", "CV", "5 %", "50 %", "95 %")
        parts += ["", table(head, rows, right=(3, 4, 5, 6, 7))]
    return "\n".join([*parts, "", NOTE])


def _plan(ledger: Ledger) -> str:
    plan = ledger.order.plan
    doses = {"ketamine": f" {units.say(plan.per_kg, 'mg/kg')}", "esketamine": f" {units.say(plan.sprayed, 'mg')}"}
    arms = [f"{arm.name}{doses.get(arm.name, '')}" for arm in plan.arms]
    times = f"{plan.sessions} session{'s' if plan.sessions != 1 else ''}"
    times += f", one each {units.figure(plan.every / DAY)} days" if plan.sessions > 1 else ""
    beside = "; a daily antidepressant in both arms" if plan.antidepressant else ""
    return f"{arms[0]} against {arms[1]}; {times}{beside}"


def _visit(tally: Tally, day: float) -> tuple[str, ...]:
    middle, low, high = difference(tally, f"change.{day:g}d")
    f = units.figure
    arms = [f(tally.mean(f"{arm}.change.{day:g}d")) for arm in ARMS]
    share = [units.say(tally.mean(f"{arm}.responders.{day:g}d"), "%") for arm in ARMS]
    return f"{day:g}", *arms, f"{f(middle)} ({f(low)} to {f(high)})", f"{share[0]} against {share[1]}"


def _shares(tally: Tally, name: str, day: float) -> tuple[str, ...]:
    share = [units.say(tally.mean(f"{arm}.{name}.{day:g}d"), "%") for arm in ARMS]
    stay = [tally.number(f"{arm}.madrs.{day:g}d") for arm in ARMS]
    return f"{day:g}", *share, f"{stay[0]:,} and {stay[1]:,}"


def _spread(tally: Tally, name: str) -> tuple[str, ...]:
    mean, f = tally.mean(name), units.figure
    return f(mean), units.say(tally.spread(name) / mean, "%"), *(f(tally.percentile(name, s)) for s in SHARES)


def as_data(ledger: Ledger) -> dict[str, Any]:
    """The report for JSON; values in the shown unit, what is not a number is null."""
    order, tally = ledger.order, ledger.tally()
    return {
        "command": "cohort",
        "version": __version__,
        "seed": order.seed,
        "patients": order.patients,
        "hash": ledger.hash(),
        "parameters": _settings(order.plan),
        "difference": {
            f"{day:g}d": dict(zip(_ENDS, map(_finite, difference(tally, f"change.{day:g}d")), strict=True))
            for day in order.plan.visits
        },
        "measures": {
            row.name: {
                "unit": row.unit,
                "number": tally.number(row.name),
                "mean": _finite(tally.mean(row.name)),
                "sd": _finite(tally.spread(row.name)),
                **{f"p{100 * s:g}": _finite(tally.percentile(row.name, s)) for s in SHARES if row.size},
            }
            for row in tally.measures
        },
    }


_FIELDS = {"dose": "per_kg", "dose.spray": "sprayed"}


def _settings(plan: Plan) -> dict[str, dict[str, Any]]:
    """The parameters of the experiment `mood` as `run --json` prints them."""
    found: dict[str, dict[str, Any]] = {}
    for path, row in parameters(MoodParams).items():
        if path != "patients":
            value, unit = getattr(plan, _FIELDS.get(path, path)), row.unit if row.sort == "number" else ""
            shown = float(f"{units.to_shown(float(value), unit):.12g}") if unit else value
            found[path] = {"value": shown, "unit": unit}
    return found


def _finite(value: float) -> float | None:
    return value if value == value else None


def write_csv(ledger: Ledger, stream: TextIO) -> None:
    """A line for each measure of each arm."""
    stream.write(
        f"# Open Channel {__version__}, cohort of {ledger.order.patients} virtual patients, seed {ledger.order.seed}. "
        f"A teaching model, not dosing advice. Cite as: Open Channel maintainers (2026), Open Channel {__version__}.\n"
    )
    stream.write("arm,measure,unit,number,mean,sd,p5,p50,p95\n")
    for name, row in as_data(ledger)["measures"].items():
        arm, _, measure = name.partition(".")
        numbers = [row[key] for key in ("mean", "sd")] + [row.get(key) for key in ("p5", "p50", "p95")]
        said = ["" if x is None else f"{x:.10g}" for x in numbers]
        stream.write(",".join([arm, measure, row["unit"], str(row["number"]), *said]) + "\n")
