"""`verify`: every row of the reference table against what the models give; exit code 1 when one is out of bounds."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sim.cli.saved import written
from sim.cli.tables import colour, table
from sim.cli.verify_finding import Finding, counts
from sim.cli.words import Words
from sim.core.complaints import Complaint
from sim.models.references import KINDS, USES, Agreement, Answer, Answers, Reference, references

ABOUT = """Hold the models against the table of reference values. Verdicts:
  within        the model lies in the bounds of the row
  outside       it does not; exit code 1
  known misfit  it does not, and the reason is known and written down; counts neither as agreement nor as failure
  fact only     no model computes it; it stands there to be read
Agreement of a row of kind 'regression' is no evidence: the value is our own earlier result. Nor is that of a row which
the model takes over or was set to meet; the column 'worth' says which."""
_DUTY: dict[Agreement, str] = {"within": "good", "outside": "wrong", "known misfit": "known", "fact only": "muted"}


def main(words: Sequence[str]) -> int:
    """Run the command; returns 1 when a row is out of its bounds without a known reason.

    Raises:
        Complaint: bad input, or a table that does not match its checks.
    """
    parser = Words("verify", description=ABOUT)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--html", metavar="FILE", help="write a page with figures to FILE, - for standard output")
    options = parser.read(words)
    if options.json and options.html == "-":
        raise Complaint("verify: --json and --html - would both go to standard output; give --html a file.")
    from sim.models.checks import CHECKS, known_misfits

    findings = judge(references(), CHECKS, known_misfits())
    if options.html:
        _write_page(options.html, findings)
    if options.json:
        print(json.dumps(_as_data(findings), ensure_ascii=False))
    elif options.html != "-":
        print(_summary(findings) if options.html else _as_text(findings))
    return int(any(finding.verdict == "outside" for finding in findings))


def mismatches(rows: Mapping[str, Reference], found: Answers, known: Mapping[str, str]) -> list[str]:
    """What does not match between the table and its checks: rows without a check, and the reverse."""
    facts = {row.id for row in rows.values() if row.fact}
    return [
        *(f"row '{name}' has no check" for name in rows if name not in found and name not in facts),
        *(f"row '{name}' is a fact only, and has a check" for name in sorted(facts) if name in found),
        *(f"check '{name}' has no row" for name in found if name not in rows),
        *(f"known misfit '{name}' has no check" for name in known if name not in found),
    ]


def judge(rows: Mapping[str, Reference], found: Answers, known: Mapping[str, str]) -> list[Finding]:
    """The finding of each row, in the order of the table.

    Raises:
        Complaint: the table and its checks do not match.
    """
    wrong = mismatches(rows, found, known)
    if wrong:
        raise Complaint(f"the reference table does not match its checks: {'; '.join(wrong)}.")
    return [_judge(row, found.get(row.id), known.get(row.id, "")) for row in rows.values()]


def _judge(row: Reference, check: Callable[[], Answer] | None, reason: str) -> Finding:
    if check is None:
        return Finding(row, None, "fact only", row.note)
    model = check()
    model = bool(model) if isinstance(row.value, bool) else float(model)
    if row.holds(model):
        return Finding(row, model, "within")
    return Finding(row, model, "known misfit" if reason else "outside", reason)


def _write_page(name: str, findings: Sequence[Finding]) -> None:
    from sim.cli.verify_page import page
    from sim.experiments.catalogue import EXPERIMENTS
    from sim.models.bibliography import BIBLIOGRAPHY
    from sim.models.checks import GAPS
    from sim.models.figures import FIGURES

    with written(name) as file:
        file.write(page(findings, FIGURES, GAPS, BIBLIOGRAPHY, list(EXPERIMENTS)))


def _as_data(findings: Sequence[Finding]) -> dict[str, Any]:
    rows = [
        {
            "id": f.row.id,
            "experiment": f.row.experiment,
            "quantity": f.row.quantity,
            "unit": f.row.unit,
            "value": f.row.value,
            "low": f.row.low,
            "high": f.row.high,
            "model": f.model if f.model == f.model else None,
            "verdict": f.verdict,
            "kind": f.row.kind,
            "use": f.row.use,
            "evidence": f.row.tests,
            "verified": f.row.verified,
            "citation": f.row.citation,
            "reason": f.reason,
            "note": f.row.note,
        }
        for f in findings
    ]
    return {"counts": counts(findings), "rows": rows}


def _as_text(findings: Sequence[Finding]) -> str:
    parts: list[str] = []
    for kind, title in KINDS.items():
        of_kind = [finding for finding in findings if finding.row.kind == kind]
        if of_kind:
            parts += [colour(f"{title} ({kind})", "bold"), _group(of_kind), ""]
    reasons = [f"  {f.row.id}: {f.reason}" for f in findings if f.verdict == "known misfit"]
    if reasons:
        parts += [colour("Known misfits, and why", "bold"), *reasons, ""]
    return "\n".join([*parts, _summary(findings)])


def _summary(findings: Sequence[Finding]) -> str:
    tested = [finding for finding in findings if finding.row.tests]
    return (
        f"{len(findings)} rows: {_said(findings)}.\n"
        f"Of these, published figures that nothing here was set to meet: {_said(tested)}."
    )


def _said(findings: Sequence[Finding]) -> str:
    return ", ".join(f"{count} {verdict}" for verdict, count in counts(findings).items() if count) or "none"


def _group(findings: Sequence[Finding]) -> str:
    head = ("verdict", "row", "model", "reference", "low to high", "worth", "what, and from where")
    rows = [
        (
            f.verdict,
            f.row.id,
            "" if f.model is None else f.row.say(f.model),
            ("" if f.row.verified else "about ") + f.row.say(f.row.value),
            "" if isinstance(f.row.value, bool) else f"{f.row.say(f.row.low)} to {f.row.say(f.row.high)}",
            USES[f.row.use],
            f"{f.row.quantity}; {f.row.citation}",
        )
        for f in findings
    ]
    return "\n".join(map(_coloured, table(head, rows).split("\n")))


def _coloured(line: str) -> str:
    for verdict, duty in _DUTY.items():
        if line.startswith(verdict):
            return colour(verdict, duty) + line[len(verdict) :]
    return line
