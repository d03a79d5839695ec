"""What the lessons ask a student to look at is there to be seen, and the controls say what the bench does."""

import pytest

from sim.app.lesson_panel import heading
from sim.experiments.catalogue import EXPERIMENTS
from sim.experiments.session import Session
from sim.teaching import build
from sim.teaching.parse import find_lesson, lessons, load

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


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_curves_that_share_a_plot_of_a_bench_share_its_unit(name):
    """The check holds the plots of lessons to the same."""
    bench = EXPERIMENTS[name]
    assert not [group for group in bench.PLOTS if len({bench.OBSERVABLES[row].read_in for row in group}) > 1]


def test_no_step_of_lesson_9_runs_the_arm_that_the_next_one_asks_to_draw():
    first, second = load(find_lesson("09-hours-against-weeks")).steps[:2]
    assert second.predict.observable == "control.madrs"
    assert second.load["control"] not in first.load.values()


def test_where_a_protocol_may_be_run_again_fresh_synapses_can_be_had():
    for name in lessons():
        for step in load(find_lesson(name)).steps:
            assert "run protocol" not in step.allow or "fresh synapses" in step.allow, (name, step.id)


def test_in_lesson_4_no_plot_tells_how_a_protocol_ends_before_it_has_run():
    for step in load(find_lesson("04-fire-together")).steps:
        assert not any("expected_weight" in group for group in step.show), step.id


@pytest.mark.parametrize("name", lessons())
def test_a_step_in_which_there_is_nothing_to_try_is_headed_watch(name):
    for step in load(lessons()[name]).steps:
        if step.phase == "do":
            assert heading(step) == ("Try it" if step.goal or step.allow else "Watch"), step.id
