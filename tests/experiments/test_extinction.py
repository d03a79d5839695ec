"""The bench of fear: a course by itself or trials by hand, days, places, and a day of the drug."""

import numpy as np
from numpy.testing import assert_allclose, assert_array_equal

from sim.experiments.extinction import COURSE, Extinction

DAY = 144


def bench(**settings: float | str | bool) -> Extinction:
    fear = Extinction()
    for path, value in {"automatic": False, **settings}.items():
        fear.set(path, value)
    return fear


def do(fear: Extinction, *deeds: str) -> Extinction:
    for deed in deeds:
        fear.act(deed)
    return fear


def test_by_itself_fear_is_learned_unlearned_and_comes_back() -> None:
    fear = Extinction()
    rows = fear.advance(14 * DAY)[:, 0]
    assert rows[: min(COURSE)].max() == 0
    assert rows[DAY - 1] > 0.9
    low = int(rows[DAY:].argmin()) + DAY
    assert rows[low] < 0.1
    assert rows[-1] > rows[low] + 0.3
    assert fear.reading("fear_elsewhere") > rows[-1]
    assert len(fear.trials) == len(COURSE)


def test_a_trial_by_hand_ends_the_course() -> None:
    fear = do(Extinction(), "shock trial")
    fear.advance(3 * DAY)
    assert [kind for _, _, kind, _ in fear.trials] == ["shock"]
    assert fear.why_disabled("automatic")


def test_full_block_prevents_both_kinds_of_learning() -> None:
    assert do(bench(block=1.0), "shock trial").reading("fear") == 0
    fear = do(bench(), "shock trial", "shock trial")
    before = fear.reading("fear")
    fear.set("block", 1.0)
    assert do(fear, "safe trial", "safe trial").reading("fear") == before


def test_waiting_a_day_is_a_day_of_the_calendar_and_not_of_the_clock() -> None:
    waited = do(bench(), "shock trial", "safe trial", "wait a day")
    run = do(bench(), "shock trial", "safe trial")
    run.advance(DAY)
    assert waited.ticks == 0
    assert waited.day == run.day == 2
    assert_allclose(waited.reading("fear"), run.reading("fear"))


def test_renewal_is_larger_than_spontaneous_recovery() -> None:
    fear = do(bench(), *["shock trial"] * 7)
    fear.set("context", "B")
    do(fear, *["safe trial"] * 8, *["wait a day"] * 8)
    recovered = fear.reading("fear")
    fear.set("context", "A")
    assert fear.reading("fear") > recovered > 0.1
    assert fear.fears["B"] == recovered


def test_the_drug_acts_on_its_days_only() -> None:
    fear = bench(block=0.8, plasticity_gain=1.6, drug_day=2)
    seen = []
    for _ in range(5):
        seen.append(fear.in_force)
        do(fear, "wait a day")
    assert seen == [(0.0, 1.0), (0.8, 1.0), (0.0, 1.6), (0.0, 1.6), (0.0, 1.0)]
    assert fear.why_disabled("block")
    assert fear.why_disabled("plasticity_gain")
    assert bench(block=0.8).in_force == (0.8, 1.0)


def test_a_day_for_a_drug_that_does_nothing_is_said() -> None:
    assert bench().why_disabled("drug_day")
    assert not bench(block=0.5).why_disabled("drug_day")


def test_readiness_to_learn_speeds_extinction() -> None:
    usual, ready = (do(bench(plasticity_gain=g), *["shock trial"] * 5, *["safe trial"] * 3) for g in (1.0, 1.6))
    assert ready.reading("fear") < usual.reading("fear")


def test_a_neutral_drug_changes_nothing() -> None:
    plain = Extinction().advance(5 * DAY)
    drugged = Extinction()
    drugged.set("drug_day", 2)
    assert_array_equal(drugged.advance(5 * DAY), plain)


def test_trials_in_the_middle_of_a_stretch_fall_where_they_fall() -> None:
    whole, cut = Extinction(), Extinction()
    rows = whole.advance(2 * DAY)
    assert_array_equal(np.concatenate([cut.advance(n) for n in (55, 2, 87, 54, 90)]), rows)
