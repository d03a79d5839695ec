"""Counted and drawn receptors and every stay of single channels, each beside the plain way to do it, at two sizes.

Run with `pytest tests/benchmarks --benchmark-enable`; COPASI, gillespy2 and libRoadRunner join in where installed.
"""

from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim.models.receptor import block, drawn, dwells, ensemble
from sim.models.receptor.block import Conditions, N
from sim.models.receptor.gating import DEFAULT, O
from sim.models.receptor.propagation import Flow, propagator

BENCH = Conditions("GluN2A", "ketamine", 1.0, -70.0, 0.0, rates=DEFAULT)
STEP = 1e-3
GLUTAMATE = 50.0
Q = BENCH.generator(GLUTAMATE)
TEN = Q[: 2 * N, : 2 * N]
COUNTED = pytest.mark.parametrize("receptors", [1_000, 10_000])
EXPECTED = (propagator(Q, 1.0) @ block.rest())[O]


def counts_are_right(open_now: float, receptors: int, runs: int = 1) -> None:
    spread = np.sqrt(EXPECTED * (1 - EXPECTED) / receptors / runs)
    assert_allclose(open_now / receptors, EXPECTED, atol=6 * spread)


@COUNTED
def test_a_second_of_counted_receptors(benchmark: Any, receptors: int) -> None:
    benchmark.group = f"a second of {receptors} receptors"
    flow, random = Flow(propagator(Q, STEP)), np.random.default_rng(1)
    counts = ensemble.spread(receptors, block.rest(), random)
    history = benchmark.pedantic(ensemble.run, args=(flow, counts, 1000, random), rounds=20, warmup_rounds=1)
    counts_are_right(history[-1, O], receptors)


def reactions() -> list[tuple[int, int, float]]:
    return [(i, j, float(TEN[j, i])) for i in range(2 * N) for j in range(2 * N) if i != j and TEN[j, i] > 0]


@COUNTED
def test_the_same_by_copasi(benchmark: Any, receptors: int) -> None:
    basico = pytest.importorskip("basico")
    model = basico.new_model(name="receptor", quantity_unit="#")
    for state in range(2 * N):
        basico.add_species(f"S{state}", initial_particle_number=receptors if state == 0 else 0)
    for k, (i, j, rate) in enumerate(reactions()):
        basico.add_reaction(f"r{k}", f"S{i} -> S{j}")
        basico.set_reaction_parameters(f"(r{k}).k1", value=rate)
    benchmark.group = f"a second of {receptors} receptors"
    table = benchmark.pedantic(
        basico.run_time_course,
        kwargs={"duration": 1.0, "intervals": 1000, "method": "directMethod", "use_numbers": True, "model": model},
        rounds=2,
    )
    counts_are_right(float(table[f"S{O}"].iloc[-1]), receptors)


@COUNTED
def test_the_same_by_gillespy2(benchmark: Any, receptors: int) -> None:
    peer = pytest.importorskip("gillespy2")
    model = peer.Model(name="receptor")
    model.add_species([peer.Species(name=f"S{s}", initial_value=receptors * (s == 0)) for s in range(2 * N)])
    for k, (i, j, rate) in enumerate(reactions()):
        constant = peer.Parameter(name=f"k{k}", expression=repr(rate))
        model.add_parameter(constant)
        model.add_reaction(peer.Reaction(name=f"r{k}", reactants={f"S{i}": 1}, products={f"S{j}": 1}, rate=constant))
    model.timespan(peer.TimeSpan.linspace(t=1, num_points=1001))
    benchmark.group = f"a second of {receptors} receptors"
    try:
        solver = peer.SSACSolver(model)
    except Exception:  # without a compiler it has its own slower way
        solver = peer.NumPySSASolver(model)
    found = benchmark.pedantic(solver.run, kwargs={"model": model, "number_of_trajectories": 1}, rounds=2)
    counts_are_right(float(found[f"S{O}"][-1]), receptors)


@COUNTED
def test_the_same_by_libroadrunner(benchmark: Any, receptors: int) -> None:
    tellurium_like = pytest.importorskip("roadrunner")
    runner = tellurium_like.RoadRunner()
    runner.addCompartment("c", 1.0, False)
    for state in range(2 * N):
        runner.addSpeciesConcentration(f"S{state}", "c", float(receptors * (state == 0)), True, False, "", False)
    for k, (i, j, rate) in enumerate(reactions()):
        runner.addParameter(f"k{k}", rate, False)
        runner.addReaction(f"r{k}", [f"S{i}"], [f"S{j}"], f"k{k}*S{i}", k == len(reactions()) - 1)
    runner.setIntegrator("gillespie")
    runner.integrator.setValue("variable_step_size", False)
    benchmark.group = f"a second of {receptors} receptors"

    def run() -> Any:
        runner.resetToOrigin()
        return runner.simulate(0, 1, 1001, [f"S{O}"])

    table = benchmark.pedantic(run, rounds=2)
    counts_are_right(float(np.asarray(table)[-1, 0]), receptors)


SINGLE = pytest.mark.parametrize("channels", [1, 100])


@SINGLE
def test_every_stay_of_single_channels(benchmark: Any, channels: int) -> None:
    benchmark.group = f"every stay of {channels} channels"
    random, begin = np.random.default_rng(2), np.zeros(channels, dtype=np.intp)
    stays = benchmark.pedantic(dwells.record, args=(Q, begin, 1.0, random), rounds=50, warmup_rounds=2)
    assert_allclose((stays.end - stays.begin).sum(), channels, rtol=1e-12)


@SINGLE
def test_the_same_with_numpy_at_every_jump(benchmark: Any, channels: int) -> None:
    random = np.random.default_rng(2)

    def run() -> int:
        jumps = 0
        for _ in range(channels):
            state, time = 0, 0.0
            while True:
                rates = Q[:, state].copy()
                rates[state] = 0.0
                time += random.exponential(1 / rates.sum())
                if time >= 1.0:
                    break
                state = int(random.choice(len(rates), p=rates / rates.sum()))
                jumps += 1
        return jumps

    benchmark.group = f"every stay of {channels} channels"
    assert benchmark.pedantic(run, rounds=3) > 0


DRAWN = pytest.mark.parametrize("receptors", [1_000, 10_000])


@DRAWN
def test_a_frame_of_drawn_receptors(benchmark: Any, receptors: int) -> None:
    benchmark.group = f"a frame of {receptors} drawn receptors"
    jumps, random = drawn.Jumps(propagator(Q, STEP)), np.random.default_rng(3)
    states = np.zeros(receptors, dtype=np.intp)
    for _ in range(1000):
        states = jumps.after(states, random)
    counts_are_right(float((states == O).sum()), receptors)
    benchmark.pedantic(jumps.after, args=(states, random), rounds=300, warmup_rounds=5)


@DRAWN
def test_the_same_by_searching_each_row(benchmark: Any, receptors: int) -> None:
    sums, random = np.cumsum(propagator(Q, STEP).T, axis=1)[:, :-1], np.random.default_rng(3)
    states = np.zeros(receptors, dtype=np.intp)
    benchmark.group = f"a frame of {receptors} drawn receptors"
    benchmark.pedantic(lambda: (sums[states] <= random.random(receptors)[:, None]).sum(axis=1), rounds=100)
