"""Curves and summaries of a crowd: as exact as for one, the same in any pieces, and small however many."""

import dataclasses

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sim.models.body import ketamine
from sim.models.body.disposition import in_umol
from sim.models.body.modes import curves
from sim.models.population.curves import READINGS, blocks, courses, fan, modes, readings, summary
from sim.models.population.people import people, racemate

CROWD = people(5, 0)
BODIES = racemate(5, 0, CROWD.weight)


def one(i):
    return dataclasses.replace(ketamine.AVERAGE_PERSON, **{name: float(values[i]) for name, values in BODIES.items()})


@pytest.mark.parametrize(("duration", "step"), [(2400.0, 600.0), (2400.0, 700.0), (100.0, 600.0)])
def test_every_curve_is_the_closed_form_of_that_person(duration, step):
    found = courses(modes(BODIES), 0.5 * CROWD.weight, duration, step, 60)
    for i in range(0, 2048, 97):
        exact = curves("infusion", in_umol(0.5 * CROWD.weight[i]), duration, np.arange(60) * step, one(i))
        assert_allclose(found[:, :, i].T, exact[:2], rtol=0, atol=1e-9 * exact.max())


def test_equal_rates_of_drug_and_metabolite_do_no_harm():
    same = dict(BODIES)
    for own, parent in (("clearance_n", "clearance"), ("V1n", "V1"), ("Qn", "Q"), ("V2n", "V2")):
        same[own] = same[parent]
    found = courses(modes(same), 0.5 * CROWD.weight, 2400.0, 600.0, 73)
    nudged = {**same, "clearance_n": same["clearance_n"] * (1 + 1e-4)}
    assert_allclose(found, courses(modes(nudged), 0.5 * CROWD.weight, 2400.0, 600.0, 73), rtol=1e-3, atol=1e-3)


def test_invariants_of_the_rates():
    rates = modes(BODIES).rates
    k10, k12, k21 = BODIES["clearance"] / BODIES["V1"], BODIES["Q"] / BODIES["V1"], BODIES["Q"] / BODIES["V2"]
    assert_allclose(rates[0] + rates[1], k10 + k12 + k21, rtol=1e-12)
    assert_allclose(rates[0] * rates[1], k10 * k21, rtol=1e-12)


def test_area_is_dose_over_clearance_and_doubles_with_the_dose():
    low, high = (readings(BODIES, CROWD.weight, dose, 2400.0) for dose in (0.5, 1.0))
    assert_allclose(low["area"] * low["clearance"], 0.5 * CROWD.weight * 1e3, rtol=1e-12)
    for name in ("c40", "peak", "area", "norketamine_peak"):
        assert_allclose(high[name], 2 * low[name], rtol=1e-9)


def test_the_peak_is_at_the_end_of_the_infusion():
    found = readings(BODIES, CROWD.weight, 0.5, 2400.0)
    assert_allclose(found["peak"], found["c40"], rtol=1e-12)


def test_the_peak_of_the_metabolite_is_found_between_samples():
    found = readings(BODIES, CROWD.weight, 0.5, 2400.0)
    fine = courses(modes(BODIES), 0.5 * CROWD.weight, 2400.0, 30.0, 1441)[:, 1]
    assert_allclose(found["norketamine_peak"], fine.max(axis=0), rtol=1e-3)
    assert_allclose(found["norketamine_time"], fine.argmax(axis=0) * 0.5, rtol=0, atol=0.51)


def test_more_people_do_not_change_those_before():
    few, many = list(blocks(5, 100)), list(blocks(5, 5000))
    for row in READINGS:
        assert_array_equal(few[0][row.name], many[0][row.name][:100])
    assert sum(len(part["c40"]) for part in many) == 5000


def test_percentiles_are_right_to_the_stated_resolution():
    tally = summary(5, 20480)
    values = np.concatenate([part["half_life"] for part in blocks(5, 20480)])
    for share in (0.05, 0.25, 0.5, 0.75, 0.95):
        assert tally.percentile("half_life", share) == pytest.approx(np.percentile(values, 100 * share), rel=0.005)
    assert tally.mean("half_life") == pytest.approx(values.mean(), rel=1e-12)
    assert tally.spread("half_life") == pytest.approx(values.std(ddof=1), rel=1e-9)
    assert tally.number("half_life") == 20480


def test_a_fan_holds_nine_of_ten_people_at_every_moment():
    low, middle, high = np.moveaxis(fan(5, 2048, samples=20), 2, 0)
    found = courses(modes(BODIES), 0.5 * CROWD.weight, 2400.0, 600.0, 20)
    assert (low <= middle).all() and (middle <= high).all()
    for line, share in ((low, 5), (middle, 50), (high, 95)):
        assert_allclose(line[1:], np.percentile(found, share, axis=2)[1:], rtol=0.008)
