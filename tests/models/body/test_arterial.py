"""The artery: the same infusion, another needle."""

import pytest
from numpy.testing import assert_allclose

from sim.core.quantities import parameters
from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.body import arterial, ketamine
from sim.models.body.arterial import Artery
from sim.models.body.course import Dose, follow
from sim.models.body.disposition import in_umol

HOUR = 3600.0
INFUSION = Dose("infusion", 35.0, 2400.0)


def test_an_artery_peaks_higher_and_falls_faster_than_a_vein() -> None:
    artery = follow(arterial.disposition(), [INFUSION], 6 * HOUR)
    vein = follow(ketamine.disposition(), [INFUSION], 6 * HOUR)
    assert artery.peak("ketamine")[0] > 1.3 * vein.peak("ketamine")[0]
    assert artery.at("ketamine", 2520.0) < 0.7 * artery.at("ketamine", 2400.0)
    assert vein.at("ketamine", 2520.0) > 0.8 * vein.at("ketamine", 2400.0)


@pytest.mark.parametrize("route", ["infusion", "intravenous bolus"])
def test_the_dose_is_somewhere_at_every_moment(route: str) -> None:
    course = follow(arterial.disposition(), [Dose(route, 35.0, 2400.0)], 24 * HOUR)
    assert_allclose(course.total(), in_umol(35.0), rtol=1e-11)


def test_the_film_exceeds_its_dose_as_the_paper_has_it() -> None:
    course = follow(arterial.disposition(), [Dose("sublingual", 50.0)], 24 * HOUR)
    assert_allclose(course.total(), in_umol(50.0) * (0.263 + 1.16), rtol=1e-11)


def test_area_is_dose_over_clearance_whatever_the_delays() -> None:
    course = follow(arterial.disposition(85.0), [INFUSION], 300 * HOUR)
    clearance = Artery().clearance * (85 / 70) ** 0.75
    assert_allclose(course.area(), 35e3 / clearance, rtol=1e-6)


def test_norketamine_comes_later_than_without_the_delay() -> None:
    from dataclasses import replace

    slow, quick = (
        follow(arterial.disposition(person=replace(Artery(), delay_n=d)), [INFUSION], 6 * HOUR).peak("norketamine")[1]
        for d in (20.1 * 60, 1.0)
    )
    assert slow > quick + 300


def test_every_parameter_has_a_source_that_exists() -> None:
    for row in parameters(Artery()).values():
        assert row.source in BIBLIOGRAPHY, row.path
