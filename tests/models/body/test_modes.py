"""The closed form against the matrix exponential and against algebra."""

from itertools import pairwise
from math import prod

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.linalg import expm

from sim.models.body import ketamine
from sim.models.body.course import Dose, follow
from sim.models.body.disposition import in_umol
from sim.models.body.ketamine import AVERAGE_PERSON
from sim.models.body.modes import ANALYTES, curves, three_rates, two_rates
from sim.models.body.routes import ROUTES

rates = st.floats(1e-6, 1e-2)
few = settings(max_examples=40, deadline=None)


@pytest.mark.parametrize("route", ROUTES)
def test_the_closed_form_agrees_with_the_stepped_model(route: str) -> None:
    course = follow(ketamine.disposition(), [Dose(route, 50.0, 2403.0)], 24 * 3600.0)
    times = np.arange(len(course.states)) * course.step
    closed = curves(route, in_umol(50.0), 2403.0, times)
    for row, name in enumerate(ANALYTES):
        stepped = course.of(name)
        assert_allclose(closed[row], stepped, rtol=1e-9, atol=1e-12 * stepped.max())


def test_the_closed_form_holds_to_twelve_digits_of_the_peak() -> None:
    model = ketamine.disposition()
    start = model.system.nothing()
    start[model.system.index["blood"]] = in_umol(140.0)
    times = np.array([60.0, 600.0, 3600.0, 6 * 3600.0])
    closed = curves("intravenous bolus", in_umol(140.0), 0.0, times)
    rows = np.array([model.system.weights(model.concentrations[name]) for name in ANALYTES])
    exact = np.array([rows @ expm(model.system.matrix * t) @ start for t in times]).T
    assert_allclose(closed, exact, rtol=0, atol=1e-12 * exact.max())


@few
@given(rates, rates, rates)
def test_two_eigenvalues_have_the_sum_and_product_of_the_matrix(k10: float, k12: float, k21: float) -> None:
    fast, slow = two_rates(k10, k12, k21)
    assert fast >= slow > 0
    assert_allclose(fast + slow, k10 + k12 + k21, rtol=1e-12)
    assert_allclose(fast * slow, k10 * k21, rtol=1e-12)


@few
@given(rates, rates, rates, rates, rates)
def test_three_eigenvalues_are_those_of_the_matrix(k10: float, k12: float, k21: float, k13: float, k31: float) -> None:
    found = three_rates(k10, k12, k21, k13, k31)
    matrix = np.array([[-k10 - k12 - k13, k21, k31], [k12, -k21, 0], [k13, 0, -k31]])
    assert all(a >= b for a, b in pairwise(found))
    assert_allclose(sum(found), -np.trace(matrix), rtol=1e-10)
    assert_allclose(prod(found), k10 * k21 * k31, rtol=1e-5)
    assert_allclose(found, np.sort(-np.linalg.eigvals(matrix).real)[::-1], rtol=1e-5)


def test_equal_rates_do_not_break_the_closed_form() -> None:
    from dataclasses import replace

    p = AVERAGE_PERSON
    twins = replace(p, clearance_n=p.clearance, V1n=p.V1, Qn=p.Q, V2n=p.V2)
    times = np.linspace(0, 6 * 3600, 50)
    closed = curves("infusion", in_umol(35.0), 2400.0, times, twins)
    course = follow(ketamine.disposition(person=twins), [Dose("infusion", 35.0, 2400.0)], 6 * 3600.0)
    stepped = np.interp(times, np.arange(len(course.states)) * course.step, course.of("norketamine"))
    assert_allclose(closed[1], stepped, rtol=1e-3, atol=1e-3 * stepped.max())
