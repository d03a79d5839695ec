"""Whatever a student does in a lesson, in whatever order, the guide answers in words and never breaks."""

import contextlib
import random

import pytest

from sim.core.commands import Act, Pause, Set
from sim.core.complaints import Complaint
from sim.experiments.catalogue import EXPERIMENTS
from sim.experiments.session import Session
from sim.teaching.guide import Guide
from sim.teaching.parse import lessons, load
from sim.teaching.play import a_guess
from sim.teaching.rescue import gather, take_up

NAMES = list(lessons())


def some_value(rng, row):
    if row.sort == "choice":
        return rng.choice(row.options)
    if row.sort == "switch":
        return rng.random() < 0.5
    low, high = row.slider
    value = low + (high - low) * rng.random()
    return round(value) if row.whole else value


def one_deed(rng, guide):
    session, bench, step = guide.session, guide.bench, guide.step
    deed = rng.randrange(13)
    if deed == 0:
        row = rng.choice(list(bench.parameter_rows().values()))
        session.apply(Set(row.path, some_value(rng, row)), same_gesture=rng.random() < 0.5)
    elif deed == 1 and bench.ACTIONS:
        session.apply(Act(rng.choice(list(bench.ACTIONS))))
    elif deed <= 4:
        guide.watch(session.advance(rng.choice((1, 16, 400))), session.trace.names)
    elif deed == 5:
        session.seek(rng.randrange(session.reached + 1))
    elif deed == 6:
        rng.choice((session.undo, session.redo, session.reset, guide.restart, guide.dismiss))()
    elif deed == 7:
        guide.answer("check", rng.randrange(4))
    elif deed == 8 and step.predict:
        guide.answer("predict", a_guess(bench, step.predict), "because")
    elif deed == 9:
        guide.go_on()
    elif deed == 10:
        rng.choice((guide.go_back, guide.ask_hint, guide.demonstrate))()
    elif deed == 11:
        session.apply(Pause(rng.random() < 0.5))
        guide.wait(rng.random() * 30)
    else:
        guide.jump(rng.randrange(len(guide.lesson.steps)))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", range(3))
def test_any_order_of_deeds_is_borne(name, seed):
    rng = random.Random(seed)
    lesson = load(lessons()[name])
    bench = EXPERIMENTS[lesson.experiment]
    guide = Guide(lesson, Session(bench(seed=lesson.seed)))
    for _ in range(150):
        with contextlib.suppress(Complaint):
            one_deed(rng, guide)
        assert isinstance(guide.can_go_on, str)
        assert guide.hint is None or guide.hint in guide.step.hints
        assert guide.session.experiment.ticks <= guide.session.reached
        assert guide.session.trace.count == guide.session.reached
    rescue = gather(guide.session, guide)
    if rescue is not None:
        other = Guide(lesson, Session(bench(seed=lesson.seed)))
        take_up(rescue, other.session, other)
        assert other.session.experiment.state_hash() == guide.session.experiment.state_hash()
        assert other.can_go_on == guide.can_go_on
