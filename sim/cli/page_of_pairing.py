"""The tables of the page on paired spikes: the nine parameter sets, and the numbers of Shouval 2002."""

from sim.cli.shelves import badge_of
from sim.core import units
from sim.core.facts import Fact
from sim.core.sources import BADGES
from sim.models.plasticity import shouval
from sim.models.plasticity.parameter_sets import SETS

Table = tuple[tuple[str, ...], list[tuple[str, ...]]]


def sets() -> Table:
    """A row for each set; calcium in thresholds of depression."""
    head = (
        "set", "what it does", "calcium decays", "pre", "post", "theta_d", "theta_p", "gamma_d", "gamma_p", "sigma",
        "tau", "delay", "weak at start", "strong : weak", "badge",
    )  # fmt: skip
    rows: list[tuple[str, ...]] = []
    for one in SETS.values():
        plain = (one.pre, one.post, one.depression, one.potentiation, one.falling, one.rising, one.noise)
        figures = tuple(units.figure(x, 6) for x in plain)
        times = units.say_time(one.slowness), units.say(one.delay, "ms")
        rows.append(
            (one.name, one.what, units.say(one.decay, "ms", 4), *figures, *times, units.say(one.weak, "%"),
             units.figure(one.strength, 4), BADGES[one.kind])
        )  # fmt: skip
    return head, rows


def numbers() -> Table:
    """Every number of Shouval 2002 as it stands in the model."""
    facts = [value for value in vars(shouval).values() if isinstance(value, Fact)]
    own = [fact for fact in facts if fact.source == "shouval-2002"]
    rows: list[tuple[str, ...]] = [(f.label, f.say(), badge_of(f), f"[{f.source}](#{f.source})", f.note) for f in own]
    return ("what", "value", "badge", "source", "note"), rows
