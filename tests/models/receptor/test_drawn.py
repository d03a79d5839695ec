"""Receptors that are drawn: each jump has the chance that the propagator gives it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sim.models.receptor import block
from sim.models.receptor.block import Conditions
from sim.models.receptor.drawn import BOXES, Jumps
from sim.models.receptor.gating import DEFAULT, O
from sim.models.receptor.propagation import propagator

STEP = propagator(Conditions("GluN2A", "ketamine", 1.0, -70.0, 0.0, rates=DEFAULT).generator(50.0), 5e-3)


def chances(jumps: Jumps) -> np.ndarray:
    """What the boxes amount to, shape (from, to)."""
    limit, other = jumps._limit.reshape(BOXES, BOXES) / 2**28, jumps._other.reshape(BOXES, BOXES)
    found = np.zeros((BOXES, BOXES))
    for state in range(BOXES):
        for box in range(BOXES):
            found[state, box] += limit[state, box] / BOXES
            found[state, other[state, box]] += (1 - limit[state, box]) / BOXES
    return found


def test_the_boxes_hold_the_propagator() -> None:
    found = chances(Jumps(STEP))
    assert_allclose(found[: block.SIZE, : block.SIZE], STEP.T, atol=1e-7)
    assert (found[: block.SIZE, : block.SIZE][STEP.T == 0] == 0).all()


@settings(max_examples=30, deadline=None)
@given(st.integers(1, BOXES), st.integers(0, 1000))
def test_the_boxes_hold_any_chances(states: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    step = random.dirichlet(np.full(states, 0.2), size=states).T
    assert_allclose(chances(Jumps(step))[:states, :states], step.T, atol=1e-7)


def test_ten_thousand_receptors_jump_as_the_propagator_says() -> None:
    receptors = 10_000
    jumps, random = Jumps(STEP), np.random.default_rng(1)
    states, shares = np.zeros(receptors, dtype=np.intp), block.rest()
    for _ in range(30):
        states, shares = jumps.after(states, random), STEP @ shares
    seen = np.bincount(states, minlength=block.SIZE) / receptors
    assert_allclose(seen, shares, atol=5 * np.sqrt(shares.max() / receptors))
    assert seen[block.N + O] > 0


def test_an_odd_number_of_receptors_jumps_too_and_the_seed_decides() -> None:
    jumps = Jumps(STEP)
    one, two = (jumps.after(np.zeros(7, dtype=np.intp), np.random.default_rng(2)) for _ in range(2))
    assert one.shape == (7,)
    assert one.tolist() == two.tolist()


def test_a_scheme_that_is_too_large_is_refused() -> None:
    with pytest.raises(ValueError, match="17 states"):
        Jumps(np.eye(17))
