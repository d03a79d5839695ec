"""Checks lesson files: form, sense, and that each plays: unsolved at first, solved by its solution, twice the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sim.core.complaints import Complaint, unknown
from sim.core.sources import Source
from sim.experiments.catalogue import EXPERIMENTS
from sim.experiments.experiment import Experiment
from sim.models.bibliography import BIBLIOGRAPHY
from sim.teaching.lesson import Lesson
from sim.teaching.lines import Place, line_at, lines_of
from sim.teaching.lint import remarks
from sim.teaching.parse import parse, read_text
from sim.teaching.play import Played, met_by_waiting, play, refute


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, and where."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


@dataclass
class Report:
    """What the check of one file gave; it is good when there are no findings."""

    path: Path
    lesson: Lesson | None = None
    findings: list[Finding] = field(default_factory=list)
    played: Played | None = None

    @property
    def good(self) -> bool:
        """Whether the lesson may be shipped."""
        return not self.findings

    def add(self, line: int, text: str) -> None:
        """Note a finding."""
        self.findings.append(Finding(self.path.name, line, text))


def check_file(
    path: Path,
    benches: Mapping[str, type[Experiment]] | None = None,
    sources: dict[str, Source] | None = None,
) -> Report:
    """Everything that is wrong with one lesson file.

    Args:
        benches: the experiments by name; those of the program when left out.
        sources: the bibliography; that of the program when left out.
    """
    report = Report(path)
    try:
        text = read_text(path)
        lesson = report.lesson = parse(text, path.name)
    except Complaint as wrong:
        report.add(*_split(str(wrong), path.name))
        return report
    benches = EXPERIMENTS if benches is None else benches
    sources = BIBLIOGRAPHY if sources is None else sources
    lines = lines_of(text)
    if lesson.experiment not in benches:
        report.add(line_at(lines, ("experiment",)), str(unknown("experiment", lesson.experiment, benches)))
        return report
    bench = benches[lesson.experiment]
    for place, said in remarks(lesson, bench, sources):
        report.add(line_at(lines, place), said)
    if lesson.id != path.stem:
        report.add(line_at(lines, ("id",)), f"the id '{lesson.id}' is not the file's name '{path.stem}'.")
    if report.good:
        _play(report, lesson, bench, lines)
    report.findings.sort(key=lambda finding: finding.line)
    return report


def _play(report: Report, lesson: Lesson, bench: type[Experiment], lines: dict[Place, int]) -> None:
    first, second = play(bench, lesson), play(bench, lesson, chunk=17)
    report.played = first
    for number, (step, one, two) in enumerate(zip(lesson.steps, first.steps, second.steps, strict=True)):
        line = line_at(lines, ("steps", number))
        if one.started_solved:
            report.add(line, f"step '{step.id}' starts solved.")
        elif met_by_waiting(bench, lesson, number):
            report.add(line, f"step '{step.id}' starts solved: its goal is met by waiting, without its solution.")
        if one.stuck:
            report.add(line, f"the solution of step '{step.id}' does not solve it: {one.stuck}")
        if one.hash != two.hash:
            report.add(line, f"step '{step.id}' came out differently when it was played a second time.")
        predict = step.predict
        if predict is not None and predict.sort == "direction" and one.truth not in ("", predict.right):
            report.add(
                line_at(lines, ("steps", number, "predict", "right")),
                f"the run says '{one.truth}', the lesson says '{predict.right}'.",
            )
        for place, option in enumerate(step.check.options if step.check else ()):
            if option.right:
                continue
            outcome = refute(bench, lesson, option)
            where = line_at(lines, ("steps", number, "check", "options", place))
            if outcome.refused:
                report.add(where, f"the run against '{option.text}' is refused: {outcome.refused}")
            elif not outcome.shown:
                report.add(where, f"the run against '{option.text}' does not show what 'refutes' says.")


def check_files(paths: Sequence[Path]) -> list[Report]:
    """The reports of several files; an id that two of them have is a finding in the second."""
    reports = [check_file(path) for path in paths]
    seen: dict[str, Path] = {}
    for report in reports:
        if report.lesson is None:
            continue
        other = seen.setdefault(report.lesson.id, report.path)
        if other is not report.path:
            report.add(1, f"the id '{report.lesson.id}' is also that of {other.name}.")
    return reports


def _split(complaint: str, name: str) -> tuple[int, str]:
    """The line and the text of "name:12: text"; line 1 when it names none."""
    rest = complaint.removeprefix(f"{name}:").strip()
    number, _, text = rest.partition(":")
    return (int(number), text.strip()) if number.isdigit() else (1, rest)
