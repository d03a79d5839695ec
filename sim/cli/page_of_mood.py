"""The tables of the page on mood: what the arms get, how virtual people differ, what speaks for it and against."""

from sim.cli.shelves import badge_of
from sim.core import units
from sim.core.facts import Fact
from sim.models.mood.evidence import EVIDENCE
from sim.models.mood.treatments import TREATMENTS
from sim.models.population.people import NOSE_LOGIT_SD, OMEGAS, SPRAY_CV

Table = tuple[tuple[str, ...], list[tuple[str, ...]]]


def treatments() -> Table:
    """A row for each treatment."""
    head = ("treatment", "counts as ketamine", "every day", "leave within 28 days", "source", "note")
    rows: list[tuple[str, ...]] = []
    for row in TREATMENTS.values():
        left = (row.leaves.say(), f"[{row.leaves.source}](#{row.leaves.source})") if row.leaves else ("not read", "")
        counts = f"× {units.figure(row.counts_as)}" if row.drug else ""
        rows.append((row.name, counts, "yes" if row.daily else "", *left, row.note))
    return head, rows


def spreads() -> Table:
    """How far each number of the body differs between people, and each of the spray's."""
    facts: list[Fact] = [*OMEGAS.values(), *SPRAY_CV.values(), NOSE_LOGIT_SD]
    rows: list[tuple[str, ...]] = [(f.label, f.say(), badge_of(f), f"[{f.source}](#{f.source})", f.note) for f in facts]
    return ("what", "value", "badge", "source", "note"), rows


def evidence() -> Table:
    """Every finding on the account of this bench, null trials in equal words."""
    rows: list[tuple[str, ...]] = [
        (row.side, row.about, row.finding, row.where, f"[{row.source}](#{row.source})") for row in EVIDENCE
    ]
    return ("speaks", "concerns", "finding", "in", "source"), rows
