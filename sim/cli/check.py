"""`check`: reads lessons for mistakes, plays the solution of each twice, and compares; exit code 1 when one is bad."""

import json
from collections.abc import Sequence
from typing import Any

from sim.cli.tables import colour
from sim.cli.words import Words
from sim.core.complaints import Complaint
from sim.teaching.check import Report, check_files
from sim.teaching.parse import find_lesson, lessons

ABOUT = """Check lessons, all of them or those named by file, id or number. Each is read for mistakes (all are listed,
with line numbers), must start unsolved, must be solved by its own solution, and must come out the same when played
twice.
Exit codes: 0 all are good, 1 something is wrong with one, 2 there is no such lesson."""


def main(words: Sequence[str]) -> int:
    """Run the command; returns 1 when a lesson is not good.

    Raises:
        Complaint: there is no such lesson.
    """
    parser = Words("check", description=ABOUT)
    parser.add_argument("lessons", nargs="*", metavar="LESSON", help="file, id or number; all when none is named")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.read(words)
    paths = [find_lesson(name) for name in options.lessons] or list(lessons().values())
    if not paths:
        raise Complaint("there are no lessons to check.")
    reports = check_files(paths)
    print(json.dumps(_as_data(reports), ensure_ascii=False) if options.json else _as_text(reports))
    return int(not all(report.good for report in reports))


def _as_data(reports: Sequence[Report]) -> dict[str, Any]:
    return {
        "lessons": [
            {
                "file": report.path.name,
                "id": report.lesson.id if report.lesson else None,
                "good": report.good,
                "hash": report.played.hash if report.played else None,
                "findings": [{"line": finding.line, "text": finding.text} for finding in report.findings],
            }
            for report in reports
        ]
    }


def _as_text(reports: Sequence[Report]) -> str:
    lines: list[str] = []
    for report in reports:
        if report.lesson and report.played and report.good:
            steps = len(report.lesson.steps)
            said = f"good: {steps} steps, solved twice, state {report.played.hash}"
            lines.append(f"{report.path.name}: {colour(said, 'good')}")
        else:
            lines += [colour(str(finding), "wrong") for finding in report.findings]
    good = sum(report.good for report in reports)
    lines.append(f"{good} of {len(reports)} lessons are good.")
    return "\n".join(lines)
