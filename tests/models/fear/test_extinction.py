"""Two traces of fear: learning needs receptors, extinction is not forgetting."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sim.models.fear import extinction as model
from sim.models.fear.checks import relapse
from sim.models.fear.extinction import AVERAGE, DAY, NAIVE, Traces

few = settings(max_examples=30, deadline=None)
shares = st.floats(0, 1)


def afraid(shocks: int = 7, block: float = 0.0) -> Traces:
    traces = NAIVE
    for _ in range(shocks):
        traces = model.shocked(traces, "A", block)
    return traces


def test_fear_grows_towards_the_largest_by_the_textbook() -> None:
    for n in range(8):
        assert_allclose(afraid(n).fear("A"), 1 - (1 - AVERAGE.excite) ** n)


def test_nothing_is_learned_when_all_receptors_are_blocked() -> None:
    assert afraid(block=1.0) == NAIVE
    before = afraid()
    assert model.safe(before, "A", block=1.0).fear("A") == before.fear("A")


@few
@given(block=shares, more=st.floats(0.01, 1))
def test_more_block_means_less_is_learned(block: float, more: float) -> None:
    if block + more <= 1:
        assert afraid(3, block + more).excitatory < afraid(3, block).excitatory


def test_safe_trials_leave_the_trace_of_the_shocks_alone() -> None:
    before = afraid()
    after = model.session(before, 10, "A")
    assert after.excitatory == before.excitatory
    assert after.fear("A") < 0.1 < before.fear("A")


def test_fear_recovers_with_time_and_comes_back_whole_in_another_place() -> None:
    recovered, renewed = relapse()
    assert 0 < recovered < renewed
    assert_allclose(renewed, afraid().fear("A"))


def test_days_add_up_however_they_are_cut() -> None:
    traces = model.session(afraid(), 4, "A")
    step = traces
    for _ in range(24):
        step = model.later(step, DAY / 24)
    assert_allclose(step.fear("A"), model.later(traces, DAY).fear("A"))
    assert_allclose(model.later(traces, DAY).inhibitory["A"], 0.95 * traces.inhibitory["A"])


def test_readier_synapses_learn_safety_faster_and_shocks_no_faster() -> None:
    before = afraid()
    assert model.session(before, 4, "A", gain=1.6).fear("A") < model.session(before, 4, "A").fear("A")


@few
@given(
    trials=st.lists(st.sampled_from(["shock", "safe", "day"]), max_size=30),
    block=shares,
    gain=st.floats(0, 10),
)
def test_fear_stays_between_none_and_the_largest(trials: list[str], block: float, gain: float) -> None:
    traces = NAIVE
    for kind in trials:
        if kind == "shock":
            traces = model.shocked(traces, "A", block)
        elif kind == "safe":
            traces = model.safe(traces, "A", block, gain)
        else:
            traces = model.later(traces, DAY)
        assert traces.fear("A") >= 0
        assert traces.fear("A") <= traces.excitatory
        assert min(traces.inhibitory.values(), default=0.0) >= 0


@pytest.mark.parametrize("place", ["B", "C"])
def test_a_place_without_safe_trials_knows_nothing_of_safety(place: str) -> None:
    traces = model.session(afraid(), 20, "A")
    assert traces.fear(place) == traces.excitatory
