"""The whole chain: six weeks at once, and one frame of the app (the aim is 2 ms). Run with --benchmark-enable."""

from typing import Any

import pytest

from sim.experiments.journey import Journey


def given(account: str = "disinhibition and resting block") -> Journey:
    bench = Journey.of_settings({"account": account})
    bench.act("give dose")
    return bench


@pytest.mark.parametrize("days", [6, 42])
def test_days_at_once(benchmark: Any, days: int) -> None:
    benchmark.group = f"journey, {days} days"
    rows = benchmark.pedantic(lambda bench: bench.advance(days * 1440), setup=lambda: ((given(),), {}), rounds=5)
    assert len(rows) == days * 1440


@pytest.mark.parametrize("ticks", [4, 16])
def test_a_frame(benchmark: Any, ticks: int) -> None:
    benchmark.group = f"journey, a frame of {ticks} steps"
    bench = given()

    def frame() -> None:
        bench.advance(ticks)
        bench.reading("madrs")

    benchmark.pedantic(frame, rounds=2000)
