"""Glutamate particles between two membranes, 500 steps, at two sizes; frames of the bench. Run with --benchmark-enable.

The peer that everyone has is the plain way: 64-bit positions, reflection by cases, walls where they are drawn, and with
the same number of steps. Smoldyn, where it is installed, runs the same box.
"""

from typing import Any

import numpy as np
import pytest

from sim.experiments.synapse import Synapse
from sim.models.synapse import cleft
from sim.models.synapse.cleft import Cleft

SIDE, WIDTH, DIFFUSION = 1000.0, 20.0, 3.3e8
TIME, STEPS = 1.9999328e-4, 500
EXACT = cleft.open_rim(SIDE / 2, SIDE, DIFFUSION, TIME) ** 2
SIZES = pytest.mark.parametrize("particles", [5_000, 20_000])


def noise(particles: int) -> float:
    """What chance allows: four standard deviations of the share left, against that share."""
    return float(4.0 * np.sqrt((1 - EXACT) / EXACT / particles))


@SIZES
def test_folded_walk(benchmark: Any, particles: int) -> None:
    box = Cleft(SIDE, WIDTH, DIFFUSION, TIME / STEPS)

    def walk() -> float:
        random, place = np.random.default_rng(1), box.released(particles)
        for _ in range(STEPS):
            place = box.wandered(place, random)
        return place.shape[1] / particles

    benchmark.group = f"cleft, {particles} particles"
    left = benchmark(walk)
    assert left == pytest.approx(EXACT, rel=noise(particles))
    assert cleft.share_left(box, STEPS)[-1] == pytest.approx(EXACT, rel=0.005)


@SIZES
def test_plain_walk(benchmark: Any, particles: int) -> None:
    sigma = np.sqrt(2 * DIFFUSION * TIME / STEPS)

    def walk() -> float:
        random = np.random.default_rng(1)
        place = np.tile([SIDE / 2, SIDE / 2, 0.0], (particles, 1))
        for _ in range(STEPS):
            place = place + sigma * random.standard_normal(place.shape)
            inside = np.all((place[:, :2] > 0) & (place[:, :2] < SIDE), axis=1)
            place = place[inside]
            while np.any((place[:, 2] < 0) | (place[:, 2] > WIDTH)):
                place[:, 2] = np.where(place[:, 2] < 0, -place[:, 2], place[:, 2])
                place[:, 2] = np.where(place[:, 2] > WIDTH, 2 * WIDTH - place[:, 2], place[:, 2])
        return len(place) / particles

    benchmark.group = f"cleft, {particles} particles"
    left = benchmark(walk)
    assert left > EXACT * (1 + 0.005)


@SIZES
def test_smoldyn(benchmark: Any, particles: int) -> None:
    smoldyn = pytest.importorskip("smoldyn")
    state = pytest.importorskip("smoldyn._smoldyn").MolecState.soln

    def walk() -> float:
        box = smoldyn.Simulation(low=[0, 0, 0], high=[SIDE, SIDE, WIDTH], types=["a", "a", "r"])
        glutamate = box.addSpecies("glutamate", difc=DIFFUSION)
        box.addMolecules(glutamate, particles, pos=[SIDE / 2, SIDE / 2, 0.0])
        box.run(stop=TIME, dt=TIME / STEPS, display=False, overwrite=True)
        return float(box.getMoleculeCount("glutamate", state)) / particles

    benchmark.group = f"cleft, {particles} particles"
    left = benchmark(walk)
    assert left == pytest.approx(EXACT, rel=0.1)


@pytest.mark.parametrize("steps", [4, 32])
def test_one_frame(benchmark: Any, steps: int) -> None:
    """A frame at normal pace (0.33 ms of the model) and at ten times it, with every stimulus releasing."""
    synapse = Synapse()
    for path, value in (("rate", 20.0), ("release_probability", 1.0), ("drug", "ketamine"), ("docked", 0)):
        synapse.set(path, value)
    synapse.advance(400)
    benchmark.group = "the bench, one frame"
    rows = benchmark(synapse.advance, steps)
    assert rows[-1, 12] < 0.0
