"""Without a display: the first lesson is played as its solution says, each step drawn, and a report written."""

import html
import re
from dataclasses import dataclass
from pathlib import Path

from sim.app.draw import save, stage_picture, without_display
from sim.app.export import CITATION
from sim.app.safety import safety_page
from sim.core.complaints import Complaint
from sim.core.files import write_whole
from sim.experiments.catalogue import EXPERIMENTS
from sim.experiments.session import Session
from sim.teaching import build
from sim.teaching.guide import Guide
from sim.teaching.lesson import Lesson, Step
from sim.teaching.parse import find_lesson, lessons, load
from sim.teaching.play import a_guess

SIZE = (1280, 720)
GLOSSARY_LINK = re.compile(r"\[([^\]]+)\]\(<?glossary:[^)>]*>?\)")
"""A link that only the window can follow."""
CHUNK = 500


@dataclass(frozen=True)
class Shown:
    """One step of the report."""

    step: Step
    picture: str
    goal: str
    reached: bool
    prediction: str
    words: str
    hash: str


def run(folder: Path, name: str = "") -> int:
    """Play it into `folder`; 0 when every goal was reached.

    Raises:
        Complaint: there is no lesson, or the folder cannot be written to.
    """
    path = find_lesson(name) if name else next(iter(lessons().values()), None)
    if path is None:
        raise Complaint("there is no lesson in this installation.")
    lesson = load(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as failure:
        raise Complaint(f"{folder} cannot be written to: {failure.strerror or failure}.") from None
    without_display()
    session = Session(EXPERIMENTS[lesson.experiment](seed=lesson.seed))
    guide = Guide(lesson, session)
    shown = [_play(guide, place, folder) for place in range(len(lesson.steps))]
    text = report(lesson, shown, session.experiment.state_hash())
    try:
        write_whole(folder / "report.md", text.encode())
        write_whole(folder / "report.html", as_html(lesson, text).encode())
    except OSError as failure:
        raise Complaint(f"{folder} cannot be written to: {failure.strerror or failure}.") from None
    reached = sum(one.reached for one in shown)
    print(f"{lesson.title}: {reached} of {len(shown)} steps done. Report: {folder / 'report.md'}")
    return 0 if reached == len(shown) else 1


def _play(guide: Guide, place: int, folder: Path) -> Shown:
    step, session = guide.step, guide.session
    if step.predict is not None:
        guide.answer("predict", a_guess(guide.bench, step.predict), "played without a student")
    begin = session.experiment.ticks
    for tick, command in build.script(guide.bench, step.solution):
        session.plan(begin + tick, command)
    end = begin + guide.length(step)
    while session.experiment.ticks < end:
        guide.watch(session.advance(min(CHUNK, end - session.experiment.ticks)), session.trace.names)
    if step.check is not None and not guide.why_no_check:
        guide.answer("check", next(i for i, option in enumerate(step.check.options) if option.right))
    picture = f"{place + 1:02d}-{step.id}.png"
    save(stage_picture(session, SIZE, "desk", 1.0), folder / picture)
    shown = Shown(
        step,
        picture,
        guide.goal_words,
        not guide.can_go_on,
        _prediction(guide),
        guide.score.words if guide.score else "",
        session.experiment.state_hash(),
    )
    guide.mark.done = True
    guide.go_on()
    return shown


def _prediction(guide: Guide) -> str:
    given, predict = guide.prediction, guide.step.predict
    if given is None or predict is None:
        return ""
    if isinstance(given, float):
        return guide.bench.OBSERVABLES[predict.observable].say(given)
    return given if isinstance(given, str) else f"a curve of {len(given)} points"


def report(lesson: Lesson, shown: list[Shown], hash: str) -> str:
    """The report as Markdown."""
    done = sum(one.reached for one in shown)
    lines = [
        f"# {lesson.title}",
        "",
        f"*{lesson.question}*",
        "",
        f"Played without a display, as the lesson's own solution says: {done} of {len(shown)} steps done.",
        "",
    ]
    for place, one in enumerate(shown):
        lines += [f"## {place + 1}. {one.step.title}", "", one.step.say.strip(), ""]
        lines += [f"![{one.step.title}]({one.picture})", ""]
        if one.prediction:
            lines.append(f"- Prediction asked: {one.step.predict.question if one.step.predict else ''}")
            lines.append(f"- Given here: {one.prediction.rstrip('.')}. {one.words}")
        if one.goal:
            lines.append(f"- Goal: {one.goal} **{'Reached' if one.reached else 'Not reached'}.**")
        lines += [f"- State after it: `{one.hash}`", ""]
        if one.step.explain:
            lines += [one.step.explain.strip(), ""]
    lines += ["## Not settled", "", lesson.unsettled.strip(), "", "## Read this", "", safety_page(), ""]
    lines += [f"Seed {lesson.seed}, state `{hash}`. {CITATION}", ""]
    return GLOSSARY_LINK.sub(r"\1", "\n".join(lines))


def as_html(lesson: Lesson, markdown: str) -> str:
    """The same as a page for a browser."""
    from markdown_it import MarkdownIt

    body = MarkdownIt("commonmark").render(markdown)
    style = "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.55 sans-serif}img{max-width:100%}"
    title = html.escape(lesson.title)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{style}</style></head><body>{body}</body></html>\n"
    )
