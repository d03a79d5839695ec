"""Plays a lesson without a window, as its own solution says: for the check, for tests and for the handout."""

import hashlib
from dataclasses import dataclass

from sim.experiments.experiment import Experiment
from sim.experiments.session import Session
from sim.teaching import build, scoring
from sim.teaching.guide import Guide
from sim.teaching.lesson import Lesson, Option, Predict, Step

CHUNK = 500


@dataclass(frozen=True)
class StepPlayed:
    """How one step went.

    Attributes:
        started_solved: the goal was met before anything was done.
        stuck: why the step could not be finished, '' when it was.
        truth: for a direction, what the run says is right; for a number, what it gave; else ''.
    """

    id: str
    started_solved: bool
    stuck: str
    truth: str
    hash: str


@dataclass(frozen=True)
class Played:
    """How the whole lesson went; two plays of one lesson have the same hash."""

    steps: tuple[StepPlayed, ...]
    hash: str


@dataclass(frozen=True)
class Refuted:
    """How the run that answers a wrong option went.

    Attributes:
        shown: what the option says that the run shows against the misconception did come out.
        refused: why a deed of it could not be done, '' when all could.
    """

    option: Option
    shown: bool
    refused: str
    hash: str


def play(bench: type[Experiment], lesson: Lesson, chunk: int = CHUNK) -> Played:
    """The whole lesson: each prediction is made, each solution carried out, each check answered right.

    Args:
        chunk: steps between two looks of the guide; the outcome does not depend on it.
    """
    session = Session(bench(seed=lesson.seed))
    guide = Guide(lesson, session)
    played: list[StepPlayed] = []
    digest = hashlib.sha256()
    for number, step in enumerate(lesson.steps):
        one = _play_step(guide, step, chunk)
        played.append(one)
        digest.update(one.hash.encode())
        if number + 1 < len(lesson.steps):
            if guide.can_go_on:
                guide.mark.done = True  # the report names the step; the steps after it are judged all the same
            guide.go_on()
    guide.close()
    return Played(tuple(played), digest.hexdigest()[:16])


def _play_step(guide: Guide, step: Step, chunk: int) -> StepPlayed:
    solved = step.goal is not None and guide.goal_met
    if step.predict is not None:
        guide.answer("predict", a_guess(guide.bench, step.predict))
        solved = solved or (step.goal is not None and guide.goal_met and step.goal.word != "answer")
    session = guide.session
    begin = session.experiment.ticks
    for tick, command in build.script(guide.bench, step.solution):
        session.plan(begin + tick, command)
    end = begin + guide.length(step)
    while session.experiment.ticks < end:
        guide.watch(session.advance(min(chunk, end - session.experiment.ticks)), session.trace.names)
    stuck = session.refused
    if step.check is not None and not stuck:
        right = [option for option in step.check.options if option.right]
        if right and not guide.why_no_check:
            guide.answer("check", right[0].text)
    stuck = stuck or guide.can_go_on
    return StepPlayed(step.id, solved, stuck, _truth(guide, step), session.experiment.state_hash())


def met_by_waiting(bench: type[Experiment], lesson: Lesson, index: int) -> bool:
    """Whether the goal of a step is met although nobody does what its solution says."""
    step = lesson.steps[index]
    if step.goal is None or not any(deed.set or deed.act for deed in step.solution):
        return False
    guide = Guide(lesson, Session(bench(seed=lesson.seed)))
    guide.jump(index)
    if step.predict is not None:
        guide.answer("predict", a_guess(bench, step.predict))
    guide.watch(guide.session.advance(guide.length(step)), guide.session.trace.names)
    return guide.goal_met


def a_guess(bench: type[Experiment], predict: Predict) -> object:
    """Some well-formed prediction; headless runs need one, right or wrong."""
    if predict.sort == "direction":
        return predict.right or "up"
    if predict.sort == "choice":
        return next((o.text for o in predict.options if o.right), predict.options[0].text)
    row = build.observable(bench, predict.observable)
    if predict.sort == "number":
        return build.value_of(row, predict.low or "1")
    low, high = build.value_of(row, predict.low), build.value_of(row, predict.high)
    return [[0.0, low], [scoring.needed(bench, predict) * bench.STEP, high]]


def _truth(guide: Guide, step: Step) -> str:
    predict = step.predict
    if predict is None or not predict.observable or guide.score is None:
        return ""
    row = build.observable(guide.bench, predict.observable)
    if predict.sort == "direction":
        return scoring.direction(guide.bench, predict, guide.session.trace, guide.began, guide.before)
    if predict.sort == "number":
        return row.say(scoring.reading(guide.bench, predict, guide.session.trace, guide.began))
    return ""


def refute(bench: type[Experiment], lesson: Lesson, option: Option) -> Refuted:
    """Runs the state that answers a wrong option."""
    session = Session(bench(seed=lesson.seed))
    session.start(build.settings(bench, option.load))
    word = build.word(bench, option.refutes) if option.refutes else None
    state = word.fresh(session.experiment.observe()) if word else {"met": False}
    for tick, command in build.script(bench, option.deeds):
        session.plan(tick, command)
    length = build.ticks(bench, option.run)
    while session.experiment.ticks < length:
        first = session.experiment.ticks + 1
        rows = session.advance(min(CHUNK, length - session.experiment.ticks))
        if word is not None:
            columns = {name: rows[:, i] for i, name in enumerate(session.trace.names)}
            word.watch(state, build.block(bench, first, columns))
    return Refuted(option, bool(word and word.met(state)), session.refused, session.experiment.state_hash())
