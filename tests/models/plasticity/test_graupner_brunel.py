"""The calcium rule of Graupner & Brunel: exact times above thresholds, the authors' closed form, and the noisy rule."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sim.models.plasticity import calcium
from sim.models.plasticity import graupner_brunel as rule
from sim.models.plasticity.parameter_sets import SETS, ParameterSet
from sim.models.plasticity.trajectory import track

DP = SETS["DP"]
INTERVALS = np.linspace(-0.1, 0.1, 81)
names = pytest.mark.parametrize("name", SETS)
few = settings(max_examples=30, deadline=None)


def random(seed: int = 0) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(seed))


def sampled(name: str, interval: float, rate: float, post_spikes: int, periods: int) -> np.ndarray:
    """Calcium of the last of many periods on a fine grid: a plain sum over all spikes."""
    one = SETS[name]
    spikes = [(one.delay, one.pre), *((interval - k * 0.0115, one.post) for k in range(post_spikes))]
    begin = periods / rate
    grid = begin + (np.arange(40_000) + 0.5) / 40_000 / rate
    total = np.zeros_like(grid)
    for at, size in spikes:
        for k in range(-2, periods + 5):
            since = grid - (at + k / rate)
            total += np.where(since >= 0, size * np.exp(-np.maximum(since, 0) / one.decay), 0.0)
    return total


def test_there_are_nine_sets_that_depress_below_where_they_potentiate() -> None:
    assert len(SETS) == 9
    assert all(0 < one.depression < one.potentiation for one in SETS.values())


@few
@given(
    name=st.sampled_from(sorted(SETS)),
    interval=st.floats(-0.04, 0.04),
    rate=st.floats(0.5, 20.0),
    post_spikes=st.integers(0, 3),
)
def test_time_above_thresholds_is_that_of_a_fine_sum_over_spikes(
    name: str, interval: float, rate: float, post_spikes: int
) -> None:
    one = SETS[name]
    period = calcium.gaps(one, np.array([interval]), rate, post_spikes)
    shares = calcium.shares_above(one, period)
    trace = sampled(name, interval, rate, post_spikes, periods=2 + int(rate))
    for share, threshold in zip(shares, (one.depression, one.potentiation), strict=True):
        assert_allclose(share[0], np.mean(trace > threshold), atol=3e-4)


def test_the_first_pairings_hold_less_calcium_than_those_that_follow() -> None:
    period = calcium.gaps(DP, np.array([0.01]), 20.0)
    first, second, late = (period.after(k, DP.decay) for k in (0, 1, 100))
    assert_allclose(first[0], DP.post)  # the post spike comes before the delayed presynaptic calcium
    assert np.all(first < second)
    assert_allclose(late, period.steady)


@names
def test_without_pairings_nothing_changes(name: str) -> None:
    assert_allclose(rule.stdp_curve(SETS[name], INTERVALS, pairs=0), 1.0)


@names
def test_at_a_vanishing_rate_each_interval_tells_nothing_of_the_next_pairing(name: str) -> None:
    """60 pairings at 1/100 Hz or at 1/1000 Hz: the same times above thresholds, so the same change."""
    slow, slower = (rule.stdp_curve(SETS[name], INTERVALS, rate=r) for r in (1e-2, 1e-3))
    assert_allclose(slow, slower, atol=1e-6)


def test_full_block_abolishes_the_change_where_the_post_spike_alone_does_nothing_lasting() -> None:
    assert_allclose(rule.stdp_curve(DP, INTERVALS, block=1.0), 1.0, atol=1e-5)


def test_block_takes_potentiation_away_step_by_step() -> None:
    blocks = np.linspace(0, 1, 21)
    curve = np.array([rule.stdp_curve(DP, np.array([0.01]), block=b)[0] for b in blocks])
    assert np.all(np.diff(curve) < 0)
    assert curve[0] > 1.2


def test_partial_block_turns_potentiation_into_depression_in_hippocampal_slices() -> None:
    one = SETS["hippocampal slices"]
    curve = np.array([rule.stdp_curve(one, np.array([0.02]), 5.0, 100, b, 2)[0] for b in np.linspace(0, 1, 41)])
    assert curve[0] > 1.3
    assert curve.min() < 0.9
    assert_allclose(curve[-1], 1.0, atol=1e-9)


def test_the_order_of_spikes_decides_in_dp_and_not_in_sets_without_delay() -> None:
    before, after = rule.stdp_curve(DP, np.array([-0.02, 0.02]))
    assert before < 1 < after
    assert_allclose(*rule.stdp_curve(SETS["P"], np.array([-0.02, 0.02])))


@names
def test_a_pairing_is_what_tiny_euler_steps_of_mean_and_variance_give(name: str) -> None:
    """60 pairings without the bistable drift, against steps of 0.2 µs of the two moments."""
    one = SETS[name]
    intervals = np.array([-0.013, 0.011])
    period = calcium.gaps(one, intervals, 1.0)
    first, later = (rule.pairing(one, period.after(k, one.decay), period.lengths) for k in (0, 1))
    mean, variance = np.full(2, 0.3), np.zeros(2)
    for k in range(60):
        now = first if k == 0 else later
        mean, variance = now.factor * mean + now.shift, now.factor**2 * variance + now.variance
    small, spikes = 2e-7, period.since
    euler = np.array([[0.3, 0.0], [0.3, 0.0]])
    for column in range(2):
        level = sum(
            np.where((since := np.arange(round(0.1 / small)) * small - at) >= 0, size * np.exp(-since / one.decay), 0.0)
            for at, size in zip(spikes[:, column], jumps(one, period, column), strict=True)
        )
        high, low = level > one.potentiation, level > one.depression
        rates = (one.rising * high + one.falling * low) / one.slowness
        fade = np.prod(1 - rates * small)
        left = np.append(np.cumprod((1 - rates * small)[::-1])[::-1][1:], 1.0)
        shift = np.sum(left * small * one.rising * high / one.slowness)
        spread = np.sum(left**2 * small * one.noise**2 / one.slowness * (high.astype(int) + low))
        for _ in range(60):
            euler[column] = fade * euler[column, 0] + shift, fade**2 * euler[column, 1] + spread
    assert_allclose(mean, euler[:, 0], atol=1e-4)
    assert_allclose(variance, euler[:, 1], atol=1e-4)


def jumps(one: ParameterSet, period: calcium.Gaps, column: int) -> np.ndarray:
    """What each spike adds, read off the calcium of the steady period."""
    fall = period.steady[:, column] * np.exp(-period.lengths[:, column] / one.decay)
    added: np.ndarray = period.steady[:, column] - np.roll(fall, 1)
    return added


def test_the_bistable_drift_is_that_of_its_equation() -> None:
    rho, step, slowness = np.array([0.02, 0.3, 0.5, 0.7, 1.1]), 0.01, 10.0
    exact = rule.settle(rho, 20.0, slowness)
    for _ in range(2000):
        middle = rho + step / 2 * -rho * (1 - rho) * (0.5 - rho) / slowness
        rho = rho + step * -middle * (1 - middle) * (0.5 - middle) / slowness
    assert_allclose(exact, rho, atol=1e-7)


def test_left_alone_each_synapse_goes_to_its_own_side() -> None:
    assert_allclose(rule.settle(np.array([0.1, 0.49, 0.51, 0.9]), 1e4, 150.0), [0, 0, 1, 1], atol=1e-6)


@pytest.mark.parametrize("name", ["DP", "DPD", "cortical slices", "hippocampal slices"])
def test_many_noisy_synapses_come_to_the_closed_form(name: str) -> None:
    """Which leaves the bistable drift out: 0.02 at most, beside three standard errors."""
    one, synapses = SETS[name], 6000
    intervals = np.array([-0.03, -0.01, 0.01, 0.02])
    noisy = rule.noisy_curve(one, intervals, synapses=synapses, random=random(3))
    error = 3 * (one.strength - 1) / one.at_start * 0.5 / np.sqrt(synapses)
    assert_allclose(noisy, rule.stdp_curve(one, intervals), atol=0.02 + error)


def test_the_noisy_rule_without_noise_is_its_equation_in_tiny_steps() -> None:
    quiet = replace(DP, noise=0.0)
    got = rule.noisy_synapses(quiet, np.array([0.01]), 2.0, 10, np.array([0.0, 1.0]), random())[0]
    step, rho, level = 1e-5, np.array([0.0, 1.0]), 0.0
    spikes = np.zeros(round(5.0 / step))
    for k in range(10):
        spikes[round(k * 0.5 / step)] += DP.post
        spikes[round((k * 0.5 + DP.delay - 0.01) / step)] += DP.pre
    fall = np.exp(-step / DP.decay)
    for jump in spikes.tolist():
        level = level + jump
        slope = -rho * (1 - rho) * (0.5 - rho)
        if level > DP.potentiation:
            slope = slope + DP.rising * (1 - rho)
        if level > DP.depression:
            slope = slope - DP.falling * rho
        rho = rho + step / DP.slowness * slope
        level *= fall
    assert_allclose(got, rho, atol=1e-4)


def test_the_same_draw_gives_the_same_curve_and_another_draw_another() -> None:
    first, again, other = (rule.noisy_curve(DP, INTERVALS, random=random(s)) for s in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


@names
@pytest.mark.parametrize("rate", [1.0, 5.0, 20.0])
def test_step_by_step_and_pairing_by_pairing_are_the_same_rule(name: str, rate: float) -> None:
    """The track of the bench against the map of a pairing, both without noise: within 1e-5 over 20 pairings."""
    one = replace(SETS[name], noise=0.0)
    pairs, interval, start = 20, 0.01, np.array([0.0, 0.4, 0.6, 1.0])
    begins = np.arange(pairs) / rate - min(interval, one.delay)
    times = np.concatenate([begins + interval, begins + one.delay])
    amounts = np.repeat([one.post, one.pre], pairs)
    order = np.argsort(times, kind="stable")
    count = round(pairs / rate * 1000)
    edges = np.arange(count + 1) * 1e-3
    seen = track(one, 0.0, start, edges, np.maximum(times[order], 0.0), amounts[order], random())
    by_pairing = rule.noisy_synapses(one, np.array([interval]), rate, pairs, start, random())[0]
    assert_allclose(seen.rho(count), by_pairing, atol=1e-5)
    assert_allclose(seen.mean[-1], seen.rho(count).mean(), atol=1e-12)
    assert_allclose(seen.mean[70], seen.rho(71).mean(), atol=1e-7)


def test_a_track_is_as_long_above_the_thresholds_as_the_closed_form_says() -> None:
    times, amounts = np.ravel([[k, k + DP.delay - 0.01] for k in range(5)]), np.tile([DP.post, DP.pre], 5)
    seen = track(DP, 0.0, np.array([0.0, 1.0]), np.arange(5001) * 1e-3, times, amounts, random())
    shares = calcium.shares_above(DP, calcium.gaps(DP, np.array([0.01]), 1.0))
    assert_allclose([seen.depressing.sum(), seen.potentiating.sum()], [5 * s[0] for s in shares], atol=1e-12)


def test_a_track_cut_in_two_goes_on_where_it_was() -> None:
    quiet = replace(DP, noise=0.0)
    edges, start = np.arange(201) * 1e-3, np.array([0.2, 0.8])
    times, amounts = np.array([0.0, 0.0037, 0.1]), np.array([2.0, 1.0, 2.0])
    whole = track(quiet, 0.0, start, edges, times, amounts, random())
    first = track(quiet, 0.0, start, edges[:21], times[:2], amounts[:2], random())
    second = track(quiet, first.calcium[-1], first.rho(20), edges[20:], times[2:], amounts[2:], random())
    assert_allclose(second.rho(180), whole.rho(200), atol=1e-9)
    assert_allclose(np.r_[first.calcium, second.calcium], whole.calcium, atol=1e-12)
