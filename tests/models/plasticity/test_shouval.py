"""Shouval, Bear & Cooper: voltage, rate and timing each turn depression into potentiation, all through one calcium."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sim.models.plasticity import shouval
from sim.models.plasticity.checks import crossover, train
from sim.models.plasticity.protocols import Pairings

few = settings(max_examples=15, deadline=None)


def naive(protocol: Pairings, seconds: float, step: float) -> tuple[float, float]:
    """(calcium, weight) at the end by small steps of the equations as they stand."""
    pre, post = [], []
    for event in shouval.events(protocol, 0.0, (1.0,)):
        (pre if event.presynaptic else post).append(event.time)
    fast = slow = up = down = spike = tail = level = 0.0
    weight = 0.25
    decays = [np.exp(-step / d) for d in (0.05, 0.2, 0.005, 0.05, 0.003, 0.025)]
    for k in range(round(seconds / step)):
        t = k * step
        if pre and t >= pre[0] - 1e-12:
            pre.pop(0)
            fast, slow = fast + 0.5 * (0.5 - fast), slow + 0.5 * (0.5 - slow)
            up, down = up + 1 / 0.6968, down + 1 / 0.6968
        if post and t >= post[0] - 1e-12:
            post.pop(0)
            spike, tail = 75.0, 25.0
        voltage = -65 + down - up + spike + tail
        current = -2.0 * (fast + slow) / (1 + np.exp(-0.062 * voltage) / 3.57) * (voltage - 130)
        rate = 1 / (0.1 / (1e-5 + level**3) + 1)
        goal = 0.25 + 1 / (1 + np.exp(-80 * (level - 0.55))) - 0.25 / (1 + np.exp(-80 * (level - 0.35)))
        weight += step * rate * (goal - weight)
        level += step * (current - level / 0.05)
        fast, slow, up, down, spike, tail = (
            x * d for x, d in zip((fast, slow, up, down, spike, tail), decays, strict=True)
        )
    return level, weight


def test_the_course_is_that_of_small_steps() -> None:
    protocol = Pairings(0.01, 5.0, 3)
    edges = np.linspace(0, 0.8, 801)
    done = shouval.course(shouval.Synapse(), edges, shouval.events(protocol, 0.0, (1.0,)))
    coarse, fine = (np.array(naive(protocol, 0.8, step)) for step in (4e-5, 2e-5))
    level, weight = 2 * fine - coarse  # what remains after the first-order error of small steps
    assert_allclose(done.calcium[-1], level, rtol=1e-4)
    assert_allclose(done.weight[-1], weight, atol=2e-5)


@few
@given(interval=st.floats(-0.06, 0.06), rate=st.floats(0.5, 20.0))
def test_half_the_step_gives_the_same_weight(interval: float, rate: float) -> None:
    protocol = Pairings(interval, rate, 40)
    coarse, fine = (shouval.outcome(protocol, step=step) for step in (1e-3, 5e-4))
    assert_allclose(coarse, fine, rtol=1e-3)


@pytest.mark.parametrize("rate", [2.0, 3.0, 7.0, 10.0, 30.0])
@pytest.mark.parametrize("interval", [-0.013, 0.01])
def test_periods_that_repeat_need_not_be_stepped(rate: float, interval: float) -> None:
    protocol = Pairings(interval, rate, 60)
    edges = np.linspace(0.0, protocol.length + 2, round((protocol.length + 2) * 1000) + 1)
    stepped = shouval.course(shouval.Synapse(), edges, shouval.events(protocol, 0.0, (1.0,))).weight[-1]
    assert_allclose(shouval.outcome(protocol), stepped / 0.25, rtol=1e-3)


def test_block_that_builds_up_lies_between_none_and_all_of_it() -> None:
    protocol = Pairings(0.01, 1.0, 60)
    none, all_of_it = (shouval.outcome(protocol, (left,)) for left in (1.0, 0.9))
    building = shouval.outcome(protocol, tuple(np.linspace(1.0, 0.9, 60)))
    assert all_of_it < building < none


def test_without_spikes_or_receptors_the_weight_stays() -> None:
    assert_allclose(shouval.outcome(Pairings(0.01, 1.0, 0)), 1.0)
    assert_allclose(shouval.outcome(Pairings(0.01, 1.0, 60), (0.0,)), 1.0, atol=1e-9)
    still = shouval.course(shouval.Synapse(), np.linspace(0, 100, 1001), ())
    assert_allclose(still.weight, 0.25, atol=1e-12)


def test_a_clamp_depresses_first_and_then_potentiates() -> None:
    weights = {v: shouval.outcome(Pairings(0.0, 1.0, 100, 0), clamp=v) for v in (-80.0, -60.0, -55.0, -40.0, 0.0)}
    assert_allclose(weights[-80.0], 1.0, atol=1e-3)
    assert weights[-55.0] < weights[-60.0] < 1.0 < weights[-40.0] < weights[0.0]


def test_slow_trains_depress_and_fast_ones_potentiate() -> None:
    assert train(1.0) < 0.6
    assert train(20.0) > 3
    assert train(crossover()) == pytest.approx(1.0, abs=0.02)


def test_one_detector_depresses_on_both_sides() -> None:
    before, near, far = shouval.stdp_curve(np.array([-0.02, 0.01, 0.06]), pairs=100)
    assert before < 0.9
    assert near > 1.5
    assert far < 0.7


def test_more_block_turns_potentiation_into_depression_and_then_into_nothing() -> None:
    weights = [shouval.outcome(Pairings(0.01, 1.0, 60), (left,)) for left in (1.0, 0.6, 0.2)]
    assert weights[0] > 1.5
    assert weights[1] < 0.9
    assert_allclose(weights[2], 1.0, atol=0.02)


def test_more_magnesium_lets_less_calcium_in() -> None:
    levels = [
        shouval.course(
            shouval.Synapse(), np.linspace(0, 0.2, 201), [shouval.Event(0.0, True)], magnesium=magnesium
        ).calcium.max()
        for magnesium in (0.0, 500.0, 1000.0, 2000.0)
    ]
    assert np.all(np.diff(levels) < 0)


def test_target_and_learning_rate_are_those_of_the_paper() -> None:
    assert_allclose(shouval.target(np.array([0.0, 0.45, 0.9])), [0.25, 0.0, 1.0], atol=1e-3)
    assert shouval.learning_rate(np.zeros(1))[0] == pytest.approx(1 / 10_001)  # hours at rest
