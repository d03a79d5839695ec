"""The taps: pulses begin when told, last their length, and no glutamate is lost or made."""

from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sim.models.receptor.perfusion import Perfusion, mean

STEP = 0.001
TAPS = st.builds(
    Perfusion,
    step=st.just(STEP),
    bath=st.floats(0, 100),
    size=st.floats(1, 5000),
    length=st.floats(1e-5, 0.05),
    interval=st.floats(0.001, 0.2),
)


def course(taps: Perfusion, now: int, steps: int) -> list[float]:
    """The mean glutamate of each step."""
    return [mean(parts) for count, parts in taps.plan(now, steps)[0] for _ in range(count)]


@settings(max_examples=50)
@given(TAPS, st.integers(0, 50), st.integers(1, 200))
def test_a_plan_fills_every_step(taps: Perfusion, now: int, steps: int) -> None:
    runs, _ = taps.train_started(now, 0).plan(now, steps)
    assert sum(count for count, _ in runs) == steps
    for _, parts in runs:
        assert_allclose(sum(seconds for _, seconds in parts), STEP, rtol=1e-9)
        assert all(seconds > 0 for _, seconds in parts)


@settings(max_examples=50)
@given(TAPS, st.integers(0, 5), st.lists(st.integers(1, 60), min_size=1, max_size=6))
def test_a_plan_may_be_cut_anywhere(taps: Perfusion, count: int, cuts: list[int]) -> None:
    taps, now, pieces = taps.train_started(3, count), 3, []
    whole = course(taps, 3, sum(cuts))
    for cut in cuts:
        pieces += course(taps, now, cut)
        taps, now = taps.plan(now, cut)[1], now + cut
    assert pieces == whole


def test_a_pulse_lasts_its_length_also_when_that_is_no_whole_step() -> None:
    taps = Perfusion(STEP, bath=2.0, size=1000.0, length=0.0025).pulsed(10)
    assert_allclose(course(taps, 10, 4), [1002, 1002, 502, 2])


def test_a_train_gives_so_many_pulses_and_ends() -> None:
    taps = Perfusion(STEP, size=1000.0, length=0.001, interval=0.01).train_started(5, 3)
    seen = course(taps, 5, 60)
    assert [i for i, g in enumerate(seen) if g > 0] == [0, 10, 20]
    assert not taps.plan(5, 60)[1].train


def test_a_new_interval_counts_from_the_last_pulse_and_never_from_the_past() -> None:
    taps = Perfusion(STEP, size=1.0, length=0.001, interval=0.1).train_started(0, 0)
    later = taps.plan(0, 50)[1]
    assert later.with_interval(0.08, 50).next_pulse == 80
    assert later.with_interval(0.01, 50).next_pulse == 50


def test_stopping_a_train_lets_the_pulse_finish() -> None:
    taps = Perfusion(STEP, size=1.0, length=0.005, interval=0.1).train_started(0, 0).plan(0, 2)[1].train_stopped()
    assert course(taps, 2, 200) == [1.0] * 3 + [0.0] * 197
