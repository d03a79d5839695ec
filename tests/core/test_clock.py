"""The clock: the same number of steps at any frame rate, and no spiral when frames are late."""

import pytest

from sim.core.clock import Clock


@pytest.mark.parametrize("rate", [15, 30, 60, 144])
def test_ten_seconds_are_the_same_steps_at_any_frame_rate(rate: int) -> None:
    clock = Clock(step=1e-3, pace=0.1)
    steps = sum(clock.advance(1 / rate) for _ in range(10 * rate))
    assert steps + clock.fraction == pytest.approx(1000, abs=1e-6)


def test_a_late_frame_runs_slow_instead_of_spiralling() -> None:
    clock = Clock(step=1e-3, pace=1.0, most=100)
    assert clock.advance(60.0) == 100
    assert clock.advance(0.010) == 10


def test_the_pace_changes_the_number_of_steps_and_never_the_step() -> None:
    clock = Clock(step=1e-3, pace=0.1)
    clock.factor = 10.0
    assert clock.advance(0.1) == 100
    assert clock.step == 1e-3


def test_time_never_runs_backwards() -> None:
    assert Clock(step=1e-3, pace=1.0).advance(-5.0) == 0
