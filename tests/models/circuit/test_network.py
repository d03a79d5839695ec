"""The patch of cortex: same seed same spikes, nothing without a drug, accuracy, and what makes the inverted U."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sim.models.circuit import cells
from sim.models.circuit.cells import BASE, Sizes
from sim.models.circuit.network import Networks, Setting, rates
from sim.models.circuit.surge import setting
from tests.models.circuit.naive import Naive


def spikes(settings: list[Setting], seeds: list[int], seconds: float = 0.4, finer: int = 1) -> np.ndarray:
    """Who fired in each step, (steps, settings, seeds, cells)."""
    networks = Networks(settings, seeds, finer=finer)
    state = networks.start()
    return np.concatenate([networks.advance(state) for _ in range(round(seconds / 0.002))])


def test_the_same_seed_gives_the_same_spikes_and_another_seed_gives_others() -> None:
    fired = spikes([setting(1.0)], [3])
    assert fired.any()
    assert_array_equal(fired, spikes([setting(1.0)], [3]))
    assert (fired != spikes([setting(1.0)], [4])).any()


def test_networks_side_by_side_are_each_what_they_are_alone() -> None:
    settings, seeds = [setting(0.0), setting(2.0)], [0, 1, 5]
    together = spikes(settings, seeds)
    for i, one in enumerate(settings):
        for j, seed in enumerate(seeds):
            assert_array_equal(together[:, i, j], spikes([one], [seed])[:, 0, 0])


def test_voltages_side_by_side_are_the_same_to_the_last_bit() -> None:
    together, alone = Networks([setting(0.0), setting(2.0)], [0, 1]), Networks([setting(2.0)], [1])
    many, one = together.start(), alone.start()
    together.run(many, 0.3)
    alone.run(one, 0.3)
    assert_array_equal(many.voltage[1, 1], one.voltage[0, 0])
    assert_array_equal(many.opened[1, 1], one.opened[0, 0])


def test_no_ketamine_changes_nothing() -> None:
    fired = spikes([Setting(tonic=(0.2, 0.3)), setting(0.0)], [0, 1])
    assert_array_equal(fired[:, 0], fired[:, 1])


def test_block_of_neither_kind_of_cell_is_no_drug() -> None:
    assert setting(5.0, block_pyramidal=False, block_interneuron=False) == setting(0.0)


def test_a_cell_is_silent_after_its_spike() -> None:
    fired = spikes([setting(0.0), setting(100.0, block_pyramidal=False)], [0, 1], seconds=1.0)
    for chosen, silence in ((slice(0, 80), cells.PYRAMIDAL.refractory), (slice(80, 100), cells.INTERNEURON.refractory)):
        least = round(silence.value / cells.GRAIN.value)
        trains = fired[..., chosen].reshape(len(fired), -1).T
        gaps = [np.diff(np.flatnonzero(train)) for train in trains]
        assert min(gap.min() for gap in gaps if len(gap)) > least


def test_voltages_stay_between_the_reversal_of_inhibition_and_threshold() -> None:
    networks = Networks([setting(0.0), setting(10.0)], [0, 1])
    state = networks.start()
    for _ in range(100):
        networks.advance(state)
        assert state.voltage.min() >= cells.LEAK.value
        assert state.voltage.max() <= cells.THRESHOLD.value


def test_synapses_open_between_none_and_all() -> None:
    networks = Networks([setting(0.0)], [0], Sizes(8, 2))
    state = networks.start()
    networks.run(state, 1.0)
    assert state.opened.min() > 0.0 and state.opened.max() < 1.0


def test_an_interrupted_run_goes_on_as_if_nothing_had_happened() -> None:
    networks = Networks([setting(1.0)], [0, 1])
    state = networks.start()
    networks.run(state, 0.1)
    kept = state.copy()
    networks.run(state, 0.2)
    other = Networks([setting(1.0)], [0, 1])
    other.run(kept, 0.1)
    other.run(kept, 0.1)
    assert_array_equal(state.voltage, kept.voltage)


@pytest.fixture(scope="module")
def by_step() -> dict[int, np.ndarray]:
    """Spikes of both kinds, with and without drug, four seeds and three seconds, at three lengths of step."""
    found = {}
    for finer in (1, 2, 4):
        networks = Networks([setting(0.0), setting(1.0)], range(4), finer=finer)
        counts = networks.run(networks.start(), 3.0)
        found[finer] = np.stack([counts[..., :80].sum(axis=(1, 2)), counts[..., 80:].sum(axis=(1, 2))], axis=-1)
    return found


def test_spike_counts_are_within_one_per_cent_of_a_fine_step(by_step: dict[int, np.ndarray]) -> None:
    assert_allclose(by_step[1], by_step[4], rtol=0.01)


def test_half_the_step_changes_counts_by_less_than_one_per_cent(by_step: dict[int, np.ndarray]) -> None:
    assert_allclose(by_step[1], by_step[2], rtol=0.01)


def test_a_plain_loop_written_apart_finds_the_same_rates() -> None:
    plain = sum(Naive(setting(0.0), BASE, seed, dt=2e-4).run(2.0) for seed in range(3))
    networks = Networks([setting(0.0)], range(4))
    state = networks.start()
    networks.run(state, 0.5)
    ours = rates(networks.run(state, 4.0), BASE, 4.0).mean(axis=(0, 1))
    assert_allclose(ours, [plain[:80].mean() / 6.0, plain[80:].mean() / 6.0], rtol=0.06)


def test_the_delay_hardly_changes_the_rates() -> None:
    found = []
    for delay in (0.0005, 0.002):
        networks = Networks([setting(0.0)], range(4), delay=delay)
        state = networks.start()
        networks.run(state, 0.3)
        found.append(rates(networks.run(state, 1.5), BASE, 1.5).mean(axis=(0, 1)))
    assert_allclose(*found, rtol=0.03)


def test_a_patch_four_times_as_large_fires_alike() -> None:
    found = []
    for sizes in (BASE, Sizes(320, 80)):
        networks = Networks([setting(0.0)], range(3), sizes)
        state = networks.start()
        networks.run(state, 0.5)
        found.append(rates(networks.run(state, 2.0), sizes, 2.0).mean(axis=(0, 1)))
    assert_allclose(*found, rtol=0.15)


def test_more_inhibition_makes_all_cells_fire_less() -> None:
    networks = Networks([setting(0.0, inhibition=factor) for factor in (0.5, 1.0, 2.0)], range(2))
    counts = rates(networks.run(networks.start(), 1.5), BASE, 1.5).mean(axis=1)
    assert (np.diff(counts, axis=0) < 0).all()


def test_a_delay_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="does not divide"):
        Networks([setting(0.0)], [0], delay=0.003)
