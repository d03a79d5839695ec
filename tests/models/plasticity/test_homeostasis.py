"""Scaling of a silent synapse, and the threshold that slides with activity."""

import pytest

from sim.models.plasticity import sliding
from sim.models.plasticity.homeostasis import NO_MINIATURES, NO_SPIKES, speed_ratio

HOUR = 3600.0


def test_silence_scales_up_and_stops_at_its_goal() -> None:
    for kind in (NO_SPIKES, NO_MINIATURES):
        assert kind.strength(0.0) == 1.0
        assert 1.0 < kind.strength(HOUR) < kind.strength(10 * HOUR) < kind.goal.value
        assert kind.strength(1e4 * HOUR) == pytest.approx(kind.goal.value)


def test_block_of_miniature_events_is_over_ten_times_as_fast() -> None:
    assert speed_ratio() > 10
    assert NO_MINIATURES.strength(2 * HOUR) > 1.3
    assert NO_SPIKES.strength(2 * HOUR) < 1.1


def test_activity_on_the_threshold_changes_nothing() -> None:
    assert sliding.change(1.0, 5.0, 5.0) == 0.0
    assert sliding.change(1.0, 4.0, 5.0) < 0 < sliding.change(1.0, 6.0, 5.0)
    assert sliding.change(0.0, 6.0, 5.0) == 0.0


def test_after_silence_the_same_activity_strengthens() -> None:
    normal = sliding.settled_threshold(10.0, 10.0)
    after_dark = sliding.threshold_after(normal, 2.0, 10.0, 48.0, 24.0)
    assert sliding.change(1.0, 8.0, normal) < 0 < sliding.change(1.0, 8.0, after_dark)
