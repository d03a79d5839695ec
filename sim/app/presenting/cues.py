"""The cues of a lesson: each step cut into what a lecturer shows one after the other, with what the hall reads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sim.experiments.experiment import Experiment
from sim.teaching import build, scoring
from sim.teaching.lesson import Lesson, Option, Poll, Predict, Step

Part = Literal["open", "say", "poll", "predict", "run", "explain", "check", "answer", "close"]
PARTS: dict[Part, str] = {
    "open": "Opening",
    "say": "Set the scene",
    "poll": "Poll",
    "predict": "Predict",
    "run": "Watch the run",
    "explain": "What happened",
    "check": "Question",
    "answer": "Answer",
    "close": "Closing",
}
ASKED: tuple[Part, ...] = ("poll", "predict", "check")
"""Cues at which hands are counted."""
AFTER: tuple[Part, ...] = ("explain", "check", "answer", "close")
"""Cues at which the run of the step is over."""
LETTERS = "ABCDEFGH"
EDGE_SECONDS = 20.0
LEAST_SECONDS = 10.0
SLOW = 8.0
"""Seconds on the wall that a run takes at least, so that a hall can follow it."""
WEIGHTS: dict[Part, float] = {"say": 3, "poll": 3, "predict": 3, "run": 0, "explain": 3, "check": 3, "answer": 2}
WAYS = {"up": "It goes up", "same": "It stays about the same", "down": "It goes down"}


@dataclass(frozen=True)
class Answer:
    """One answer that the class may choose; `right` is None where the lesson does not say."""

    text: str
    right: bool | None = None
    option: Option | None = None


@dataclass(frozen=True)
class Cue:
    """One thing that is shown.

    Attributes:
        step: its step in the lesson, from 0.
        title: large at the top.
        caption: large at the bottom, '' while it would give the result away.
        question: what the class is asked, or was asked.
        answers: for a show of hands; empty where the class draws or writes.
        poll: the name under which hands are counted, '' when none are.
        text: Markdown for the card beside the stage.
        notes: for the lecturer.
        seconds: how long it should take.
        begins: seconds from the start of the lesson at which it should begin.
    """

    step: int
    part: Part
    title: str
    caption: str = ""
    question: str = ""
    answers: tuple[Answer, ...] = ()
    poll: str = ""
    text: str = ""
    notes: str = ""
    seconds: float = 0.0
    begins: float = 0.0

    @property
    def asks(self) -> bool:
        """Hands are counted now."""
        return self.part in ASKED and bool(self.answers)


def cues_of(lesson: Lesson, bench: type[Experiment]) -> tuple[Cue, ...]:
    """All cues of a lesson in order, with the time that each should take."""
    found = [
        Cue(0, "open", lesson.title, text=lesson.question, notes=lesson.lecturer.overview, seconds=EDGE_SECONDS),
    ]
    for place, step in enumerate(lesson.steps):
        found += _timed(list(_cues_of(lesson, bench, place, step)), step, bench)
    aims = "\n".join(f"- {objective}" for objective in lesson.objectives)
    found.append(
        Cue(
            len(lesson.steps) - 1,
            "close",
            "You can now",
            text=aims,
            notes=f"**Not settled.**\n\n{lesson.unsettled}",
            seconds=EDGE_SECONDS,
        )
    )
    begins, timed = 0.0, []
    for cue in found:
        timed.append(replace(cue, begins=begins))
        begins += cue.seconds
    return tuple(timed)


def runs(bench: type[Experiment], step: Step) -> bool:
    """Whether there is anything to watch in a step."""
    return run_ticks(bench, step) > 0


def run_ticks(bench: type[Experiment], step: Step) -> int:
    """How long the run of a step lasts, in ticks."""
    spans = scoring.needed(bench, step.predict) if step.predict else 0
    scripts = build.script_length(bench, step.deeds), build.script_length(bench, step.solution)
    return max(*scripts, build.ticks(bench, step.run), spans)


def pace(bench: type[Experiment], step: Step) -> float:
    """The factor of the bench's own pace at which a lecturer plays a step: the step's, or slower when it is short."""
    length = run_ticks(bench, step) * bench.STEP
    return min(step.pace, length / (bench.PACE * SLOW)) if length else step.pace


def _cues_of(lesson: Lesson, bench: type[Experiment], place: int, step: Step) -> Iterator[Cue]:
    poll = lesson.lecturer.poll
    predict = step.predict
    telling = step.caption if predict is None and step.check is None else ""
    yield Cue(place, "say", step.title, text=step.say, notes=step.notes)
    asked: tuple[str, tuple[Answer, ...], str] = ("", (), "")
    if poll.step == step.id:
        answers = _poll_answers(poll, predict)
        yield Cue(place, "poll", step.title, "", poll.question, answers, f"{step.id} poll", notes=step.notes)
        if answers and answers[0].right is not None:
            asked, predict = (poll.question, answers, f"{step.id} poll"), None
    if predict is not None:
        asked = (predict.question, _predict_answers(bench, predict), f"{step.id} predict")
        yield Cue(place, "predict", step.title, "", *asked, notes=step.notes)
    if runs(bench, step):
        yield Cue(place, "run", step.title, telling, asked[0], notes=step.notes)
    if step.check is not None:
        answers = tuple(Answer(option.text, option.right, option) for option in step.check.options)
        named = (step.check.question, answers, f"{step.id} check")
        yield Cue(place, "check", step.title, "", *named, notes=step.notes)
        yield Cue(place, "answer", step.title, step.caption, *named, text=step.explain, notes=_both(step))
    elif step.explain:
        yield Cue(place, "explain", step.title, step.caption, *asked, text=step.explain, notes=_both(step))


def _both(step: Step) -> str:
    return f"{step.notes}\n\n{step.explain}" if step.notes else step.explain


def _poll_answers(poll: Poll, predict: Predict | None) -> tuple[Answer, ...]:
    """The poll's options; each is judged only when all are short forms of the options of the step's prediction."""
    full = predict.options if predict is not None else ()
    same = [
        next((one for one in full if one.text.casefold().startswith(text.casefold())), None) for text in poll.options
    ]
    if not same or None in same:
        return tuple(Answer(text) for text in poll.options)
    return tuple(Answer(text, one.right, one) for text, one in zip(poll.options, same, strict=True) if one is not None)


def _predict_answers(bench: type[Experiment], predict: Predict) -> tuple[Answer, ...]:
    if predict.sort == "choice":
        return tuple(Answer(option.text, option.right, option) for option in predict.options)
    if predict.sort == "direction":
        return tuple(Answer(words, way == predict.right if predict.right else None) for way, words in WAYS.items())
    return ()


def _timed(cues: Sequence[Cue], step: Step, bench: type[Experiment]) -> list[Cue]:
    """The minutes of a step, shared out: what the run takes on the wall, and the rest by weight."""
    watched = run_ticks(bench, step) * bench.STEP / (bench.PACE * pace(bench, step))
    weights = [WEIGHTS[cue.part] for cue in cues]
    talking = sum(1 for weight in weights if weight)
    rest = max(step.minutes * 60 - watched, LEAST_SECONDS * talking)
    return [
        replace(cue, seconds=watched if cue.part == "run" else rest * weight / sum(weights))
        for cue, weight in zip(cues, weights, strict=True)
    ]
