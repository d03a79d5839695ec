"""How fast the pore is, beside the solver that everyone has. Run with `pytest tests/benchmarks --benchmark-enable`."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp
from scipy.linalg import expm

from sim.experiments.pore import Pore
from sim.models.receptor import block
from sim.models.receptor.block import Conditions, N
from sim.models.receptor.gating import DEFAULT
from sim.models.receptor.propagation import Flow, propagator, repeat
from tests.benchmarks.linear_peer import runner

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
    on, off, state = expm(ON * 1e-3), expm(OFF * 1e-3), block.rest()[TEN]
    for k in range(pulses * 100):
        state = (on if k % 100 == 0 else off) @ state
        assert np.abs(got[k] - state).max() <= 1e-10


@pytest.mark.parametrize("pulses", [10, 100])
def test_pulse_train_by_lsoda(benchmark, pulses: int) -> None:  # type: ignore[no-untyped-def]
    benchmark.group = f"train of {pulses} pulses"
    got = benchmark.pedantic(lsoda, args=(pulses,), rounds=5)
    assert np.abs(got - exact(pulses)).max() < 1e-5


@pytest.mark.parametrize("pulses", [10, 100])
def test_pulse_train_by_libroadrunner(benchmark, pulses: int) -> None:  # type: ignore[no-untyped-def]
    binding = {
        (i, j): float(ON[j, i] - OFF[j, i]) / 1000 for i in range(2 * N) for j in range(2 * N) if ON[j, i] > OFF[j, i]
    }
    model = runner(pytest.importorskip("roadrunner"), OFF, switched=binding)

    def train() -> np.ndarray:
        model.resetToOrigin()
        model["S0"] = 1.0
        parts = []
        for pulse in range(pulses):
            begin = 0.1 * pulse
            for ligand, start, end, samples in (
                (1000.0, begin, begin + 1e-3, 2),
                (0.0, begin + 1e-3, begin + 0.1, 100),
            ):
                model["ligand"] = ligand
                parts.append(np.array(model.simulate(start, end, samples))[1:])
        return np.concatenate(parts)

    benchmark.group = f"train of {pulses} pulses"
    got = benchmark.pedantic(train, rounds=5)
    assert np.abs(got - exact(pulses)).max() < 1e-6


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
