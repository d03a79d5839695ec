"""Virtual people: the same whoever asks, spread as published, and as the exact model of the body has them."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sim.models.body import esketamine, ketamine
from sim.models.body.course import Dose, follow
from sim.models.mood.treatments import INFUSED, TREATMENTS
from sim.models.mood.trial import Plan, average_blood
from sim.models.population.people import BLOCK, OMEGAS, TRIAL_POOL, people, person, racemate, spray_bodies
from sim.models.population.plasma import infusion, spray

MANY = range(8)


def test_a_person_is_the_same_whoever_was_drawn_before():
    first = people(7, 3)
    people(7, 0)
    again = people(7, 3)
    assert_array_equal(first.weight, again.weight)
    assert_array_equal(first.number, np.arange(3 * BLOCK, 4 * BLOCK))


@pytest.mark.parametrize("other", [(7, 4), (8, 3), (2**64 - 1, 3)])
def test_other_blocks_and_other_seeds_are_other_people(other):
    assert not np.any(people(7, 3).weight == people(*other).weight)


def test_covariates_are_as_published():
    crowd = [people(1, block) for block in MANY]
    weight, age = (np.concatenate([getattr(c, name) for c in crowd]) for name in ("weight", "age"))
    assert np.median(weight) == pytest.approx(74, rel=0.01)
    assert weight.std() / weight.mean() == pytest.approx(0.22, abs=0.01)
    assert weight.min() >= 40 and weight.max() <= 170
    assert np.median(age) == pytest.approx(45, abs=1) and age.min() >= 18 and age.max() <= 86
    assert np.mean([c.woman.mean() for c in crowd]) == pytest.approx(TRIAL_POOL.women, abs=0.02)


@pytest.mark.parametrize("name", OMEGAS)
def test_each_trait_spreads_by_its_omega(name):
    weight = np.full(BLOCK, 70.0)
    values = np.concatenate([racemate(1, block, weight)[name] for block in MANY])
    assert np.log(values).std() == pytest.approx(OMEGAS[name].value, rel=0.03)
    assert np.median(values) == pytest.approx(getattr(ketamine.AVERAGE_PERSON, name), rel=0.03)


def test_size_enters_as_in_the_body():
    heavy, light = (racemate(1, 0, np.full(BLOCK, w)) for w in (140.0, 70.0))
    assert_allclose(heavy["clearance"] / light["clearance"], 2**0.75)
    assert_allclose(heavy["V1"] / light["V1"], 2.0)


@pytest.mark.parametrize("i", [0, 511, 2047])
def test_their_blood_is_that_of_the_exact_model(i):
    crowd = people(2, 1)
    bodies = racemate(2, 1, crowd.weight)
    plasma = infusion(bodies, 0.5 * crowd.weight, INFUSED)
    model = ketamine.disposition(crowd.weight[i], person=person(bodies, i, crowd.weight[i]))
    course = follow(model, [Dose("infusion", 0.5 * crowd.weight[i], INFUSED)], 24 * 3600)
    for moment in (600, 2400, 2410, 6600, 86400):
        assert plasma.level(plasma.nothing(), moment)[i] == pytest.approx(course.at("ketamine", moment), rel=1e-9)
    assert plasma.area()[i] == pytest.approx(500 * crowd.weight[i] / bodies["clearance"][i], rel=1e-12)


@pytest.mark.parametrize("milligrams", [28.0, 56.0, 84.0])
def test_the_spray_is_that_of_the_exact_model(milligrams):
    plasma = average_blood(TREATMENTS["esketamine"], Plan(treatment="esketamine", sprayed=milligrams))
    course = follow(esketamine.disposition(), [Dose("nasal", milligrams)], 48 * 3600)
    for moment in (600, 1900, 1910, 2400, 7200, 86400):
        assert plasma.level(plasma.nothing(), moment)[0] == pytest.approx(course.at("ketamine", moment), rel=1e-9)


def test_two_sessions_add_up():
    crowd = people(2, 0)
    plasma = infusion(racemate(2, 0, crowd.weight), 0.5 * crowd.weight, INFUSED)
    empty, pause = plasma.nothing(), 12 * 3600.0
    both = plasma.level(plasma.after(empty, pause), 3600.0)
    assert_allclose(both, plasma.level(empty, 3600.0) + plasma.level(empty, pause + 3600.0), rtol=1e-12)


def test_no_dose_leaves_no_drug():
    crowd = people(2, 0)
    for plasma in (
        infusion(racemate(2, 0, crowd.weight), 0 * crowd.weight, INFUSED),
        spray(spray_bodies(2, 0, crowd.age), 0.0),
    ):
        assert not plasma.level(plasma.nothing(), 3600.0).any()


def test_older_livers_get_less_blood():
    old, young = (spray_bodies(1, 0, np.full(BLOCK, age))["Qh"] for age in (80.0, 50.0))
    assert (old < young).all()
