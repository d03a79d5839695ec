"""The cleft: particles against the exact series, and their mean against the measured course of glutamate."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sim.models.synapse import cleft
from sim.models.synapse.cleft import Cleft

STEP = 1e-4
DIFFUSION = cleft.DIFFUSION.value


def left_after(box: Cleft, number: int, steps: int, seed: int = 0) -> np.ndarray:
    random, place = np.random.default_rng(seed), box.released(number)
    shares = []
    for _ in range(steps):
        place = box.wandered(place, random)
        shares.append(place.shape[1] / number)
    return np.array(shares)


def test_one_vesicle_makes_the_measured_concentration() -> None:
    litres = cleft.side() ** 2 * cleft.WIDTH.value / cleft.LITRE
    assert cleft.MOLECULES.value / cleft.AVOGADRO / litres == pytest.approx(1100.0)


@pytest.mark.parametrize("steps", [200, 500, 1000])
def test_with_an_open_rim_the_mean_of_the_scheme_is_within_half_a_percent_of_the_series(steps: int) -> None:
    length, time = 1000.0, 2e-4
    box = Cleft(length, 20.0, DIFFUSION, time / steps)
    series = cleft.open_rim(length / 2, length, DIFFUSION, time) ** 2
    assert cleft.share_left(box, steps)[-1] == pytest.approx(series, rel=0.005)


def test_without_moving_the_wall_it_would_be_ten_times_further_off() -> None:
    length, time, steps = 1000.0, 2e-4, 500
    sigma = np.sqrt(2 * DIFFUSION * time / steps)
    further = length + 2 * cleft.MOVED_IN * sigma
    series = cleft.open_rim(length / 2, length, DIFFUSION, time) ** 2
    naive = cleft.share_left(Cleft(further, 20.0, DIFFUSION, time / steps), steps)[-1]
    moved = cleft.share_left(Cleft(length, 20.0, DIFFUSION, time / steps), steps)[-1]
    assert abs(naive - series) > 10 * abs(moved - series)


@pytest.mark.parametrize("box", [cleft.hindered(STEP), Cleft(1000.0, 20.0, DIFFUSION, 4e-7)])
def test_particles_follow_the_mean_of_the_scheme(box: Cleft) -> None:
    number, steps = 20_000, 60 if box.leaves < 1.0 else 400
    mean = cleft.share_left(box, steps)
    spread = np.sqrt(mean * np.clip(1 - mean, 0, 1) / number)
    assert np.all(np.abs(left_after(box, number, steps) - mean) < 4.5 * spread + 4 / number)


def test_the_mean_of_the_particles_is_the_measured_course() -> None:
    steps = 60
    ours = cleft.PEAK.value * cleft.share_left(cleft.hindered(STEP), steps)
    measured = np.array([cleft.well_mixed((k + 1) * STEP) for k in range(steps)])
    assert_allclose(ours, measured, rtol=0.015)
    assert_allclose(ours, measured, atol=0.012 * cleft.PEAK.value)


@pytest.mark.parametrize("step", [5e-5, 1e-4, 2e-4])
def test_the_course_does_not_depend_on_the_step(step: float) -> None:
    steps = round(2.4e-3 / step)
    assert cleft.share_left(cleft.hindered(step), steps)[-1] == pytest.approx(np.exp(-2.0), rel=0.02)


def test_before_the_release_there_is_none() -> None:
    assert cleft.well_mixed(-1e-3) == 0.0
    assert cleft.well_mixed(0.0) == cleft.PEAK.value


def test_nobody_leaves_through_the_membranes_or_the_box() -> None:
    box, random = cleft.hindered(STEP), np.random.default_rng(1)
    place = box.released(2000)
    for _ in range(20):
        place = box.wandered(place, random)
        assert place.dtype == np.float32
        assert place.min() >= 0.0
        assert place[:2].max() <= box.side
        assert place[2].max() <= box.width


def test_a_shut_rim_keeps_all_and_fills_the_box_evenly() -> None:
    box, random = Cleft(400.0, 20.0, DIFFUSION, STEP, leaves=0.0), np.random.default_rng(1)
    place = box.released(20_000)
    for _ in range(10):
        place = box.wandered(place, random)
    assert place.shape[1] == 20_000
    for row, length in zip(place, (400.0, 400.0, 20.0), strict=True):
        counts = np.histogram(row, bins=10, range=(0, length))[0]
        assert np.all(np.abs(counts - 2000) < 4.5 * np.sqrt(2000))


@settings(max_examples=60, deadline=None)
@given(place=st.floats(-5000, 5000), length=st.floats(10, 1000))
def test_folding_is_the_path_of_a_mirror(place: float, length: float) -> None:
    along = np.array([place], np.float32)
    cleft.folded(along, length)
    whole = place % (2 * length)
    assert along[0] == pytest.approx(min(whole, 2 * length - whole), abs=5e-3)


def test_the_same_seed_gives_the_same_places() -> None:
    box = cleft.hindered(STEP)
    assert np.array_equal(left_after(box, 500, 8, seed=3), left_after(box, 500, 8, seed=3))
    assert not np.array_equal(left_after(box, 500, 8, seed=3), left_after(box, 500, 8, seed=4))
