"""Esketamine as published: its own table, its liver, its devices."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sim.core.quantities import parameters
from sim.core.units import to_shown
from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.body import esketamine
from sim.models.body.course import Dose, follow
from sim.models.body.disposition import in_umol
from sim.models.body.esketamine import AVERAGE_PERSON, ROUTES

HOUR = 3600.0


@pytest.mark.parametrize(
    ("dose", "peak", "area", "metabolite"), [(28.0, 43.8, 147.3, 59.1), (56.0, 72.5, 254.7, 119.7)]
)
def test_the_published_table_comes_out(dose: float, peak: float, area: float, metabolite: float) -> None:
    """The table was simulated from the same model, so this proves the transcription, not nature."""
    course = follow(esketamine.disposition(), [Dose("nasal", dose)], 24 * HOUR)
    assert_allclose(course.peak("ketamine")[0], peak, rtol=0.01)
    assert_allclose(course.area() / HOUR, area, rtol=0.01)
    assert_allclose(course.peak("norketamine")[0], metabolite, rtol=0.01)


@pytest.mark.parametrize("route", ROUTES)
def test_area_follows_from_shares_and_clearance(route: str) -> None:
    p = AVERAGE_PERSON
    first_pass = p.gut * (1 - p.extraction)
    nose = p.nasal_share(56.0)
    share = {"oral": first_pass, "nasal": nose + (1 - nose) * first_pass}.get(route, 1.0)
    area = follow(esketamine.disposition(), [Dose(route, 56.0, 1800.0)], 400 * HOUR).area()
    assert_allclose(area, share * 56.0 * 1e3 / p.clearance, rtol=1e-6)


@pytest.mark.parametrize("route", ROUTES)
def test_the_dose_is_somewhere_at_every_moment(route: str) -> None:
    course = follow(esketamine.disposition(), [Dose(route, 56.0, 1800.0)], 24 * HOUR)
    assert_allclose(course.total(), in_umol(56.0), rtol=1e-11)
    assert course.states[:, : len(course.model.system.places)].min() > -1e-11


def test_later_devices_lose_more_to_the_throat() -> None:
    p = AVERAGE_PERSON
    assert p.nasal_share(28.0) == pytest.approx(0.54)
    assert p.nasal_share(56.0) == pytest.approx(0.54 * (1 + 0.62) / 2)
    assert p.nasal_share(84.0) == pytest.approx(0.54 * (1 + 2 * 0.62) / 3)


@settings(max_examples=15, deadline=None)
@given(st.floats(5, 112), st.floats(0.1, 30))
def test_more_spray_gives_a_higher_peak_but_less_than_in_proportion(dose: float, more: float) -> None:
    model = esketamine.disposition()
    low, high = (follow(model, [Dose("nasal", d)], 4 * HOUR).peak("ketamine")[0] for d in (dose, dose + more))
    assert low < high <= low * (dose + more) / dose * (1 + 1e-9)


def test_clearance_is_flow_times_extraction() -> None:
    p = AVERAGE_PERSON
    assert_allclose(to_shown(p.clearance, "L/h"), 151 * 0.722, rtol=1e-3)
    assert p.extraction < 1


def test_the_last_half_life_is_the_slope_of_the_tail() -> None:
    course = follow(esketamine.disposition(), [Dose("intravenous bolus", 28.0)], 200 * HOUR)
    late = np.log(course.of("ketamine")[-720:])
    slope = np.polyfit(np.arange(720) * course.step, late, 1)[0]
    assert_allclose(np.log(2) / -slope, esketamine.last_half_life(), rtol=1e-6)


def test_every_parameter_has_a_source_that_exists() -> None:
    for row in parameters(AVERAGE_PERSON).values():
        assert row.source in BIBLIOGRAPHY, row.path
