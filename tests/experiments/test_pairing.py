"""The bench of paired spikes: names, commands, and a run that is the same however it is cut."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from sim.core.commands import Act, Set
from sim.core.complaints import Complaint
from sim.experiments.pairing import Pairing
from sim.experiments.pairing_settings import FRESH, SHOUVAL
from sim.experiments.session import Session
from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.plasticity.parameter_sets import SETS
from sim.models.plasticity.protocols import AS_SET, PRESETS

few = settings(max_examples=15, deadline=None)
RULES = pytest.mark.parametrize("rule", ["DP", SHOUVAL])
NAMES = list(Pairing.OBSERVABLES)


def bench(seed: int = 0, **wanted: float | str | bool) -> Pairing:
    return Pairing.of_settings({path.replace("__", "."): value for path, value in wanted.items()}, seed)


def last(experiment: Pairing, name: str) -> float:
    return experiment.observe()[name]


def test_names_of_the_interface_are_there() -> None:
    wanted = {"interval", "rate", "pairs", "parameter_set", "block", "drug", "concentration"}
    assert wanted <= set(Pairing.parameter_rows())
    assert {"calcium", "weight", "expected_weight"} <= set(NAMES)
    assert "run protocol" in Pairing.ACTIONS
    assert set(Pairing.parameter_rows()["parameter_set"].options) == {*SETS, SHOUVAL}


def test_every_parameter_and_plot_is_sound() -> None:
    for row in Pairing.parameter_rows().values():
        assert row.source in BIBLIOGRAPHY
        assert row.check(row.default) == row.default
    assert all(name in Pairing.OBSERVABLES for plot in Pairing.PLOTS for name in plot)
    assert all(preset.source in BIBLIOGRAPHY for preset in PRESETS.values())


@pytest.mark.parametrize("rule", [*SETS, SHOUVAL])
@pytest.mark.parametrize("protocol", [AS_SET, *PRESETS])
def test_every_rule_goes_with_every_protocol(rule: str, protocol: str) -> None:
    experiment = bench(parameter_set=rule, protocol=protocol)
    rows = experiment.advance(500)
    assert np.isfinite(rows).all()
    assert rows[:, NAMES.index("calcium")].max() > 0
    assert rows[:, NAMES.index("expected_weight")].min() > 0


@RULES
def test_the_run_comes_to_what_is_expected(rule: str) -> None:
    experiment = bench(parameter_set=rule, rate=5.0, pairs=40, synapses=2000)
    experiment.advance(9500)
    assert_allclose(last(experiment, "weight"), last(experiment, "expected_weight"), atol=0.05)
    assert last(experiment, "pairings") == 40
    assert abs(last(experiment, "weight") - 1) > 0.05


@RULES
def test_without_a_protocol_nothing_changes(rule: str) -> None:
    experiment = bench(parameter_set=rule, begins=False)
    rows = experiment.advance(4000)
    for name, value in (("calcium", 0.0), ("weight", 1.0), ("present_weight", 1.0), ("pairings", 0.0)):
        assert_allclose(rows[:, NAMES.index(name)], value, atol=1e-9)


@RULES
def test_full_block_by_hand_abolishes_the_change(rule: str) -> None:
    experiment = bench(parameter_set=rule, block=1.0, synapses=5000)
    rows = experiment.advance(61_000)
    assert_allclose(rows[-1, NAMES.index("expected_weight")], 1.0, atol=1e-4)
    assert_allclose(rows[-1, NAMES.index("weight")], 1.0, atol=0.03)  # noisy synapses: three errors
    assert_allclose(rows[:, NAMES.index("blocked")], 1.0)


@RULES
def test_enough_of_a_drug_abolishes_it_too(rule: str) -> None:
    expected = [
        last(bench(parameter_set=rule, drug="ketamine", concentration=c), "expected_weight") for c in (0.0, 1.0, 1000.0)
    ]
    assert expected[0] > expected[1] > expected[2]
    assert_allclose(expected[2], 1.0, atol=0.01)
    assert_allclose(expected[0], last(bench(parameter_set=rule), "expected_weight"))


def test_a_drug_takes_the_place_of_the_dial_and_says_so() -> None:
    by_hand, by_drug = bench(block=0.3), bench(block=0.3, drug="ketamine", concentration=10.0)
    assert last(by_hand, "blocked") == pytest.approx(0.3)
    assert last(by_drug, "blocked") != pytest.approx(0.3, abs=0.05)
    assert not by_hand.why_disabled("block")
    assert by_hand.why_disabled("concentration")
    assert "ketamine" in by_drug.why_disabled("block")
    assert not by_drug.why_disabled("concentration")


def test_block_builds_up_from_the_first_pairing_on() -> None:
    experiment = bench(drug="ketamine", concentration=30.0, exposure=FRESH, rate=5.0)
    blocked = experiment.advance(12_000)[:, NAMES.index("blocked")]
    assert np.all(np.diff(blocked) >= -1e-12)
    assert blocked[0] < 0.15
    assert blocked[-1] > 0.5


@pytest.mark.parametrize("path", list(Pairing.parameter_rows()))
def test_what_has_no_effect_says_why(path: str) -> None:
    """Of two benches that differ in one setting alone: either something differs, or the reason was given."""
    row = Pairing.parameter_rows()[path]
    other = {
        "number": lambda: min(row.valid[1], float(row.default) * 2 + row.valid[1] * 0.01),
        "choice": lambda: row.options[-1],
        "switch": lambda: not row.default,
    }[row.sort]()
    plain, changed = bench(), Pairing.of_settings({path: round(other) if row.whole else other})
    same = np.array_equal(plain.advance(1500), changed.advance(1500))
    assert same == bool(plain.why_disabled(path))


@few
@given(cuts=st.lists(st.integers(1, 900), min_size=1, max_size=6), rule=st.sampled_from(["DP", SHOUVAL]))
def test_a_run_has_the_same_bits_however_it_is_cut(cuts: list[int], rule: str) -> None:
    whole, cut = (bench(parameter_set=rule, rate=7.0, interval=-0.013, synapses=40) for _ in range(2))
    rows = whole.advance(sum(cuts))
    assert_array_equal(np.concatenate([cut.advance(n) for n in cuts]), rows)
    assert whole.state_hash() == cut.state_hash()
    assert whole.observe() == cut.observe()


@RULES
def test_single_steps_are_what_is_observed(rule: str) -> None:
    stride, steps = (bench(parameter_set=rule, rate=20.0, synapses=30) for _ in range(2))
    for row in stride.advance(300):
        steps.step()
        assert list(steps.observe().values()) == row.tolist()
    assert stride.state_hash() == steps.state_hash()


@RULES
def test_a_snapshot_brings_back_the_same_future(rule: str) -> None:
    experiment = bench(parameter_set=rule, synapses=50)
    experiment.advance(1234)
    kept, now = experiment.snapshot(), experiment.observe()
    future = experiment.advance(3000)
    other = Pairing()
    other.restore(kept)
    assert other.observe() == now
    assert_array_equal(other.advance(3000), future)
    assert other.state_hash() == experiment.state_hash()


def test_a_rewound_session_runs_the_same_again() -> None:
    session = Session(bench(synapses=50, rate=5.0, pairs=10))
    session.advance(1000)
    session.apply(Set("interval", -0.02))
    session.advance(1500)
    session.apply(Act("run protocol"))
    session.advance(2000)
    end = session.experiment.state_hash()
    session.seek(700)
    session.advance(4500 - session.experiment.ticks)
    assert session.experiment.state_hash() == end


def test_same_seed_same_run_and_another_seed_another() -> None:
    runs = [bench(seed, rate=5.0) for seed in (1, 1, 2)]
    rows = [experiment.advance(6000) for experiment in runs]
    assert_array_equal(rows[0], rows[1])
    weights = [row[:, NAMES.index("weight")] for row in rows]
    assert not np.array_equal(weights[0], weights[2])
    assert_array_equal(rows[0][:, NAMES.index("calcium")], rows[2][:, NAMES.index("calcium")])


def test_settings_of_a_running_protocol_count_for_the_next_one() -> None:
    untouched, changed = bench(synapses=50), bench(synapses=50)
    for experiment in (untouched, changed):
        experiment.advance(1100)
    changed.set("interval", -0.02)
    assert changed.aside("interval")
    calcium = NAMES.index("calcium")
    assert_allclose(changed.advance(1500)[:, calcium], untouched.advance(1500)[:, calcium])
    assert changed.plan.pairings.interval == pytest.approx(0.01)


def test_a_published_protocol_says_what_it_sets() -> None:
    experiment = bench(protocol="75 pairs at 20 Hz")
    assert experiment.aside("rate") == "20 Hz by the protocol"
    assert experiment.aside("pairs") == "75 by the protocol"
    assert "75 pairs at 20 Hz" in experiment.why_disabled("rate")
    assert experiment.plan.pairings.rate == 20.0


def test_before_the_first_spike_settings_still_count() -> None:
    experiment = Pairing()
    experiment.set("interval", -0.02)
    experiment.set("block", 0.5)
    assert experiment.plan.pairings.interval == pytest.approx(-0.02)
    assert last(experiment, "blocked") == pytest.approx(0.5)
    assert not experiment.aside("interval")


def test_a_second_protocol_is_refused_while_one_runs_and_stop_ends_it() -> None:
    experiment = bench(synapses=50)
    experiment.act("run protocol")  # at the very start it is the same protocol
    experiment.advance(2500)
    with pytest.raises(Complaint, match="running already"):
        experiment.act("run protocol")
    experiment.act("stop protocol")
    experiment.advance(600)
    assert not experiment.running
    assert last(experiment, "pairings") == 3
    assert experiment.advance(3000)[-1, NAMES.index("calcium")] < 1e-6
    with pytest.raises(Complaint, match="no protocol"):
        experiment.act("stop protocol")


def test_depression_can_follow_potentiation_at_the_same_synapses() -> None:
    experiment = bench(rate=5.0, pairs=100, synapses=500)
    experiment.advance(20_500)
    high = last(experiment, "weight")
    experiment.set("interval", -0.02)
    experiment.act("run protocol")
    experiment.advance(20_500)
    assert high > 1.1
    assert last(experiment, "weight") < high - 0.1


def test_the_clamp_holds_the_voltage() -> None:
    experiment = bench(parameter_set=SHOUVAL, clamped=True, voltage=-40.0)
    assert_allclose(experiment.advance(1000)[:, NAMES.index("voltage")], -40.0)
    assert last(experiment, "expected_weight") > 1.5


def test_curves_for_the_screen_go_through_what_is_expected() -> None:
    for rule in ("DP", SHOUVAL):
        experiment = bench(parameter_set=rule)
        curve = experiment.stdp_curve(np.array([-0.02, 0.01]))
        assert curve[1] == pytest.approx(last(experiment, "expected_weight"))
        assert curve[0] < 1 < curve[1]
    noisy = bench().noisy_curve(np.linspace(-0.05, 0.05, 11), synapses=400)
    assert_allclose(noisy, bench().stdp_curve(np.linspace(-0.05, 0.05, 11)), atol=0.15)


def test_spikes_to_draw_are_those_of_the_protocol() -> None:
    spikes = bench(interval=-0.02).upcoming(1.5)
    assert [kind for _, kind in spikes] == ["post", "pre", "post", "pre"]
    assert spikes[1][0] - spikes[0][0] == pytest.approx(0.02)
