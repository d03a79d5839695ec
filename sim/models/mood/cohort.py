"""What is counted of each block of a virtual trial, so that millions of patients become one table."""

from math import nan, sqrt

from sim.models.mood.trial import ARMS, HOUR, MINUTE, Outcome, Plan, remits, responds, run
from sim.models.population.people import BLOCK, Floats
from sim.models.population.tally import Measure, Tally

LIKELY = 1.96
"""Standard errors on either side of an interval of 95 %."""
BLOOD: tuple[Measure, ...] = (
    Measure("c40", "Drug in plasma at 40 min, as measured", "ng/mL", 0.1, 1e5, log=True),
    Measure("c110", "Drug in plasma at 110 min, as measured", "ng/mL", 0.1, 1e5, log=True),
    Measure("c230", "Drug in plasma at 230 min, as measured", "ng/mL", 0.1, 1e5, log=True),
    Measure("area", "Area under the curve of a session", "ng h/mL", 0.1, 1e6, log=True),
    Measure("half_life", "Slowest half-life", "h", 0.01, 1e4, log=True),
)
_SAMPLED = {"c40": 40 * MINUTE, "c110": 110 * MINUTE, "c230": 230 * MINUTE}


def _mood(day: float) -> tuple[Measure, ...]:
    return (
        Measure(f"madrs.{day:g}d", f"MADRS on day {day:g}", "points", 0.0, 60.0, bins=600),
        Measure(f"change.{day:g}d", f"Change of MADRS by day {day:g}", "points", -60.0, 60.0, bins=1200),
        Measure(f"responders.{day:g}d", f"Responders on day {day:g}", "1"),
        Measure(f"remitters.{day:g}d", f"Remitters on day {day:g}", "1"),
        Measure(f"plasticity.{day:g}d", f"Plasticity on day {day:g}", "1"),
    )


def measures(plan: Plan) -> tuple[Measure, ...]:
    """What is counted of each arm; names begin with the arm."""
    rows = [*BLOOD, Measure("started", "Patients who began", "1"), Measure("weight", "Weight", "kg")]
    rows += [row for day in plan.visits for row in _mood(day)]
    return tuple(
        Measure(f"{arm}.{row.name}", row.label, row.unit, row.low, row.high, row.log, row.bins)
        for arm in ARMS
        for row in rows
    )


def readings(plan: Plan, outcomes: list[Outcome]) -> dict[str, Floats]:
    """Name of a measure -> its values in this block, in the shown unit. Who has left is no longer counted."""
    found: dict[str, Floats] = {}
    for arm, outcome in zip(ARMS, outcomes, strict=True):
        start = plan.baseline + outcome.who.above
        mine: dict[str, Floats] = {"started": start * 0 + 1, "weight": outcome.crowd.weight[outcome.members]}
        if outcome.blood is not None:
            empty, scatter = outcome.blood.nothing(), outcome.crowd.scatter[:, outcome.members]
            for i, (name, moment) in enumerate(_SAMPLED.items()):
                mine[name] = outcome.blood.level(empty, moment) * scatter[i]
            mine["area"] = outcome.blood.area() / HOUR
            mine["half_life"] = outcome.blood.half_life() / HOUR
        for i, day in enumerate(plan.visits):
            stays = outcome.stays[i]
            score, begun = outcome.score[i][stays], start[stays]
            mine[f"madrs.{day:g}d"] = score
            mine[f"change.{day:g}d"] = score - begun
            mine[f"responders.{day:g}d"] = responds(score, begun).astype(float)
            mine[f"remitters.{day:g}d"] = remits(score).astype(float)
            mine[f"plasticity.{day:g}d"] = outcome.plastic[i][stays]
        found |= {f"{arm}.{name}": values for name, values in mine.items()}
    return found


def difference(tally: Tally, name: str) -> tuple[float, float, float]:
    """Treatment less control, and its interval of 95 %: (difference, low, high); nan with an empty arm."""
    names = [f"{arm}.{name}" for arm in ARMS]
    numbers = [tally.number(each) for each in names]
    if min(numbers) < 2:
        return nan, nan, nan
    middle = tally.mean(names[0]) - tally.mean(names[1])
    error = sqrt(sum(tally.spread(each) ** 2 / number for each, number in zip(names, numbers, strict=True)))
    return middle, middle - LIKELY * error, middle + LIKELY * error


def simulated(plan: Plan, patients: int, seed: int = 0) -> Tally:
    """A whole trial in this process."""
    tally = Tally(measures(plan))
    for block in range(-(-patients // BLOCK)):
        tally.add(readings(plan, run(plan, seed, block, min(BLOCK, patients - block * BLOCK))))
    return tally
