"""What is felt and seen in a session: nothing without drug, more with more, and facts that say where they come from."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sim.core.quantities import parameters
from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.safety import effects
from sim.models.safety.bands import BANDS, band, codes
from sim.models.safety.effects import ADULT, AVERAGE
from sim.models.safety.facts import FACTS

CURVES = {
    "dissociation": effects.dissociation,
    "silent": effects.silent,
    "systolic": effects.systolic_rise,
    "mean pressure": effects.mean_pressure_rise,
    "heart": effects.heart_rate_rise,
    "output": effects.output_rise,
}
LEVELS = np.array([0.0, 10.0, 100.0, 300.0, 1000.0, 3000.0])


@pytest.mark.parametrize("curve", CURVES.values(), ids=CURVES.keys())
def test_without_drug_nothing_and_with_more_more(curve: object) -> None:
    values = curve(LEVELS)  # type: ignore[operator]
    assert values[0] == 0
    assert (np.diff(values) > 0).all()
    assert_allclose(curve(LEVELS[2:3]), values[2:3])  # type: ignore[operator]


def test_no_effect_goes_beyond_its_largest() -> None:
    huge = np.array([1e9])
    assert_allclose(effects.dissociation(huge), AVERAGE.cadss_most, rtol=1e-6)
    assert_allclose(effects.silent(huge), 1.0, rtol=1e-6)
    assert effects.feeling_high(huge)[0] <= 1


def test_feeling_high_is_a_line_where_it_was_measured() -> None:
    levels = np.linspace(50, 200, 7)
    assert_allclose(np.diff(effects.feeling_high(levels), 2), 0.0, atol=1e-12)


def test_half_of_the_racemate_is_s_and_all_of_esketamine() -> None:
    level = np.array([100.0])
    assert_allclose(effects.s_form(level, "ketamine"), 50.0)
    assert_allclose(effects.s_form(level, "esketamine"), 100.0)
    assert_allclose(effects.as_racemate(level, "ketamine"), 100.0)
    assert_allclose(effects.as_racemate(level, "esketamine"), 200.0)


def test_bands_begin_in_order_and_every_level_has_one() -> None:
    assert [b.code for b in BANDS] == list(range(len(BANDS)))
    assert (np.diff([b.begins for b in BANDS]) > 0).all()
    for b in BANDS:
        assert band(b.begins) is b
        assert b.source in BIBLIOGRAPHY
    assert_array_equal(codes(np.array([0.0, 69.9, 70.0, 99.0, 100.0, 1199.0, 5000.0])), [0, 0, 1, 1, 2, 3, 4])


@pytest.mark.parametrize("params", [AVERAGE, ADULT])
def test_every_number_has_a_source(params: object) -> None:
    for row in parameters(params).values():
        assert row.source in BIBLIOGRAPHY


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.what)
def test_every_fact_says_who_and_from_where(fact: object) -> None:
    assert fact.source in BIBLIOGRAPHY  # type: ignore[attr-defined]
    assert fact.among  # type: ignore[attr-defined]
    assert fact.figure  # type: ignore[attr-defined]


def test_facts_give_no_advice() -> None:
    words = " ".join(f"{f.what} {f.figure} {f.note}" for f in FACTS).casefold()
    assert not [word for word in ("should take", "you can", "recommended dose", "mg/kg") if word in words]
