"""The bench of the loop: a thought comes in, stays or goes, and a weak moment sets it free."""

from numpy.testing import assert_array_equal

from sim.experiments.loop import FIRST_THOUGHT, Loop

UNIT = round(1 / Loop.STEP)


def bench(**settings: float | bool) -> Loop:
    loop = Loop()
    for path, value in settings.items():
        loop.set(path.replace("__", "."), value)
    return loop


def test_by_itself_the_loop_rests_then_locks_on_and_stays() -> None:
    loop = Loop()
    before = loop.advance(FIRST_THOUGHT)[:, 0]
    assert before.max() < 0.05
    assert not loop.locked
    loop.advance(50 * UNIT)
    assert loop.locked
    assert loop.observe()["resting_states"] == 3


def test_a_balanced_loop_lets_the_thought_pass() -> None:
    loop = bench(direct=1.0, indirect=1.0)
    rows = loop.advance(60 * UNIT)[:, 0]
    assert rows.max() > 0.5
    assert rows[-1] < 0.05


def test_the_drug_sets_it_free_and_it_stays_free() -> None:
    loop = Loop()
    loop.advance(40 * UNIT)
    loop.act("give drug")
    during = loop.advance(5 * UNIT)
    assert during[0, 4] < 1
    loop.advance(60 * UNIT)
    assert loop.weights.gain == 1
    assert not loop.locked
    assert loop.rates["cortex"] < 0.05


def test_a_drug_that_leaves_the_gain_alone_sets_nothing_free() -> None:
    loop = bench(drug__gain=1.0)
    loop.advance(40 * UNIT)
    loop.act("give drug")
    loop.advance(60 * UNIT)
    assert loop.locked


def test_without_a_thought_nothing_happens() -> None:
    loop = bench(automatic=False)
    rows = loop.advance(60 * UNIT)[:, :4]
    assert abs(rows - rows[0]).max() < 1e-9
    loop.act("intrude")
    loop.advance(20 * UNIT)
    assert loop.locked


def test_settings_after_a_restore_find_the_state_that_was_kept() -> None:
    one, two = Loop(), Loop()
    one.advance(250)
    two.restore(one.snapshot())
    for loop in (one, two):
        loop.set("direct", 1.0)
    assert_array_equal(one.advance(300), two.advance(300))


def test_the_map_has_both_kinds_of_loop() -> None:
    direct, indirect, states = Loop().map(11)
    assert direct.shape == indirect.shape == states.shape == (11, 11)
    assert {1.0, 3.0} <= set(states.ravel())
