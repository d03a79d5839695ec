"""What the lessons ask a student to look at is there to be seen, and the controls say what the bench does."""

from sim.experiments.catalogue import EXPERIMENTS
from sim.experiments.session import Session
from sim.teaching import build
from sim.teaching.parse import find_lesson, load

TRAPPED = load(find_lesson("02-trapped"))
STEPS = {step.id: step for step in TRAPPED.steps}


def begun(step):
    """The bench at the beginning of a step that loads its own settings."""
    bench = EXPERIMENTS[TRAPPED.experiment]
    session = Session(bench(seed=TRAPPED.seed))
    session.start(build.settings(bench, step.load))
    for tick, command in build.script(bench, step.deeds):
        session.plan(tick, command)
    return session


def test_the_drawn_receptor_opens_and_traps_the_drug_after_one_pulse():
    session = begun(STEPS["one-opening"])
    session.experiment.act("pulse glutamate")
    seen = []
    for _ in range(400):
        session.experiment.advance(1)
        seen.append(session.experiment.drawn_state)
    assert "O" in seen
    assert "OB" in seen
    assert seen[-1] == "C0B"


def test_one_opening_is_slow_enough_to_be_seen():
    step = STEPS["one-opening"]
    shown = step.pace * EXPERIMENTS[TRAPPED.experiment].PACE
    assert shown <= 0.1  # model seconds for a second on the wall: an opening of 20 ms then lasts 0.2 s or longer


def test_after_the_wash_the_control_for_glutamate_says_that_there_is_none():
    session = begun(STEPS["wash-both"])
    session.advance(build.ticks(EXPERIMENTS[TRAPPED.experiment], STEPS["wash-both"].run))
    assert session.experiment.glutamate_now == 0
    assert session.experiment.get("glutamate") == 0
    assert "glutamate" in STEPS["get-out"].allow


def test_where_lesson_3_says_that_magnesium_cannot_stay_none_is_seen_at_the_end():
    lesson = load(find_lesson("03-which-receptor"))
    check = next(step.check for step in lesson.steps if step.id == "what-is-ic50")
    reply = next(option for option in check.options if "cannot stay" in option.reply)
    bench = EXPERIMENTS[lesson.experiment]
    session = Session(bench(seed=lesson.seed))
    session.start(build.settings(bench, reply.load))
    session.advance(build.ticks(bench, reply.run))
    assert not session.experiment.drawn_magnesium
