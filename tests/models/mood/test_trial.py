"""A virtual trial: what it must show whatever its plan, and how a trial comes to show nothing."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sim.models.mood import cohort, trial
from sim.models.mood.patients import patients
from sim.models.mood.treatments import TREATMENTS
from sim.models.mood.trial import DAY, Plan, begins, plasticities, run, typical
from sim.models.population.people import BLOCK

KETAMINE = Plan()
EIGHT = Plan(sessions=8)


def score(plan, arm=0, seed=3):
    return run(plan, seed, 0)[arm].score


def test_no_dose_is_placebo():
    for treatment in ("ketamine", "esketamine"):
        empty = Plan(treatment=treatment, control="placebo", per_kg=0.0, sprayed=0.0)
        assert_array_equal(score(empty), score(Plan(treatment="placebo", control="placebo")))


def test_no_session_is_placebo():
    assert_array_equal(score(replace(KETAMINE, sessions=0)), score(Plan(treatment="placebo", control="placebo")))


def test_more_drug_helps_each_patient_more_until_it_saturates():
    doses = [np.mean(score(Plan(per_kg=dose))[0]) for dose in (0.1, 0.2, 0.5, 1.0)]
    assert doses == sorted(doses, reverse=True)
    assert doses[2] - doses[3] < doses[0] - doses[2]
    assert (score(Plan(per_kg=1.0)) <= score(Plan(per_kg=0.1)) + 1e-9).all()


def test_plasticity_is_a_share_and_needs_drug():
    treated, control = run(EIGHT, 3, 0)
    assert (treated.plastic > 0).all() and (treated.plastic < 1).all()
    assert not control.plastic.any()


def test_repeating_keeps_what_one_session_loses():
    once, often = (typical(plan, [7 * DAY, 28 * DAY]) for plan in (KETAMINE, EIGHT))
    assert (often > once + 0.1).all()


def test_a_finer_grid_agrees(monkeypatch):
    times = [DAY, 7 * DAY, 28 * DAY, 42 * DAY]
    for plan in (EIGHT, Plan(treatment="esketamine", sessions=8)):
        coarse = typical(plan, times)
        with monkeypatch.context() as patch:
            patch.setattr(trial, "_GRID", tuple(np.arange(0, 4321, 4.0).tolist()))
            assert_allclose(coarse, typical(plan, times), rtol=0, atol=1e-4)


def test_what_a_late_visit_sees_does_not_depend_on_earlier_visits():
    fade = patients(3, 0).fade[:1]
    drug = TREATMENTS["ketamine"]
    blood = trial.average_blood(drug, EIGHT)
    alone, among = (
        plasticities(blood, drug, fade, begins(EIGHT), t)[-1] for t in ([28 * DAY], [DAY, 9 * DAY, 28 * DAY])
    )
    assert_allclose(alone, among, atol=1e-4)


def test_while_all_can_tell_nobody_can_split_the_effect():
    seen = [
        cohort.difference(cohort.simulated(replace(KETAMINE, unblinding=part), 20480), "change.1d")[0]
        for part in (0.0, 0.5, 1.0)
    ]
    assert seen == pytest.approx([seen[0]] * 3, abs=0.8)


def test_a_blind_trial_of_expectancy_shows_nothing_though_both_arms_improve():
    plan = Plan(control="placebo", unblinding=1.0, guessed=0.5)
    tally = cohort.simulated(plan, 20480)
    middle, low, high = cohort.difference(tally, "change.1d")
    assert low < 0 < high and abs(middle) < 0.5
    told = cohort.simulated(replace(plan, guessed=1.0), 20480)
    assert tally.mean("control.change.1d") < told.mean("control.change.1d") - 2


def test_small_trials_of_a_real_effect_often_show_nothing():
    """Twenty patients an arm: the interval of 95 % holds 0 in some trials and not in others."""
    shown = 0
    for seed in range(40):
        outcomes = run(KETAMINE, seed, 0, 40)
        change = [o.score[0] - (KETAMINE.baseline + o.who.above) for o in outcomes]
        error = np.sqrt(sum(c.var(ddof=1) / len(c) for c in change))
        shown += abs(change[0].mean() - change[1].mean()) > 1.96 * error
    assert 10 < shown < 38


def test_when_both_arms_feel_the_same_there_is_nothing_to_guess():
    for control in ("ketamine", "esketamine"):
        plan = Plan(control=control, unblinding=1.0, guessed=0.5)
        assert plan.active is None
        assert_array_equal(score(plan), score(replace(plan, unblinding=0.0)))


def test_responders_and_remitters_follow_from_the_scores():
    assert trial.responds(np.array([17.0, 17.6]), np.array([35.0, 35.0])).tolist() == [True, False]
    assert trial.remits(np.array([12.0, 12.1])).tolist() == [True, False]


def test_patients_leave_at_the_published_rate():
    stays = [run(Plan(treatment="esketamine", control="SSRI"), 1, block) for block in range(8)]
    left = [1 - np.mean([s[arm].stays[3] for s in stays]) for arm in (0, 1)]
    assert left == pytest.approx([0.07, 0.009], abs=0.008)
    assert run(KETAMINE, 1, 0)[0].stays.all()


def test_a_cut_block_holds_the_same_patients():
    some, everyone = run(EIGHT, 4, 1, 100), run(EIGHT, 4, 1, BLOCK)
    for few, many in zip(some, everyone, strict=True):
        assert_array_equal(few.score, many.score[:, :50])


def test_a_daily_antidepressant_beside_lowers_both_arms_alike():
    bare, beside = (cohort.simulated(Plan(antidepressant=on), 4096) for on in (False, True))
    for arm in trial.ARMS:
        assert beside.mean(f"{arm}.change.42d") < bare.mean(f"{arm}.change.42d") - 2
