"""The session: same run at any frame rate, through rewinds, undo, scripts and replays."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.core.commands import Act, Answer, Next, Pace, Pause, Set
from sim.core.complaints import Complaint
from sim.experiments.session import CHECKPOINTS, Logged, Session, replay
from tests.tank import Tank

RATES = (15, 30, 60, 144)


def tank(seed=3):
    return Session(Tank.of_settings({"noise": 0.01}, seed))


def run_to(session, tick, frame=7):
    while session.experiment.ticks < tick:
        session.advance(min(frame, tick - session.experiment.ticks))


def busy(session, frame):
    """A run with commands, as a person would do it, at `frame` steps a frame."""
    run_to(session, 30, frame)
    session.apply(Act("splash"))
    run_to(session, 100, frame)
    session.apply(Set("leak", 3.0))
    session.apply(Set("inflow", 20.0))
    run_to(session, 400, frame)
    session.apply(Act("splash"))
    session.apply(Act("splash"))
    run_to(session, 1000, frame)


@pytest.mark.parametrize("rate", RATES)
def test_the_same_run_at_any_frame_rate(rate):
    slow, fast = tank(), tank()
    busy(slow, 1)
    busy(fast, round(100 / rate) + 1)
    assert fast.experiment.state_hash() == slow.experiment.state_hash()


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("back", [0, 1, 29, 30, 31, 99, 100, 250, 400, 401, 999])
def test_rewinding_and_playing_on_ends_in_the_same_state(rate, back):
    session = tank()
    frame = round(100 / rate) + 1
    busy(session, frame)
    wanted, trace = session.experiment.state_hash(), session.trace.copy()
    session.seek(back)
    assert session.experiment.ticks == back
    run_to(session, 1000, frame)
    assert session.experiment.state_hash() == wanted
    assert session.trace.count == trace.count
    assert (session.trace._fine == trace._fine).all()


def test_a_point_reached_by_seeking_is_the_point_that_was_passed():
    session = tank()
    run_to(session, 30)
    session.apply(Act("splash"))
    here = session.experiment.state_hash()
    run_to(session, 500)
    session.seek(30)
    assert session.experiment.state_hash() == here


def test_seeking_stays_within_the_run():
    session = tank()
    run_to(session, 50)
    session.seek(9999)
    assert session.experiment.ticks == 50
    session.seek(-5)
    assert session.experiment.ticks == 0


def test_a_command_after_a_rewind_forgets_what_came_after():
    session = tank()
    busy(session, 10)
    session.seek(200)
    session.apply(Set("inflow", 5.0))
    assert [entry.tick for entry in session.log] == [30, 100, 100, 200]
    assert session.reached == 200
    assert session.trace.count == 200
    run_to(session, 600)
    fresh = replay(Tank.of_settings({"noise": 0.01}, 3), session.log, 600)
    assert fresh.experiment.state_hash() == session.experiment.state_hash()


def test_playing_after_a_rewind_forgets_nothing():
    session = tank()
    busy(session, 10)
    session.seek(200)
    session.apply(Pause(False))
    session.apply(Pace(2.0))
    run_to(session, 1000)
    assert sum(isinstance(entry.command, Act) for entry in session.log) == 3
    assert [entry.tick for entry in session.log] == sorted(entry.tick for entry in session.log)


def test_a_replay_of_the_log_has_the_same_hash():
    session = tank()
    busy(session, 9)
    again = replay(Tank.of_settings({"noise": 0.01}, 3), session.log, 1000)
    assert again.experiment.state_hash() == session.experiment.state_hash()


def test_many_checkpoints_are_thinned_and_still_lead_back():
    session = tank()
    run_to(session, 9000, 40)
    assert len(session._kept) <= CHECKPOINTS
    end = session.experiment.state_hash()
    session.seek(4321)
    run_to(session, 9000, 33)
    assert session.experiment.state_hash() == end


def test_undo_gives_a_setting_its_old_value_now():
    session = tank()
    session.apply(Set("inflow", 5.0))
    run_to(session, 20)
    assert session.can_undo == "inflow"
    session.undo()
    assert session.experiment.get("inflow") == 0.0
    assert session.experiment.ticks == 20
    assert session.can_redo == "inflow"
    session.redo()
    assert session.experiment.get("inflow") == 5.0
    session.undo()
    assert session.experiment.get("inflow") == 0.0


def test_undo_takes_an_action_back_with_its_time():
    session = tank()
    run_to(session, 40)
    before = session.experiment.state_hash()
    session.apply(Act("splash"))
    run_to(session, 90)
    session.undo()
    assert session.experiment.ticks == 40
    assert session.experiment.state_hash() == before
    assert session.log == []
    session.redo()
    assert session.experiment.level > 9.0


def test_undo_of_the_second_of_two_equal_actions_leaves_the_first():
    session = tank()
    session.apply(Act("splash"))
    once = session.experiment.state_hash()
    session.apply(Act("splash"))
    session.undo()
    assert session.experiment.state_hash() == once
    assert session.log == [Logged(0, Act("splash"))]


def test_a_drag_is_undone_as_one():
    session = tank()
    session.apply(Set("inflow", 1.0))
    session.apply(Set("leak", 2.0))
    for value in (2.1, 2.2, 2.3):
        session.apply(Set("leak", value), same_gesture=True)
    session.undo()
    assert session.experiment.get("leak") == 1.0
    assert session.can_undo == "inflow"


def test_after_a_rewind_undo_speaks_of_what_lies_before():
    session = tank()
    session.apply(Set("inflow", 5.0))
    run_to(session, 50)
    session.apply(Act("splash"))
    run_to(session, 80)
    session.seek(20)
    assert session.can_undo == "inflow"
    session.undo()
    assert session.experiment.ticks == 20
    assert session.experiment.get("inflow") == 0.0
    assert session.can_undo == ""


def test_a_refused_command_changes_nothing():
    session = tank()
    session.apply(Set("lid", True))
    before = session.experiment.state_hash()
    for command in (Act("splash"), Act("dance"), Set("leak", -1.0), Set("nothing", 1.0), Pace(0.0)):
        with pytest.raises(Complaint):
            session.apply(command)
    assert session.experiment.state_hash() == before
    assert len(session.log) == 1


def test_listeners_hear_each_command_once_even_when_time_passes_it_again():
    session, heard = tank(), []
    session.listeners.append(lambda tick, command: heard.append((tick, command)))
    session.plan(15, Act("splash"))
    run_to(session, 40)
    session.apply(Answer("a", "check", "b"))
    session.apply(Next())
    session.seek(3)
    run_to(session, 60)
    assert heard == [(15, Act("splash")), (40, Answer("a", "check", "b")), (40, Next())]


@pytest.mark.parametrize("rate", RATES)
def test_a_planned_script_happens_at_exact_ticks(rate):
    session = tank()
    session.plan(0, Set("inflow", 4.0))
    session.plan(37, Act("splash"))
    session.plan(120, Pause(True))
    session.paused = False
    frame = round(100 / rate) + 1
    while not session.paused:
        session.advance(frame)
    assert session.experiment.ticks == 120
    by_hand = tank()
    by_hand.apply(Set("inflow", 4.0))
    run_to(by_hand, 37)
    by_hand.apply(Act("splash"))
    run_to(by_hand, 120)
    assert session.experiment.state_hash() == by_hand.experiment.state_hash()


def test_whoever_grabs_a_control_takes_over_from_the_script():
    session = tank()
    session.plan(50, Act("splash"))
    session.plan(80, Pause(True))
    run_to(session, 20)
    session.apply(Set("inflow", 1.0))
    session.advance(500)
    assert not any(isinstance(entry.command, Act) for entry in session.log)
    assert session.experiment.ticks == 80


def test_a_lasting_command_comes_though_somebody_grabs_a_control_before():
    session = tank()
    session.plan(50, Act("splash"), lasting=True)
    session.apply(Set("inflow", 1.0))
    run_to(session, 20)
    before = session.bookmark()
    session.apply(Set("inflow", 2.0))
    session.undo()
    session.go_back_to(before)
    session.apply(Set("inflow", 3.0))
    run_to(session, 60)
    assert Logged(50, Act("splash")) in session.log
    session.reset()
    run_to(session, 60)
    assert session.log == []


def test_a_planned_command_that_is_refused_is_said_and_dropped():
    session = tank()
    session.plan(10, Set("lid", True))
    session.plan(20, Act("splash"))
    run_to(session, 50)
    assert "lid is on" in session.refused
    assert len(session.log) == 1


def test_start_begins_afresh_with_defaults_and_refuses_whole():
    session = tank()
    run_to(session, 30)
    runs = session.runs
    session.start({"leak": 2.0})
    assert (session.experiment.ticks, session.experiment.get("leak"), session.experiment.get("noise")) == (0, 2.0, 0.0)
    assert session.runs == runs + 1
    run_to(session, 5)
    with pytest.raises(Complaint):
        session.start({"leak": -2.0})
    assert session.experiment.ticks == 5


def test_reset_keeps_the_parameters():
    session = tank()
    session.apply(Set("inflow", 9.0))
    run_to(session, 30)
    session.reset()
    assert session.experiment.ticks == 0
    assert session.experiment.get("inflow") == 9.0
    assert session.log == []


def test_a_bookmark_brings_the_whole_run_back_more_than_once():
    session = tank()
    busy(session, 10)
    kept, wanted = session.bookmark(), session.experiment.state_hash()
    for _ in range(2):
        session.start({"leak": 9.0})
        session.apply(Act("splash"))
        run_to(session, 333)
        session.go_back_to(kept)
        assert session.experiment.state_hash() == wanted
        assert session.trace.count == 1000
        session.seek(35)
        run_to(session, 1000)
        assert session.experiment.state_hash() == wanted
        session.undo()


def test_resume_takes_a_run_up_where_it_stood():
    session = tank()
    busy(session, 10)
    session.plan(1500, Act("splash"))
    session.seek(640)
    other = Session(Tank(seed=3))
    other.resume(session.beginning, session.log, session.reached, session.experiment.ticks)
    assert other.experiment.state_hash() == session.experiment.state_hash()
    assert other.reached == session.reached
    run_to(session, 1600)
    run_to(other, 1600)
    assert other.experiment.state_hash() == session.experiment.state_hash()


DEEDS = st.sampled_from(
    ["splash", "inflow", "leak", "run", "rewind", "undo", "redo", "drag", "plan", "reset", "bookmark"]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(DEEDS, st.integers(1, 90)), max_size=25))
def test_whatever_is_done_the_log_replays_to_the_same_hash(deeds):
    session = tank()
    kept = session.bookmark()
    for deed, n in deeds:
        match deed:
            case "splash":
                session.apply(Act("splash"))
            case "inflow" | "leak":
                session.apply(Set(deed, float(n) / 3))
            case "drag":
                session.apply(Set("leak", n / 10), same_gesture=True)
            case "run":
                session.advance(n)
            case "rewind":
                session.seek(session.experiment.ticks - n)
            case "plan":
                session.plan(session.experiment.ticks + n, Act("splash"))
            case "undo":
                session.undo()
            case "redo":
                session.redo()
            case "reset":
                session.reset()
            case "bookmark":
                session.go_back_to(kept)
                kept = session.bookmark()
    ticks = session.experiment.ticks
    again = replay(Tank(Tank.PARAMS(**session.beginning), 3), session.log, ticks)
    assert again.experiment.state_hash() == session.experiment.state_hash()
    assert session.trace.count == session.reached
