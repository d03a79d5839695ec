"""The spine: voltage against a solver, calcium against its balance, release against its probabilities."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.linalg import expm

from sim.models.synapse import calcium, membrane, release
from sim.models.synapse.response import quantal


@settings(max_examples=30, deadline=None)
@given(
    head=st.floats(-90, 40),
    dendrite=st.floats(-90, 40),
    synapse=st.floats(0, 20),
    rest=st.floats(-90, -40),
    added=st.floats(0, 100),
)
def test_voltage_is_the_matrix_exponential(
    head: float, dendrite: float, synapse: float, rest: float, added: float
) -> None:
    s = membrane.SPINE
    g, c_head, c_shaft, leak = s.neck.value, s.head.value, s.shaft.value, s.dendrite.value
    flow = np.array(
        [
            [-(synapse + g) / c_head, g / c_head, g * added / c_head],
            [g / c_shaft, -(leak + g) / c_shaft, (leak * rest - g * added) / c_shaft],
            [0.0, 0.0, 0.0],
        ]
    )
    there = expm(flow * 5e-3) @ [head, dendrite, 1.0]
    for _ in range(100):
        head, dendrite = membrane.moved(head, dendrite, (synapse, synapse), rest, (added, added), 5e-5)
    assert (head, dendrite) == pytest.approx(there[:2], abs=0.15)


def test_the_voltage_does_not_depend_on_the_step() -> None:
    def course(step: float) -> float:
        head = dendrite = -70.0
        for k in range(round(1e-3 / step)):
            opened = [0.5 * np.sin(np.pi * t / 2e-3) for t in (k * step, (k + 1) * step)]
            spikes = [60.0 * np.exp(-t / 3e-3) for t in (k * step, (k + 1) * step)]
            head, dendrite = membrane.moved(head, dendrite, tuple(opened), -70.0, tuple(spikes), step)
        return head

    exact = course(2e-6)
    assert [course(step) for step in (2e-4, 1e-4, 2e-5)] == pytest.approx([exact] * 3, abs=0.005)


def test_without_synaptic_current_the_spine_comes_to_rest() -> None:
    head, dendrite = -20.0, -40.0
    for _ in range(3000):
        head, dendrite = membrane.moved(head, dendrite, (0.0, 0.0), -68.0, (0.0, 0.0), 1e-4)
    assert (head, dendrite) == pytest.approx((-68.0, -68.0), abs=1e-4)


def test_a_thicker_neck_depolarises_the_head_less() -> None:
    def peak(neck: float) -> float:
        spine = membrane.Passive(membrane.fact(neck, "nS", "", ""), *list(vars(membrane.SPINE).values())[1:])
        return membrane.moved(-70.0, -70.0, (0.4, 0.4), -70.0, (0.0, 0.0), 1e-3, spine)[0]

    assert peak(1.0) > peak(2.0) > peak(5.0)


def test_calcium_comes_back_to_rest_and_settles_where_influx_and_removal_balance() -> None:
    assert calcium.later(5.0, 0.0, 1.0) == pytest.approx(calcium.SPINE.rest.value, abs=1e-9)
    rising = calcium.influx(calcium.calcium_current(0.1, -70.0))
    assert rising > 0
    assert calcium.later(0.0, rising, 1.0) == pytest.approx(0.075 + rising * 0.012)


def test_a_tenth_of_the_current_is_calcium_where_it_was_measured() -> None:
    assert calcium.calcium_current(2.0, -60.0) == pytest.approx(0.105 * 2.0 * -60.0)


def test_calcium_still_enters_where_the_whole_current_is_nil() -> None:
    assert calcium.influx(calcium.calcium_current(0.1, 0.0)) > 0
    assert calcium.calcium_current(0.1, 130.0) == 0.0


@settings(max_examples=50, deadline=None)
@given(docked=st.integers(0, 20), full=st.integers(1, 20), p=st.floats(0, 1))
def test_release_is_likelier_the_more_vesicles_are_docked(docked: int, full: int, p: float) -> None:
    docked = min(docked, full)
    chance = release.chance(docked, full, p)
    assert 0.0 <= chance <= 1.0
    assert release.chance(full, full, p) == pytest.approx(p)
    assert release.chance(0, full, p) == 0.0
    if docked:
        assert release.chance(docked - 1, full, p) <= chance
    assert release.chance(0, 0, p) == p


def test_places_fill_again_at_the_measured_rate() -> None:
    random, step, waits = np.random.default_rng(0), 0.01, []
    for _ in range(300):
        k = 1
        while not release.refilled(0, 1, step, random.random()):
            k += 1
        waits.append(k * step)
    assert np.mean(waits) == pytest.approx(1 / 0.24, rel=4 / np.sqrt(300))
    assert release.refilled(4, 4, 100.0, 0.0) == 4


def test_magnesium_keeps_the_nmda_current_out_of_the_peak() -> None:
    with_magnesium, without = quantal(), quantal(magnesium=0.0)
    assert without.depolarised > 1.08 * with_magnesium.depolarised
    assert without.ampa_open == with_magnesium.ampa_open
