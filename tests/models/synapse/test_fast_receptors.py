"""AMPA and GABA-A receptors: their schemes, their short cuts, and receptors one by one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sim.models.receptor.propagation import propagator
from sim.models.synapse import ampa, drawn

SCHEMES = [ampa.six_states, ampa.two_states, ampa.gaba_generator]


@pytest.mark.parametrize("scheme", SCHEMES)
@settings(max_examples=15, deadline=None)
@given(transmitter=st.floats(0, 10_000), time=st.floats(1e-6, 0.1))
def test_occupancies_sum_to_one_and_are_never_negative(scheme: object, transmitter: float, time: float) -> None:
    step = propagator(scheme(transmitter), time)  # type: ignore[operator]
    assert_allclose(step.sum(axis=0), 1.0, atol=1e-12)
    assert step.min() >= 0.0


@settings(max_examples=30, deadline=None)
@given(share=st.floats(0, 1), transmitter=st.floats(0, 10_000), time=st.floats(0, 0.1))
def test_the_short_cut_is_its_scheme(share: float, transmitter: float, time: float) -> None:
    state = ampa.rest() * (1 - share)
    state[ampa.OPEN] = share
    there = (propagator(ampa.two_states(transmitter), time) @ state)[ampa.OPEN]
    assert ampa.TWO_STATE["AMPA"].open(share, transmitter, time) == pytest.approx(there, abs=1e-12)


def test_more_transmitter_opens_more_receptors() -> None:
    for scheme in ampa.SCHEMES.values():
        peaks = [ampa.pulse_response(scheme(c), scheme(0.0), (ampa.OPEN,)).peak for c in (10.0, 100.0, 1000.0)]
        assert peaks == sorted(peaks)
        assert peaks[0] < 0.5 * peaks[-1]


def test_without_glutamate_every_receptor_shuts_and_empties() -> None:
    for scheme in ampa.SCHEMES.values():
        state = propagator(scheme(0.0), 60.0) @ np.full(ampa.SIZE, 1 / ampa.SIZE)
        assert state[ampa.OPEN] == pytest.approx(0.0, abs=1e-6)
    assert (propagator(ampa.six_states(0.0), 60.0) @ np.full(ampa.SIZE, 1 / ampa.SIZE))[0] == pytest.approx(
        1.0, abs=1e-6
    )


def test_going_over_to_the_other_scheme_keeps_what_is_open() -> None:
    states = np.array([0.1, 0.2, 0.1, 0.3, 0.1, 0.2])
    after = ampa.gathered(states)
    assert after[ampa.OPEN] == 0.2
    assert after.sum() == pytest.approx(1.0)


def test_drawn_receptors_jump_as_often_as_the_scheme_says() -> None:
    random, step = np.random.default_rng(0), propagator(ampa.six_states(300.0), 5e-4)
    for start in range(ampa.SIZE):
        after = drawn.jumped(np.full(20_000, start, np.int8), step, random.random(20_000))
        shares = np.bincount(after, minlength=ampa.SIZE) / 20_000
        assert_allclose(shares, step[:, start], atol=4.5 * 0.5 / np.sqrt(20_000))
