"""The trace keeps every sample for a while, and the extremes for ever."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim.experiments import trace as module
from sim.experiments.trace import Trace


@pytest.fixture
def small(monkeypatch):
    """A trace whose records are short, so that merging is tested with few samples."""
    monkeypatch.setattr(module, "FINE", 16)
    monkeypatch.setattr(module, "BUCKETS", 8)
    return Trace(["a", "b"], 0.5)


def samples(n, seed=1):
    return np.random.default_rng(seed).normal(size=(n, 2))


def brute_buckets(rows, width):
    parts = [rows[i : i + width] for i in range(0, len(rows), width)]
    return np.array([p.min(axis=0) for p in parts]), np.array([p.max(axis=0) for p in parts])


@pytest.mark.parametrize("n", [1, 7, 8, 9, 31, 64, 65, 200, 1000])
@pytest.mark.parametrize("chunk", [1, 3, 50, 1000])
def test_buckets_hold_the_extremes_that_brute_force_finds(small, n, chunk):
    rows = samples(n)
    for i in range(0, n, chunk):
        small.add(rows[i : i + chunk])
    lows, highs = brute_buckets(rows, small.width)
    used = len(lows)
    assert used <= 8
    assert_allclose(small._low[:used], lows)
    assert_allclose(small._high[:used], highs)
    assert small.count == n


def test_a_long_trace_stays_within_its_memory(small):
    small.add(samples(5000))
    assert small._low.shape == (8, 2)
    times, lows, highs = small.span("a", 0, small.end)
    assert len(times) <= 8
    assert lows.min() == samples(5000)[:, 0].min()
    assert highs.max() == samples(5000)[:, 0].max()


def test_recent_samples_are_exact(small):
    rows = samples(100)
    small.add(rows)
    times, lows, highs = small.span("b", (100 - 9) * 0.5, 100 * 0.5)
    assert_allclose(times, np.arange(91, 101) * 0.5)
    assert_allclose(lows, rows[90:, 1])
    assert_allclose(highs, rows[90:, 1])
    assert small.last("b") == rows[-1, 1]
    assert small.at("a", 95 * 0.5) == rows[94, 0]


def test_times_outside_the_run_read_as_nothing(small):
    assert np.isnan(small.last("a"))
    small.add(samples(3))
    assert np.isnan(small.at("a", 0.0))
    assert np.isnan(small.at("a", 99.0))
    assert len(small.span("a", 50, 60)[0]) == 0


@pytest.mark.parametrize("n", [5, 20, 70])
@pytest.mark.parametrize("left", [0, 1, 4, 13, 19])
def test_after_a_cut_new_samples_follow_as_if_nothing_had_been_there(small, n, left):
    rows, more = samples(n), samples(30, seed=2)
    small.add(rows)
    small.cut(left, rows[min(left, n) - 1])
    left = min(left, n)
    assert small.count == left
    small.add(more)
    whole = np.concatenate([rows[:left], more])
    assert_allclose(small.at("a", (left + 30) * 0.5), more[-1, 0])
    assert_allclose(small.last("b"), more[-1, 1])
    _, lows, highs = small.span("a", 0, small.end)
    assert lows.min() <= whole[:, 0].min()
    assert highs.max() >= whole[:, 0].max()


def test_a_bucket_cut_through_is_made_anew_from_the_fine_record(small):
    rows = samples(16)
    small.add(rows)
    assert small.width == 2
    small.cut(13, rows[12])
    lows, highs = brute_buckets(rows[:13], 2)
    assert_allclose(small._low[:7], lows)
    assert_allclose(small._high[:7], highs)


def test_last_after_a_cut_behind_the_fine_record_is_not_a_later_sample(small):
    rows = np.arange(80.0).reshape(40, 2)
    small.add(rows)
    small.cut(5, rows[4])
    assert small.last("a") == rows[4, 0]


def test_a_copy_does_not_follow_the_original(small):
    small.add(samples(10))
    other = small.copy()
    small.add(samples(10, seed=3))
    assert other.count == 10
    assert other.last("a") == samples(10)[-1, 0]


def test_a_trace_may_begin_late(small):
    small.clear(first_tick=100)
    small.add(samples(4))
    assert small.end == 104 * 0.5
    assert small.at("a", 101 * 0.5) == samples(4)[0, 0]


def test_a_cut_behind_the_fine_record_leaves_nothing_of_what_was_cut(small):
    rows = np.zeros((120, 2))
    rows[21:] = 50.0  # after the cut, in the bucket that it runs through and beyond
    small.add(rows)
    small.cut(21, rows[20])
    assert small.span("a", 0.0, 60.0)[2].max() == 0.0
    small.add(np.zeros((9, 2)))
    _, lows, highs = small.span("a", 0.0, 60.0)
    assert lows.min() == highs.max() == 0.0
