"""`describe`: what there is to set, to do and to read, and where every number comes from."""

import json
from collections.abc import Sequence
from typing import Any

from sim.cli.tables import table
from sim.cli.words import Words
from sim.core import units
from sim.core.complaints import Complaint, unknown
from sim.core.quantities import Parameter, find
from sim.core.sources import BADGES, GLOSSES, Source
from sim.experiments.experiment import Experiment

SHELVES = ("drugs", "routes", "trials", "history", "unknowns", "sources")
ABOUT = """List the experiments, or describe one: its parameters with value, range, badge and source, its actions and
its observables. 'drugs', 'routes', 'trials' (how the drugs fared), 'history', 'unknowns' (six compounds to identify)
and 'sources' describe those tables."""


def main(words: Sequence[str]) -> int:
    """Run the command; returns the exit code.

    Raises:
        Complaint: there is nothing of that name.
    """
    parser = Words("describe", description=ABOUT)
    parser.add_argument("name", nargs="?", metavar="NAME", help=f"an experiment, or one of {', '.join(SHELVES)}")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--truth", action="store_true", help="for teachers: with 'unknowns', what each compound is")
    options = parser.read(words)
    if options.truth and (options.name or "").casefold() != "unknowns":
        raise Complaint("--truth belongs to 'describe unknowns'.")
    data, text = _described(options.name, options.truth)
    print(json.dumps(data, ensure_ascii=False) if options.json else text)
    return 0


def _described(name: str | None, truth: bool = False) -> tuple[dict[str, Any], str]:
    from sim.experiments import catalogue

    benches = catalogue.EXPERIMENTS
    if name is None:
        return _everything(benches)
    folded = name.casefold()
    if folded in SHELVES:
        from sim.cli import shelves

        return shelves.unknowns(truth) if folded == "unknowns" else shelves.SHELVES[folded]()
    if folded not in {bench.casefold() for bench in benches}:
        raise unknown("name", name, (*benches, *SHELVES))
    return _experiment(find("experiment", name, benches))


def _everything(benches: dict[str, type[Experiment]]) -> tuple[dict[str, Any], str]:
    rows = [(bench.NAME, bench.TITLE, bench.QUESTION) for bench in benches.values()]
    data = {
        "experiments": [{"name": name, "title": title, "question": question} for name, title, question in rows],
        "tables": list(SHELVES),
    }
    after = f"More: openchannel describe NAME, where NAME is an experiment or one of {', '.join(SHELVES)}."
    return data, f"{table(('experiment', 'title', 'what one looks at'), rows)}\n\n{after}"


def badge(row: Parameter, papers: dict[str, Source]) -> str:
    """The words of the badge that a parameter wears: its own kind, or that of its source."""
    if row.source in papers:
        return papers[row.source].badge(row.kind)
    return BADGES[row.kind] if row.kind else ""


def allowed(row: Parameter) -> str:
    """What may be typed, in words."""
    if row.sort == "choice":
        return ", ".join(row.options)
    if row.sort == "switch":
        return "on, off"
    return f"{row.say(row.valid[0])} to {row.say(row.valid[1])}"


def _experiment(bench: type[Experiment]) -> tuple[dict[str, Any], str]:
    from sim.models.bibliography import BIBLIOGRAPHY

    settings = bench.parameter_rows()
    used = {key: BIBLIOGRAPHY[key] for key in sorted({row.source for row in settings.values()}) if key in BIBLIOGRAPHY}
    data = {
        "experiment": bench.NAME,
        "title": bench.TITLE,
        "question": bench.QUESTION,
        "step": bench.STEP,
        "length": bench.LENGTH,
        "parameters": [_parameter(row, used) for row in settings.values()],
        "actions": [{"name": row.name, "help": row.help} for row in bench.ACTIONS.values()],
        "observables": [
            {"name": row.name, "label": row.label, "unit": row.unit, "help": row.help}
            for row in bench.OBSERVABLES.values()
        ],
        "sources": [{"key": key, "citation": paper.citation, "doi": paper.doi} for key, paper in used.items()],
    }
    parts = [
        f"{bench.TITLE} ({bench.NAME}): {bench.QUESTION}",
        f"One step is {units.say_time(bench.STEP)}; a run without --for lasts {units.say_time(bench.LENGTH)}.",
        "",
        table(
            ("parameter", "what", "at first", "allowed", "badge", "source"),
            [
                (row.path, row.label, row.say(row.default), allowed(row), badge(row, used), row.source)
                for row in settings.values()
            ],
        ),
        "",
        table(("action", "what it does"), [(row.name, row.help) for row in bench.ACTIONS.values()]),
        "",
        table(
            ("observable", "what", "unit"),
            [(row.name, row.label, units.sign(row.unit)) for row in bench.OBSERVABLES.values()],
        ),
        "",
        table(("source", "citation"), [(key, paper.citation) for key, paper in used.items()]),
        "",
        "Badges: " + " ".join(f"{BADGES[kind]}: {GLOSSES[kind]}" for kind in BADGES),
    ]
    return data, "\n".join(parts)


def _parameter(row: Parameter, papers: dict[str, Source]) -> dict[str, Any]:
    about: dict[str, Any] = {"path": row.path, "label": row.label, "sort": row.sort, "default": row.default}
    if row.sort == "number":
        low, high = (units.to_shown(bound, row.unit) for bound in row.valid)
        default = float(f"{units.to_shown(float(row.default), row.unit):.12g}")
        about |= {"default": default, "unit": row.unit, "low": low, "high": high, "scale": row.scale}
    if row.sort == "choice":
        about["options"] = list(row.options)
    return about | {"badge": badge(row, papers), "source": row.source, "help": row.help}
