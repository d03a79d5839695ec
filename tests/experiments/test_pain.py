"""The bench of pain: seconds of wind-up, weeks after a drip, and a block that says where it comes from."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sim.core.complaints import Complaint
from sim.experiments.pain import FIRST_TRAIN, NAMES, SPIKE, Pain
from sim.models.pain import blockade, infusion
from sim.models.pain.infusion import DAY

SECOND = round(1 / Pain.STEP)


def bench(seed: int = 0, **settings: float | str | bool) -> Pain:
    pain = Pain(seed=seed)
    for path, value in settings.items():
        pain.set(path.replace("__", "."), value)
    return pain


def column(rows: np.ndarray, name: str) -> np.ndarray:
    return rows[:, NAMES.index(name)]


def test_a_run_without_a_hand_winds_up() -> None:
    pain = bench()
    rows = pain.advance(16 * SECOND)
    assert len(pain.answers) == 15
    assert pain.answers[-1] > 3 * pain.answers[0]
    assert column(rows, "spikes").max() == max(pain.answers)
    assert column(rows, "pain_score")[-1] > column(rows, "pain_score")[SECOND]


def test_spikes_are_drawn_as_often_as_they_are_counted() -> None:
    pain = bench()
    rows = pain.advance(6 * SECOND)
    assert np.count_nonzero(column(rows, "voltage") == SPIKE) == sum(pain.answers)


def test_without_the_first_train_nothing_happens_until_one_is_given() -> None:
    pain = bench(automatic=False)
    quiet = pain.advance(2 * SECOND)
    assert not column(quiet, "spikes").any()
    assert not column(quiet, "pain_score").any()
    pain.act("stimulate")
    pain.advance(2 * SECOND)
    assert len(pain.answers) == 2


def test_a_train_has_as_many_stimuli_as_asked_at_the_rate_asked() -> None:
    pain = bench(automatic=False, stimuli=4, rate=2.0)
    pain.act("stimulate")
    rows = pain.advance(4 * SECOND)
    begun = np.flatnonzero(np.diff(column(rows, "stimulus"))) + 1
    assert_array_equal(begun, [SECOND // 2, SECOND, 3 * SECOND // 2])
    assert len(pain.answers) == 4
    assert pain.waiting == 0


def test_a_new_rate_holds_from_the_next_stimulus_on() -> None:
    pain = bench(automatic=False)
    pain.act("stimulate")
    pain.advance(SECOND // 10)
    pain.set("rate", 5.0)
    rows = pain.advance(SECOND)
    assert column(rows, "stimulus")[-1] == 6


@pytest.mark.parametrize("settings", [{"block": 1.0}, {"ketamine": 500.0}], ids=["block", "ketamine"])
def test_full_block_leaves_an_answer_and_no_wind_up(settings: dict[str, float]) -> None:
    pain = bench(**settings)
    pain.advance(16 * SECOND)
    assert max(pain.answers) <= 1
    assert sum(pain.answers) > 10


def test_the_block_in_force_is_said() -> None:
    pain = bench(ketamine=5.0)
    assert_allclose(pain.blocked, blockade.block_by(5.0))
    assert pain.aside("ketamine")
    pain.set("block", 0.3)
    assert pain.blocked == 0.3
    assert pain.why_disabled("ketamine")
    assert pain.why_disabled("preparation")
    assert column(pain.advance(1), "blocked")[0] == 0.3


def test_zero_ketamine_changes_nothing() -> None:
    assert_array_equal(bench(ketamine=0.0).advance(3 * SECOND), bench().advance(3 * SECOND))


def test_the_weeks_follow_the_day_that_is_set_and_the_cell_rests() -> None:
    pain = bench(protocol="long infusion", day=28 * DAY)
    row = pain.advance(3)[-1]
    assert_allclose(row[NAMES.index("pain_score")], infusion.pain(28 * DAY, 250.0, 360000.0))
    with pytest.raises(Complaint, match="rests"):
        pain.act("stimulate")
    assert pain.why_disabled("rate")
    assert not bench().why_disabled("rate")
    assert bench().why_disabled("day")
    assert not column(pain.advance(2 * FIRST_TRAIN), "spikes").any()


def test_the_course_of_the_weeks_can_be_drawn() -> None:
    assert bench().course() is None
    course = bench(protocol="long infusion").course()
    assert course is not None
    assert course.rows.shape == (len(course.times), len(infusion.PEOPLE))
    day = int(np.searchsorted(course.times, 28 * DAY))
    assert_allclose(course.rows[day, 0], infusion.pain(28 * DAY, 250.0, 360000.0))


def test_settings_after_a_restore_find_the_state_that_was_kept() -> None:
    one, two = bench(), bench()
    for pain in (one, two):
        pain.advance(777)
    two.restore(one.snapshot())  # what two had computed ahead is gone
    for pain in (one, two):
        pain.set("block", 0.5)
    assert_array_equal(one.advance(SECOND), two.advance(SECOND))
    assert one.state_hash() == two.state_hash()


def test_fibres_on_their_way_are_shown() -> None:
    pain = bench(automatic=False)
    assert not pain.fibres
    pain.act("stimulate")
    pain.advance(2)
    assert 10 < len(pain.fibres) <= 20
    assert all(0 <= t <= 0.02 for t in pain.fibres)
