"""The tables beside the experiments: drugs, routes into the body, and the sources of every number."""

from typing import Any

from sim.cli.tables import table
from sim.core import units
from sim.core.facts import Fact
from sim.core.sources import BADGES
from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.body.routes import ABSORBED, INTRAVENOUS, ROUTES
from sim.models.receptor.drugs import DRUGS, Drug

Shelf = tuple[dict[str, Any], str]


def badge_of(fact: Fact) -> str:
    """The words of the badge of a published number."""
    return BIBLIOGRAPHY[fact.source].badge(fact.kind)


def facts_of(drug: Drug) -> list[tuple[str, Fact]]:
    """Each number that does something for this drug, with a name; none of a compound that is still to be identified."""
    return [] if drug.hidden else _all_facts_of(drug)


def _all_facts_of(drug: Drug) -> list[tuple[str, Fact]]:
    """Each number that does something, those of a preparation by subunit."""
    plain = [
        (fact.label, fact)
        for fact in (drug.entry, drug.distance, drug.superficial, drug.escape, drug.most)
        if fact.value != 0
    ]
    bound = [
        (f"{fact.label} {subunit} ({preparation})", fact)
        for preparation, affinity in drug.affinities.items()
        for subunit, fact in affinity.by_subunit.items()
    ]
    return [*bound, *plain]


def drugs() -> Shelf:
    """Every drug, what it does, and its numbers with source."""
    data = {
        "drugs": [
            {
                "name": drug.name,
                "sort": "unknown" if drug.hidden else drug.sort,
                "what": drug.what,
                "numbers": [
                    {
                        "name": name,
                        "value": float(f"{units.to_shown(fact.value, fact.unit):.12g}"),
                        "unit": fact.unit,
                        "badge": badge_of(fact),
                        "source": fact.source,
                        "note": fact.note,
                    }
                    for name, fact in facts_of(drug)
                ],
            }
            for drug in DRUGS.values()
        ]
    }
    parts = [table(("drug", "sort", "what"), [(d.name, d.said, d.what) for d in DRUGS.values()])]
    for drug in DRUGS.values():
        rows = [(name, fact.say(), badge_of(fact), fact.source, fact.note) for name, fact in facts_of(drug)]
        if rows:
            parts += ["", drug.name, table(("number", "value", "badge", "source", "note"), rows)]
    return data, "\n".join(parts)


def routes() -> Shelf:
    """Every way into the body, and how much arrives."""
    rows: list[tuple[str, ...]] = []
    data: list[dict[str, Any]] = []
    for name in ROUTES:
        if name in INTRAVENOUS:
            rows.append((name, "100 %", "0 %", "0 s", "", "by definition", ""))
            data.append({"name": name, "reaches": 1.0, "first_pass": 0.0, "lag": 0.0, "source": "", "contested": ""})
            continue
        way = ABSORBED[name]
        rows.append(
            (
                name,
                units.say(way.reaches, "%"),
                units.say(way.first_pass, "%"),
                units.say_time(way.lag),
                units.say(way.uptake, "1/h"),
                f"{way.source} ({BIBLIOGRAPHY[way.source].badge(way.kind)})",
                way.contested,
            )
        )
        data.append(
            {
                "name": name,
                "reaches": way.reaches,
                "first_pass": way.first_pass,
                "lag": way.lag,
                "source": way.source,
                "badge": BIBLIOGRAPHY[way.source].badge(way.kind),
                "contested": way.contested,
            }
        )
    head = ("route (racemic ketamine)", "reaches the blood", "first pass", "lag", "uptake", "source", "not settled")
    return {"routes": data}, table(head, rows)


def sources() -> Shelf:
    """Every paper, label and choice that a number comes from."""
    papers = BIBLIOGRAPHY.values()
    data = {
        "sources": [
            {
                "key": paper.key,
                "citation": paper.citation,
                "badge": BADGES[paper.kind],
                "doi": paper.doi,
                "read": paper.read,
                "note": paper.note,
            }
            for paper in papers
        ]
    }
    rows = [(p.key, BADGES[p.kind], p.read, p.doi, p.citation) for p in papers]
    return data, table(("source", "badge", "read", "DOI", "citation"), rows)
