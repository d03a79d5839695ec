"""A crowd's curves and a virtual trial: our ways against one solver call a person. Run with --benchmark-enable.

The workload: ketamine and norketamine of each person after 0.5 mg/kg in 40 min, every 10 min for 12 h, and eleven
readings of them (peaks, areas, half-lives, levels). libRoadRunner joins in where it is installed.
"""

from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim.models.body.disposition import KETAMINE_MASS, NORKETAMINE_MASS, in_umol
from sim.models.body.ketamine import AVERAGE_PERSON
from sim.models.mood.cohort import simulated
from sim.models.mood.trial import Plan
from sim.models.population.curves import courses, modes, readings, summary
from sim.models.population.people import BLOCK, people, racemate

DURATION, STEP, SAMPLES = 2400.0, 600.0, 73
TIMES = np.arange(SAMPLES) * STEP
FEW = 20
"""People of the peers when nothing is measured, so that the suite stays quick."""
SIZES = pytest.mark.parametrize("count", [1_000, 10_000])


def crowd(count: int) -> list[tuple[Any, Any]]:
    parts = []
    for block in range(-(-count // BLOCK)):
        some = slice(0, min(BLOCK, count - block * BLOCK))
        weight = people(1, block).weight
        parts.append(({name: x[some] for name, x in racemate(1, block, weight).items()}, weight[some]))
    return parts


def matrix(bodies: Any, i: int) -> Any:
    b = {name: values[i] for name, values in bodies.items()}
    found = np.zeros((5, 5))  # blood, tissue, norketamine in both, and the pump's rate
    found[0, 0], found[0, 1], found[0, 4] = -(b["clearance"] + b["Q"]) / b["V1"], b["Q"] / b["V2"], 1.0
    found[1, 0], found[1, 1] = b["Q"] / b["V1"], -b["Q"] / b["V2"]
    found[2, 0] = AVERAGE_PERSON.to_norketamine * b["clearance"] / b["V1"]
    found[2, 2], found[2, 3] = -(b["clearance_n"] + b["Qn"]) / b["V1n"], b["Qn"] / b["V2n"]
    found[3, 2], found[3, 3] = b["Qn"] / b["V1n"], -b["Qn"] / b["V2n"]
    return found


def scale(bodies: Any, i: int) -> Any:
    return np.array([KETAMINE_MASS / bodies["V1"][i], NORKETAMINE_MASS / bodies["V1n"][i]])


def exact(bodies: Any, weight: Any, i: int) -> Any:
    """One person by matrix exponentials: one propagator while the pump runs, one for after."""
    from scipy.linalg import expm

    one = expm(matrix(bodies, i) * STEP)
    states = np.zeros((SAMPLES, 5))
    states[0, 4] = in_umol(0.5 * weight[i]) / DURATION
    for k in range(1, SAMPLES):
        np.dot(one, states[k - 1], out=states[k])
        if k == round(DURATION / STEP):
            states[k, 4] = 0.0
    return states[:, ::2][:, :2] * scale(bodies, i)


@SIZES
def test_modal_recursion(benchmark: Any, count: int) -> None:
    parts = crowd(count)
    benchmark.group = f"{count} people"
    benchmark(lambda: [readings(bodies, weight, 0.5, DURATION) for bodies, weight in parts])
    bodies, weight = parts[0]
    found = courses(modes(bodies), 0.5 * weight, DURATION, STEP, SAMPLES)
    for i in range(0, 1000, 37):
        sure = exact(bodies, weight, i)
        assert_allclose(found[:, :, i], sure, rtol=0, atol=1e-9 * sure.max())


@SIZES
def test_a_matrix_exponential_each(benchmark: Any, count: int) -> None:
    parts = crowd(FEW if benchmark.disabled else count)

    def loop() -> float:
        return sum(exact(b, w, i).max() for b, w in parts for i in range(len(w)))

    benchmark.group = f"{count} people"
    assert benchmark.pedantic(loop, rounds=2 if count == 1_000 else 1) > 0


def test_solve_ivp_each(benchmark: Any) -> None:
    from scipy.integrate import solve_ivp

    bodies, weight = crowd(1_000)[0]
    running = TIMES <= DURATION

    def one(i: int) -> Any:
        system, state = matrix(bodies, i), np.zeros(5)
        state[4] = in_umol(0.5 * weight[i]) / DURATION
        tight = {"method": "LSODA", "rtol": 1e-9, "atol": 1e-9}
        on = solve_ivp(lambda _, x: system @ x, (0, DURATION), state, t_eval=TIMES[running], **tight)
        left = on.y[:, -1].copy()
        left[4] = 0.0
        off = solve_ivp(lambda _, x: system @ x, (DURATION, TIMES[-1]), left, t_eval=TIMES[~running], **tight)
        return np.concatenate([on.y, off.y], axis=1)[[0, 2]].T * scale(bodies, i)

    benchmark.group = "1000 people"
    benchmark.pedantic(lambda: [one(i) for i in range(FEW if benchmark.disabled else 1_000)], rounds=1)
    sure = exact(bodies, weight, 7)
    assert_allclose(one(7), sure, rtol=0, atol=1e-6 * sure.max())


RATES = ("k10", "k12", "k21", "met", "n10", "n12", "n21")


def test_libroadrunner_each(benchmark: Any) -> None:
    roadrunner = pytest.importorskip("roadrunner")
    model = roadrunner.RoadRunner(SBML)
    model.integrator.relative_tolerance = model.integrator.absolute_tolerance = 1e-9
    bodies, weight = crowd(1_000)[0]

    def one(i: int) -> Any:
        system = matrix(bodies, i)
        model.reset()
        values = (-system[0, 0] - system[1, 0], system[1, 0], system[0, 1], system[2, 0])
        values += (-system[2, 2] - system[3, 2], system[3, 2], system[2, 3])
        for name, value in zip(RATES, values, strict=True):
            model[name] = value
        model["rate"] = in_umol(0.5 * weight[i]) / DURATION
        on = np.array(model.simulate(0, DURATION, 5))
        model["rate"] = 0.0
        off = np.array(model.simulate(DURATION, TIMES[-1], SAMPLES - 4))
        return np.concatenate([on, off[1:]])[:, [1, 3]] * scale(bodies, i)

    benchmark.group = "1000 people"
    benchmark.pedantic(lambda: [one(i) for i in range(FEW if benchmark.disabled else 1_000)], rounds=1)
    sure = exact(bodies, weight, 7)
    assert_allclose(one(7), sure, rtol=0, atol=1e-6 * sure.max())


def _sbml() -> str:
    """Four places and their flows as SBML, written by hand so that no further library is needed."""
    flows = {"A": "rate-(k10+k12)*A+k21*B", "B": "k12*A-k21*B", "N": "met*A-(n10+n12)*N+n21*M", "M": "n12*N-n21*M"}
    names = [*flows, *RATES, "rate"]
    listed = "".join(f'<parameter id="{n}" value="0" constant="false"/>' for n in names)
    rules = "".join(f'<rateRule variable="{n}">{_mathml(text)}</rateRule>' for n, text in flows.items())
    return (
        '<sbml xmlns="http://www.sbml.org/sbml/level3/version1/core" level="3" version="1"><model id="m">'
        f"<listOfParameters>{listed}</listOfParameters><listOfRules>{rules}</listOfRules></model></sbml>"
    )


def _mathml(text: str) -> str:
    import ast

    words = {ast.Add: "plus", ast.Sub: "minus", ast.Mult: "times"}

    def said(node: Any) -> str:
        if isinstance(node, ast.Name):
            return f"<ci>{node.id}</ci>"
        return f"<apply><{words[type(node.op)]}/>{said(node.left)}{said(node.right)}</apply>"

    return f'<math xmlns="http://www.w3.org/1998/Math/MathML">{said(ast.parse(text, mode="eval").body)}</math>'


SBML = _sbml()


@pytest.mark.parametrize("count", [10_000, 100_000])
def test_people_drawn_and_summed_up(benchmark: Any, count: int) -> None:
    benchmark.group = f"{count} people, drawn, followed and counted"
    count = min(count, 10_000) if benchmark.disabled else count
    tally = benchmark.pedantic(summary, args=(1, count), rounds=2)
    assert tally.number("c40") == count


@pytest.mark.parametrize("count", [10_000, 100_000])
def test_a_virtual_trial(benchmark: Any, count: int) -> None:
    benchmark.group = f"a trial of {count} patients"
    count = min(count, 10_000) if benchmark.disabled else count
    tally = benchmark.pedantic(simulated, args=(Plan(), count), rounds=1)
    assert tally.number("treatment.started") == count // 2
