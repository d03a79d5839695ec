"""The injected rodent: doses add up, nothing comes before the injection, and the metabolite follows the drug."""

import numpy as np
from numpy.testing import assert_allclose, assert_array_equal

from sim.models.signalling.rodent import AVERAGE_RODENT, concentrations

TIMES = np.arange(0.0, 12 * 3600.0, 20.0)


def test_nothing_is_there_before_the_injection_or_at_its_moment() -> None:
    ketamine, metabolite = concentrations(TIMES, [(3600.0, 10.0)])
    assert_array_equal(ketamine[TIMES <= 3600.0], 0.0)
    assert_array_equal(metabolite[TIMES <= 3600.0], 0.0)
    assert (ketamine[TIMES > 3600.0] > 0).all()


def test_ten_milligrams_peak_at_the_stated_level_and_halve_in_the_stated_time() -> None:
    ketamine, _ = concentrations(TIMES, [(0.0, 10.0)])
    assert_allclose(ketamine.max(), 1.22, atol=0.01)
    late = TIMES > 2 * 3600.0
    slope = np.polyfit(TIMES[late], np.log(ketamine[late]), 1)[0]
    assert_allclose(-np.log(2) / slope, AVERAGE_RODENT.half_life, rtol=1e-3)


def test_doses_add_up_and_are_proportional() -> None:
    both = np.array(concentrations(TIMES, [(0.0, 10.0), (7200.0, 5.0)]))
    single = np.array(concentrations(TIMES, [(0.0, 10.0)])) + np.array(concentrations(TIMES, [(7200.0, 5.0)]))
    assert_allclose(both, single, rtol=1e-13)
    assert_allclose(concentrations(TIMES, [(0.0, 20.0)])[0], 2 * concentrations(TIMES, [(0.0, 10.0)])[0], rtol=1e-13)
    assert_array_equal(concentrations(TIMES, [(0.0, 0.0)]), np.zeros((2, len(TIMES))))


def test_the_metabolite_obeys_its_equation() -> None:
    ketamine, metabolite = concentrations(TIMES, [(0.0, 10.0)])
    r = AVERAGE_RODENT
    made = r.to_metabolite * r.loss * ketamine - r.metabolite_loss * metabolite
    assert_allclose(np.gradient(metabolite, TIMES)[5:-5], made[5:-5], atol=2e-3 * np.abs(made).max())
    assert metabolite.argmax() > ketamine.argmax()
