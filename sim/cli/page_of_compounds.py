"""The tables of MODEL.md on the other drugs: what each does to the receptor, how each fared, and the years."""

from sim.cli.shelves import effect_of, verdict_of
from sim.core import units
from sim.models.compounds import kinetics
from sim.models.compounds.profile import WAIT, profiles
from sim.models.receptor.block import Conditions
from sim.models.receptor.drugs import DRUGS, Drug
from sim.models.safety.history import EVENTS
from sim.models.trials.outcomes import trials

Table = tuple[tuple[str, ...], list[tuple[str, ...]]]


def compared() -> Table:
    """Every drug that is not hidden, on one receptor, as the model has it."""
    head = (
        "drug",
        "receptor",
        "IC50",
        "onset at three times that",
        "recovery",
        "kept for 2 min",
        "IC50 times, −70 to 40 mV",
    )
    return head, [_compared(drug) for drug in DRUGS.values() if not drug.hidden and drug.sort != "none"]


def _compared(drug: Drug) -> tuple[str, ...]:
    subunit = "GluN2B" if drug.sort == "allosteric" else "GluN2A"
    bench = Conditions(subunit, drug.name, 1.0)
    half = kinetics.half_inhibiting(bench)
    there = bench.at(3 * half)
    f = units.figure
    return (
        drug.name,
        subunit,
        units.say(half, "uM"),
        units.say_time(kinetics.onset(there)),
        units.say_time(kinetics.offset(there)),
        units.say(kinetics.kept(there, WAIT), "%"),
        f(kinetics.fold_by_voltage(bench)),
    )


def trapping() -> Table:
    """Trapping, what is felt, and benefit, side by side."""
    head = ("drug", "still in the pore after 2 min", "altered perception", "trials that met their endpoint", "source")
    return head, [
        (
            row.drug,
            units.say(row.kept, "%"),
            row.felt,
            f"{row.reached} of {row.asked}",
            f"[{row.source}](#{row.source})",
        )
        for row in profiles()
    ]


def outcomes() -> Table:
    """Every trial, null results among them."""
    head = ("trial", "drug", "against", "n", "in", "measure", "difference", "p", "first endpoint", "source", "note")
    rows: list[tuple[str, ...]] = [
        (
            f"{row.trial} {row.year}",
            f"{row.drug} {row.dose}",
            row.control,
            str(row.n) if row.n else "",
            row.condition,
            f"{row.measure}, {row.when}",
            effect_of(row),
            row.p,
            verdict_of(row),
            f"[{row.source}](#{row.source})",
            row.note,
        )
        for row in trials().values()
    ]
    return head, rows


def years() -> Table:
    """Every event, and where the sources differ."""
    return ("when", "what", "where sources differ", "sources"), [
        (event.date, event.what, event.contested, ", ".join(f"[{key}](#{key})" for key in event.sources))
        for event in EVENTS
    ]
