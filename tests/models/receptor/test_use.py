"""Block of a synapse in use: the averaged course agrees with the receptor that is followed through every release."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim.models.receptor import block, gating, measures
from sim.models.receptor.block import Conditions, N
from sim.models.receptor.gating import DEFAULT, O
from sim.models.receptor.propagation import Flow, propagator
from sim.models.receptor.use import LENGTH, PULSE, blocked_over, exchange, one_release, open_time

BENCH = Conditions("GluN2A", "ketamine", 0.3, voltage=-66.0, magnesium=1000.0)


def test_open_time_is_the_area_under_the_open_probability() -> None:
    on = Flow(propagator(gating.generator(DEFAULT, PULSE), 1e-5)).run(np.eye(N)[0], 100)
    off = Flow(propagator(gating.generator(DEFAULT, 0.0), 1e-3)).run(on[-1], 20_000)
    area = on[:, O].sum() * 1e-5 + (off[:, O].sum() - off[-1, O] / 2 + on[-1, O] / 2) * 1e-3
    assert_allclose(open_time(DEFAULT), area, rtol=1e-3)


@pytest.mark.parametrize("activity", [0.5, 2.0])
@pytest.mark.parametrize("concentration", [0.1, 1.0])
def test_average_course_is_that_of_every_single_release(activity: float, concentration: float) -> None:
    bench = replace(BENCH, concentration=concentration)
    on = propagator(bench.generator(PULSE), LENGTH)
    cycle = propagator(bench.generator(0.0), 1 / activity - LENGTH) @ on
    state, seen = block.rest(), []
    for _ in range(round(120 * activity)):
        state = cycle @ state
        seen.append(state[N:].sum())
    average = blocked_over(np.full(len(seen), concentration), bench, activity, 1 / activity, 0.0)
    # the gate has not closed again when the next release comes, so at 2 Hz pores are open a little less than twice 1 Hz
    assert_allclose(average, seen, atol=0.012)


def test_depth_does_not_depend_on_use_but_speed_does() -> None:
    slow, fast = exchange(BENCH, 0.1), exchange(BENCH, 10.0)
    assert slow[0] == fast[0]
    assert_allclose(slow[0], 1 / (1 + BENCH.half_block / 0.3), rtol=1e-12)
    assert_allclose(fast[1], 100 * slow[1], rtol=1e-12)


def test_without_drug_or_without_use_nothing_is_blocked() -> None:
    none = np.zeros(10)
    assert not blocked_over(none, BENCH, 1.0, 60.0, 0.0).any()
    assert not blocked_over(none + 5.0, BENCH, 0.0, 60.0, 0.0).any()
    assert exchange(replace(BENCH, drug="none"), 1.0) == (0.0, 0.0)


def test_an_unused_synapse_keeps_its_drug() -> None:
    assert_allclose(blocked_over(np.zeros(10), BENCH, 0.0, 3600.0, 0.4), 0.4, rtol=1e-12)


def test_one_release_has_the_shape_of_a_pulse_and_is_smaller_by_what_is_blocked() -> None:
    clean, times = BENCH.without_drug(), np.geomspace(1e-4, 3, 200)
    free, held = one_release(times, clean, 0.0), one_release(times, replace(BENCH, concentration=0.0), 0.4)
    assert_allclose(free.max(), measures.pulse_response(clean.gate).peak * clean.unblocked, rtol=2e-3)
    assert_allclose(held[times < 0.05], 0.6 * free[times < 0.05], rtol=0.02)  # a few leave while the gate is open
    assert (held <= free + 1e-15).all()
