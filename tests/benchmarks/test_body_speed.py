"""One person's curves: the closed form against a general ODE solver, at two lengths. Run with --benchmark-enable."""

from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim.experiments.body import Body
from sim.models.body import ketamine
from sim.models.body.disposition import in_umol
from sim.models.body.modes import ANALYTES, curves
from tests.benchmarks.linear_peer import runner

AMOUNT, DURATION = in_umol(35.0), 2400.0
SIZES = pytest.mark.parametrize("samples", [241, 2881])


def grid(samples: int) -> Any:
    return np.arange(samples) * 30.0


@SIZES
def test_closed_form(benchmark: Any, samples: int) -> None:
    times = grid(samples)
    benchmark.group = f"one person, {samples} samples"
    rows = benchmark(curves, "infusion", AMOUNT, DURATION, times)
    some = slice(0, None, samples // 24)
    assert_allclose(rows[:, some], exact(times[some]), rtol=0, atol=1e-12 * rows.max())


def exact(times: Any) -> Any:
    """A matrix exponential for each sample; after the pump has stopped, from the state that it left."""
    from scipy.linalg import expm

    model = ketamine.disposition()
    system = model.system
    running = system.nothing()
    running[system.index["syringe"]] = AMOUNT
    running[system.index["pump"]] = AMOUNT / DURATION
    left = expm(system.matrix * DURATION) @ running
    left[system.index["pump"]] = 0.0
    states = [
        expm(system.matrix * t) @ running if t <= DURATION else expm(system.matrix * (t - DURATION)) @ left
        for t in times
    ]
    rows = np.array([system.weights(model.concentrations[name]) for name in ANALYTES])
    return rows @ np.array(states).T


@SIZES
def test_solve_ivp(benchmark: Any, samples: int) -> None:
    from scipy.integrate import solve_ivp

    times = grid(samples)
    model = ketamine.disposition()
    keep = [model.system.index[n] for n in model.system.names if n.split(",")[0] in SIX]
    matrix = model.system.matrix[np.ix_(keep, keep)]
    drive = np.zeros(len(keep))
    drive[0] = AMOUNT / DURATION
    weights = np.array([model.system.weights(model.concentrations[name]) for name in ANALYTES])[:, keep]

    def solve() -> Any:
        first = times[times <= DURATION]
        tight = {"method": "LSODA", "rtol": 1e-11, "atol": 1e-11}
        on = solve_ivp(lambda _, x: matrix @ x + drive, (0, DURATION), np.zeros(len(keep)), t_eval=first, **tight)
        off = solve_ivp(
            lambda _, x: matrix @ x, (DURATION, times[-1]), on.y[:, -1], t_eval=times[times > DURATION], **tight
        )
        return weights @ np.concatenate([on.y, off.y], axis=1)

    benchmark.group = f"one person, {samples} samples"
    rows = benchmark(solve)
    assert_allclose(rows, curves("infusion", AMOUNT, DURATION, times), rtol=0, atol=1e-8 * rows.max())


@SIZES
def test_libroadrunner(benchmark: Any, samples: int) -> None:
    roadrunner = pytest.importorskip("roadrunner")
    disposition = ketamine.disposition()
    keep = [disposition.system.index[n] for n in disposition.system.names if n.split(",")[0] in SIX]
    model = runner(roadrunner, disposition.system.matrix[np.ix_(keep, keep)])
    weights = np.array([disposition.system.weights(disposition.concentrations[name]) for name in ANALYTES])[:, keep]
    times = grid(samples)
    during = int(np.searchsorted(times, DURATION, "right"))

    def solve() -> Any:
        model.resetToOrigin()
        model["drive"] = AMOUNT / DURATION
        on = np.array(model.simulate(0, DURATION, during))
        model["drive"] = 0.0
        off = np.array(model.simulate(DURATION, times[-1], samples - during + 1))[1:]
        return weights @ np.concatenate([on, off]).T

    benchmark.group = f"one person, {samples} samples"
    rows = benchmark(solve)
    assert_allclose(rows, curves("infusion", AMOUNT, DURATION, times), rtol=0, atol=1e-6 * rows.max())


SIX = (
    "blood",
    "tissue",
    "norketamine",
    "norketamine in tissue",
    "hydroxynorketamine",
    "hydroxynorketamine in tissue",
)


@pytest.mark.parametrize("hours", [6, 24])
def test_the_bench_runs_a_day(benchmark: Any, hours: int) -> None:
    def run() -> float:
        body.reset()
        body.act("give dose")
        return float(body.advance(hours * 360)[-1, 0])

    body = Body()
    benchmark.group = "the bench"
    assert benchmark(run) > 0
