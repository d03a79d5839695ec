"""Reads a lesson as a strict colleague would: everything that is wrong with it, with lines, before it is played."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import unquote

from markdown_it import MarkdownIt

from sim.core import units
from sim.core.complaints import Complaint, nearest
from sim.core.sources import Source
from sim.experiments.experiment import Experiment
from sim.teaching import build
from sim.teaching.glossary import meaning, spellings
from sim.teaching.lesson import Deed, Goal, Lesson, Option, Predict, Step
from sim.teaching.lines import Place

GLOSSARY = "glossary:"
FEWEST_STEPS, MOST_STEPS = 8, 12
FEWEST_HINTS = 2
LONGEST_RUN = 25
"""Seconds on the wall that a student watches without anything to do."""
MARKS = re.compile(r"\*|`|\]\(|(?<!\w)_\w")
"""Of Markdown, which are seen as they stand on cards, buttons, slides and polls."""
Remark = tuple[Place, str]


@dataclass(frozen=True)
class _Reader:
    """What the lesson is read against."""

    lesson: Lesson
    bench: type[Experiment]
    sources: dict[str, Source]

    def tried(self, place: Place, build_it: Callable[[], object]) -> Iterator[Remark]:
        """What building it complains of."""
        try:
            build_it()
        except Complaint as wrong:
            yield place, str(wrong)

    def named(self, kind: str, name: str, allowed: object, place: Place) -> Iterator[Remark]:
        names = list(allowed)  # type: ignore[call-overload]
        if name not in names:
            guess = nearest(name, names)
            yield place, f"unknown {kind} '{name}'" + (f"; did you mean '{guess}'?" if guess else ".")

    # ---- the whole

    def whole(self) -> Iterator[Remark]:
        lesson = self.lesson
        if not FEWEST_STEPS <= len(lesson.steps) <= MOST_STEPS:
            yield ("steps",), f"a lesson has {FEWEST_STEPS} to {MOST_STEPS} steps, this one {len(lesson.steps)}."
        yield from _twice([step.id for step in lesson.steps], "step id", ("steps",), "id")
        yield from _twice([term.word for term in lesson.glossary], "glossary word", ("glossary",), "word")
        for name in ("objectives", "concepts", "misconceptions", "sources"):
            if not getattr(lesson, name):
                yield (name,), f"'{name}' is empty."
        for key in lesson.sources:
            yield from self.named("source", key, self.sources, ("sources",))
        met = [option.misconception for step in lesson.steps if step.check for option in step.check.options]
        for text in lesson.misconceptions:
            if text not in met:
                yield ("misconceptions",), f"no check answers the misconception '{text}'."
        total = sum(step.minutes for step in lesson.steps)
        low, high = lesson.minutes
        if not low <= total <= high:
            yield ("minutes",), f"the steps add up to {units.figure(total)} minutes, outside {low} to {high}."
        if lesson.lecturer.poll.step:
            ids = [step.id for step in lesson.steps]
            yield from self.named("step", lesson.lecturer.poll.step, ids, ("lecturer", "poll", "step"))
        if len(lesson.lecturer.poll.options) < 2:
            yield ("lecturer", "poll", "options"), "a poll needs at least two options."
        poll = ("lecturer", "poll")
        yield from self.plain([lesson.lecturer.poll.question], (*poll, "question"))
        yield from self.plain(lesson.lecturer.poll.options, (*poll, "options"))
        for name in ("title", "question"):
            yield from self.plain([getattr(lesson, name)], (name,))
        for name in ("objectives", "concepts", "misconceptions"):
            yield from self.plain(getattr(lesson, name), (name,))
        yield from self.text(lesson.unsettled, ("unsettled",))
        for number, term in enumerate(lesson.glossary):
            yield from self.text(term.means, ("glossary", number, "means"))
        for number, step in enumerate(lesson.steps):
            yield from self.step(step, ("steps", number), number)

    def text(self, text: str, place: Place, empty: bool = False) -> Iterator[Remark]:
        if not text.strip() and not empty:
            yield place, f"'{place[-1]}' is empty."
        for word in linked_words(text):
            if meaning(word, self.lesson) is None:
                yield from self.named("glossary word", word, spellings(self.lesson), place)
        if text.count(f"]({GLOSSARY}") + text.count(f"](<{GLOSSARY}") > len(linked_words(text)):
            yield place, f"a glossary link is not read as one; with spaces write [word](<{GLOSSARY}two words>)."

    def plain(self, texts: Iterable[str], place: Place) -> Iterator[Remark]:
        for text in texts:
            if MARKS.search(text):
                yield place, f"'{text}' is shown as it stands; leave out the marks of Markdown."

    # ---- a step

    def step(self, step: Step, place: Place, number: int) -> Iterator[Remark]:
        yield from self.text(step.say, (*place, "say"))
        yield from self.text(step.explain, (*place, "explain"), empty=True)
        for name in ("title", "caption", "notes"):
            if not getattr(step, name).strip():
                yield (*place, name), f"step '{step.id}' has no {name}."
            if name != "notes":
                yield from self.plain([getattr(step, name)], (*place, name))
        if step.phase == "do" and not (step.goal or step.allow or step.run):
            yield place, f"in step '{step.id}' there is nothing to do and nothing to watch: give it 'allow' or 'run'."
        if step.minutes <= 0:
            yield (*place, "minutes"), f"step '{step.id}' takes {step.minutes} minutes."
        if step.keep and (number == 0 or step.load):
            yield (*place, "keep"), "'keep' goes on from the step before, so it has no 'load' and is not the first."
        if not 0.01 <= step.pace <= 10_000:
            yield (*place, "pace"), f"pace {step.pace} is out of range: 0.01 to 10000."
        yield from self.tried((*place, "load"), lambda: build.settings(self.bench, step.load))
        yield from self.lasting(step.run, step.pace, (*place, "run"))
        for name in step.allow:
            names = [*self.bench.parameter_rows(), *self.bench.ACTIONS]
            yield from self.named("parameter or action", name, names, (*place, "allow"))
        yield from self.shown(step.show, (*place, "show"))
        for key in step.sources:
            yield from self.named("source", key, self.sources, (*place, "sources"))
        yield from self.goal_of(step, place)
        yield from self.deeds(step.deeds, (*place, "deeds"))
        yield from self.deeds(step.solution, (*place, "solution"))
        yield from self.locked(step, place)
        if step.predict is not None:
            yield from self.predict(step.predict, (*place, "predict"))
        if step.check is not None:
            yield from self.plain([step.check.question], (*place, "check", "question"))
            yield from self.options(step.check.options, (*place, "check", "options"), step.pace)

    def lasting(self, run: str, pace: float, place: Place) -> Iterator[Remark]:
        yield from self.tried(place, lambda: build.ticks(self.bench, run))
        with suppress(Complaint):
            seconds = build.ticks(self.bench, run) * self.bench.STEP / (self.bench.PACE * pace)
            if seconds > LONGEST_RUN:
                yield place, f"{run} take {seconds:.0f} s to watch at this pace; more than {LONGEST_RUN} s is too long."

    def shown(self, show: tuple[str, ...], place: Place) -> Iterator[Remark]:
        if len(show) > 3:
            yield place, "the window has room for three plots."
        for plot in show:
            for name in plot.split():
                yield from self.named("observable", name, self.bench.OBSERVABLES, place)
            rows = [self.bench.OBSERVABLES[name] for name in plot.split() if name in self.bench.OBSERVABLES]
            units_read = sorted({row.read_in for row in rows})
            if len(units_read) > 1:
                yield place, f"'{plot}' is one plot with one axis, and is read in {' and '.join(units_read)}."

    def goal_of(self, step: Step, place: Place) -> Iterator[Remark]:
        if step.goal is None:
            return
        goal = step.goal
        yield from self.tried((*place, "goal"), lambda: build.word(self.bench, goal))
        if len(step.hints) < FEWEST_HINTS:
            yield (*place, "hints"), f"a step with a goal has at least {FEWEST_HINTS} hints, each stronger."
        if any(not hint.strip() for hint in step.hints):
            yield (*place, "hints"), "a hint is empty."
        if len(set(step.hints)) < len(step.hints):
            yield (*place, "hints"), "two hints are the same."
        if goal.word != "answer" and not (step.solution or step.run or step.deeds):
            yield (*place, "goal"), f"step '{step.id}' has a goal, and neither a solution nor a run that meets it."

    def locked(self, step: Step, place: Place) -> Iterator[Remark]:
        for deed in step.solution:
            name = deed.set or deed.act
            if name and name not in step.allow:
                yield (*place, "allow"), f"the solution uses '{name}', which the step does not allow."

    def deeds(self, deeds: tuple[Deed, ...], place: Place) -> Iterator[Remark]:
        for number, deed in enumerate(deeds):
            where = (*place, number)
            yield from self.tried(where, lambda deed=deed: build.ticks(self.bench, deed.at))  # type: ignore[misc]
            yield from self.tried(where, lambda deed=deed: build.command(self.bench, deed))  # type: ignore[misc]

    # ---- questions

    def predict(self, predict: Predict, place: Place) -> Iterator[Remark]:
        yield from self.text(predict.question, (*place, "question"))
        yield from self.plain([predict.question], (*place, "question"))
        yield from self.tried((*place, "span"), lambda: build.ticks(self.bench, predict.span))
        needs = {
            "curve": ("observable", "span", "low", "high"),
            "number": ("observable", "span", "tolerance"),
            "direction": ("right",),
            "choice": ("options",),
        }[predict.sort]
        for name in needs:
            if not getattr(predict, name):
                yield place, f"a prediction of a {predict.sort} needs '{name}'."
        if predict.sort == "choice":
            yield from self.options(predict.options, (*place, "options"))
        if not predict.observable:
            return
        if not predict.span:
            yield place, "a prediction about an observable needs 'span': how long the run goes that decides it."
        if predict.observable not in self.bench.OBSERVABLES:
            yield from self.named("observable", predict.observable, self.bench.OBSERVABLES, (*place, "observable"))
            return
        row = self.bench.OBSERVABLES[predict.observable]
        for name in ("low", "high"):
            text = getattr(predict, name)
            if text:
                yield from self.tried((*place, name), lambda text=text: build.value_of(row, text))  # type: ignore[misc]
        if predict.tolerance and predict.sort == "curve":
            yield from self.tried((*place, "tolerance"), lambda: units.parse(predict.tolerance, "%"))
        elif predict.tolerance:
            yield from self.tried((*place, "tolerance"), lambda: build.amount(row, predict.tolerance))

    def options(self, options: tuple[Option, ...], place: Place, pace: float = 0.0) -> Iterator[Remark]:
        if len(options) < 2:
            yield place, "a question needs at least two options."
        if sum(option.right for option in options) != 1:
            yield place, "exactly one option is right = true."
        yield from _twice([option.text for option in options], "option", place, "text")
        replies = [option.reply for option in options if option.reply]
        if len(set(replies)) < len(replies):
            yield place, "two options have the same reply; each answers its own."
        for number, option in enumerate(options):
            where = (*place, number)
            yield from self.plain([option.text], (*where, "text"))
            yield from self.text(option.reply, (*where, "reply"))
            if pace and not option.right:
                yield from self.wrong_option(option, where, pace)

    def wrong_option(self, option: Option, place: Place, pace: float) -> Iterator[Remark]:
        said = f"the wrong option '{option.text}'"
        if not option.misconception:
            yield (*place, "misconception"), f"{said} names no misconception."
        if not option.run:
            yield (*place, "run"), f"{said} has no state that runs (load, deeds, run)."
        yield from self.tried((*place, "load"), lambda: build.settings(self.bench, option.load))
        yield from self.lasting(option.run, option.pace or pace, (*place, "run"))
        yield from self.deeds(option.deeds, (*place, "deeds"))
        yield from self.shown(option.show, (*place, "show"))
        if option.refutes is None:
            yield (*place, "refutes"), f"{said} does not say what its run shows ('refutes', a goal)."
        else:
            goal: Goal = option.refutes
            yield from self.tried((*place, "refutes"), lambda: build.word(self.bench, goal))


def linked_words(text: str) -> list[str]:
    """The glossary words that a text in Markdown links to."""
    inline = [child for token in MarkdownIt().parse(text) for child in token.children or ()]
    targets = [unquote(str(token.attrGet("href"))) for token in inline if token.type == "link_open"]
    return [target.removeprefix(GLOSSARY) for target in targets if target.startswith(GLOSSARY)]


def _twice(names: list[str], kind: str, place: Place, key: str) -> Iterator[Remark]:
    for number, name in enumerate(names):
        if name in names[:number]:
            yield (*place, number, key), f"the {kind} '{name}' is used twice."
        if not name.strip():
            yield (*place, number, key), f"the {kind} is empty."


def remarks(lesson: Lesson, bench: type[Experiment], sources: dict[str, Source]) -> list[Remark]:
    """(place, what is wrong) of everything in the text of a lesson."""
    return list(_Reader(lesson, bench, sources).whole())
