"""Writes the tables of `sim/MODEL.md` from the declarations: `python -m sim.cli.model_page`, or `--check` to compare.

The prose of that page is written by hand; between `<!-- table NAME -->` and `<!-- end -->` stands what is made here.
"""

import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any

from sim.cli import (
    page_of_circuit,
    page_of_compounds,
    page_of_mood,
    page_of_pairing,
    page_of_safety,
    page_of_signalling,
    page_of_synapse,
)
from sim.cli.describe import allowed, badge
from sim.cli.shelves import badge_of, facts_of
from sim.core import units
from sim.core.complaints import Complaint, unknown
from sim.core.quantities import Parameter, parameters
from sim.core.sources import BADGES, GLOSSES
from sim.experiments.catalogue import EXPERIMENTS
from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.body.arterial import Artery
from sim.models.body.effects import WINDOWS, Brain
from sim.models.body.esketamine import Esketamine
from sim.models.body.interactions import INTERACTIONS
from sim.models.body.ketamine import Ketamine
from sim.models.body.routes import ABSORBED, ROUTES
from sim.models.checks import CHECKS, GAPS, MISFITS
from sim.models.fear.extinction import Learning
from sim.models.fear.loop import Wiring
from sim.models.mood.patients import Differences
from sim.models.mood.response import Response
from sim.models.pain.infusion import Relief
from sim.models.pain.windup import Cell
from sim.models.population.people import Pool
from sim.models.receptor.drugs import DRUGS, SORTS
from sim.models.receptor.gating import RATE_SETS
from sim.models.receptor.receptors import RECEPTORS
from sim.models.references import KINDS, USES, references
from sim.models.safety.effects import Effects, Resting
from sim.models.signalling.cascade import Cascade
from sim.models.signalling.rodent import Rodent

PAGE = Path(__file__).resolve().parent.parent / "MODEL.md"
_SLOT = re.compile(r"<!-- table (?P<name>[a-z ]+) -->\n.*?<!-- end -->", re.DOTALL)


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown."""

    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"

    return "\n".join([line(head), "|" + "---|" * len(head), *map(line, rows)])


def _source(key: str) -> str:
    return f"[{key}](#{key})" if key in BIBLIOGRAPHY else key


def _parameters(rows: dict[str, Parameter]) -> str:
    return markdown(
        ("parameter", "what", "value", "allowed", "badge", "source", "note"),
        [
            (f"`{p.path}`", p.label, p.say(p.default), allowed(p), badge(p, BIBLIOGRAPHY), _source(p.source), p.help)
            for p in rows.values()
        ],
    )


def _settings(name: str) -> Callable[[], str]:
    return lambda: _parameters(EXPERIMENTS[name].parameter_rows())


def _experiments() -> str:
    rows = [(f"`{bench.NAME}`", bench.TITLE, bench.QUESTION) for bench in EXPERIMENTS.values()]
    return markdown(("experiment", "title", "what one looks at"), rows)


def _observables(name: str) -> Callable[[], str]:
    return lambda: markdown(
        ("observable", "what", "unit", "note"),
        [
            (f"`{row.name}`", row.label, units.sign(row.unit), row.help)
            for row in EXPERIMENTS[name].OBSERVABLES.values()
        ],
    )


def _constants(params: type[Any]) -> Callable[[], str]:
    return lambda: _parameters(parameters(params))


def _rate_sets() -> str:
    head = (
        "set",
        "binding µM⁻¹ s⁻¹",
        "unbinding s⁻¹",
        "desensitising",
        "resensitising",
        "opening",
        "closing",
        "source",
    )
    return markdown(
        head, [(r.name, *(units.figure(x) for x in astuple(r)[1:7]), _source(r.source)) for r in RATE_SETS.values()]
    )


def _receptors() -> str:
    rows = [
        (receptor.name, fact.label, fact.say(), badge_of(fact), _source(fact.source), fact.note)
        for receptor in RECEPTORS.values()
        for fact in _facts(receptor)
    ]
    return markdown(("receptor", "what", "value", "badge", "source", "note"), rows)


def _facts(row: Any) -> list[Any]:
    """The published numbers among the fields of a row, in order."""
    return [value for value in vars(row).values() if hasattr(value, "say")]


def _drugs() -> str:
    rows = [
        (drug.name, SORTS[drug.sort], name, fact.say(), badge_of(fact), _source(fact.source), fact.note)
        for drug in DRUGS.values()
        for name, fact in facts_of(drug)
    ]
    return markdown(("drug", "sort", "number", "value", "badge", "source", "note"), rows)


def _routes() -> str:
    say = units.say
    rows = [
        (
            name,
            say(way.reaches, "%"),
            say(way.uptake, "1/h"),
            say(way.first_pass, "%"),
            say(way.first_pass_rate, "1/h"),
            units.say_time(way.lag),
            _source(way.source),
            BIBLIOGRAPHY[way.source].badge(way.kind),
            way.contested,
        )
        for name, way in ((name, ABSORBED[name]) for name in ROUTES if name in ABSORBED)
    ]
    head = ("route", "F sys", "ka", "F gut", "kg", "lag", "source of F sys", "badge", "not settled")
    return markdown(head, rows)


def _interactions() -> str:
    rows = [
        (
            row.name,
            *(units.say(x, "%") for x in (row.demethylation, row.other, row.gut)),
            _source(row.source),
            f"× {units.figure(row.observed)}",
            _source(row.observed_source),
            row.note,
        )
        for row in INTERACTIONS.values()
        if row.name != "none"
    ]
    head = ("with", "left of the step to norketamine", "of other steps", "of the gut wall", "source", "measured ratio")
    return markdown((*head, "source", "note"), rows)


def _windows() -> str:
    rows = [
        (
            w.label,
            w.drug,
            f"{units.figure(w.low)} to {units.figure(w.high)} ng/mL",
            BIBLIOGRAPHY[w.source].badge(w.kind),
            _source(w.source),
            w.note,
        )
        for w in WINDOWS
    ]
    return markdown(("what was seen", "drug", "plasma", "badge", "source", "note"), rows)


def _references() -> str:
    parts = []
    for kind, title in KINDS.items():
        rows = [
            (
                f"`{row.id}`",
                row.quantity,
                ("" if row.verified else "about ") + row.say(row.value),
                "" if isinstance(row.value, bool) else f"{row.say(row.low)} to {row.say(row.high)}",
                USES[row.use],
                row.citation,
                row.note,
            )
            for row in references().values()
            if row.kind == kind
        ]
        parts += [
            f"**{title}**",
            "",
            markdown(("row", "what", "value", "low to high", "worth", "from", "note"), rows),
            "",
        ]
    return "\n".join(parts).rstrip()


def _misfits() -> str:
    cells = []
    for misfit in MISFITS:
        papers = ", ".join(map(_source, misfit.sources))
        if misfit.what:
            cells.append((misfit.what, misfit.published, misfit.here, misfit.why, papers))
            continue
        for row in (references()[name] for name in misfit.rows):
            model = row.say(float(CHECKS[row.id]()))
            cells.append((row.quantity, row.say(row.value), model, misfit.why, papers or row.citation))
    return markdown(("what", "published", "here", "why", "sources"), cells)


def _gaps() -> str:
    return "\n".join(f"- {gap}" for gap in GAPS)


def _badges() -> str:
    return markdown(("badge", "means"), [(BADGES[kind], GLOSSES[kind]) for kind in BADGES])


def _sources() -> str:
    rows = [
        (
            f'<a id="{paper.key}"></a>{paper.key}',
            paper.citation,
            f"[{paper.doi}](https://doi.org/{paper.doi})" if paper.doi else "",
            BADGES[paper.kind],
            paper.read,
            paper.note,
        )
        for paper in BIBLIOGRAPHY.values()
    ]
    return markdown(("key", "citation", "DOI", "badge", "read", "note"), rows)


TABLES: dict[str, Callable[[], str]] = {
    "badges": _badges,
    "experiments": _experiments,
    **{f"{name} parameters": _settings(name) for name in EXPERIMENTS},
    **{f"{name} observables": _observables(name) for name in EXPERIMENTS},
    "rate sets": _rate_sets,
    "receptors": _receptors,
    "drugs": _drugs,
    "ketamine": _constants(Ketamine),
    "esketamine": _constants(Esketamine),
    "artery": _constants(Artery),
    "brain": _constants(Brain),
    "routes": _routes,
    "interactions": _interactions,
    "windows": _windows,
    "cascade": _constants(Cascade),
    "rodent": _constants(Rodent),
    "accounts": lambda: markdown(*page_of_signalling.accounts()),
    "predictions": lambda: markdown(*page_of_signalling.predictions()),
    "evidence": lambda: markdown(*page_of_signalling.evidence()),
    "compounds compared": lambda: markdown(*page_of_compounds.compared()),
    "trapping and benefit": lambda: markdown(*page_of_compounds.trapping()),
    "trials": lambda: markdown(*page_of_compounds.outcomes()),
    "years": lambda: markdown(*page_of_compounds.years()),
    "variants": lambda: markdown(*page_of_signalling.variants()),
    "synapse numbers": lambda: markdown(*page_of_synapse.numbers()),
    "parameter sets": lambda: markdown(*page_of_pairing.sets()),
    "shouval": lambda: markdown(*page_of_pairing.numbers()),
    "circuit numbers": lambda: markdown(*page_of_circuit.numbers()),
    "circuit block": lambda: markdown(*page_of_circuit.blocks()),
    "circuit assumptions": lambda: markdown(*page_of_circuit.assumptions()),
    "circuit evidence": lambda: markdown(*page_of_circuit.evidence()),
    "response": _constants(Response),
    "patients": _constants(Differences),
    "people": _constants(Pool),
    "spreads": lambda: markdown(*page_of_mood.spreads()),
    "treatments": lambda: markdown(*page_of_mood.treatments()),
    "mood evidence": lambda: markdown(*page_of_mood.evidence()),
    "windup cell": _constants(Cell),
    "long relief": _constants(Relief),
    "fear learning": _constants(Learning),
    "loop wiring": _constants(Wiring),
    "session effects": _constants(Effects),
    "resting person": _constants(Resting),
    "bands of effect": lambda: markdown(*page_of_safety.bands()),
    "safety facts": lambda: markdown(*page_of_safety.facts()),
    "references": _references,
    "misfits": _misfits,
    "gaps": _gaps,
    "sources": _sources,
}


def page(text: str) -> str:
    """The page with its tables made new.

    Raises:
        Complaint: it asks for a table that does not exist, or one is asked for nowhere.
    """
    asked = [slot["name"] for slot in _SLOT.finditer(text)]
    for name in asked:
        if name not in TABLES:
            raise unknown("table", name, TABLES)
    left = [name for name in TABLES if name not in asked]
    if left:
        raise Complaint(f"MODEL.md has no place for {', '.join(left)}.")
    return _SLOT.sub(lambda slot: f"<!-- table {slot['name']} -->\n{TABLES[slot['name']]()}\n<!-- end -->", text)


def main(words: Sequence[str]) -> int:
    """Rewrite the page; with `--check` only say whether it is fresh."""
    old = PAGE.read_text(encoding="utf-8")
    new = page(old)
    if "--check" in words:
        print("MODEL.md is fresh." if new == old else "MODEL.md is stale: run python -m sim.cli.model_page.")
        return int(new != old)
    PAGE.write_text(new, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
