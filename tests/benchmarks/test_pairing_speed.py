"""A noisy curve of spike timing, and the bench: the exact map of a pairing against steps. Run with --benchmark-enable.

Workload C: 81 intervals, 20 noisy synapses each, 60 pairings at 1 Hz; and the same with 200 synapses.
"""

from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim.experiments.pairing import Pairing
from sim.experiments.pairing_settings import SHOUVAL
from sim.models.plasticity import graupner_brunel as rule
from sim.models.plasticity import shouval
from sim.models.plasticity.parameter_sets import SETS
from sim.models.plasticity.protocols import Pairings

DP = SETS["DP"]
INTERVALS = np.linspace(-0.1, 0.1, 81)
PAIRS = 60
SIZES = pytest.mark.parametrize("synapses", [20, 200])
STEP = 1e-4


def draw(seed: int = 0) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(seed))


@SIZES
def test_noisy_curve(benchmark: Any, synapses: int) -> None:
    benchmark.group = f"81 intervals x {synapses} synapses x 60 pairings"
    random = draw()
    benchmark.pedantic(rule.noisy_curve, (DP, INTERVALS, 1.0, PAIRS, synapses, random), rounds=50, warmup_rounds=3)
    assert_moments()


def assert_moments() -> None:
    """Mean and variance of many synapses, against small steps; the maps themselves are held to 1e-4 in the tests."""
    intervals, start = np.array([-0.02, 0.01]), np.full(20_000, 0.3)
    rho = rule.noisy_synapses(DP, intervals, 1.0, 5, start, draw(1))
    period_step = 2e-6
    mean, variance = stepped_moments(intervals, 5, period_step)
    assert_allclose(rho.mean(axis=1), mean, atol=4 * np.sqrt(variance.max() / len(start)) + 2e-3)
    assert_allclose(rho.var(axis=1), variance, rtol=0.05)


def stepped_moments(intervals: Any, pairs: int, step: float) -> tuple[Any, Any]:
    mean, variance = np.full(len(intervals), 0.3), np.zeros(len(intervals))
    for column, interval in enumerate(intervals):
        times, amounts = (DP.delay, float(interval)), (DP.pre, DP.post)
        first = min(times)
        grid = np.arange(round(0.15 / step)) * step
        level = sum(
            np.where(grid >= at - first, size * np.exp(-(grid - at + first) / DP.decay), 0.0)
            for at, size in zip(times, amounts, strict=True)
        )
        high, low = level > DP.potentiation, level > DP.depression
        for _ in range(pairs):
            rates = (DP.rising * high + DP.falling * low) * step / DP.slowness
            left = np.append(np.cumprod((1 - rates)[::-1])[::-1][1:], 1.0)
            mean[column] = np.prod(1 - rates) * mean[column] + np.sum(left * DP.rising * high) * step / DP.slowness
            added = np.sum(left**2 * (high.astype(int) + low)) * step * DP.noise**2 / DP.slowness
            variance[column] = np.prod(1 - rates) ** 2 * variance[column] + added
    return mean, variance


def euler(synapses: int, pairs: int) -> Any:
    """The same synapses by Euler and Maruyama, 0.1 ms a step, as simulators do it."""
    random = draw()
    steps = round(1.0 / STEP)
    rho = np.broadcast_to(rule.population(DP, synapses), (len(INTERVALS), synapses)).copy()
    level = np.zeros(len(INTERVALS))
    lead = np.maximum(0.0, -INTERVALS)
    pre = np.rint((lead + DP.delay) / STEP).astype(int)
    post = np.rint((lead + INTERVALS) / STEP).astype(int)
    fall, root = np.exp(-STEP / DP.decay), DP.noise * np.sqrt(STEP / DP.slowness)
    for k in range(pairs * steps):
        at = k % steps
        level = level + DP.pre * (pre == at) + DP.post * (post == at)
        high, low = (level > DP.potentiation)[:, None], (level > DP.depression)[:, None]
        slope = -rho * (1 - rho) * (0.5 - rho) + DP.rising * high * (1 - rho) - DP.falling * low * rho
        rho = rho + STEP / DP.slowness * slope + root * np.sqrt(high * 1.0 + low) * random.standard_normal(rho.shape)
        level *= fall
    return rho


@SIZES
def test_noisy_curve_by_euler_one_pairing_in_sixty(benchmark: Any, synapses: int) -> None:
    """One pairing is timed; sixty take sixty times as long."""
    benchmark.group = f"81 intervals x {synapses} synapses x 60 pairings"
    rho = benchmark.pedantic(euler, (synapses, 1), rounds=1)
    exact = rule.noisy_synapses(DP, INTERVALS, 1.0, 1, rule.population(DP, synapses), draw())
    assert_allclose(rho.mean(), exact.mean(), atol=0.01)


@SIZES
def test_noisy_curve_by_brian2(benchmark: Any, synapses: int, tmp_path: Any) -> None:
    """Its fastest way, a C++ program of its own, at 0.5 ms a step; building it is not timed."""
    brian2 = pytest.importorskip("brian2")
    from tests.benchmarks.pairing_by_brian2 import simulation

    benchmark.group = f"81 intervals x {synapses} synapses x 60 pairings"
    run = simulation(brian2, DP, INTERVALS, synapses, PAIRS, "cpp_standalone", str(tmp_path))
    rho = benchmark.pedantic(run, rounds=1).reshape(len(INTERVALS), synapses)
    exact = rule.noisy_synapses(DP, INTERVALS, 1.0, PAIRS, rule.population(DP, synapses), draw())
    assert_allclose(rho.mean(), exact.mean(), atol=0.02)


@pytest.mark.parametrize("target", ["numpy", "cython"])
def test_noisy_curve_by_brian2_one_pairing_in_sixty(benchmark: Any, target: str, tmp_path: Any) -> None:
    brian2 = pytest.importorskip("brian2")
    from tests.benchmarks.pairing_by_brian2 import simulation

    benchmark.group = "81 intervals x 20 synapses x 60 pairings"
    rho = benchmark.pedantic(simulation(brian2, DP, INTERVALS, 20, 1, target, str(tmp_path)), rounds=1)
    assert np.isfinite(rho).all()


@pytest.mark.parametrize("count", [81, 810])
def test_expected_curve(benchmark: Any, count: int) -> None:
    benchmark.group = f"closed form, {count} intervals"
    curve = benchmark(rule.stdp_curve, DP, np.linspace(-0.1, 0.1, count))
    assert curve.max() > 1.2


@pytest.mark.parametrize("pairs", [60, 600])
def test_one_weight_of_shouval(benchmark: Any, pairs: int) -> None:
    """Does not grow with the number of pairings, since periods that repeat are one power."""
    benchmark.group = "one weight of Shouval 2002"
    weight = benchmark(shouval.outcome, Pairings(0.01, 1.0, pairs))
    assert weight == pytest.approx(shouval.outcome(Pairings(0.01, 1.0, pairs), step=1e-4), abs=1e-3)


@pytest.mark.parametrize("pairs", [1, 5])
def test_one_weight_of_shouval_by_solve_ivp(benchmark: Any, pairs: int) -> None:
    from scipy.integrate import solve_ivp

    benchmark.group = f"Shouval 2002, {pairs} pairings stepped"
    protocol = Pairings(0.01, 1.0, pairs)
    happenings = shouval.events(protocol, 0.0, (1.0,))

    def solve() -> float:
        state, synapse, now = [0.0, shouval.START.value], shouval.Synapse(), 0.0
        for event in [*happenings, shouval.Event(float(pairs), False)]:
            if event.time > now:
                held = synapse

                def slope(t: float, y: Any, held: Any = held, begin: float = now) -> list[float]:
                    at = held.faded(t - begin)
                    voltage = shouval.REST.value + at.falling - at.rising + at.spike + at.tail
                    current = (
                        shouval.CONDUCTANCE.value * (at.fast + at.slow)
                        / (1 + np.exp(-0.062 * voltage) / 3.57) * (voltage - shouval.REVERSAL.value)
                    )  # fmt: skip
                    level = np.array([max(y[0], 0.0)])
                    learn = shouval.learning_rate(level)[0] * (shouval.target(level)[0] - y[1])
                    return [current - y[0] / shouval.CALCIUM_DECAY.value, learn]

                done = solve_ivp(slope, (now, event.time), state, "LSODA", rtol=1e-7, atol=1e-9)
                state, synapse, now = done.y[:, -1].tolist(), synapse.faded(event.time - now), event.time
            synapse = synapse.presynaptic(1.0, 1.0) if event.presynaptic else synapse.postsynaptic()
        return float(state[1])

    weight = benchmark.pedantic(solve, rounds=1)
    edges = np.linspace(0, pairs, pairs * 1000 + 1)
    ours = shouval.course(shouval.Synapse(), edges, happenings).weight[-1]
    assert_allclose(ours, weight, atol=1e-5)


@pytest.mark.parametrize("pairs", [1, 5])
def test_shouval_stepped_here(benchmark: Any, pairs: int) -> None:
    benchmark.group = f"Shouval 2002, {pairs} pairings stepped"
    happenings = shouval.events(Pairings(0.01, 1.0, pairs), 0.0, (1.0,))
    edges = np.linspace(0, pairs, pairs * 1000 + 1)
    benchmark(lambda: shouval.course(shouval.Synapse(), edges, happenings).weight[-1])


@pytest.mark.parametrize("seconds", [6, 60])
@pytest.mark.parametrize("name", ["DP", SHOUVAL])
def test_the_bench_runs(benchmark: Any, seconds: int, name: str) -> None:
    def run() -> float:
        return float(Pairing.of_settings({"parameter_set": name}).advance(seconds * 1000)[-1, 1])

    benchmark.group = f"the bench, {seconds} s"
    assert benchmark.pedantic(run, rounds=5) > 0
