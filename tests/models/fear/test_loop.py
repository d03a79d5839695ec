"""The loop that locks on: it lets go or holds, as its states of rest say, at any fine enough step."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim.models.fear import loop
from sim.models.fear.loop import Rates, Weights

LOCKING, PASSING = Weights(1.5, 0.5), Weights(1.0, 1.0)


def run(rates: Rates, weights: Weights, time: float, intruding: float = 0.0, step: float = 0.05) -> Rates:
    for _ in range(round(time / step)):
        rates = loop.stepped(rates, weights, intruding, step)
    return rates


def after_a_thought(weights: Weights, wait: float = 200.0) -> Rates:
    return run(run(loop.at_rest(weights), weights, 4.0, 1.0), weights, wait)


def test_a_balanced_loop_lets_a_thought_pass() -> None:
    assert_allclose(after_a_thought(PASSING), loop.at_rest(PASSING), atol=1e-6)


def test_a_loop_with_a_strong_direct_way_holds_it() -> None:
    held = after_a_thought(LOCKING)
    assert held[0] > 0.7
    assert loop.at_rest(LOCKING)[0] < 0.05
    assert_allclose(loop.slope(held, LOCKING), 0.0, atol=1e-6)


def test_a_weak_moment_of_all_ways_sets_it_free_for_good() -> None:
    held = after_a_thought(LOCKING)
    weak = Weights(LOCKING.direct, LOCKING.indirect, 0.8)
    freed = run(held, weak, 10.0)
    assert_allclose(run(freed, LOCKING, 200.0), loop.at_rest(LOCKING), atol=1e-6)


def test_too_short_a_thought_passes() -> None:
    assert run(run(loop.at_rest(LOCKING), LOCKING, 1.0, 1.0), LOCKING, 200.0)[0] < 0.05


@pytest.mark.parametrize(("weights", "states"), [(LOCKING, 3), (PASSING, 1), (Weights(1.5, 0.5, 0.8), 1)])
def test_states_of_rest_are_counted_as_they_are_found(weights: Weights, states: int) -> None:
    count = loop.resting_states(np.array(weights.direct), np.array(weights.indirect), weights.gain)
    ends = {round(run(start, weights, 400.0, step=0.25)[0], 3) for start in ((0.0,) * 4, (1.0,) * 4)}
    assert count == states
    assert len(ends) == (states + 1) // 2


def test_the_map_locks_more_with_the_direct_way_and_less_with_the_indirect() -> None:
    direct, indirect = np.meshgrid(np.linspace(0.5, 2, 7), np.linspace(0, 1.5, 7))
    states = loop.resting_states(direct, indirect)
    assert (np.diff(states, axis=1) >= 0).all()
    assert (np.diff(states, axis=0) <= 0).all()
    assert {1.0, 3.0} == set(states.ravel())


def test_half_the_step_gives_the_same_course() -> None:
    start = loop.at_rest(LOCKING)
    coarse, fine = (run(run(start, LOCKING, 4.0, 1.0, h), LOCKING, 3.0, 0.0, h) for h in (0.05, 0.025))
    assert_allclose(coarse, fine, atol=1e-6)


def test_rates_stay_shares() -> None:
    rates = run(loop.at_rest(LOCKING), LOCKING, 20.0, 4.0)
    assert all(0 <= rate <= 1 for rate in rates)
