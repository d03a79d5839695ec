"""The pore as a student uses it: what each control does to what can be read."""

import itertools

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim.core.complaints import Complaint
from sim.core.quantities import Value
from sim.experiments.pore import Pore
from sim.experiments.pore_observed import INSIDE
from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.receptor import measures
from sim.models.receptor.block import Conditions
from sim.models.receptor.drugs import DRUGS, SUBUNITS

NAMES = list(Pore.OBSERVABLES)


def pore(seed: int = 0, **settings: Value) -> Pore:
    """A pore with these settings, named without dots."""
    return Pore.of_settings({path.replace("__", "."): value for path, value in settings.items()}, seed)


def last(bench: Pore, seconds: float) -> dict[str, float]:
    """The observables after so many seconds."""
    return dict(zip(NAMES, bench.advance(round(seconds / bench.STEP))[-1].tolist(), strict=True))


def test_names_are_those_of_the_interface() -> None:
    assert {"voltage", "magnesium", "glutamate", "pulse.size", "pulse.length", "pulse.interval"} <= set(
        Pore.parameter_rows()
    )
    assert {"subunit", "drug", "concentration", "receptors"} <= set(Pore.parameter_rows())
    assert set(Pore.ACTIONS) == {"pulse glutamate", "start train", "stop train", "wash drug", "wash glutamate"}
    for plot in Pore.PLOTS:
        assert set(plot) <= set(NAMES)


def test_every_parameter_has_a_source() -> None:
    assert all(row.source in BIBLIOGRAPHY for row in Pore.parameter_rows().values())


def test_nothing_happens_without_glutamate() -> None:
    seen = last(pore(drug="ketamine", concentration=100.0), 10.0)
    assert seen["open_probability"] == seen["blocked"] == 0.0
    assert seen["current"] == 0.0


def test_glutamate_settles_at_the_open_probability_of_the_scheme() -> None:
    seen = last(pore(glutamate=100.0, magnesium=0.0), 10.0)
    rest = measures.steady_state(Conditions("GluN2A"), 100.0)
    assert_allclose(seen["open_probability"], rest["O"], rtol=1e-6)
    # 1,000 receptors of 50 pS at -70 mV
    assert_allclose(seen["current"], rest["O"] * 1000 * 0.050 * -70, rtol=1e-6)


def test_relative_current_settles_at_the_textbook_curve() -> None:
    for concentration in (0.1, 1.0, 10.0):
        seen = last(pore(drug="ketamine", concentration=concentration, glutamate=100.0, magnesium=0.0), 90.0)
        assert_allclose(seen["relative_current"], 1 / (1 + concentration / 0.71), rtol=1e-4)


def test_relative_current_is_against_the_same_run_without_drug() -> None:
    with_drug = pore(drug="ketamine", concentration=3.0, pulse__interval=0.05, magnesium=0.5)
    without = pore(pulse__interval=0.05, magnesium=0.5)
    for bench in (with_drug, without):
        bench.act("start train")
    a, b = with_drug.advance(700), without.advance(700)
    column = NAMES.index("current")
    assert_allclose(a[:, NAMES.index("relative_current")], a[:, column] / b[:, column], rtol=1e-9)


@pytest.mark.parametrize(("drug", "subunit"), list(itertools.product(DRUGS, SUBUNITS)))
def test_every_drug_runs_on_every_subunit(drug: str, subunit: str) -> None:
    bench = pore(drug=drug, subunit=subunit, receptors=0, glutamate=1.0)
    bench.act("start train")
    rows = bench.advance(300)
    bench.set("receptors", 50)
    rows = np.concatenate([rows, bench.advance(100)])
    kept = [n for n in NAMES if not DRUGS[drug].hidden or n not in (*INSIDE, "relative_current")]
    assert np.isfinite(rows[:, [NAMES.index(n) for n in kept]]).all()
    inside = ("open_probability", "conducting", "blocked", "trapped", "desensitised")
    shares = rows[:, [NAMES.index(n) for n in inside if n in kept]]
    assert shares.min() >= 0
    assert shares.max() <= 1 + 1e-12
    assert_allclose(sum(bench.occupancy.values()), 1, rtol=1e-12)


def test_no_drug_is_the_same_run_as_drug_at_zero() -> None:
    a, b = pore(drug="ketamine", concentration=0.0, glutamate=5.0), pore(drug="none", glutamate=5.0)
    assert_allclose(a.advance(500), b.advance(500), atol=1e-12)


def test_washed_drug_stays_behind_a_shut_gate_and_leaves_with_glutamate() -> None:
    bench = pore(drug="ketamine", concentration=10.0, glutamate=100.0, magnesium=0.0)
    blocked = last(bench, 10.0)["blocked"]
    bench.act("wash glutamate")
    bench.act("wash drug")
    assert bench.drug_now == 0.0
    shut = last(bench, 30.0)
    assert shut["blocked"] > 0.9 * blocked
    assert_allclose(shut["trapped"], shut["blocked"], atol=1e-6)
    bench.set("glutamate", 100.0)
    assert last(bench, 30.0)["blocked"] < 0.05


def test_washing_lasts_until_the_concentration_is_set_again() -> None:
    bench = pore(drug="ketamine", concentration=10.0, glutamate=5.0)
    bench.act("wash drug")
    bench.act("wash glutamate")
    bench.set("voltage", -40.0)
    bench.advance(10)
    assert bench.drug_now == bench.glutamate_now == 0.0
    bench.set("concentration", 10.0)
    bench.set("glutamate", 5.0)
    bench.advance(1)
    assert (bench.drug_now, bench.glutamate_now) == (10.0, 5.0)


def test_trapping_can_be_switched_off() -> None:
    bench = pore(drug="ketamine", concentration=10.0, glutamate=100.0, magnesium=0.0)
    bench.advance(5000)
    bench.act("wash glutamate")
    bench.act("wash drug")
    bench.set("trapping", False)
    assert last(bench, 20.0)["blocked"] < 1e-3


def test_a_new_drug_meets_receptors_without_the_old_one() -> None:
    bench = pore(drug="ketamine", concentration=10.0, glutamate=100.0)
    bench.advance(3000)
    bench.set("drug", "memantine")
    assert bench.observe()["blocked"] == 0.0
    assert_allclose(sum(bench.occupancy.values()), 1, rtol=1e-12)


def test_voltage_acts_at_once() -> None:
    bench = pore(glutamate=100.0)
    before = last(bench, 1.0)
    bench.set("voltage", 40.0)
    after = bench.observe()
    assert before["current"] < 0 < after["current"]
    assert after["open_probability"] == before["open_probability"]


def test_train_gives_its_pulses_and_ends() -> None:
    bench = pore(pulse__interval=0.05, pulse__count=3)
    bench.act("start train")
    glutamate = bench.advance(400)[:, NAMES.index("glutamate")]
    assert np.flatnonzero(glutamate).tolist() == [0, 50, 100]
    assert not bench.training


def test_pulse_is_seen_with_its_exact_area() -> None:
    bench = pore(pulse__length=0.0024, pulse__size=1000.0)
    bench.act("pulse glutamate")
    assert_allclose(bench.advance(20)[:, NAMES.index("glutamate")].sum() * bench.STEP, 2.4, rtol=1e-9)
    assert_allclose(bench.since_pulse, 0.020, rtol=1e-9)


def test_what_cannot_be_done_says_why() -> None:
    bench = pore()
    for action in ("stop train", "wash drug", "wash glutamate"):
        with pytest.raises(Complaint, match="cannot be done now"):
            bench.act(action)
    bench.act("start train")
    with pytest.raises(Complaint, match="running already"):
        bench.act("start train")


def test_controls_without_effect_say_why() -> None:
    bench = pore()
    assert bench.why_disabled("concentration")
    assert not bench.why_disabled("voltage")
    bench.set("drug", "D-AP5")
    assert not bench.why_disabled("concentration")
    assert bench.why_disabled("trapping")
    assert bench.why_disabled("preparation")
    bench.set("drug", "ketamine")
    assert not bench.why_disabled("preparation")


def test_rates_are_those_of_the_arrows_now() -> None:
    bench = pore(drug="ketamine", concentration=2.0, magnesium=0.0)
    assert ("C0", "C1") not in bench.rates
    bench.act("pulse glutamate")
    assert_allclose(bench.rates["C0", "C1"], 5 * 1000)
    assert_allclose(bench.rates["O", "OB"], 0.86 * 2.0)
    assert_allclose(bench.rates["OB", "O"], 0.86 * 0.71)


def test_single_channels_pass_whole_unit_currents() -> None:
    bench = pore(receptors=3, glutamate=100.0, seed=4)
    current = bench.advance(3000)[:, NAMES.index("current")]
    units = current / (0.050 * -70)
    assert_allclose(units, np.rint(units), atol=1e-9)
    assert 0 < units.max() <= 3


def test_counted_receptors_scatter_about_the_mean() -> None:
    many, mean = pore(receptors=10_000, glutamate=20.0, seed=5), pore(glutamate=20.0)
    a, b = (bench.advance(400)[:, NAMES.index("open_probability")] for bench in (many, mean))
    spread = np.sqrt(b * (1 - b) / 10_000)
    assert np.abs(a - b).max() > 0
    # six standard deviations: 400 samples that hang together
    assert (np.abs(a - b) <= 6 * spread + 1e-9).all()


def test_drawn_receptor_visits_states_that_exist_and_no_other() -> None:
    bench = pore(drug="ketamine", glutamate=100.0, magnesium=0.0)
    seen = set()
    for _ in range(3000):
        bench.step()
        seen.add(bench.drawn_state)
        assert not (bench.drawn_magnesium and bench.params.magnesium == 0)
    assert {"O", "D", "OB"} <= seen <= set(bench.occupancy)


def test_drawn_magnesium_never_shares_the_pore_with_a_drug() -> None:
    bench = pore(drug="ketamine", concentration=100.0, glutamate=100.0)
    there = 0
    for _ in range(2000):
        bench.step()
        there += bench.drawn_magnesium
        assert not (bench.drawn_magnesium and bench.drawn_state.endswith("B"))
    assert there > 0
