"""How fast the pore is, beside the solver that everyone has. Run with `pytest tests/benchmarks --benchmark-enable`."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from sim.experiments.pore import Pore
from sim.models.receptor import block
from sim.models.receptor.block import Conditions, N
from sim.models.receptor.gating import DEFAULT
from sim.models.receptor.propagation import Flow, propagator, repeat

BENCH = Conditions("GluN2A", "ketamine", 10.0, -70.0, 0.0, rates=DEFAULT)
TEN = slice(0, 2 * N)  # ketamine has no outer site: ten states
ON, OFF = BENCH.generator(1000.0)[TEN, TEN], BENCH.generator(0.0)[TEN, TEN]


def exact(pulses: int) -> np.ndarray:
    return repeat(Flow(propagator(ON, 1e-3)), 1, Flow(propagator(OFF, 1e-3)), 99, block.rest()[TEN], pulses)


def lsoda(pulses: int) -> np.ndarray:
    states, state = [], block.rest()[TEN]
    for _ in range(pulses):
        for q, begin, end in ((ON, 0.0, 1e-3), (OFF, 1e-3, 0.1)):
            grid = np.linspace(begin, end, round((end - begin) * 1e3) + 1)
            done = solve_ivp(lambda t, y, q=q: q @ y, (begin, end), state, "LSODA", grid, rtol=1e-9, atol=1e-12)
            states.append(done.y.T[1:])
            state = done.y[:, -1]
    return np.concatenate(states)


@pytest.mark.parametrize("pulses", [10, 100])
def test_pulse_train(benchmark, pulses: int) -> None:  # type: ignore[no-untyped-def]
    benchmark.group = f"train of {pulses} pulses"
    got = benchmark.pedantic(exact, args=(pulses,), rounds=100, warmup_rounds=3)
    assert len(got) == pulses * 100


@pytest.mark.parametrize("pulses", [10, 100])
def test_pulse_train_by_lsoda(benchmark, pulses: int) -> None:  # type: ignore[no-untyped-def]
    benchmark.group = f"train of {pulses} pulses"
    got = benchmark.pedantic(lsoda, args=(pulses,), rounds=5)
    assert np.abs(got - exact(pulses)).max() < 1e-5


@pytest.mark.parametrize("seconds", [1, 10])
def test_bench_with_all_observables(benchmark, seconds: int) -> None:  # type: ignore[no-untyped-def]
    bench = Pore.of_settings({"drug": "ketamine", "magnesium": 0.0, "pulse.interval": 0.1})
    bench.act("start train")
    bench.advance(1000)
    benchmark.pedantic(bench.advance, args=(seconds * 1000,), rounds=30)


@pytest.mark.parametrize("receptors", [100, 10_000])
def test_counted_receptors_for_a_second(benchmark, receptors: int) -> None:  # type: ignore[no-untyped-def]
    bench = Pore.of_settings({"drug": "ketamine", "glutamate": 50.0, "receptors": receptors})
    bench.advance(500)
    benchmark.pedantic(bench.advance, args=(1000,), rounds=30)


@pytest.mark.parametrize("receptors", [0, 10_000])
def test_dragging_a_slider(benchmark, receptors: int) -> None:  # type: ignore[no-untyped-def]
    bench = Pore.of_settings({"drug": "ketamine", "glutamate": 50.0, "receptors": receptors})
    voltages = iter(np.linspace(-100, 60, 100_000).tolist())

    def drag() -> None:
        bench.set("voltage", next(voltages))
        bench.advance(2)

    benchmark.pedantic(drag, rounds=300)
