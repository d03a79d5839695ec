"""The circuit on its bench: twin without drug, raster, splitting and snapshots, and what each switch does."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sim.core.complaints import Complaint
from sim.experiments.circuit import Circuit
from sim.experiments.circuit_doses import MOST, Doses
from sim.experiments.circuit_observed import RASTER
from sim.experiments.circuit_settings import CircuitParams
from sim.models.circuit.cells import BASE
from sim.models.circuit.surge import interneuron_ratio, pyramidal_ratio

NAMES = list(Circuit.OBSERVABLES)


def bench(seed: int = 0, **settings: float | bool) -> Circuit:
    return Circuit.of_settings(settings, seed)


def last(circuit: Circuit, seconds: float) -> dict[str, float]:
    return dict(zip(NAMES, circuit.advance(round(seconds / circuit.STEP))[-1].tolist(), strict=True))


def test_ketamine_silences_interneurons_and_frees_pyramidal_cells() -> None:
    seen = last(bench(ketamine=1.0), 3.0)
    assert seen["interneuron_ratio"] < 0.8 and seen["pyramidal_ratio"] > 1.15
    assert_allclose(seen["glutamate"], 1 + 2 * (seen["pyramidal_ratio"] - 1))
    assert seen["inhibition_reaching"] < seen["inhibition_without"]


def test_much_ketamine_silences_both() -> None:
    seen = last(bench(ketamine=20.0), 3.0)
    assert seen["pyramidal_ratio"] < 0.7 and seen["interneuron_ratio"] < 0.4
    assert seen["glutamate"] < 0.5


def test_the_bench_agrees_with_the_curve_that_the_next_links_read() -> None:
    seen = last(bench(ketamine=2.0), 4.0)
    assert_allclose(seen["pyramidal_ratio"], pyramidal_ratio(2.0), atol=0.08)
    assert_allclose(seen["interneuron_ratio"], interneuron_ratio(2.0), atol=0.06)


def test_without_ketamine_the_patch_is_its_twin_spike_for_spike() -> None:
    circuit = bench(ketamine=0.0)
    rows = circuit.advance(300)
    assert_array_equal(rows[:, NAMES.index("pyramidal_rate")], rows[:, NAMES.index("pyramidal_without")])
    assert_array_equal(circuit.spikes(drug=True).times, circuit.spikes(drug=False).times)


def test_the_twin_never_feels_the_drug() -> None:
    drugged, clean = bench(ketamine=10.0), bench(ketamine=0.0)
    drugged.advance(150)
    clean.advance(150)
    assert_array_equal(drugged.spikes(drug=False).cells, clean.spikes().cells)
    assert len(drugged.spikes().cells) != len(clean.spikes().cells)


def test_block_of_one_kind_alone_shows_what_it_contributes() -> None:
    assert last(bench(ketamine=1.0, block_interneuron=False), 2.0)["pyramidal_ratio"] < 0.8
    assert last(bench(ketamine=1.0, block_pyramidal=False), 2.0)["pyramidal_ratio"] > 1.5


def test_both_blocks_off_is_no_drug() -> None:
    circuit = bench(ketamine=50.0, block_pyramidal=False, block_interneuron=False)
    assert (circuit.advance(200)[:, NAMES.index("pyramidal_ratio")] == 1.0).all()
    assert circuit.why_disabled("ketamine")


def test_without_ketamine_the_switches_do_nothing_and_say_so() -> None:
    circuit = bench(ketamine=0.0)
    assert circuit.why_disabled("block_pyramidal") and circuit.why_disabled("block_interneuron")
    assert not circuit.why_disabled("ketamine") and not circuit.why_disabled("inhibition")


def test_without_inhibition_ketamine_can_only_lower() -> None:
    assert last(bench(ketamine=1.0, inhibition=0.0), 2.0)["pyramidal_ratio"] < 1.0


def test_silence_is_compared_without_a_division_by_nothing() -> None:
    rows = bench(ketamine=1.0, inhibition=3.0, share_pyramidal=0.8, share_interneuron=0.0).advance(300)
    assert np.isfinite(rows).all()


def test_a_run_is_the_same_however_it_is_cut() -> None:
    whole, parts = bench(seed=2), bench(seed=2)
    rows = whole.advance(130)
    seen = np.concatenate([parts.advance(n) for n in (1, 63, 64, 2)])
    assert_array_equal(rows, seen)
    assert whole.state_hash() == parts.state_hash()


def test_a_snapshot_brings_the_same_future_and_raster() -> None:
    circuit = bench(seed=1)
    circuit.advance(70)
    kept = circuit.snapshot()
    circuit.set("ketamine", 5.0)
    circuit.advance(100)
    end, spikes = circuit.state_hash(), circuit.raster.times
    circuit.restore(kept)
    assert circuit.ticks == 70 and circuit.get("ketamine") == 1.0
    circuit.set("ketamine", 5.0)
    circuit.advance(100)
    assert circuit.state_hash() == end
    assert_array_equal(circuit.raster.times, spikes)


def test_the_same_seed_has_the_same_hash_and_another_seed_another() -> None:
    hashes = []
    for seed in (5, 5, 6):
        circuit = bench(seed=seed)
        circuit.advance(30)
        hashes.append(circuit.state_hash())
    assert hashes[0] == hashes[1] != hashes[2]


def test_reading_changes_nothing() -> None:
    circuit = bench()
    circuit.advance(40)
    before = circuit.state_hash()
    circuit.observe()
    circuit.voltage[:] = 0.0
    assert circuit.raster.times.size and circuit.fired.shape == (BASE.cells,)
    assert circuit.state_hash() == before


def test_the_raster_holds_two_seconds_of_the_first_patch() -> None:
    circuit = bench()
    circuit.advance(1500)
    raster = circuit.raster
    assert (np.diff(raster.times) >= 0).all()
    assert raster.times[0] >= circuit.time - RASTER.value - 64 * circuit.STEP
    assert raster.times[-1] <= circuit.time
    assert raster.cells.min() >= 0 and raster.cells.max() < BASE.cells
    assert len(raster.of_pyramidal().times) + len(raster.of_interneurons().times) == len(raster.times)
    seconds = 1.0
    per_second = len(raster.since(circuit.time - seconds).of_pyramidal().times) / BASE.pyramidal / seconds
    assert 2.0 < per_second < 9.0


def test_the_raster_is_a_table_too() -> None:
    circuit = bench()
    circuit.advance(20)
    rows = list(circuit.raster.rows())
    assert rows[0] == ("time s", "kind", "cell")
    assert len(rows) == len(circuit.raster.times) + 1
    assert {row[1] for row in rows[1:]} == {"pyramidal", "interneuron"}


def test_a_share_beyond_what_makes_sense_is_refused() -> None:
    with pytest.raises(Complaint):
        bench().set("share_interneuron", 0.95)


# ---- the doses that were tried


def held(circuit: Circuit, ketamine: float, seconds: float) -> None:
    circuit.set("ketamine", ketamine)
    circuit.advance(round(seconds / circuit.STEP))


def test_a_dose_that_is_held_makes_a_point_and_one_that_is_not_does_not() -> None:
    circuit = bench(ketamine=1.0)
    held(circuit, 0.5, 2.9)
    assert not circuit.tried
    held(circuit, 2.0, 3.1)
    (point,) = circuit.tried
    assert point.ketamine == 2.0 and point.seconds == pytest.approx(2.1, abs=0.01)
    assert_allclose(point.pyramidal, pyramidal_ratio(2.0), atol=0.08)
    assert_allclose(point.interneurons, interneuron_ratio(2.0), atol=0.06)


def test_a_point_stays_and_grows_more_exact_while_it_is_held() -> None:
    circuit = bench(ketamine=1.0)
    held(circuit, 1.0, 3.5)
    first = circuit.tried
    held(circuit, 5.0, 3.5)
    assert circuit.tried[0] == first[0] and len(circuit.tried) == 2
    circuit.advance(500)
    assert len(circuit.tried) == 2 and circuit.tried[1].seconds > 3.0 and circuit.watched > 3.0


def test_the_same_dose_again_takes_the_place_of_its_point() -> None:
    circuit = bench(ketamine=1.0)
    for dose in (1.0, 5.0, 1.0):
        held(circuit, dose, 3.2)
    assert [point.ketamine for point in circuit.tried] == [5.0, 1.0]


def test_a_point_knows_what_was_assumed() -> None:
    circuit = bench(ketamine=1.0)
    held(circuit, 1.0, 3.2)
    circuit.set("block_interneuron", False)
    circuit.advance(1600)
    with_both, without = circuit.tried
    assert with_both.assumed != without.assumed and without.pyramidal < 0.8 < with_both.pyramidal


def test_no_ketamine_is_no_point_and_a_reset_forgets() -> None:
    circuit = bench(ketamine=0.0)
    circuit.advance(1600)
    assert not circuit.tried
    held(circuit, 1.0, 3.2)
    assert circuit.tried
    circuit.reset()
    assert not circuit.tried and circuit.watched == 0


def test_points_are_part_of_the_state_however_the_run_is_cut() -> None:
    whole, parts = bench(ketamine=3.0), bench(ketamine=3.0)
    whole.advance(1700)
    for n in (600, 1, 1099):
        parts.advance(n)
    assert whole.tried == parts.tried != () and whole.state_hash() == parts.state_hash()
    again = bench()
    again.restore(whole.snapshot())
    assert again.tried == whole.tried
    again.advance(10)
    assert again.state_hash() != whole.state_hash()


def test_points_are_bounded() -> None:
    doses = Doses(1.0)
    for k in range(MOST + 9):
        doses.begin()
        for _ in range(4):
            doses.count(CircuitParams(ketamine=1.0 + k), [10, 12], [10, 5])
    assert len(doses.tried()) == MOST
    assert doses.tried()[-1].ketamine == MOST + 9.0 and doses.tried()[-1].pyramidal == 1.2
