"""The bench of signalling: what is set and done is what follows, and a run is the same however it is cut."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from sim.core.complaints import Complaint
from sim.core.quantities import Value
from sim.experiments.experiment import Rows
from sim.experiments.signalling import MOST, Signalling
from sim.models.signalling.accounts import ACCOUNTS
from sim.models.signalling.runs import injected
from sim.models.signalling.variants import VARIANTS

HOUR, DAY = 60, 1440
"""In steps."""
LEVELS = ("glutamate", "eef2", "bdnf", "mtorc1", "protein", "spines")


def bench(**wanted: Value) -> Signalling:
    return Signalling.of_settings(wanted)


def after(days: float, **wanted: Value) -> dict[str, Rows]:
    """One course of injections, followed; the observables by name."""
    e = bench(**wanted)
    e.act("give dose")
    rows = e.advance(round(days * DAY))
    return dict(zip(e.OBSERVABLES, rows.T, strict=True))


def test_salt_water_changes_nothing_to_the_last_bit() -> None:
    seen = after(14, dose=0.0)
    for name in LEVELS:
        assert_array_equal(seen[name], 1.0)
    assert_array_equal(seen["injections"], 1.0)


def test_without_an_injection_nothing_happens() -> None:
    e = bench()
    rows = e.advance(3 * DAY)
    assert_array_equal(rows, np.broadcast_to(rows[0], rows.shape))


def test_the_bench_gives_what_the_model_gives() -> None:
    seen, run = after(2), injected(10.0)
    for name in LEVELS:
        for hours in (0.5, 1.0, 2.0, 6.0, 24.0):
            assert_allclose(seen[name][round(hours * HOUR) - 1], run.at(name, hours), atol=5e-4)


def test_the_drug_is_gone_long_before_the_spines_come() -> None:
    seen = after(14)
    assert seen["ketamine"][4 * HOUR] < 1e-3
    assert seen["spines"][3 * HOUR] < 1.05
    assert seen["spines"][DAY] > 1.2
    assert 1.02 < seen["spines"][-1] < seen["spines"].max()


def test_further_injections_come_by_themselves() -> None:
    seen = after(4, doses=3, every=24 * 3600.0)
    assert_array_equal(np.flatnonzero(np.diff(seen["injections"])) + 2, [DAY, 2 * DAY])
    peaks = [seen["ketamine"][k * DAY : (k + 1) * DAY].max() for k in range(4)]
    assert_allclose(peaks[:3], peaks[0], rtol=1e-6)
    assert peaks[3] < 1e-6
    assert seen["spines"].max() > after(4)["spines"].max()


def test_stress_thins_spines_and_the_drug_brings_them_back() -> None:
    e = bench(stress=True)
    assert e.reading("spines") == 0.8
    assert_array_equal(e.advance(DAY)[:, list(e.OBSERVABLES).index("spines")], 0.8)
    assert after(3, stress=True)["spines"].max() > 1.0


def test_stress_that_begins_later_takes_days() -> None:
    e = bench()
    e.advance(10)
    e.set("stress", True)
    assert_allclose(e.reading("spines"), 1.0, atol=1e-12)
    e.advance(10 * DAY)
    assert_allclose(e.reading("spines"), 0.8, atol=1e-3)


def test_stress_chosen_at_the_very_start_has_been_there_for_weeks() -> None:
    e = bench()
    e.set("stress", True)
    assert e.reading("spines") == 0.8


@pytest.mark.parametrize("name", ["ampa_blocked", "mtorc1_blocked"])
def test_a_blocker_given_too_late_stops_only_what_has_not_happened(name: str) -> None:
    before, late, never = after(2, **{name: True}), bench(), after(2)
    late.act("give dose")
    late.advance(40)
    late.set(name, True)
    late.advance(2 * DAY - 40)
    assert before["spines"][-1] < 1.01
    assert before["spines"][-1] < late.reading("spines") < never["spines"][-1]


@pytest.mark.parametrize("account", ACCOUNTS)
def test_every_account_can_be_switched_on_and_says_its_evidence(account: str) -> None:
    e = bench(account=account)
    assert e.account.name == account
    assert e.evidence
    assert {row.about for row in e.evidence} == {account}
    assert (after(1, account=account)["spines"][-1] > 1.2) == bool(e.account.drives)


def test_gene_variants_grow_fewer_spines_in_their_order() -> None:
    grown = [after(1, bdnf_variant=name)["spines"][-1] for name in VARIANTS]
    assert grown == sorted(grown, reverse=True)
    assert grown[-1] == 1.0


def test_what_has_no_effect_says_why() -> None:
    assert "only one" in bench().why_disabled("every")
    assert bench(doses=2).why_disabled("every") == ""
    assert "without mTORC1" in bench(account="resting block").why_disabled("mtorc1_blocked")
    assert "after BDNF" in bench(account="resting block").why_disabled("ampa_blocked")
    for path in ("ampa_blocked", "mtorc1_blocked", "bdnf_variant"):
        assert bench(account="none").why_disabled(path)
        assert not bench().why_disabled(path)


@pytest.mark.parametrize("account", ACCOUNTS)
@pytest.mark.parametrize("path", ["ampa_blocked", "mtorc1_blocked"])
def test_what_is_called_without_effect_has_none(account: str, path: str) -> None:
    plain, blocked = after(1, account=account), after(1, account=account, **{path: True})
    same = bool((plain["spines"] == blocked["spines"]).all())
    assert same == bool(bench(account=account).why_disabled(path))


def test_too_many_injections_are_refused_and_the_old_ones_are_forgotten() -> None:
    e = bench(doses=30, every=1800.0)
    e.act("give dose")
    e.act("give dose")
    with pytest.raises(Complaint, match=f"more than {MOST}"):
        e.act("give dose")
    e.advance(7 * DAY)
    e.act("give dose")
    assert e.reading("injections") == 61
    assert len(e.injections) == 30


@settings(max_examples=12, deadline=None)
@given(
    cuts=st.lists(st.integers(1, 900), min_size=1, max_size=6),
    account=st.sampled_from(list(ACCOUNTS)),
    doses=st.integers(1, 4),
)
def test_a_run_has_the_same_bits_however_it_is_cut(cuts: list[int], account: str, doses: int) -> None:
    whole, cut = (bench(account=account, doses=doses, every=5000.0) for _ in range(2))
    for e in (whole, cut):
        e.advance(7)
        e.act("give dose")
    rows = whole.advance(sum(cuts))
    assert_array_equal(np.concatenate([cut.advance(n) for n in cuts]), rows)
    assert whole.state_hash() == cut.state_hash()
    assert whole.observe() == cut.observe()


def test_a_snapshot_brings_back_the_same_future() -> None:
    e = bench(doses=3, stress=True)
    e.act("give dose")
    e.advance(777)
    e.set("mtorc1_blocked", True)
    e.advance(100)
    kept, before, now = e.snapshot(), e.state_hash(), e.observe()
    future = e.advance(3000)
    other = Signalling()
    other.restore(kept)
    assert (other.state_hash(), other.observe()) == (before, now)
    assert_array_equal(other.advance(3000), future)


def test_commands_within_a_block_leave_the_levels_where_they_are() -> None:
    plain, touched = bench(), bench()
    for e in (plain, touched):
        e.act("give dose")
        e.advance(100)
    touched.set("dose", 20.0)
    touched.set("bdnf_variant", "Val/Val")
    assert_allclose(touched.advance(500), plain.advance(500), atol=1e-5)
