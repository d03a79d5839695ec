"""The chain of signalling against general ODE solvers: one animal over weeks, and cohorts. Run with --benchmark-enable.

All solve the same equations with the same smooth answer of the circuit, since a peer cannot read its kept curve.
"""

from collections.abc import Callable
from dataclasses import fields, replace
from functools import cache
from typing import Any

import numpy as np
import pytest

from sim.experiments.signalling import Signalling
from sim.models.recursion import Floats
from sim.models.signalling.accounts import ACCOUNTS, DEFAULT
from sim.models.signalling.cascade import CASCADE, Cascade, Course, Exposure, follow, grid
from sim.models.signalling.rodent import AVERAGE_RODENT as RODENT

HOUR, DAY = 3600.0, 86400.0
DOSE = 10.0
ACCOUNT = ACCOUNTS[DEFAULT]
LIMIT = 5e-4
VARIED = tuple(f.name for f in fields(Cascade) if f.name != "stressed_spines")
LENGTHS = pytest.mark.parametrize("days", [14, 28])
COHORTS = pytest.mark.parametrize("patients", [100, 1000])


def circuit(c: Any) -> Any:
    return 1 + 0.9 * c / (c + 0.8) - 1.2 * c * c / (c * c + 9)


def course(dose: Any = DOSE) -> Course:
    scale = np.atleast_1d(dose) * RODENT.per_dose * RODENT.uptake / (RODENT.uptake - RODENT.loss)
    one = np.ndim(dose) == 0

    def there(t: Floats) -> Exposure:
        shape = np.exp(-RODENT.loss * t) - np.exp(-RODENT.uptake * t)
        c = shape * scale if one else shape[:, None] * scale
        return Exposure(c, np.zeros_like(c))

    return there


def slope_of(k: Cascade, dose: float) -> Callable[[float, Any], list[float]]:
    """The equations in plain floats, as fast as Python has them."""
    from math import exp

    ka, ke, surge, rest = RODENT.uptake, RODENT.loss, ACCOUNT.surge.value, ACCOUNT.resting.value
    scale, half2 = dose * RODENT.per_dose * ka / (ka - ke), k.mtorc1_half**2

    def slope(t: float, y: Any) -> list[float]:
        g, e, z, b, m, x, p, s = y.tolist()
        c = scale * (exp(-ke * t) - exp(-ka * t))
        r = circuit(c)
        low, a = max(0.0, 1 - r), max(0.0, b) ** 2
        return [
            (2 * (r - 1) - g) / k.glutamate_time,
            (-k.eef2_fall * c / (c + k.rest_half) - e) / k.eef2_time,
            (low - z) / (k.suppression_rise if low > z else k.suppression_fall),
            (surge * max(0.0, g) - rest * e) / (1 + k.suppression_strength * z) - b / k.bdnf_time,
            (k.mtorc1_rise * a / (a + half2) - m) / k.mtorc1_time,
            (max(0.0, m) - x) / k.translation_time,
            k.protein_made * x - p / k.protein_time,
            k.spines_made * max(0.0, p) - s / k.spines_time,
        ]

    return slope


def general(times: Floats, k: Cascade = CASCADE, dose: float = DOSE, rtol: float = 1e-4, atol: float = 1e-6) -> Floats:
    from scipy.integrate import solve_ivp

    run = solve_ivp(
        slope_of(k, dose), (0.0, times[-1]), np.zeros(8), "LSODA", times, first_step=30.0, rtol=rtol, atol=atol
    )
    return run.y.T


@cache
def weeks(days: int) -> Floats:
    return grid(np.array([0.0]), days * DAY)


@cache
def exact(days: int) -> Floats:
    return general(weeks(days), rtol=1e-11, atol=1e-13)


@cache
def population(patients: int) -> tuple[Cascade, Floats]:
    """Constants that differ by 15 % and doses that differ by 20 % between patients."""
    random = np.random.default_rng(1)
    drawn = {name: getattr(CASCADE, name) * np.exp(0.15 * random.standard_normal(patients)) for name in VARIED}
    return replace(CASCADE, **drawn), DOSE * np.exp(0.2 * random.standard_normal(patients))


def one_of(k: Cascade, i: int) -> Cascade:
    return replace(k, **{name: float(getattr(k, name)[i]) for name in VARIED})


@LENGTHS
def test_one_animal(benchmark: Any, days: int) -> None:
    benchmark.group = f"one animal, {days} days"
    found = benchmark(lambda: follow(course(), grid(np.array([0.0]), days * DAY), firing=circuit))
    assert np.abs(found - exact(days)).max() < LIMIT


@LENGTHS
def test_one_animal_with_the_kept_curve_of_the_circuit(benchmark: Any, days: int) -> None:
    benchmark.group = f"one animal, {days} days"
    found = benchmark(lambda: follow(course(), grid(np.array([0.0]), days * DAY)))
    assert 0.2 < found[:, -1].max() < 0.5


@LENGTHS
def test_one_animal_solve_ivp(benchmark: Any, days: int) -> None:
    benchmark.group = f"one animal, {days} days"
    times = weeks(days)
    found = benchmark(lambda: general(times))
    assert np.abs(found - exact(days)).max() < 10 * LIMIT


@LENGTHS
def test_one_animal_libroadrunner(benchmark: Any, days: int) -> None:
    model = runner(pytest.importorskip("roadrunner"))
    load(model, CASCADE, DOSE)
    benchmark.group = f"one animal, {days} days"
    times = weeks(days).tolist()

    def solve() -> Floats:
        model.resetToOrigin()
        load(model, CASCADE, DOSE)
        return np.array(model.simulate(times=times))

    assert np.abs(benchmark(solve) - exact(days)).max() < 10 * LIMIT


@COHORTS
def test_cohort(benchmark: Any, patients: int) -> None:
    benchmark.group = f"cohort of {patients}, 28 days"
    k, doses = population(patients)
    found = benchmark(lambda: follow(course(doses), weeks(28), constants=k, firing=circuit))
    for i in (0, patients // 2, patients - 1):
        alone = general(weeks(28), one_of(k, i), float(doses[i]), 1e-11, 1e-13)
        assert np.abs(found[:, :, i] - alone).max() < LIMIT


@pytest.mark.parametrize("patients", [100])
def test_cohort_solve_ivp(benchmark: Any, patients: int) -> None:
    benchmark.group = f"cohort of {patients}, 28 days"
    k, doses = population(patients)
    members = [(one_of(k, i), float(doses[i])) for i in range(patients)]
    benchmark.pedantic(lambda: [general(weeks(28), *member) for member in members], rounds=1)


@pytest.mark.parametrize("patients", [100])
def test_cohort_libroadrunner(benchmark: Any, patients: int) -> None:
    model = runner(pytest.importorskip("roadrunner"))
    benchmark.group = f"cohort of {patients}, 28 days"
    k, doses = population(patients)
    members = [(one_of(k, i), float(doses[i])) for i in range(patients)]
    times = weeks(28).tolist()

    def solve() -> list[Floats]:
        found = []
        for constants, dose in members:
            model.resetToOrigin()
            load(model, constants, dose)
            found.append(np.array(model.simulate(times=times)))
        return found

    found = benchmark.pedantic(solve, rounds=1)
    last = general(weeks(28), *members[-1], 1e-11, 1e-13)
    assert np.abs(found[-1] - last).max() < 10 * LIMIT


def runner(roadrunner: Any) -> Any:
    """The same equations as reactions; every constant is a parameter, so that one compiled model serves a cohort.

    The drug is two more states, since these formulas do not know the time. Its step control stumbles over the kinks
    of these equations near rest, so the ratio says more about this wording of them than about the solver.
    """
    c = "(scale*drug)"

    def above(x: str) -> str:
        return f"piecewise({x}, {x} > 0, 0)"

    def below(x: str) -> str:
        return f"piecewise(-({x}), {x} < 0, 0)"

    change = f"(0.9*{c}/({c} + 0.8) - 1.2*{c}*{c}/({c}*{c} + 9))"
    low = below(change)
    a = f"({above('bdnf')})^2"
    trigger = f"{ACCOUNT.surge.value!r}*{above('glutamate')} - {ACCOUNT.resting.value!r}*eef2"
    speed = f"piecewise(1/suppression_rise, {low} > suppression, 1/suppression_fall)"
    slopes = {
        "glutamate": f"(2*{change} - glutamate)/glutamate_time",
        "eef2": f"(-eef2_fall*{c}/({c} + rest_half) - eef2)/eef2_time",
        "suppression": f"({low} - suppression)*{speed}",
        "bdnf": f"({trigger})/(1 + suppression_strength*suppression) - bdnf/bdnf_time",
        "mtorc1": f"(mtorc1_rise*{a}/({a} + mtorc1_half^2) - mtorc1)/mtorc1_time",
        "translation": f"({above('mtorc1')} - translation)/translation_time",
        "protein": "protein_made*translation - protein/protein_time",
        "spines": f"spines_made*{above('protein')} - spines/spines_time",
    }
    model = roadrunner.RoadRunner()
    model.addCompartment("cell", 1.0, False)
    for name in slopes:
        model.addSpeciesConcentration(name, "cell", 0.0, True, False, "", False)
    model.addSpeciesConcentration("belly", "cell", 1.0, True, False, "", False)
    model.addSpeciesConcentration("drug", "cell", 0.0, True, False, "", False)
    for name in (*VARIED, "scale"):
        model.addParameter(name, 1.0, False)
    model.addReaction("uptake", ["belly"], ["drug"], f"{RODENT.uptake!r}*belly", False)
    model.addReaction("loss", ["drug"], [], f"{RODENT.loss!r}*drug", False)
    for name, slope in slopes.items():
        model.addReaction(f"to_{name}", [], [name], slope, name == "spines")
    model.integrator.setValue("relative_tolerance", 1e-6)
    model.integrator.setValue("absolute_tolerance", [1e-8] * (len(slopes) + 2))  # one number is scaled by each start
    model.integrator.setValue("initial_time_step", 30.0)
    model.timeCourseSelections = list(slopes)
    return model


def load(model: Any, k: Cascade, dose: float) -> None:
    for name in VARIED:
        model[name] = float(getattr(k, name))
    model["scale"] = dose * RODENT.per_dose


@pytest.mark.parametrize("days", [14, 28])
def test_the_bench_runs_weeks(benchmark: Any, days: int) -> None:
    def run() -> float:
        bench.reset()
        bench.act("give dose")
        return float(bench.advance(days * 1440)[-1, 0])

    bench = Signalling()
    benchmark.group = "the bench, a step a minute"
    assert benchmark(run) == 0.0
