"""Every stay of single channels: it fills the record, jumps only where a rate leads, and has the lengths of theory."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim.models.receptor import block, dwells
from sim.models.receptor.block import Conditions
from sim.models.receptor.dwells import FEW, Dwells, record
from sim.models.receptor.gating import C0, C1, C2, DEFAULT, D, O, generator
from sim.models.receptor.propagation import propagator

BENCH = Conditions("GluN2A", "ketamine", 1.0, -70.0, 0.0, rates=DEFAULT)
Q = BENCH.generator(20.0)
SIZES = pytest.mark.parametrize("channels", [1, 7, FEW, 3 * FEW])


def shut(channels: int) -> np.ndarray:
    return np.full(channels, C0, dtype=np.intp)


@SIZES
def test_the_stays_of_a_channel_fill_the_record_without_a_gap(channels: int) -> None:
    stays = record(Q, shut(channels), 2.0, np.random.default_rng(1))
    for channel in range(channels):
        mine = stays.channel == channel
        begin, end = stays.begin[mine], stays.end[mine]
        assert begin[0] == 0.0
        assert end[-1] == 2.0
        assert_allclose(begin[1:], end[:-1], rtol=0, atol=0)
        assert (end > begin).all()
    assert set(stays.channel.tolist()) == set(range(channels))


@SIZES
def test_no_channel_jumps_where_no_rate_leads(channels: int) -> None:
    stays = record(Q, shut(channels), 5.0, np.random.default_rng(2))
    same = stays.channel[1:] == stays.channel[:-1]
    assert (Q[stays.state[1:][same], stays.state[:-1][same]] > 0).all()


@pytest.mark.parametrize("way", [dwells._one_by_one, dwells._all_at_once])
def test_both_ways_have_the_lengths_and_the_targets_of_theory(way: object) -> None:
    q = generator(DEFAULT, 20.0)
    stays: Dwells = way(q, shut(60), 60.0, np.random.default_rng(3))  # type: ignore[operator]
    whole = stays.end < 60.0
    length = (stays.end - stays.begin)[whole]
    for state in (C0, C1, C2, D, O):
        mine = length[stays.state[whole] == state]
        rate, standard_error = -q[state, state], 1 / np.sqrt(len(mine))
        assert_allclose(mine.mean() * rate, 1.0, atol=5 * standard_error)
        assert_allclose(mine.std() * rate, 1.0, atol=8 * standard_error)
        assert_allclose((mine > 1 / rate).mean(), np.exp(-1), atol=3 * standard_error)
    from_c2 = (stays.state[:-1] == C2) & (stays.channel[1:] == stays.channel[:-1])
    to = stays.state[1:][from_c2]
    for target in (C1, D, O):
        chance = q[target, C2] / -q[C2, C2]
        assert_allclose((to == target).mean(), chance, atol=5 * np.sqrt(chance / len(to)))


def test_many_channels_are_spread_as_the_propagator_says() -> None:
    channels, seconds = 4000, 0.3
    stays = record(Q, shut(channels), seconds, np.random.default_rng(4))
    shares = np.bincount(stays.last, minlength=block.SIZE) / channels
    expected = propagator(Q, seconds) @ block.rest()
    assert_allclose(shares, expected, atol=5 * np.sqrt(expected.max() / channels))


def test_a_record_goes_on_from_the_last_states() -> None:
    random = np.random.default_rng(5)
    first = record(Q, shut(200), 0.1, random)
    second = record(Q, first.last, 0.1, random)
    assert second.state[np.flatnonzero(np.diff(second.channel, prepend=-1))].tolist() == first.last.tolist()


def test_without_glutamate_a_shut_channel_stays_shut_for_ever() -> None:
    for channels in (1, 2 * FEW):
        stays = record(BENCH.generator(0.0), shut(channels), 100.0, np.random.default_rng(6))
        assert len(stays.state) == channels
        assert (stays.state == C0).all()


def test_the_same_seed_gives_the_same_record() -> None:
    one, two = (record(Q, shut(3), 1.0, np.random.default_rng(7)) for _ in range(2))
    assert one.end.tolist() == two.end.tolist()
    assert one.state.tolist() == two.state.tolist()
