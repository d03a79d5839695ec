"""Racemic ketamine in a vein: algebra that must hold whatever the parameters."""

import dataclasses
from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sim.core.quantities import parameters
from sim.core.units import to_internal
from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.body import ketamine
from sim.models.body.course import Dose, follow
from sim.models.body.disposition import HYDROXYNORKETAMINE_MASS, KETAMINE_MASS, NORKETAMINE_MASS, in_umol
from sim.models.body.interactions import INTERACTIONS
from sim.models.body.ketamine import AVERAGE_PERSON
from sim.models.body.routes import ABSORBED, INTRAVENOUS, ROUTES

HOUR = 3600.0
weights = st.floats(40, 170)
doses = st.floats(1, 300)
few = settings(max_examples=8, deadline=None)
fewer = settings(max_examples=4, deadline=None)
LONG = 150 * 3600.0
"""Seconds after which less than a billionth of a dose is left."""


def test_every_parameter_has_a_source_that_exists() -> None:
    for row in parameters(AVERAGE_PERSON).values():
        assert row.source in BIBLIOGRAPHY, row.path


def test_every_route_has_a_source_and_shares_that_fit() -> None:
    assert set(ABSORBED) | set(INTRAVENOUS) == set(ROUTES)
    for route in ABSORBED.values():
        assert route.source in BIBLIOGRAPHY
        assert 0 < route.reaches <= 1
        assert route.reaches + route.first_pass + route.lost == pytest.approx(1.0)


@pytest.mark.parametrize("route", ROUTES)
@fewer
@given(dose=doses, weight=weights)
def test_area_is_bioavailable_dose_over_clearance(route: str, dose: float, weight: float) -> None:
    model = ketamine.disposition(weight)
    area = follow(model, [Dose(route, dose, 1800.0)], LONG).area()
    share = 1.0 if route in INTRAVENOUS else ABSORBED[route].reaches
    clearance = AVERAGE_PERSON.of_weight(weight).clearance
    assert_allclose(area, share * dose * 1e3 / clearance, rtol=1e-6)


@pytest.mark.parametrize("route", ROUTES)
def test_the_dose_is_somewhere_at_every_moment(route: str) -> None:
    course = follow(ketamine.disposition(), [Dose(route, 50.0, 2400.0)], 24 * HOUR)
    assert_allclose(course.total(), in_umol(50.0), rtol=1e-11)


@pytest.mark.parametrize("route", ROUTES)
def test_without_clearance_nothing_leaves(route: str) -> None:
    person = dataclasses.replace(AVERAGE_PERSON, clearance=0.0)
    model = ketamine.disposition(person=person)
    course = follow(model, [Dose(route, 50.0, 2400.0)], 48 * HOUR)
    assert_allclose(course.total(), in_umol(50.0), rtol=1e-9)
    inside = course.states[-1, [model.system.index["blood"], model.system.index["tissue"]]].sum()
    share = 1.0 if route in INTRAVENOUS else ABSORBED[route].reaches
    assert_allclose(inside, share * in_umol(50.0), rtol=1e-9)


def test_no_amount_is_ever_below_zero() -> None:
    for route in ROUTES:
        course = follow(ketamine.disposition(), [Dose(route, 50.0, 2400.0)], 24 * HOUR)
        assert course.states[:, : len(course.model.system.places)].min() > -1e-11


def test_metabolites_keep_the_ratio_of_areas_that_algebra_gives() -> None:
    p = AVERAGE_PERSON
    course = follow(ketamine.disposition(), [Dose("infusion", 35.0, 2400.0)], 200 * HOUR)
    nor = p.to_norketamine * p.clearance / p.clearance_n * NORKETAMINE_MASS / KETAMINE_MASS
    hydroxy = p.to_norketamine * p.to_hydroxynorketamine * p.clearance / p.clearance_h
    hydroxy *= HYDROXYNORKETAMINE_MASS / KETAMINE_MASS
    assert_allclose(course.area("norketamine") / course.area(), nor, rtol=1e-6)
    assert_allclose(course.area("hydroxynorketamine") / course.area(), hydroxy, rtol=1e-6)


def test_half_lives_are_those_of_the_eigenvalues() -> None:
    system = ketamine.disposition().system
    where = [system.index["blood"], system.index["tissue"]]
    block = system.matrix[np.ix_(where, where)]
    fast, slow = sorted(log(2) / -np.linalg.eigvals(block))
    assert_allclose(ketamine.half_lives(), (fast, slow), rtol=1e-12)
    rates = [log(2) / t for t in ketamine.half_lives()]
    assert_allclose(sum(rates), -np.trace(block), rtol=1e-12)
    assert_allclose(rates[0] * rates[1], np.linalg.det(block), rtol=1e-12)


@few
@given(weight=weights)
def test_allometry_lengthens_the_half_life_with_the_fourth_root_of_weight(weight: float) -> None:
    of_person = ketamine.half_lives(AVERAGE_PERSON.of_weight(weight))
    assert_allclose(of_person, np.array(ketamine.half_lives()) * (weight / 70) ** 0.25, rtol=1e-9)


@fewer
@given(weight=st.floats(75, 170))
def test_a_dose_for_each_kilogram_exposes_heavier_people_more(weight: float) -> None:
    def area(kg: float) -> float:
        return follow(ketamine.disposition(kg), [Dose("infusion", 0.5 * kg, 2400.0)], 100 * HOUR).area()

    assert_allclose(area(weight) / area(70), (weight / 70) ** 0.25, rtol=1e-6)


@few
@given(dose=doses, factor=st.floats(0.1, 5), route=st.sampled_from(ROUTES))
def test_twice_the_dose_is_twice_every_concentration(dose: float, factor: float, route: str) -> None:
    model = ketamine.disposition()
    one, more = (follow(model, [Dose(route, d, 1234.5)], 6 * HOUR).states for d in (dose, dose * factor))
    assert_allclose(more, one * factor, rtol=1e-9, atol=1e-10)


@few
@given(first=st.sampled_from(ROUTES), second=st.sampled_from(ROUTES), apart=st.floats(0, 7200))
def test_two_doses_add_up(first: str, second: str, apart: float) -> None:
    model = ketamine.disposition()
    one, two = Dose(first, 35.0, 1800.0), Dose(second, 50.0, 900.0, round(apart, 3))
    together = follow(model, [one, two], 5 * HOUR).states
    alone = follow(model, [one], 5 * HOUR).states + follow(model, [two], 5 * HOUR).states
    assert_allclose(together, alone, rtol=1e-9, atol=1e-9)


def test_a_tablet_peaks_lower_and_later_than_an_injection_and_leaves_more_norketamine() -> None:
    model = ketamine.disposition()
    tablet = follow(model, [Dose("oral", 50.0)], 12 * HOUR)
    muscle = follow(model, [Dose("intramuscular", 50.0)], 12 * HOUR)
    assert tablet.peak("ketamine")[0] < muscle.peak("ketamine")[0] / 4
    assert tablet.peak("ketamine")[1] > muscle.peak("ketamine")[1]
    assert tablet.area("norketamine") / tablet.area() > 3 * muscle.area("norketamine") / muscle.area()


def test_nothing_is_taken_up_before_the_lag_is_over() -> None:
    lag = to_internal(10, "min")
    course = follow(ketamine.disposition(), [Dose("oral", 50.0)], HOUR)
    until = round(lag / course.step)
    assert not course.of("ketamine")[: until + 1].any()
    assert course.of("ketamine")[until + 1] > 0


@pytest.mark.parametrize("other", [name for name in INTERACTIONS if name != "none"])
def test_an_inhibitor_never_lowers_exposure_and_still_keeps_the_books(other: str) -> None:
    slow = follow(ketamine.disposition(other=INTERACTIONS[other]), [Dose("oral", 50.0)], 300 * HOUR)
    plain = follow(ketamine.disposition(), [Dose("oral", 50.0)], 300 * HOUR)
    assert slow.area() > 1.1 * plain.area()
    assert_allclose(slow.total(), in_umol(50.0), rtol=1e-11)
