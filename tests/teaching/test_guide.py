"""The guide leads: it locks what is predicted, judges, hints, answers wrong ideas with a run, and can be put aside."""

import json

import pytest

from sim.core.commands import Act, Pause, Set
from sim.core.complaints import Complaint
from sim.experiments.session import Session
from sim.teaching.guide import PATIENCE, Guide
from sim.teaching.parse import load
from sim.teaching.play import play
from sim.teaching.rescue import gather, read, take_up, write
from tests.tank import Tank

FIRST, CURVE, DO, WAY, NUMBER, CHOICE, CHECK, LAST = range(8)
TRUE_CURVE = [[t / 10, 10 * (1 - 2.718281828 ** (-t / 10))] for t in range(21)]


def test_a_lesson_opens_at_its_first_step(guide):
    assert (guide.index, guide.progress) == (0, (0, 8))
    assert guide.can_go_on == ""
    assert guide.go_on()
    assert guide.done(0)
    assert guide.progress == (1, 8)


def test_nothing_runs_before_the_prediction(guide):
    guide.jump(CURVE)
    assert guide.session.paused
    assert guide.why_still == "Make your prediction first."
    assert guide.can_go_on == "Make your prediction first."
    guide.answer("predict", TRUE_CURVE, "It fills and leaks.")
    assert guide.why_still == ""
    assert not guide.session.paused


def test_a_prediction_is_locked(guide):
    guide.jump(CURVE)
    guide.answer("predict", TRUE_CURVE, " because ")
    with pytest.raises(Complaint, match="locked"):
        guide.answer("predict", [[0, 1], [2, 1]])
    assert guide.mark.reason == "because"
    assert guide.prediction == TRUE_CURVE


def test_a_good_curve_scores_when_its_span_has_run(guide, run):
    guide.jump(CURVE)
    guide.answer("predict", json.dumps(TRUE_CURVE))
    run(150)
    assert guide.score is None
    assert guide.can_go_on == "Let it run for 2 s to see how you did."
    run(50)
    assert guide.score.right
    assert guide.score.closeness > 0.98
    assert guide.can_go_on == ""


def test_a_bad_curve_is_told_where(guide, run):
    guide.jump(CURVE)
    guide.answer("predict", [[0, 0], [2, 40]])
    run(300, to_pause=True)
    assert not guide.score.right
    assert "furthest above it at 1 s" in guide.score.words
    assert guide.session.experiment.ticks == 300


@pytest.mark.parametrize(
    "value", [None, "x", [], 3.0, [[0, 1]], [[0, 1], [1, "y"]], [[0, 1, 2]], '{"a": 1}', [[0, 1e999]]]
)
def test_a_curve_that_is_none_is_refused(guide, value):
    guide.jump(CURVE)
    with pytest.raises(Complaint):
        guide.answer("predict", value)
    assert guide.prediction is None


def test_the_direction_is_read_from_the_run(guide, run):
    guide.jump(WAY)
    guide.answer("predict", "down")
    run(100)
    assert not guide.score.right
    assert guide.score.words == "Level goes up; you said that it goes down."


@pytest.mark.parametrize(("typed", "right"), [("8.6", True), ("8", True), ("5", False)])
def test_a_number_is_right_within_its_tolerance(guide, run, typed, right):
    guide.jump(NUMBER)
    begun = guide.began
    guide.answer("predict", typed)
    run(100)
    assert guide.session.experiment.ticks == begun + 100
    assert guide.score.right is right


def test_a_choice_is_scored_when_the_goal_is_met(guide, run):
    guide.jump(CHOICE)
    with pytest.raises(Complaint):
        guide.answer("predict", "neither")
    guide.answer("predict", 1)
    assert guide.score is None
    for _ in range(2):
        guide.session.apply(Act("splash"))
        run(1)
    assert guide.score.right is False
    assert guide.score.words == "No, see."
    assert guide.can_go_on == ""


def test_only_what_the_step_allows_is_unlocked(guide):
    guide.jump(CHOICE)
    assert guide.why_locked("splash") == "Make your prediction first."
    assert "Not needed" in guide.why_locked("leak")
    guide.answer("predict", 0)
    assert guide.unlocked("splash")
    assert not guide.unlocked("leak")


def test_a_goal_is_met_by_doing(guide, run):
    guide.jump(DO)
    assert guide.can_go_on == "Keep level between 8 L and 12 L for 500 ms."
    guide.session.apply(Set("inflow", 10.0))
    run(150)
    assert guide.can_go_on
    run(150)
    assert guide.can_go_on == ""
    assert guide.mark.done


@pytest.mark.parametrize("frame", [1, 2, 7, 300])
def test_the_goal_is_met_at_any_frame_rate(guide, run, frame):
    guide.jump(DO)
    guide.session.apply(Set("inflow", 10.0))
    run(300, frame)
    assert guide.goal_met


def test_hints_grow_with_asking_with_failures_and_with_time(guide, run):
    guide.jump(DO)
    assert guide.hint is None
    assert guide.ask_hint() == "Water."
    for _ in range(2):
        run(5)
        guide.session.reset()
        run(5)
    assert guide.hint == "More water."
    guide.wait(PATIENCE + 1)
    assert guide.hint == "Set the inflow to 10."
    assert guide.ask_hint() == "Set the inflow to 10."


def test_time_brings_no_hint_once_the_goal_is_met(guide, run):
    guide.jump(DO)
    guide.session.apply(Set("inflow", 10.0))
    run(400)
    guide.wait(10 * PATIENCE)
    assert guide.hint is None


def test_a_wrong_answer_is_answered_by_a_run_and_may_be_mended(guide, run):
    guide.jump(CHECK)
    run(100)
    before = guide.session.experiment.state_hash()
    option = guide.answer("check", "It will.")
    assert guide.reply is option
    assert option.misconception == "What flows in stays in."
    assert guide.session.experiment.get("inflow") == 50.0
    assert guide.session.experiment.ticks == 0
    assert guide.shows == ("outflow",)
    assert "answers your last answer" in guide.why_locked("leak")
    run(10_000, to_pause=True)
    assert guide.session.experiment.ticks == 600
    assert 48 < guide.session.experiment.level < 51
    assert guide.can_go_on == "Answer the question first."
    guide.answer("check", 0)
    assert guide.reply is None
    assert guide.session.experiment.state_hash() == before
    assert guide.can_go_on == ""
    assert guide.mark.tries == ["It will.", "The leak grows with the level."]


def test_a_reply_can_be_put_away_without_answering(guide):
    guide.jump(CHECK)
    guide.answer("check", 1)
    guide.dismiss()
    assert guide.reply is None
    assert guide.session.experiment.get("inflow") == 10.0


def test_questions_that_are_not_there_are_refused(guide):
    for part, value in (("check", 0), ("predict", "up"), ("poll", 1)):
        with pytest.raises(Complaint):
            guide.answer(part, value)
    with pytest.raises(Complaint):
        guide.jump(99)


def test_the_way_back_keeps_what_was_done(guide, run):
    guide.jump(CURVE)
    guide.answer("predict", TRUE_CURVE)
    run(300)
    guide.go_on()
    assert guide.index == DO
    assert guide.go_back()
    assert guide.index == CURVE
    assert guide.prediction == TRUE_CURVE
    assert guide.can_go_on == ""
    assert guide.session.experiment.ticks == 0
    assert not Guide.go_back(guide) or guide.index == FIRST
    assert not guide.go_back()


def test_a_step_that_keeps_the_state_is_reached_the_same_way_by_jumping(guide, lesson):
    guide.jump(NUMBER)
    jumped = guide.session.experiment.state_hash()
    other = Guide(lesson, Session(Tank(seed=lesson.seed)))
    other.jump(WAY)
    other.answer("predict", "up")
    other.watch(other.session.advance(100), other.session.trace.names)
    other.go_on()
    assert other.session.experiment.state_hash() == jumped


def test_a_demonstration_plays_the_solution_live(guide, run):
    guide.jump(DO)
    guide.demonstrate()
    assert not guide.session.paused
    run(10_000, to_pause=True)
    assert guide.goal_met
    assert guide.session.experiment.ticks == 300


def test_whoever_grabs_a_control_takes_over_a_demonstration(guide, run):
    guide.jump(CHOICE)
    guide.demonstrate()
    run(2)
    guide.session.apply(Set("leak", 2.0))
    run(100, to_pause=True)
    assert sum(isinstance(entry.command, Act) for entry in guide.session.log) == 1


@pytest.mark.parametrize("moment", ["fresh", "half way", "after a rewind", "done"])
def test_an_interrupted_lesson_is_taken_up_where_it_stopped(guide, run, lesson, tmp_path, moment):
    guide.jump(DO)
    if moment != "fresh":
        guide.session.apply(Set("inflow", 10.0))
        run(180)
    if moment == "after a rewind":
        guide.session.apply(Pause(True))
        guide.session.seek(90)
    if moment == "done":
        run(200)
    guide.ask_hint()
    path = tmp_path / "folder" / "rescue.json"
    write(path, gather(guide.session, guide))
    assert [p.name for p in path.parent.iterdir()] == ["rescue.json"]

    other = Guide(lesson, Session(Tank(seed=lesson.seed)))
    take_up(read(path), other.session, other)
    assert other.session.experiment.state_hash() == guide.session.experiment.state_hash()
    assert other.index == DO
    assert other.hint == guide.hint
    assert other.goal_met == guide.goal_met
    assert other.session.reached == guide.session.reached
    for one in (guide, other):
        one.watch(one.session.advance(200), one.session.trace.names)
    assert other.goal_met == guide.goal_met
    assert other.session.experiment.state_hash() == guide.session.experiment.state_hash()


def test_nothing_is_rescued_while_a_wrong_answer_is_being_refuted(guide):
    guide.jump(CHECK)
    guide.answer("check", 1)
    assert gather(guide.session, guide) is None


@pytest.mark.parametrize("content", [b"", b"{", b'{"version": 1}', b"\x00\xff", b"[]"])
def test_a_damaged_rescue_file_is_said(tmp_path, content):
    path = tmp_path / "r.json"
    assert read(path) is None
    path.write_bytes(content)
    with pytest.raises(Complaint, match="rescue file"):
        read(path)


def test_a_rescue_file_of_another_lesson_starts_anew(guide, lesson):
    rescue = gather(guide.session, guide)
    rescue.guide["lesson"] = "99-other"
    with pytest.raises(Complaint, match="starts anew"):
        take_up(rescue, guide.session, guide)
    rescue.began_with = {"no such field": 1.0}
    with pytest.raises(Complaint, match="does not fit"):
        take_up(rescue, guide.session, guide)


@pytest.mark.parametrize("chunk", [1, 13, 100_000])
def test_a_headless_play_solves_every_step_with_one_hash(lesson, chunk):
    played = play(Tank, lesson, chunk)
    assert [step.stuck for step in played.steps] == [""] * 8
    assert not any(step.started_solved for step in played.steps)
    assert played.hash == play(Tank, lesson, 500).hash


def test_deeds_of_a_step_happen_by_themselves_once_the_prediction_is_made(text, run, tmp_path):
    changed = text.replace(
        'load = { inflow = "10" }\nrun = "1 s"\npredict',
        'deeds = [{ at = "0.2 s", act = "splash" }, { at = "0.4 s", set = "leak", to = "0" }]\nrun = "1 s"\npredict',
    )
    assert changed != text
    path = tmp_path / "01-tank.toml"
    path.write_text(changed, encoding="utf-8")
    one = load(path)
    guide = Guide(one, Session(Tank(seed=one.seed)))
    guide.jump(WAY)
    assert guide.session.log == []
    guide.answer("predict", "up")
    while not guide.session.paused:
        guide.watch(guide.session.advance(9), guide.session.trace.names)
    assert guide.session.experiment.ticks == 100
    assert guide.session.experiment.get("leak") == 0.0
    assert guide.score.right
    guide.jump(NUMBER)
    assert guide.session.experiment.level > 5.0


def test_a_step_that_the_next_one_goes_on_from_runs_to_its_end(text, tmp_path):
    changed = text.replace('title = "Which way"', 'title = "Wait"').replace(
        'predict = { sort = "direction", question = "?", observable = "level", span = "1 s", right = "up", '
        'tolerance = "1" }',
        "",
    )
    path = tmp_path / "01-tank.toml"
    path.write_text(changed, encoding="utf-8")
    one = load(path)
    guide = Guide(one, Session(Tank(seed=one.seed)))
    guide.jump(WAY)
    guide.watch(guide.session.advance(50), guide.session.trace.names)
    assert guide.can_go_on == "Let it run for 1 s; the next step goes on from there."
    guide.watch(guide.session.advance(50), guide.session.trace.names)
    assert guide.can_go_on == ""


def test_the_explanation_does_not_give_the_answer_away(guide, run):
    guide.jump(CHECK)
    run(100)
    assert guide.why_no_check == ""
    assert not guide.explained
    guide.answer("check", 0)
    assert guide.explained


def test_waiting_before_a_check_is_no_failure(guide, run):
    guide.jump(CHECK)
    run(300)
    assert guide.mark.errors == 0


def test_time_runs_from_the_first_deed(guide, run):
    guide.jump(DO)
    assert guide.session.paused
    guide.session.apply(Set("inflow", 10.0))
    assert not guide.session.paused
    run(50)
    guide.session.apply(Pause(True))
    guide.session.apply(Set("inflow", 11.0))
    assert guide.session.paused


def test_restarting_a_step_keeps_what_was_reached_and_counts_as_a_try(guide, run):
    guide.jump(DO)
    guide.restart()
    assert guide.mark.errors == 0
    run(50)
    guide.restart()
    assert guide.mark.errors == 1
    guide.session.apply(Set("inflow", 10.0))
    run(300)
    assert guide.goal_met
    guide.restart()
    assert guide.session.experiment.ticks == 0
    assert guide.goal_met
