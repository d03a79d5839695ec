"""The bench of the virtual trial: what it shows, what may be changed when, and that it agrees with the cohort."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sim.core.complaints import Complaint
from sim.experiments.mood import Mood
from sim.models.mood.trial import DAY, run

TICKS_A_DAY = round(DAY / Mood.STEP)


def mood(seed=0, **settings):
    return Mood.of_settings({path.replace("__", "."): value for path, value in settings.items()}, seed)


def after(bench, days):
    return dict(zip(bench.OBSERVABLES, bench.advance(round(days * TICKS_A_DAY))[-1], strict=True))


def test_ketamine_works_within_a_day_and_fades_over_two_weeks():
    bench = mood(patients=500)
    relative = bench.advance(14 * TICKS_A_DAY)[:, list(bench.OBSERVABLES).index("relative_effect")]
    hours = [relative[round(h * 6) - 1] for h in (2 / 3, 2, 4, 24, 168, 336)]
    assert hours[:4] == sorted(hours[:4]) and hours[3:] == sorted(hours[3:], reverse=True)
    assert hours[3] == pytest.approx(1.0, abs=0.05)
    assert hours[5] < 0.3


def test_a_tablet_takes_weeks_but_starts_early():
    bench = mood(treatment="SSRI", control="placebo", patients=500)
    gap = -bench.advance(42 * TICKS_A_DAY)[:, list(bench.OBSERVABLES).index("difference")]
    assert gap[42 * TICKS_A_DAY - 1] > gap[7 * TICKS_A_DAY - 1]


@pytest.mark.parametrize("treatment", ["ketamine", "esketamine"])
def test_the_bench_and_the_cohort_follow_the_same_patients(treatment):
    bench = mood(seed=5, treatment=treatment, control="placebo", sessions=4, patients=100, unblinding=0.4, guessed=0.8)
    outcomes = run(bench.params.plan, 5, 0, 200)
    for visit, day in enumerate(bench.params.plan.visits):
        bench.advance(day * TICKS_A_DAY - bench.ticks)
        for arm in range(2):
            assert_allclose(bench.scores[arm], outcomes[arm].score[visit], atol=5e-3)
            assert_allclose(bench.plasticities[arm], outcomes[arm].plastic[visit], atol=2e-4)
            assert_array_equal(bench.here[arm], outcomes[arm].stays[visit])


def test_half_the_step_agrees(monkeypatch):
    coarse = mood(sessions=4)
    first = after(coarse, 20)
    monkeypatch.setattr(Mood, "STEP", 300.0)
    fine = dict(zip(Mood.OBSERVABLES, mood(sessions=4).advance(2 * 20 * TICKS_A_DAY)[-1], strict=True))
    for name in ("madrs", "difference", "plasticity", "relative_effect"):
        assert first[name] == pytest.approx(fine[name], abs=2e-3)


def test_what_is_observed_follows_from_the_patients():
    bench = mood(patients=80, treatment="esketamine", sessions=8)
    seen = after(bench, 28)
    here, score, start = bench.here[0], bench.scores[0], bench.arms[0].start
    assert seen["madrs"] == pytest.approx(score[here].mean())
    assert seen["responders"] == pytest.approx((score <= start / 2)[here].mean())
    assert seen["remitters"] == pytest.approx((score <= 12)[here].mean())
    assert seen["dropouts"] == pytest.approx(1 - here.mean())
    assert seen["difference.low"] < seen["difference"] < seen["difference.high"]


def test_nobody_improves_at_time_zero():
    seen = mood().observe()
    assert (seen["difference"], seen["plasticity"], seen["responders"], seen["ketamine"]) == (0, 0, 0, 0)


def test_doses_zero_and_placebo_give_the_same_scores():
    empty, placebo = mood(dose=0.0, patients=20), mood(treatment="placebo", control="midazolam", patients=20)
    assert after(empty, 10)["madrs"] == after(placebo, 10)["madrs"]


def test_expectancy_and_drug_share_the_effect():
    half, none = mood(unblinding=0.5), mood()
    seen, without = after(half, 1), after(none, 1)
    assert seen["difference.drug"] == pytest.approx(without["difference.drug"] / 2)
    assert seen["difference.expectancy"] < -2 and without["difference.expectancy"] == 0


def test_in_a_blind_trial_believers_are_in_both_arms():
    bench = mood(control="placebo", unblinding=1.0, guessed=0.5, patients=500)
    assert [arm.believes.mean() for arm in bench.arms] == pytest.approx([0.5, 0.5], abs=0.06)
    assert after(bench, 1)["difference.drug"] == 0


def test_a_session_more_brings_plasticity_back():
    once, more = mood(), mood()
    for bench in (once, more):
        bench.advance(10 * TICKS_A_DAY)
    more.act("give session")
    assert after(more, 1)["plasticity"] > after(once, 1)["plasticity"] + 0.3
    assert more.last_session == 10 * DAY


def test_sessions_end_when_they_are_stopped():
    bench = mood(sessions=8)
    bench.advance(5 * TICKS_A_DAY)
    assert bench.sessions_left == 6
    bench.act("stop sessions")
    after(bench, 30)
    assert bench.last_session == 3.5 * DAY


def test_a_new_dose_counts_from_the_next_session():
    bench, other = mood(sessions=3), mood(sessions=3)
    for each in (bench, other):
        each.advance(100)
    bench.set("dose", 0.1)
    assert bench.observe()["ketamine"] == pytest.approx(other.observe()["ketamine"])
    assert after(bench, 2)["plasticity"] == pytest.approx(after(other, 2)["plasticity"])
    assert after(bench, 2)["plasticity"] < after(other, 2)["plasticity"] - 0.05


def test_more_or_later_sessions_can_be_planned_on_the_way():
    bench = mood(sessions=1)
    bench.advance(20 * TICKS_A_DAY)
    bench.set("sessions", 3)
    bench.set("every", 7 * DAY)
    after(bench, 15)
    assert bench.sessions_left == 0 and bench.last_session == 27 * DAY


def test_two_sessions_in_one_morning_are_refused():
    bench = mood()
    bench.advance(6)
    with pytest.raises(Complaint, match="less than 12 h"):
        bench.act("give session")


@pytest.mark.parametrize("path", ["treatment", "control", "patients", "baseline", "antidepressant"])
def test_who_takes_part_is_settled_at_the_start(path):
    bench = mood()
    bench.advance(1)
    assert "reset" in bench.why_disabled(path)
    with pytest.raises(Complaint, match="the trial has begun"):
        bench.set(path, bench.get(path))


@pytest.mark.parametrize(
    ("path", "settings"),
    [
        ("dose", {"treatment": "SSRI"}),
        ("dose.spray", {}),
        ("every", {}),
        ("sessions", {"treatment": "placebo"}),
        ("guessed", {}),
        ("unblinding", {"treatment": "placebo"}),
    ],
)
def test_what_does_nothing_says_why(path, settings):
    assert mood(**settings).why_disabled(path)


def test_a_trial_that_everyone_left_has_no_mean_and_no_warning():
    bench = mood(treatment="esketamine", patients=2, seed=0)
    bench._course.arms[0].leaves[:] = 1.0
    assert np.isnan(after(bench, 1)["madrs"])
