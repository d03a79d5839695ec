"""The tables beside the experiments: drugs, routes, trials, history, compounds to identify, and all sources."""

from collections.abc import Callable
from typing import Any

from sim.cli.tables import table
from sim.core import units
from sim.core.facts import Fact
from sim.core.sources import BADGES
from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.body.routes import ABSORBED, INTRAVENOUS, ROUTES
from sim.models.receptor.antagonist import SORTS
from sim.models.receptor.drugs import DRUGS, Drug
from sim.models.receptor.unknowns import SPREAD
from sim.models.receptor.unknowns import truth as truth_of
from sim.models.safety.history import EVENTS
from sim.models.trials.outcomes import Trial
from sim.models.trials.outcomes import trials as all_trials

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


def effect_of(row: Trial) -> str:
    """The difference of a trial as it is read, with its interval: '−3.2 (−6.88 to 0.45) points'."""
    if row.effect != row.effect:
        return "no number given"
    f = units.figure
    level = "" if row.level == 0.95 else f", {f(row.level * 100)} %"
    between = f" ({f(row.low)} to {f(row.high)}{level})" if row.has_interval else ""
    return f"{'about ' if row.about else ''}{f(row.effect)}{between} {row.unit}"


def verdict_of(row: Trial) -> str:
    """Whether the trial reached what it asked for, in words."""
    return {True: "no effect shown", False: "reached", None: "not asked"}[row.null]


def trials() -> Shelf:
    """How the drugs fared in people, null results among them."""
    names = Trial.__struct_fields__
    data = {
        "trials": [
            {name: (None if value != value else value) for name in names for value in (getattr(row, name),)}
            for row in all_trials().values()
        ]
    }
    head = ("trial", "year", "drug", "against", "n", "in", "measure", "difference", "p", "first endpoint", "source")
    rows = [
        (
            row.trial,
            str(row.year),
            f"{row.drug} {row.dose}",
            row.control,
            str(row.n) if row.n else "",
            row.condition,
            f"{row.measure}, {row.when}",
            effect_of(row),
            row.p,
            verdict_of(row),
            row.source,
        )
        for row in all_trials().values()
    ]
    return data, table(head, rows) + "\n\nBelow zero (a ratio: below one) favours the drug."


def history() -> Shelf:
    """What happened when, and where the sources differ."""
    data = {
        "history": [
            {
                "year": event.year,
                "date": event.date,
                "kind": event.kind,
                "what": event.what,
                "contested": event.contested,
                "sources": list(event.sources),
            }
            for event in EVENTS
        ]
    }
    rows = [
        (
            ("about " if BIBLIOGRAPHY[event.sources[0]].approximate else "") + event.date,
            event.kind,
            ", ".join(event.sources),
            event.what,
            event.contested,
        )
        for event in EVENTS
    ]
    return data, table(("when", "thread", "sources", "what", "where sources differ"), rows)


def unknowns(truth: bool = False) -> Shelf:
    """The six compounds that a student has to identify; what they are only when a teacher asks."""
    rows = [drug for drug in DRUGS.values() if drug.hidden]
    told = [
        {"name": drug.name} | ({"sort": drug.sort, "truth": truth_of(drug), "numbers": _numbers(drug)} if truth else {})
        for drug in rows
    ]
    text = [
        "Six compounds wait in the list of drugs. Find out of each: does it do anything; must the gate be open; is it "
        "trapped; does voltage matter; does more glutamate, or more glycine, overcome it; which subunit?",
        f"Constants scatter between experiments (seeds): SD of the logarithm {SPREAD.say()}.",
        "",
        table(
            ("compound", "what it is", "what should be found"),
            [(d.name, SORTS[d.sort] if truth else d.said, truth_of(d) if truth else "") for d in rows],
        ),
    ]
    if truth:
        for drug in rows:
            text += ["", drug.name, table(("number", "value"), [(n, f.say()) for n, f in _all_facts_of(drug)])]
    return {"unknowns": told}, "\n".join(text)


def _numbers(drug: Drug) -> dict[str, float]:
    return {name: float(f"{units.to_shown(fact.value, fact.unit):.12g}") for name, fact in _all_facts_of(drug)}


SHELVES: dict[str, Callable[[], Shelf]] = {
    "drugs": drugs,
    "routes": routes,
    "trials": trials,
    "history": history,
    "sources": sources,
}
