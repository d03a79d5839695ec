"""From blood to brain, and the bands of the plot."""

from math import log

from numpy.testing import assert_allclose

from sim.core.quantities import parameters
from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.body import ketamine
from sim.models.body.course import Dose, follow
from sim.models.body.effects import AVERAGE_BRAIN, WINDOWS, windows


def test_bands_have_sources_and_run_upwards() -> None:
    for window in WINDOWS:
        assert window.source in BIBLIOGRAPHY
        assert 0 < window.low < window.high
    assert {w.drug for w in WINDOWS} == {"ketamine", "esketamine"}
    assert not set(windows("ketamine")) & set(windows("esketamine"))


def test_the_brain_has_sources() -> None:
    for row in parameters(AVERAGE_BRAIN).values():
        assert row.source in BIBLIOGRAPHY


def test_the_effect_site_lags_and_reaches_the_level_of_a_long_infusion() -> None:
    course = follow(ketamine.disposition(), [Dose("infusion", 2000.0, 100 * 3600.0)], 100 * 3600.0)
    blood, effect = course.of("ketamine"), course.of("effect_site")
    assert (effect[1:1000] < blood[1:1000]).all()
    assert_allclose(effect[-1], blood[-1], rtol=1e-4)
    assert_allclose(AVERAGE_BRAIN.ke0 * AVERAGE_BRAIN.lag, log(2))


def test_free_in_the_brain_is_a_third_of_what_is_in_plasma() -> None:
    assert_allclose(AVERAGE_BRAIN.free_per_total * 237.73, 0.56 * 0.6, rtol=1e-12)
