"""The bench of compounds: the order of the baths, what is seen of each sort, and what a student may not see."""

import json
from math import isnan
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim.__main__ import main
from sim.core.complaints import Complaint
from sim.experiments.compounds import Compounds
from sim.experiments.compounds_settings import PROTOCOLS
from sim.experiments.pore import Pore
from sim.models.compounds import kinetics
from sim.models.receptor import measures
from sim.models.receptor.drugs import DRUGS

NAMES = list(Compounds.OBSERVABLES)
END_OF_DRUG, END_OF_WASH = 30.0, 50.0


def bench(seed: int = 0, **settings: Any) -> Compounds:
    return Compounds.of_settings(settings, seed)


def at(experiment: Compounds, time: float, name: str) -> float:
    """An observable at the end of a run of so many seconds."""
    rows = experiment.advance(round(time / Compounds.STEP) - experiment.ticks)
    return float(rows[-1, NAMES.index(name)])


@pytest.mark.parametrize("drug", DRUGS)
@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_every_drug_runs_through_every_protocol(drug: str, protocol: str) -> None:
    rows = bench(drug=drug, protocol=protocol).advance(5000)
    shares = rows[:, [NAMES.index(n) for n in ("blocked", "trapped", "relative_current", "open_probability")]]
    if DRUGS[drug].hidden:
        assert np.isnan(shares[:, [0, 1, 3]]).all(), "what no electrode sees"
        flows = rows[:, NAMES.index("glutamate")] > 0
        shares = shares[flows, 2]
    assert np.isfinite(shares).all()
    assert shares.min(initial=0.0) >= -1e-12
    # under a competitor fewer receptors desensitise, so for a moment after its wash there is more current than without
    most = 1.25 if DRUGS[drug].sort == "competitive" else 1 + 1e-9
    assert shares.max(initial=0.0) <= most


def test_the_drug_comes_after_five_seconds_and_leaves_with_the_glutamate() -> None:
    run = bench(concentration=10.0)
    rows = run.advance(5000)
    there = rows[:, [NAMES.index("glutamate"), NAMES.index("drug_at_receptor")]]
    times = (np.arange(5000) + 1) * Compounds.STEP
    assert_allclose(there[(times <= 5.0) | (times > 50.0)], [[100.0, 0.0]] * int(np.sum((times <= 5) | (times > 50))))
    assert_allclose(there[(times > 5.01) & (times <= 30.0)], 100.0 * np.array([[1.0, 0.1]]).repeat(1250, axis=0)[:1250])
    assert not there[(times > 30.01) & (times <= 50.0)].any()


def test_ketamine_is_still_there_at_the_next_opening_and_a_competitor_is_not() -> None:
    ketamine, competitor = bench(concentration=10.0), bench(drug="D-AP5", concentration=1000.0)
    for run, kept in ((ketamine, True), (competitor, False)):
        deep = at(run, END_OF_DRUG, "relative_current")
        assert deep < 0.5
        at(run, END_OF_WASH, "blocked")
        first = at(run, END_OF_WASH + 0.1, "relative_current")
        assert (first < deep + 0.15) == kept


@pytest.mark.parametrize("drug", [name for name, row in DRUGS.items() if row.blocks_pore and not row.hidden])
def test_a_blocker_that_comes_first_waits_outside_until_a_gate_opens(drug: str) -> None:
    run = bench(drug=drug, protocol="drug first", concentration=50.0)
    assert at(run, 10.0, "blocked") == 0.0
    # what glutamate is left from before lets a little in; then nothing more until it comes again
    early, late = at(run, 20.0, "blocked"), at(run, 40.0, "blocked")
    assert late <= early + 1e-9 < 0.02
    assert at(run, 69.0, "blocked") > 0.4


def test_the_settled_current_is_that_of_the_formula() -> None:
    for drug in ("ketamine", "arketamine", "7-chlorokynurenate", "traxoprodil", "magnesium"):
        run = bench(drug=drug, subunit="GluN2B", protocol="glutamate stays")
        run.set("concentration", kinetics.half_inhibiting(run.bench(), 100.0))
        assert_allclose(at(run, 35.0, "relative_current"), 0.5, atol=2e-3)


def test_onset_and_offset_are_what_the_run_shows() -> None:
    run = bench(protocol="glutamate stays", concentration=10.0)
    rows = run.advance(round(100 / Compounds.STEP))
    times = (np.arange(len(rows)) + 1) * Compounds.STEP
    blocked = rows[:, NAMES.index("blocked")]
    top = blocked[round(35 / Compounds.STEP) - 1]
    reached = times[np.argmax(blocked > top * (1 - np.exp(-1)))] - 5.0
    gone = times[(times > 35.0) & (blocked < top * np.exp(-1))][0] - 35.0
    assert_allclose(rows[0, NAMES.index("onset")], reached, atol=2 * Compounds.STEP)
    assert_allclose(rows[0, NAMES.index("offset")], gone, rtol=0.01)


def test_taps_can_be_taken_over_by_hand() -> None:
    run = bench(protocol="by hand", concentration=10.0)
    run.advance(100)
    assert run.taps == (False, False)
    with pytest.raises(Complaint, match="no drug flows"):
        run.act("wash drug")
    run.act("apply glutamate")
    run.act("apply drug")
    assert run.taps == (True, True)
    assert at(run, 20.0, "blocked") > 0.8
    run.act("wash glutamate")
    run.act("wash drug")
    assert at(run, 40.0, "trapped") > 0.8
    with pytest.raises(Complaint, match="no glutamate flows"):
        run.act("wash glutamate")


def test_an_action_in_a_protocol_takes_over_and_the_protocol_says_why_it_rests() -> None:
    run = bench()
    run.advance(round(10 / Compounds.STEP))
    assert run.taps == (True, True) and not run.by_hand
    run.act("wash drug")
    assert run.by_hand and "by hand" in run.why_disabled("protocol")
    assert at(run, 60.0, "glutamate") == 100.0, "the wash of the protocol did not come"
    run.set("protocol", "drug first")
    assert not run.by_hand


def test_a_new_drug_meets_receptors_without_the_old_one() -> None:
    run = bench(concentration=10.0)
    assert at(run, 20.0, "blocked") > 0.5
    run.set("drug", "memantine")
    assert run.observe()["blocked"] == 0.0
    assert_allclose(sum(run.occupancy.values()), 1.0)


def test_numbers_of_an_unknown_are_for_the_student_to_measure() -> None:
    seen = bench(drug="unknown C").observe()
    for name in ("ic50", "entering", "leaving", "onset", "offset", "effect", "blocked", "trapped"):
        assert isnan(seen[name]), name
    assert seen["trials"] == 0
    for path in ("glycine", "concentration", "preparation"):
        assert "glycine site" not in bench(drug="unknown C").why_disabled(path)


def test_an_unknown_scatters_between_seeds_and_not_within_one() -> None:
    def left(seed: int) -> float:
        return at(
            bench(seed, drug="unknown C", concentration=0.15, protocol="glutamate stays"), 35.0, "relative_current"
        )

    assert left(1) == left(1)
    assert len({left(seed) for seed in range(5)}) == 5
    assert all(0.3 < left(seed) < 0.7 for seed in range(5))
    same = {at(bench(seed, protocol="glutamate stays"), 35.0, "relative_current") for seed in range(3)}
    assert len(same) == 1


def test_the_same_seed_gives_an_unknown_the_same_constant_at_the_pore() -> None:
    settings = {"drug": "unknown C", "concentration": 0.15, "magnesium": 0.0, "glutamate": 100.0}
    pore = Pore.of_settings(settings, seed=4)
    here = bench(4, protocol="by hand", **settings)
    here.act("apply glutamate")
    here.act("apply drug")
    assert_allclose(pore.advance(40_000)[-1, 6], at(here, 40.0, "relative_current"), rtol=1e-6)


def test_each_unknown_can_be_told_from_the_others_by_experiment() -> None:
    """The path that a student would take: depth, voltage, glutamate, glycine, what is kept, subunit."""

    def left(drug: str, **settings: Any) -> float:
        here = {"protocol": "glutamate stays", "concentration": 20.0, "subunit": "GluN2B", "glutamate": 10.0}
        return at(bench(7, drug=drug, **{**here, **settings}), 35.0, "relative_current")

    def kept(drug: str) -> float:
        run = bench(7, drug=drug, concentration=20.0)
        deep = 1 - at(run, END_OF_DRUG, "relative_current")
        at(run, END_OF_WASH, "blocked")
        return (1 - at(run, END_OF_WASH + 0.1, "relative_current")) / deep

    def found(drug: str) -> str:
        if left(drug) > 0.99:
            return "inert"
        if left(drug, voltage=40.0) > 1.5 * left(drug):
            return "trapping" if kept(drug) > 0.85 else "partial trapping"
        if left(drug, glutamate=1000.0) > 1.2 * left(drug):
            return "competitive"
        if left(drug, glycine=300.0) > 1.2 * left(drug):
            return "glycine site"
        return "allosteric" if left(drug, subunit="GluN2A") > 0.8 else "?"

    for letter in "ABCDEF":
        assert found(f"unknown {letter}") == DRUGS[f"unknown {letter}"].sort


def test_an_unknown_is_not_given_away(capsys: pytest.CaptureFixture[str]) -> None:
    def said(*words: str) -> str:
        assert main(["describe", *words]) == 0
        return capsys.readouterr().out

    rows = json.loads(said("drugs", "--json"))["drugs"]
    hidden = [row for row in rows if row["name"].startswith("unknown")]
    assert len(hidden) == 6
    assert {row["sort"] for row in hidden} == {"unknown"} and not any(row["numbers"] for row in hidden)
    assert len({row["what"] for row in hidden}) == 1
    told = json.loads(said("unknowns", "--json"))["unknowns"]
    assert [set(row) for row in told] == [{"name"}] * 6
    truth = json.loads(said("unknowns", "--truth", "--json"))["unknowns"]
    assert [row["sort"] for row in truth] == [DRUGS[row["name"]].sort for row in truth]
    page = (Compounds.__module__, __import__("pathlib").Path("sim/MODEL.md").read_text(encoding="utf-8"))[1]
    assert not [line for line in page.splitlines() if line.startswith("| unknown")]
    assert main(["describe", "drugs", "--truth"]) == 2


def test_trials_of_the_chosen_drug_are_there_with_the_null_ones() -> None:
    seen = bench(drug="lanicemine").observe()
    assert (seen["trials"], seen["null_trials"]) == (2, 1)
    assert isnan(seen["effect"]), "the largest trial printed no difference"
    seen = bench(drug="esketamine").observe()
    assert seen["effect_low"] < seen["effect"] < 0 < seen["effect_high"], (
        "TRANSFORM-1, the largest, missed its endpoint"
    )
    assert [row.drug for row in bench(drug="memantine").outcomes] == ["memantine"]


def test_halving_the_step_changes_nothing() -> None:
    class Finer(Compounds):
        STEP = Compounds.STEP / 2

    one, two = bench().advance(2600), Finer().advance(5200)[1::2]
    assert_allclose(two[:, :3], one[:, :3], atol=1e-9)


def test_the_settled_block_is_that_of_the_scheme() -> None:
    run = bench(concentration=10.0, protocol="glutamate stays", magnesium=500.0, voltage=-40.0)
    assert_allclose(at(run, 35.0, "relative_current"), measures.relative_current(run.bench()), rtol=1e-3)
