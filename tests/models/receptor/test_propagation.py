"""Exact propagation: against scipy, against itself, and within its bounds of cost."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.linalg import expm

from sim.models.receptor import block
from sim.models.receptor.block import Conditions
from sim.models.receptor.gating import DEFAULT
from sim.models.receptor.propagation import CHUNK, Flow, Flows, propagator, repeat, through

KETAMINE = Conditions("GluN2A", "ketamine", 10.0, -70.0, 0.0, rates=DEFAULT)


@settings(max_examples=40, deadline=None)
@given(st.floats(0, 10_000), st.floats(1e-6, 1.0), st.floats(0, 1000))
def test_propagator_is_the_matrix_exponential(glutamate: float, time: float, concentration: float) -> None:
    q = Conditions("GluN2B", "ketamine", concentration, -60.0, 500.0).generator(glutamate)
    assert_allclose(propagator(q, time), expm(q * time), atol=1e-11)


@settings(max_examples=20, deadline=None)
@given(st.floats(0, 10_000), st.floats(1e-5, 0.1))
def test_two_steps_are_one_of_twice_the_length(glutamate: float, time: float) -> None:
    q = KETAMINE.generator(glutamate)
    assert_allclose(propagator(q, time) @ propagator(q, time), propagator(q, 2 * time), atol=1e-13)


def test_a_stack_of_generators_gives_a_stack_of_propagators() -> None:
    q = np.stack([KETAMINE.generator(g) for g in (0.0, 10.0, 1000.0)])
    together = propagator(q, 1e-3)
    assert_allclose(together, np.stack([propagator(one, 1e-3) for one in q]), atol=1e-14)


@pytest.mark.parametrize("n", [1, 2, 3, CHUNK - 1, CHUNK, CHUNK + 1, 1000])
def test_a_run_is_so_many_steps(n: int) -> None:
    flow = Flow(propagator(KETAMINE.generator(20.0), 1e-3))
    state, steps = block.rest(), []
    for _ in range(n):
        state = flow.step @ state
        steps.append(state)
    assert_allclose(flow.run(block.rest(), n), steps, atol=1e-13)


def test_powers_do_not_depend_on_how_they_grew() -> None:
    step = propagator(KETAMINE.generator(20.0), 1e-3)
    slowly, at_once = Flow(step), Flow(step)
    for n in (1, 3, 9, 40):
        slowly.powers(n)
    assert np.array_equal(slowly.powers(CHUNK)[:CHUNK], at_once.powers(CHUNK)[:CHUNK])


def test_ten_seconds_of_pulses_are_exact_to_1e_10() -> None:
    on, off = KETAMINE.generator(1000.0), KETAMINE.generator(0.0)
    got = repeat(Flow(propagator(on, 1e-3)), 1, Flow(propagator(off, 1e-3)), 99, block.rest(), 100)
    exact_on, exact_off, state = expm(on * 1e-3), expm(off * 1e-3), block.rest()
    worst = 0.0
    for k in range(10_000):
        state = (exact_on if k % 100 == 0 else exact_off) @ state
        worst = max(worst, float(np.abs(got[k] - state).max()))
    assert worst <= 1e-10


def test_glutamate_may_change_within_a_step() -> None:
    parts = ((1000.0, 0.3e-3), (0.0, 0.7e-3))
    whole = expm(KETAMINE.generator(0.0) * 0.7e-3) @ expm(KETAMINE.generator(1000.0) * 0.3e-3)
    assert_allclose(through(parts, KETAMINE.generator), whole, atol=1e-12)


def test_flows_are_kept_and_bounded() -> None:
    flows, made = Flows(kept=3), []

    def make(key: int) -> Flow:
        return flows.get(key, lambda: made.append(key) or np.eye(2))

    for key in (1, 2, 3, 1, 4, 1):
        make(key)
    assert made == [1, 2, 3, 4]
    make(2)
    assert made[-1] == 2
    assert len(flows) == 3
