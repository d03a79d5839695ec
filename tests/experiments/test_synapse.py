"""The synapse: what a student sees follows from release, magnesium, voltage and drug, and a run is a run."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from sim.core.complaints import Complaint
from sim.core.quantities import Value
from sim.experiments.synapse import Synapse
from sim.experiments.synapse_observed import NAMES
from sim.experiments.synapse_settings import SynapseParams
from sim.models.receptor.drugs import KNOWN
from sim.models.synapse import cleft


def bench(seed: int = 0, **settings: Value) -> Synapse:
    """A synapse that releases surely, without particles or regular stimuli, unless said otherwise."""
    return Synapse(
        replace(SynapseParams(), **{"rate": 0.0, "release_probability": 1.0, "particles": 0} | settings), seed
    )


def run(synapse: Synapse, seconds: float) -> dict[str, np.ndarray]:
    return dict(zip(NAMES, synapse.advance(round(seconds / synapse.STEP)).T, strict=True))


def after_one(seconds: float = 0.3, **settings: Value) -> dict[str, np.ndarray]:
    synapse = bench(**settings)
    synapse.act("stimulate")
    return run(synapse, seconds)


def test_by_itself_it_shows_release_current_and_calcium() -> None:
    seen = run(Synapse(), Synapse.LENGTH)
    assert seen["released"][-1] >= 1
    assert seen["stimuli"][-1] == 5
    assert seen["ampa_current"].min() < -10
    assert seen["calcium"].max() > 1.0


def test_without_release_everything_stays_at_rest() -> None:
    seen = run(bench(rate=20.0, release_probability=0.0, drug="ketamine", particles=500), 0.3)
    assert seen["stimuli"][-1] > 4
    assert not seen["released"].any()
    for name in ("glutamate", "ampa_current", "nmda_current", "blocked", "nmda_open", "ampa_open"):
        assert not seen[name].any(), name
    assert_allclose(seen["voltage"], -70.0, atol=1e-9)
    assert_allclose(seen["calcium"], 0.075, atol=1e-12)


@pytest.mark.parametrize("drug", KNOWN)
def test_no_drug_gets_in_without_glutamate(drug: str) -> None:
    assert not run(bench(drug=drug, concentration=1000.0, resting_voltage=0.0), 0.1)["blocked"].any()


def test_a_blocker_gets_in_with_use_and_stays() -> None:
    synapse = bench(drug="ketamine", magnesium=0.0, docked=0)
    blocked = [0.0]
    for _ in range(4):
        synapse.act("stimulate")
        blocked.append(run(synapse, 0.25)["blocked"][-1])
    assert np.all(np.diff(blocked) > 0.02)
    before = blocked[-1]
    assert run(synapse, 0.5)["blocked"][-1] == pytest.approx(before, rel=0.05)


def test_a_blocker_spares_ampa_and_takes_calcium_away() -> None:
    clean, drugged = (
        after_one(drug=drug, concentration=100.0, magnesium=0.0, clamp=True) for drug in ("none", "ketamine")
    )
    assert_array_equal(clean["ampa_current"], drugged["ampa_current"])
    assert drugged["calcium"].max() < 0.8 * clean["calcium"].max()


def test_magnesium_is_relieved_by_depolarisation() -> None:
    conducting = [
        after_one(resting_voltage=v, clamp=True)["nmda_conducting"].max() for v in (-80.0, -60.0, -40.0, -20.0)
    ]
    assert conducting == sorted(conducting)
    assert conducting[-1] > 10 * conducting[0]


def test_without_magnesium_more_current_flows_at_rest() -> None:
    assert after_one(magnesium=0.0)["nmda_current"].min() < 10 * after_one()["nmda_current"].min()


def test_release_with_a_spike_of_the_cell_brings_more_calcium_than_either_alone() -> None:
    peaks = {}
    for acts in (("stimulate",), ("spike",), ("stimulate", "spike")):
        synapse = bench()
        for k, act in enumerate(acts):
            synapse.advance(100 * k)
            synapse.act(act)
        peaks[acts] = run(synapse, 0.2)["calcium"].max() - 0.075
    both = peaks["stimulate", "spike"]
    assert both > 2 * (peaks[("stimulate",)] + peaks[("spike",)])


def test_calcium_and_voltage_come_back_to_rest() -> None:
    seen = after_one(3.0)
    assert seen["calcium"].max() > 1.0
    assert seen["calcium"][-1] == pytest.approx(0.075, abs=1e-3)
    assert seen["voltage"][-1] == pytest.approx(-70.0, abs=1e-3)


def test_occupancies_sum_to_one() -> None:
    for counted in (False, True):
        synapse = bench(drug="memantine", rate=50.0, counted=counted, ampa="six states")
        for _ in range(5):
            synapse.advance(200)
            assert synapse._now.ampa.sum() == pytest.approx(1.0, abs=1e-9)
            assert synapse._now.nmda.sum() == pytest.approx(1.0, abs=1e-9)


def test_the_mean_course_of_glutamate_is_the_published_one() -> None:
    seen = after_one(0.01)["glutamate"]
    times = (np.arange(len(seen)) + 1) * Synapse.STEP
    assert_allclose(seen, 1100.0 * np.exp(-times / 1.2e-3), rtol=1e-9, atol=1e-5)


def test_particles_make_that_course_on_average() -> None:
    runs = []
    for seed in range(12):
        synapse = bench(seed, particles=3000)
        synapse.act("stimulate")
        runs.append(run(synapse, 0.005)["glutamate"])
    mean = np.mean(runs, axis=0)
    published = [cleft.well_mixed((k + 1) * Synapse.STEP) for k in range(len(mean))]
    assert_allclose(mean, published, atol=0.02 * 1100.0)
    assert np.std(runs, axis=0).max() > 1.0


def test_receptors_hear_the_particles_as_they_hear_their_mean() -> None:
    smooth, grainy = after_one(0.1), after_one(0.1, particles=10_000)
    for name in ("ampa_current", "nmda_current", "calcium"):
        assert_allclose(grainy[name], smooth[name], atol=0.03 * np.abs(smooth[name]).max())


def test_counted_receptors_are_whole_numbers_and_their_mean_is_the_mean() -> None:
    mean = after_one(0.05)
    runs = []
    for seed in range(15):
        synapse = bench(seed, counted=True)
        synapse.act("stimulate")
        runs.append(run(synapse, 0.05))
    share = runs[0]["ampa_open"] * 80
    assert_allclose(share, np.rint(share), atol=1e-9)
    for name, number in (("ampa_open", 80), ("nmda_open", 20)):
        there = np.mean([one[name] for one in runs], axis=0)
        assert_allclose(there, mean[name], atol=4.5 * 0.5 / np.sqrt(15 * number))


class Half(Synapse):
    """The same bench at half the step."""

    STEP = Synapse.STEP / 2


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"drug": "ketamine", "magnesium": 200.0},
        {"ampa": "six states", "resting_voltage": -50.0},
        {"subunit": "GluN2B", "drug": "D-AP5", "concentration": 2.0},
    ],
)
def test_half_the_step_gives_the_same_course(settings: dict[str, Value]) -> None:
    whole = bench(**settings)
    half = Half(whole.params)
    rows = []
    for synapse, every in ((whole, 1), (half, 2)):
        for act in ("stimulate", "spike"):
            synapse.act(act)
        rows.append(synapse.advance(600 * every)[every - 1 :: every])
    for i, name in enumerate(NAMES):
        scale = max(np.abs(rows[1][:, i] - rows[1][-1, i]).max(), 1e-3)
        late = slice(10, None)  # the head of the spine follows within 5 µs, so the first steps say little
        assert_allclose(rows[0][late, i], rows[1][late, i], atol=0.004 * scale, err_msg=name)


def test_fast_use_tires_the_synapse_and_rest_restores_it() -> None:
    synapse = bench(rate=100.0, docked=4, release_probability=0.9)
    seen = run(synapse, 0.3)
    assert seen["docked"][-1] <= 1
    assert seen["released"][-1] <= 6
    synapse.set("rate", 0.0)
    assert run(synapse, 6.0)["docked"][-1] >= 2


def test_stimuli_come_at_the_rate() -> None:
    synapse = bench(rate=25.0)
    seen = run(synapse, 1.0)
    assert seen["stimuli"][-1] == 25
    synapse.set("rate", 50.0)
    later = run(synapse, 1.0)["stimuli"]
    assert later[-1] - seen["stimuli"][-1] in (50, 51)


def test_a_burst_is_four_stimuli_10_ms_apart() -> None:
    synapse = bench()
    synapse.act("burst")
    with pytest.raises(Complaint, match="running already"):
        synapse.act("burst")
    stimuli = run(synapse, 0.05)["stimuli"]
    assert np.flatnonzero(np.diff(stimuli, prepend=0)).tolist() == [0, 100, 200, 300]
    synapse.act("burst")


def test_failures_are_as_frequent_as_set() -> None:
    synapse = bench(rate=200.0, release_probability=0.3, docked=0)
    seen = run(synapse, 2.0)
    assert seen["released"][-1] / seen["stimuli"][-1] == pytest.approx(0.3, abs=4.5 * np.sqrt(0.21 / 400))


def test_drug_and_magnesium_do_not_change_which_stimuli_release() -> None:
    released = [
        run(bench(rate=50.0, release_probability=0.5, **more), 0.5)["released"]
        for more in ({}, {"drug": "ketamine"}, {"magnesium": 0.0}, {"particles": 200}, {"counted": True})
    ]
    for other in released[1:]:
        assert_array_equal(other, released[0])


def test_what_scenes_read_is_there() -> None:
    synapse = bench(particles=500, drug="ketamine", magnesium=0.0)
    assert synapse.since_release == float("inf")
    assert synapse.well_mixed == 0.0
    synapse.act("stimulate")
    synapse.advance(15)
    assert synapse.particles.shape[0] == 3
    assert 0 < synapse.particles.shape[1] < 500
    assert synapse.particles[:2].max() <= synapse.cleft.side
    assert (len(synapse.ampa_states), len(synapse.nmda_states)) == (80, 20)
    assert "O" in synapse.ampa_states
    assert synapse.since_release == pytest.approx(15 * synapse.STEP)
    assert synapse.well_mixed == pytest.approx(1100.0 * np.exp(-1.5 / 1.2))


@settings(max_examples=8, deadline=None)
@given(cuts=st.lists(st.integers(1, 120), min_size=1, max_size=5), counted=st.booleans(), seed=st.integers(0, 9))
def test_a_run_has_the_same_bits_however_it_is_cut(cuts: list[int], counted: bool, seed: int) -> None:
    whole, cut = (bench(seed, rate=100.0, particles=300, drug="memantine", counted=counted) for _ in range(2))
    for synapse in (whole, cut):
        synapse.advance(195)
        synapse.act("stimulate")
    rows = whole.advance(sum(cuts))
    assert_array_equal(np.concatenate([cut.advance(n) for n in cuts]), rows)
    assert whole.state_hash() == cut.state_hash()


def test_a_snapshot_in_a_transient_brings_back_the_same_future() -> None:
    synapse = bench(particles=400, counted=True, drug="ketamine")
    synapse.act("burst")
    synapse.advance(110)
    kept = synapse.snapshot()
    future = synapse.advance(300)
    other = Synapse(seed=9)
    other.restore(kept)
    assert_array_equal(other.advance(300), future)


@pytest.mark.parametrize(("before", "after"), [(0, 2000), (2000, 0), (2000, 500)])
def test_going_over_to_other_particles_keeps_the_glutamate(before: int, after: int) -> None:
    synapse = bench(particles=before)
    synapse.act("stimulate")
    there = run(synapse, 0.001)["glutamate"][-1]
    synapse.set("particles", after)
    assert synapse.observe()["glutamate"] == pytest.approx(there, abs=1100 / 400)


def test_a_change_of_drug_or_scheme_keeps_what_is_open() -> None:
    synapse = bench(drug="ketamine", magnesium=0.0, ampa="six states")
    synapse.act("stimulate")
    synapse.advance(300)
    before = synapse.observe()
    assert before["blocked"] > 0
    synapse.set("drug", "memantine")
    synapse.set("ampa", "two states")
    now = synapse.observe()
    assert now["blocked"] == 0.0
    assert now["nmda_open"] == pytest.approx(before["nmda_open"])
    assert now["ampa_open"] == pytest.approx(before["ampa_open"])


def test_a_control_that_does_nothing_says_why() -> None:
    synapse = bench()
    assert "No drug" in synapse.why_disabled("concentration")
    assert "No drug" in synapse.why_disabled("preparation")
    synapse.set("drug", "MK-801")
    assert synapse.why_disabled("concentration") == ""
    assert "one preparation" in synapse.why_disabled("preparation")
    synapse.set("clamp", True)
    with pytest.raises(Complaint, match="held"):
        synapse.act("spike")
