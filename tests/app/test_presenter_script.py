"""The script of a lecture: every lesson becomes cues, and every cue can be reached, left, and come back to."""

from functools import cache
from itertools import pairwise

import pytest

from sim.app.presenting.cues import ASKED, SLOW, Cue, cues_of, pace, run_ticks
from sim.app.presenting.script import Script
from sim.core.commands import Set
from sim.core.complaints import Complaint
from sim.experiments.catalogue import EXPERIMENTS
from sim.experiments.session import Session
from sim.teaching.lesson import Lesson
from sim.teaching.parse import lessons, load

NAMES = tuple(lessons())


@cache
def lesson(name: str) -> Lesson:
    return load(lessons()[name])


def script(name: str) -> Script:
    found = lesson(name)
    return Script(found, Session(EXPERIMENTS[found.experiment](seed=found.seed)))


def hash_of(script: Script) -> str:
    return script.session.experiment.state_hash()


@cache
def walked(name: str) -> tuple[tuple[Cue, ...], tuple[str, ...]]:
    """All cues of a lesson, and the hash of the run at the beginning of each, walking from the first to the last."""
    one = script(name)
    hashes = [hash_of(one)]
    while one.next():
        hashes.append(hash_of(one))
    return one.cues, tuple(hashes)


def a_cue(name: str, part: str) -> int:
    return next(i for i, cue in enumerate(walked(name)[0]) if cue.part == part)


@pytest.mark.parametrize("name", NAMES)
def test_every_step_of_a_lesson_has_cues_in_its_order(name: str) -> None:
    cues, _ = walked(name)
    steps = [cue.step for cue in cues]
    assert steps == sorted(steps)
    assert set(steps) == set(range(len(lesson(name).steps)))
    assert cues[0].part == "open" and cues[-1].part == "close"


@pytest.mark.parametrize("name", NAMES)
def test_a_question_comes_before_the_run_and_its_answer_after(name: str) -> None:
    order = ("open", "say", "poll", "predict", "run", "explain", "check", "answer", "close")
    for step in range(len(lesson(name).steps)):
        parts = [order.index(cue.part) for cue in walked(name)[0] if cue.step == step]
        assert parts == sorted(parts) and len(set(parts)) == len(parts)


@pytest.mark.parametrize("name", NAMES)
def test_no_caption_gives_a_prediction_or_an_answer_away(name: str) -> None:
    for cue in walked(name)[0]:
        step = lesson(name).steps[cue.step]
        asks = step.predict is not None or step.check is not None
        if cue.part in ("open", "say", *ASKED) or (cue.part == "run" and asks):
            assert cue.caption == ""


@pytest.mark.parametrize("name", NAMES)
def test_the_cues_take_the_minutes_of_the_lesson(name: str) -> None:
    found = lesson(name)
    cues = cues_of(found, EXPERIMENTS[found.experiment])
    total = sum(cue.seconds for cue in cues)
    said = 60 * sum(step.minutes for step in found.steps)
    assert all(cue.seconds > 0 for cue in cues)
    assert said <= total <= said + 120  # opening and closing, and steps whose run is longer than their minutes
    for before, after in pairwise(cues):
        assert after.begins == pytest.approx(before.begins + before.seconds)


@pytest.mark.parametrize("name", NAMES)
def test_no_run_is_over_before_a_hall_can_follow_it(name: str) -> None:
    bench = EXPERIMENTS[lesson(name).experiment]
    for step in lesson(name).steps:
        length = run_ticks(bench, step) * bench.STEP
        if length:
            assert length / (bench.PACE * pace(bench, step)) >= SLOW * (1 - 1e-9)


@pytest.mark.parametrize("name", NAMES)
def test_a_cue_begins_alike_whether_walked_or_jumped_to(name: str) -> None:
    cues, hashes = walked(name)
    one = script(name)
    for index in reversed(range(0, len(cues), 3)):
        one.go(index)
        assert hash_of(one) == hashes[index], f"cue {index + 1}, {cues[index].part}"
        assert one.index == index and not one.touched


@pytest.mark.parametrize("name", NAMES)
def test_only_a_run_moves_by_itself(name: str) -> None:
    one = script(name)
    while True:
        assert one.session.paused == (one.cue.part != "run")
        if not one.next():
            break


@pytest.mark.parametrize("name", NAMES)
def test_a_run_played_live_ends_as_one_that_is_cut_short(name: str) -> None:
    _, hashes = walked(name)
    index = a_cue(name, "run")
    one = script(name)
    one.go(index)
    while not one.session.paused:
        one.session.advance(997)
    assert one.session.experiment.ticks == one.end
    one.next()
    assert hash_of(one) == hashes[index + 1]


@pytest.mark.parametrize("name", NAMES)
def test_back_to_script_restores_the_cue_after_a_control_was_grabbed(name: str) -> None:
    one = script(name)
    one.go(a_cue(name, "run"))
    begin, log = hash_of(one), list(one.session.log)
    one.session.advance(5)
    row = next(row for row in one.session.experiment.parameter_rows().values() if row.sort == "number")
    one.session.apply(Set(row.path, row.valid[1]))
    one.touch()
    one.session.advance(20)
    assert hash_of(one) != begin
    one.back_to_script()
    assert hash_of(one) == begin
    assert one.session.log == log
    assert not one.touched and not one.session.paused


@pytest.mark.parametrize("name", NAMES)
def test_a_run_taken_over_stays_for_the_explanation_and_the_next_step_is_the_scripts(name: str) -> None:
    cues, hashes = walked(name)
    index = a_cue(name, "run")
    one = script(name)
    one.go(index)
    one.session.advance(3)
    one.touch()
    here = hash_of(one)
    one.next()
    assert hash_of(one) == here and one.touched and one.session.paused
    while one.cue.step == cues[index].step:
        one.next()
    assert hash_of(one) == hashes[one.index] and not one.touched


@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_answer_is_refuted_and_then_put_away(name: str) -> None:
    one = script(name)
    index = a_cue(name, "answer")
    one.go(index)
    wrong = next(answer.option for answer in one.cue.answers if answer.option is not None and not answer.right)
    before = hash_of(one)
    one.refute(wrong)
    assert one.reply is wrong and not one.session.paused
    one.session.advance(50)
    one.back_to_script()
    assert one.reply is None and hash_of(one) == before


def test_an_answer_without_a_run_is_not_refuted() -> None:
    one = script(NAMES[0])
    one.go(a_cue(NAMES[0], "answer"))
    right = next(answer.option for answer in one.cue.answers if answer.right)
    assert right is not None
    with pytest.raises(Complaint, match="no run of its own"):
        one.refute(right)


def test_a_cue_that_is_not_there_is_refused_and_nothing_moves() -> None:
    one = script(NAMES[0])
    one.go(2)
    with pytest.raises(Complaint, match="cues 1 to"):
        one.go(len(one.cues))
    assert one.index == 2


def test_the_script_stops_at_both_ends() -> None:
    one = script(NAMES[0])
    assert not one.previous()
    one.go(len(one.cues) - 1)
    assert not one.next()


def test_the_poll_stands_for_a_prediction_with_the_same_answers() -> None:
    cues = [cue for cue in walked("02-trapped")[0] if cue.step == 0]
    assert [cue.part for cue in cues if cue.asks] == ["poll"]
    assert [answer.right for cue in cues if cue.asks for answer in cue.answers] == [False, False, True]


def test_a_poll_of_its_own_leaves_the_prediction_in_its_place() -> None:
    cues = [cue for cue in walked("07-ways-in")[0] if cue.step == 0]
    assert [cue.part for cue in cues if cue.asks] == ["poll", "predict"]


def test_the_number_that_was_asked_for_is_told_after_the_run() -> None:
    one = script("02-trapped")
    one.go(next(i for i, cue in enumerate(one.cues) if cue.title == "Wash everything away" and cue.part == "predict"))
    assert one.outcome() == ""
    one.next()
    one.next()
    assert one.cue.part == "explain"
    assert one.outcome() == "92.4 %"
