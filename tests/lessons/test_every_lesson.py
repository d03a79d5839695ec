"""Every lesson that is shipped: read, linted, played twice, every wrong answer met by a run of its own."""

import functools

import pytest

from sim.experiments.catalogue import EXPERIMENTS
from sim.experiments.session import Session
from sim.models.bibliography import BIBLIOGRAPHY
from sim.teaching import build
from sim.teaching.check import check_file
from sim.teaching.glossary import glossary, meaning
from sim.teaching.guide import Guide
from sim.teaching.lint import linked_words
from sim.teaching.parse import lessons, load
from sim.teaching.play import a_guess, play, refute

NAMES = list(lessons())
WRONG = [
    (name, step.id, option.text)
    for name in NAMES
    for step in load(lessons()[name]).steps
    if step.check
    for option in step.check.options
    if not option.right
]


@functools.cache
def lesson(name):
    return load(lessons()[name])


@functools.cache
def bench(name):
    return EXPERIMENTS[lesson(name).experiment]


@functools.cache
def played(name, chunk):
    return play(bench(name), lesson(name), chunk)


def find(name, step_id, text):
    step = next(step for step in lesson(name).steps if step.id == step_id)
    return next(option for option in step.check.options if option.text == text)


def every(test):
    return pytest.mark.parametrize("name", NAMES)(test)


@every
def test_the_check_finds_nothing(name):
    assert [str(finding) for finding in check_file(lessons()[name]).findings] == []


@every
def test_it_has_eight_to_twelve_steps_of_ten_to_twenty_minutes(name):
    assert 8 <= len(lesson(name).steps) <= 12
    assert 10 <= sum(step.minutes for step in lesson(name).steps) <= 20


@every
def test_no_step_starts_solved_and_each_solution_solves(name):
    for step in played(name, 500).steps:
        assert not step.started_solved, step.id
        assert step.stuck == "", step.id


@every
def test_two_plays_have_one_hash_whatever_the_frame(name):
    assert played(name, 500).hash == played(name, 61).hash


@every
def test_every_kind_of_prediction_is_scored(name):
    one = lesson(name)
    guide = Guide(one, Session(bench(name)(seed=one.seed)))
    for number, step in enumerate(one.steps):
        if step.predict is None:
            continue
        guide.jump(number)
        guide.answer("predict", a_guess(bench(name), step.predict))
        guide.demonstrate()
        while not guide.session.paused:
            guide.watch(guide.session.advance(997), guide.session.trace.names)
        assert guide.score is not None, step.id
        assert guide.score.words
    assert {step.predict.sort for step in one.steps if step.predict} == {"choice", "curve", "number", "direction"}


@every
def test_a_flat_line_is_no_good_curve(name):
    one = lesson(name)
    for number, step in enumerate(one.steps):
        if step.predict and step.predict.sort == "curve":
            guide = Guide(one, Session(bench(name)(seed=one.seed)))
            guide.jump(number)
            row = bench(name).OBSERVABLES[step.predict.observable]
            end = 10 * 3600.0
            guide.answer("predict", [[0, row.range[0]], [end, row.range[0]]])
            while not guide.session.paused:
                guide.watch(guide.session.advance(997), guide.session.trace.names)
            assert not guide.score.right, step.id


@pytest.mark.parametrize(("name", "step", "text"), WRONG, ids=[f"{n}-{s}-{t[:24]}" for n, s, t in WRONG])
def test_a_wrong_answer_meets_a_run_that_refutes_it(name, step, text):
    option = find(name, step, text)
    outcome = refute(bench(name), lesson(name), option)
    assert outcome.shown
    assert outcome.refused == ""


@every
def test_each_wrong_answer_has_its_own_misconception_reply_and_run(name):
    wrong = [o for s in lesson(name).steps if s.check for o in s.check.options if not o.right]
    assert len({option.misconception for option in wrong}) == len(wrong)
    assert len({option.reply for option in wrong}) == len(wrong)
    assert len({str((option.load, option.deeds, option.run, option.show)) for option in wrong}) == len(wrong)


@every
def test_a_state_that_does_not_refute_would_be_noticed(name):
    """The run of another answer, or of nothing, does not pass for a refutation everywhere."""
    one = lesson(name)
    wrong = [o for s in one.steps if s.check for o in s.check.options if not o.right]
    empty = type(wrong[0])
    for option in wrong:
        idle = empty(text=option.text, run=option.run, refutes=option.refutes)
        if refute(bench(name), one, idle).shown:
            assert option.refutes.observable == "blocked", option.text  # "nothing is blocked" is true of nothing too


@every
def test_links_and_sources_resolve(name):
    one = lesson(name)
    own = {term.word.casefold() for term in one.glossary}
    texts = [one.unsettled, *(t for s in one.steps for t in (s.say, s.explain))]
    linked = {word for text in texts for word in linked_words(text)}
    assert own <= {word.casefold() for word in linked}, "a word of its own that no text links to"
    assert not own & set(glossary()), "a word that the glossary of the program has already"
    assert all(meaning(word, one) for word in linked)
    assert {key for step in one.steps for key in step.sources} <= set(one.sources)
    assert set(one.sources) <= set(BIBLIOGRAPHY)


@every
def test_the_lesson_can_be_left_and_taken_up_at_every_step(name):
    one = lesson(name)
    guide = Guide(one, Session(bench(name)(seed=one.seed)))
    for number in range(len(one.steps)):
        guide.jump(number)
        kept = guide.snapshot()
        other = Guide(one, Session(bench(name)(seed=one.seed)))
        other.restore(kept)
        assert other.step.id == guide.step.id


TASKS_WITH_A_DEED = [
    (name, step.id)
    for name in NAMES
    for step in lesson(name).steps
    if step.phase == "do" and step.allow and any(tick for tick, _ in build.script(bench(name), step.deeds))
]


@pytest.mark.parametrize(("name", "step"), TASKS_WITH_A_DEED)
def test_what_comes_by_itself_in_a_task_comes_also_after_a_control_is_set(name, step):
    one = lesson(name)
    guide = Guide(one, Session(bench(name)(seed=one.seed)))
    guide.jump(next(i for i, other in enumerate(one.steps) if other.id == step))
    for tick, command in build.script(bench(name), guide.step.solution):
        if tick == 0:
            guide.session.apply(command)
    end = guide.session.experiment.ticks + guide.length(guide.step)
    while guide.session.experiment.ticks < end:
        guide.watch(guide.session.advance(97), guide.session.trace.names)
    done = [(entry.tick, entry.command) for entry in guide.session.log]
    assert all(deed in done for deed in build.script(bench(name), guide.step.deeds))
    assert guide.goal_met
