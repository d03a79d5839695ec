"""The patch of cortex against a plain loop and Brian, at two sizes, and one frame of its bench. --benchmark-enable."""

from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim.experiments.circuit import Circuit
from sim.models.circuit.cells import Sizes
from sim.models.circuit.network import Networks, State
from sim.models.circuit.surge import setting
from tests.benchmarks import circuit_in_brian
from tests.models.circuit.naive import Naive

SIZES = pytest.mark.parametrize("sizes", [Sizes(80, 20), Sizes(320, 80)], ids=lambda sizes: f"{sizes.cells} cells")
FRAME, STRETCH, SEEDS = 0.016, 1.0, 4


def networks(sizes: Sizes, seeds: int, finer: int = 1) -> tuple[Networks, State]:
    """A drug-free patch for each seed that has run for half a second."""
    made = Networks([setting(0.0)], range(seeds), sizes, finer)
    state = made.start()
    made.run(state, 0.5)
    return made, state


def by_kind(counts: Any, sizes: Sizes) -> Any:
    return np.array([counts[..., : sizes.pyramidal].sum(), counts[..., sizes.pyramidal :].sum()])


@SIZES
def test_one_frame(benchmark: Any, sizes: Sizes) -> None:
    made, state = networks(sizes, 1)
    benchmark.group = f"a frame of {FRAME:g} s, {sizes.cells} cells"
    benchmark(made.run, state, FRAME)
    assert state.voltage.max() <= -50.0


@SIZES
def test_four_seeds_at_once(benchmark: Any, sizes: Sizes) -> None:
    benchmark.group = f"{STRETCH:g} s of {SEEDS} patches, {sizes.cells} cells"
    setup = lambda: ((networks(sizes, SEEDS)), {})  # noqa: E731
    counts = benchmark.pedantic(lambda made, state: made.run(state, STRETCH), setup=setup, rounds=5)
    fine, state = networks(sizes, SEEDS, finer=4)
    assert_allclose(by_kind(counts, sizes), by_kind(fine.run(state, STRETCH), sizes), rtol=0.02)


@SIZES
def test_plain_loop(benchmark: Any, sizes: Sizes) -> None:
    """One of the four patches; Euler steps of 0.1 ms, whose rates lie within a few per cent."""
    benchmark.group = f"{STRETCH:g} s of {SEEDS} patches, {sizes.cells} cells"
    counts = benchmark.pedantic(
        lambda: np.stack([Naive(setting(0.0), sizes, seed, dt=1e-4).run(STRETCH) for seed in range(SEEDS)]), rounds=2
    )
    made, state = networks(sizes, SEEDS)
    assert_allclose(by_kind(counts, sizes), by_kind(made.run(state, STRETCH), sizes), rtol=0.15)


@SIZES
def test_brian_in_batch(benchmark: Any, sizes: Sizes) -> None:
    pytest.importorskip("brian2")
    simulation = circuit_in_brian.patches(sizes, SEEDS)
    benchmark.group = f"{STRETCH:g} s of {SEEDS} patches, {sizes.cells} cells"
    rates = benchmark.pedantic(simulation.run, args=(STRETCH,), rounds=3, warmup_rounds=1)
    made, state = networks(sizes, SEEDS)
    ours = by_kind(made.run(state, STRETCH), sizes) / (
        SEEDS * STRETCH * np.array([sizes.pyramidal, sizes.interneurons])
    )
    assert_allclose(rates, ours, rtol=0.15)


@SIZES
def test_one_frame_of_brian(benchmark: Any, sizes: Sizes) -> None:
    pytest.importorskip("brian2")
    simulation = circuit_in_brian.patches(sizes, 1)
    simulation.run(0.1)
    benchmark.group = f"a frame of {FRAME:g} s, {sizes.cells} cells"
    benchmark.pedantic(simulation.run, args=(FRAME,), rounds=5)


@pytest.mark.parametrize("frames", [1, 60])
def test_frames_of_the_bench(benchmark: Any, frames: int) -> None:
    """Four patches and their twins, at the pace of the window: 1/60 s of wall time is 8.3 ms of the patch."""
    bench = Circuit()
    steps = round(frames * bench.PACE / 60 / bench.STEP)
    benchmark.group = f"the bench, {frames} frames"
    assert len(benchmark(bench.advance, steps)) == steps
