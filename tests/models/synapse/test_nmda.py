"""NMDA receptors at a moving voltage: the same scheme as in the receptor room, with drug and gate taken in turn."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim.models.receptor import block
from sim.models.receptor.block import Conditions, N
from sim.models.receptor.drugs import DRUGS
from sim.models.receptor.propagation import propagator
from sim.models.synapse import drawn, nmda

EVERY_DRUG = pytest.mark.parametrize("drug", DRUGS)


def bench(drug: str, voltage: float = -70.0, subunit: str = "GluN2B") -> Conditions:
    return Conditions(subunit, drug, 0.0 if drug == "none" else 5.0, voltage, 1000.0)


@EVERY_DRUG
@pytest.mark.parametrize("voltage", [-90.0, -60.0, 0.0, 40.0])
def test_the_pore_says_at_every_voltage_what_the_receptor_room_says(drug: str, voltage: float) -> None:
    there = bench(drug, voltage)
    pore = nmda.pore(replace(there, voltage=12.0))
    assert pore.unblocked(voltage) == pytest.approx(there.unblocked, rel=1e-9)
    assert pore.entering(voltage) == pytest.approx(there.entering, rel=1e-9, abs=1e-12)
    assert pore.leaving(voltage) == pytest.approx(there.leaving, rel=1e-9, abs=1e-12)
    assert pore.passes == pytest.approx(there.current_factor)


@EVERY_DRUG
def test_gate_and_drug_in_turn_are_the_whole_scheme_to_second_order(drug: str) -> None:
    there = bench(drug)
    pore, (quiet, bound) = nmda.pore(there), nmda.gate(there)
    errors = []
    for parts in (40, 80):
        step, states = propagator(quiet + 200.0 * bound, 0.02 / parts), nmda.rest()
        for _ in range(parts):
            pore.exchanged(states, -70.0, 0.01 / parts)
            states = states @ step.T
            pore.exchanged(states, -70.0, 0.01 / parts)
        exact = propagator(there.generator(200.0), 0.02) @ block.rest()
        errors.append(np.abs(states.ravel() - exact).max())
    assert errors[1] < 1e-4
    assert errors[1] < errors[0] / 3 or errors[0] < 1e-9


@EVERY_DRUG
def test_exchange_loses_no_receptor_and_needs_an_open_pore(drug: str) -> None:
    pore = nmda.pore(bench(drug))
    states = np.full((3, N), 1 / 15)
    pore.exchanged(states, -30.0, 0.5)
    assert states.sum() == pytest.approx(1.0, abs=1e-12)
    assert states.min() >= 0.0
    resting = nmda.rest()
    pore.exchanged(resting, -30.0, 100.0)
    assert_allclose(resting, nmda.rest())


def test_depolarisation_relieves_magnesium() -> None:
    pore = nmda.pore(bench("none"))
    free = [pore.unblocked(v) for v in range(-100, 60, 10)]
    assert free == sorted(free)
    assert free[0] < 0.01
    assert free[-1] > 0.9
    assert nmda.pore(replace(bench("none"), magnesium=0.0)).unblocked(-90.0) == 1.0


def test_drawn_receptors_take_up_drug_as_the_mean_does() -> None:
    random, number = np.random.default_rng(0), 20_000
    pore = nmda.pore(Conditions("GluN2A", "memantine", 5.0, -40.0, 0.0))
    states = np.zeros((3, N))
    states[nmda.FREE, 4] = 1.0
    gates, places = np.full(number, 4, np.int8), np.zeros(number, np.int8)
    for _ in range(10):
        pore.exchanged(states, -40.0, 0.01)
        places = drawn.exchanged(gates, places, pore, -40.0, 0.01, random.random(number))
    shares = np.bincount(places, minlength=3) / number
    assert_allclose(shares, states[:, 4], atol=4.5 * 0.5 / np.sqrt(number))
