"""Wind-up: what makes it, what abolishes it, and that neither the step nor the seed does."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sim.models.pain import windup
from sim.models.pain.windup import AVERAGE_CELL, CALCIUM, GATE, NK1, NK1_RISE, STEP, VOLTAGE, Setting

SEEDS = 4
few = settings(max_examples=10, deadline=None)


def gained(answers: np.ndarray) -> float:
    return float(answers[-3:].mean() - answers[0])


@pytest.fixture(scope="module")
def usual() -> np.ndarray:
    return windup.mean_train(SEEDS)


def test_each_stimulus_of_a_train_is_answered_more_strongly_until_it_levels_off(usual: np.ndarray) -> None:
    assert usual[0] < usual[1] < usual[2] < usual[4]
    assert usual[-3:].mean() > 3 * usual[0]
    assert abs(usual[-1] - usual[-4]) < 1


def test_without_nmda_receptors_the_cell_answers_and_does_not_wind_up() -> None:
    blocked = windup.mean_train(SEEDS, setting=Setting(block=1.0))
    assert blocked[0] > 0
    assert gained(blocked) < 0.8


@pytest.mark.parametrize("without", [Setting(nk1=False), Setting(can=False)], ids=["NK1", "CAN"])
def test_the_slow_currents_are_each_needed_for_full_wind_up(without: Setting, usual: np.ndarray) -> None:
    less = windup.mean_train(2, setting=without)
    assert gained(less) < 0.6 * gained(usual)
    assert_allclose(less[0], usual[0], atol=0.3)


def test_slow_stimuli_do_not_wind_up_and_faster_ones_do_so_more(usual: np.ndarray) -> None:
    assert gained(windup.mean_train(1, stimuli=4, rate=0.1)) < 0.5
    assert gained(windup.mean_train(1, rate=2.0)) > gained(usual)


def test_more_block_means_fewer_spikes(usual: np.ndarray) -> None:
    last = [usual[-3:].mean(), *(windup.mean_train(2, setting=Setting(b))[-3:].mean() for b in (0.1, 0.3, 0.6))]
    assert (np.diff(last) < 0).all()


def test_half_the_step_gives_the_same_answers_on_average(usual: np.ndarray) -> None:
    finer = windup.mean_train(SEEDS, step=STEP / 2)
    assert_allclose(finer.mean(), usual.mean(), atol=0.25)
    assert_allclose(finer, usual, atol=1.0)


def test_a_cell_that_nothing_reaches_rests() -> None:
    quiet = windup.follow(windup.at_rest(), [], np.zeros(400))
    assert not quiet.spikes
    assert_allclose(quiet.states[:, VOLTAGE], AVERAGE_CELL.rest)
    assert_allclose(quiet.states[:, CALCIUM], 0.0)


def test_the_same_seed_gives_the_same_spikes_and_another_one_other_arrivals() -> None:
    assert windup.train(5, seed=3) == windup.train(5, seed=3)
    assert not np.array_equal(windup.arrivals(1, 0), windup.arrivals(2, 0))
    assert not np.array_equal(windup.arrivals(1, 0), windup.arrivals(1, 1))


@few
@given(cut=st.integers(1, 399), seed=st.integers(0, 99))
def test_two_stretches_are_one(cut: int, seed: int) -> None:
    luck, coming = windup.noise(seed, 0, 400), windup.arrivals(seed, 0).tolist()
    whole = windup.follow(windup.at_rest(), coming, luck)
    first = windup.follow(windup.at_rest(), [t for t in coming if t < cut * STEP], luck[:cut])
    later = [t - cut * STEP for t in coming if t >= cut * STEP]
    second = windup.follow(first.states[-1].tolist(), later, luck[cut:])
    assert_allclose(second.states[-1], whole.states[-1], rtol=1e-9, atol=1e-9)
    assert (*first.spikes, *(s + cut for s in second.spikes)) == whole.spikes


def test_synapses_follow_their_closed_form() -> None:
    time = 0.01
    traces = windup.synapses(windup.at_rest(), [time], 4000, AVERAGE_CELL)
    t = np.arange(4001) * STEP - time
    nk1 = traces[:, 3] - traces[:, 4]
    expected = np.exp(-t / AVERAGE_CELL.nk1_decay) - np.exp(-t / AVERAGE_CELL.nk1_rise)
    scale = AVERAGE_CELL.nk1 / AVERAGE_CELL.afferents / windup.peak_of_difference(0.2, 3.0)
    assert_allclose(nk1, np.where(t > 0, expected * scale, 0.0), rtol=1e-9, atol=1e-12)
    assert_allclose(nk1.max(), AVERAGE_CELL.nk1 / AVERAGE_CELL.afferents, rtol=1e-5)
    assert (NK1, NK1_RISE) == (7, 8)


@few
@given(seed=st.integers(0, 999), block=st.floats(0, 1))
def test_states_stay_where_they_can_be(seed: int, block: float) -> None:
    course = windup.follow(
        windup.at_rest(), windup.arrivals(seed, 0).tolist(), windup.noise(seed, 0, 800), Setting(block)
    )
    assert (course.states[:, VOLTAGE] < AVERAGE_CELL.threshold).all()
    assert (course.states[:, CALCIUM] >= 0).all()
    assert ((course.states[:, GATE] >= 0) & (course.states[:, GATE] <= 1)).all()
