"""Each goal word is met by what it says, and by nothing less, however the samples are cut into blocks."""

import json
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.core.commands import Act, Set
from sim.core.complaints import Complaint
from sim.teaching import build
from sim.teaching.goals import Block
from sim.teaching.lesson import Goal
from tests.tank import Tank

START = {"level": 1.0, "outflow": 2.0}


def judge(goal, level, outflow=None, cuts=(), before=START, first=1):
    """Whether the goal is met by these samples, given block by block through a kept state."""
    word = build.word(Tank, goal)
    state = word.fresh(before)
    level = np.asarray(level, dtype=float)
    outflow = np.full_like(level, 2.0) if outflow is None else np.asarray(outflow, dtype=float)
    edges = [0, *sorted(c for c in cuts if 0 < c < len(level)), len(level)]
    for a, b in pairwise(edges):
        word.watch(state, Block(first + a, 0.01, {"level": level[a:b], "outflow": outflow[a:b]}))
        state = json.loads(json.dumps(state))
    return word.met(state)


def goal(word, **rest):
    return Goal(word=word, observable="level", **rest)


@pytest.mark.parametrize(
    ("one", "samples", "met"),
    [
        (goal("within", low="3", high="5", hold="0.03 s"), [4, 4, 4], True),
        (goal("within", low="3", high="5", hold="0.03 s"), [4, 4, 6, 4, 4], False),
        (goal("within", low="3", high="5", hold="0.03 s"), [4, 4, 6, 4, 4, 4], True),
        (goal("within", high="5"), [9, 4.9], True),
        (goal("within", high="5"), [9, 5.1], False),
        (goal("within", low="8", read="max"), [9, 1, 1], True),
        (goal("within", low="8", read="max", hold="0.03 s"), [9, 1, 1], True),
        (goal("crosses", level="5", way="up"), [4, 6], True),
        (goal("crosses", level="5", way="up"), [6, 4], True),  # from 1 up to 6 on the first sample
        (goal("crosses", level="0.5", way="up"), [0.7, 0.6], False),
        (goal("crosses", level="0.5", way="down"), [0.7, 0.4], True),
        (goal("crosses", level="5", times=3), [6, 4], False),
        (goal("crosses", level="5", times=3), [6, 4, 6], True),
        (goal("changes", by="3x", way="up"), [2.9], False),
        (goal("changes", by="3x", way="up"), [3.1], True),
        (goal("changes", by="4x", way="down"), [0.2], True),
        (goal("changes", by="2", way="down"), [3.5], False),
        (goal("changes", by="2"), [3.5], True),
        (goal("compare", other="start", than="less"), [0.9], True),
        (goal("compare", other="start", than="less"), [1.1], False),
        (goal("compare", other="0.02 s", than="more", by="1"), [0, 5, 5.5], False),
        (goal("compare", other="0.02 s", than="more", by="1"), [9, 5, 5.5, 6], True),
        (goal("compare", other="0.02 s", than="more", by="1"), [9, 5], False),
        (goal("compare", other="outflow", than="more", by="2x"), [3.9], False),
        (goal("compare", other="outflow", than="more", by="2x"), [4.1], True),
        (goal("compare", other="run before", than="more"), [1000], False),
    ],
)
def test_goal_words_on_samples(one, samples, met):
    assert judge(one, samples) is met
    assert judge(one, samples, cuts=range(len(samples))) is met


@given(
    st.lists(st.floats(0, 10), min_size=1, max_size=40),
    st.sets(st.integers(1, 40)),
    st.sampled_from(["within", "held", "crosses", "changes", "compare", "max"]),
)
def test_cutting_the_samples_changes_no_verdict(samples, cuts, which):
    one = {
        "within": goal("within", low="3", high="7"),
        "held": goal("within", low="2", high="9", hold="0.04 s"),
        "crosses": goal("crosses", level="5", times=2),
        "changes": goal("changes", by="7", way="up"),
        "compare": goal("compare", other="0.05 s", than="more", by="2"),
        "max": goal("compare", other="start", than="more", by="6", read="max"),
    }[which]
    assert judge(one, samples, cuts=cuts) == judge(one, samples)


def test_a_goal_once_met_stays_met():
    word = build.word(Tank, goal("within", low="8"))
    state = word.fresh(START)
    for value in (9.0, 0.0):
        word.watch(state, Block(1, 0.01, {"level": np.array([value]), "outflow": np.array([0.0])}))
    assert word.met(state)


def test_the_run_before_is_the_base_after_a_reset():
    word = build.word(Tank, goal("compare", other="run before", than="less", by="2x", read="max"))
    state = word.fresh(START)
    word.watch(state, Block(1, 0.01, {"level": np.array([3.0, 8.0, 2.0])}))
    word.new_run(state)
    word.watch(state, Block(1, 0.01, {"level": np.array([5.0])}))
    assert not word.met(state)
    word.new_run(state)
    word.watch(state, Block(1, 0.01, {"level": np.array([2.4])}))
    assert word.met(state)


def test_deeds_are_counted():
    twice = build.word(Tank, Goal(word="do", act="splash", times=2))
    tea = build.word(Tank, Goal(word="do", set="liquid", to="tea"))
    ranged = build.word(Tank, Goal(word="do", set="leak", low="2", high="4"))
    exact = build.word(Tank, Goal(word="do", set="leak", to="2"))
    states = [word.fresh(START) for word in (twice, tea, ranged, exact)]
    heard = [Act("splash"), Act("other"), Set("liquid", "water"), Set("leak", 5.0), Set("inflow", 3.0)]
    for command in heard:
        for word, state in zip((twice, tea, ranged, exact), states, strict=True):
            word.hear(state, command)
    assert not any(word.met(state) for word, state in zip((twice, tea, ranged, exact), states, strict=True))
    for command in [Act("splash"), Set("liquid", "tea"), Set("leak", 2.0)]:
        for word, state in zip((twice, tea, ranged, exact), states, strict=True):
            word.hear(state, command)
    assert all(word.met(state) for word, state in zip((twice, tea, ranged, exact), states, strict=True))


def test_all_and_any_count_their_parts():
    parts = (Goal(word="do", act="splash"), goal("within", low="8"))
    every, some = (build.word(Tank, Goal(word=w, goals=parts)) for w in ("all", "any"))
    states = [every.fresh(START), some.fresh(START)]
    for word, state in zip((every, some), states, strict=True):
        word.hear(state, Act("splash"))
    assert (every.met(states[0]), some.met(states[1])) == (False, True)
    every.watch(states[0], Block(1, 0.01, {"level": np.array([9.0])}))
    assert every.met(states[0])


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (goal("within", low="3", high="5", hold="2 s"), "Keep level between 3 L and 5 L for 2 s."),
        (goal("within", low="3"), "Bring level to 3 L or more."),
        (goal("within", high="3", hold="2 s"), "Keep level at 3 L or less for 2 s."),
        (goal("within", high="3", hold="2 s", read="max"), "From the start, keep level at 3 L or less for 2 s."),
        (goal("within", low="3", read="max"), "Bring the peak of level to 3 L or more."),
        (
            goal("within", low="3", high="5", hold="2 s", read="max"),
            "Bring the peak of level to between 3 L and 5 L, and see that it stays so for 2 s.",
        ),
        (goal("crosses", level="5", way="down", times=2), "Make level fall below 5 L 2 times."),
        (goal("changes", by="3x", way="up"), "Raise level by a factor of 3."),
        (goal("compare", other="2 s", than="less", read="min"), "Make the lowest level lower than at 2 s."),
        (Goal(word="do", act="splash", times=2), "Press “splash” 2 times."),
        (Goal(word="do", set="liquid", to="tea"), "Set “Liquid” to tea."),
        (Goal(word="answer", part="check"), "Find the right answer."),
    ],
)
def test_goals_are_said_in_words(one, said):
    assert build.word(Tank, one).say() == said


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (Goal(word="within", observable="levle", low="1"), "did you mean 'level'"),
        (goal("within"), "needs low, high or both"),
        (goal("within", low="9", high="1"), "lies above"),
        (goal("crosses"), "needs a level"),
        (goal("changes"), "needs by"),
        (goal("changes", by="0.5x"), "greater than 1"),
        (goal("compare", than="more"), "and other"),
        (goal("compare", than="more", other="outfow"), "did you mean 'outflow'"),
        (Goal(word="do"), "either act or set"),
        (Goal(word="do", act="splash", set="leak"), "either act or set"),
        (Goal(word="do", act="splish"), "did you mean 'splash'"),
        (Goal(word="all", goals=(goal("within", low="1"),)), "at least two"),
        (Goal(word="answer"), "needs part"),
        (goal("within", low="5 kg"), "unit of"),
    ],
)
def test_a_goal_that_makes_no_sense_is_refused_in_words(one, said):
    with pytest.raises(Complaint, match=said):
        build.word(Tank, one)
