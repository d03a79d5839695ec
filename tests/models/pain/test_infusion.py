"""Weeks of relief after a drip, the block at the dorsal horn, and the scale of pain."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sim.core.quantities import parameters
from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.pain import blockade, infusion
from sim.models.pain.infusion import DAY, PEOPLE, TRIAL, Relief
from sim.models.pain.rating import rated
from sim.models.pain.windup import AVERAGE_CELL, Cell
from sim.models.receptor.drugs import DRUGS, HUMAN, RAT
from sim.models.receptor.magnesium import unblocked_by_magnesium

LENGTH = 100 * 3600.0
few = settings(max_examples=25, deadline=None)


@pytest.mark.parametrize("params", [Relief, Cell])
def test_every_number_has_a_source(params: type) -> None:
    for row in parameters(params).values():
        assert row.source in BIBLIOGRAPHY


def test_relief_obeys_its_equation() -> None:
    for time in (1 * DAY, 10 * DAY):
        h = 60.0
        slope = (infusion.lingering(time + h, 250, LENGTH) - infusion.lingering(time - h, 250, LENGTH)) / (2 * h)
        plasma = 250.0 if time < LENGTH else 0.0
        assert_allclose(slope, TRIAL.rate * (plasma - infusion.lingering(time, 250, LENGTH)), rtol=1e-6)


def test_what_lingers_halves_in_the_published_time() -> None:
    late = [infusion.lingering(t, 250, LENGTH) for t in (20 * DAY, 20 * DAY + TRIAL.half_time)]
    assert_allclose(late[1] / late[0], 0.5)


@few
@given(time=st.floats(0, 84 * DAY), person=st.sampled_from(tuple(PEOPLE)))
def test_without_drug_everybody_has_the_pain_of_placebo(time: float, person: str) -> None:
    assert infusion.pain(time, 0.0, LENGTH, person) == infusion.pain(time, 250.0, LENGTH, "placebo")


@few
@given(time=st.floats(DAY, 84 * DAY), low=st.floats(1, 400), more=st.floats(1, 400))
def test_more_drug_means_less_pain_and_who_answers_has_least(time: float, low: float, more: float) -> None:
    assert infusion.pain(time, low + more, LENGTH) < infusion.pain(time, low, LENGTH)
    pains = [infusion.pain(time, low, LENGTH, p) for p in ("who answers", "mean of the trial", "placebo")]
    assert pains == sorted(pains)
    assert pains[0] >= 0


def test_relief_outlasts_the_drug_and_is_gone_by_week_twelve() -> None:
    gap = [infusion.pain(d * DAY, 250, LENGTH, "placebo") - infusion.pain(d * DAY, 250, LENGTH) for d in (7, 28, 84)]
    assert gap[0] > 2.5
    assert gap[1] > 1.5
    assert gap[2] < 0.3


def test_block_is_the_pore_models_at_the_resting_cell() -> None:
    drug = DRUGS["ketamine"]
    for preparation in (HUMAN, RAT):
        kd = drug.kd(blockade.SUBUNIT, AVERAGE_CELL.rest, preparation)
        half = kd / unblocked_by_magnesium(AVERAGE_CELL.rest, AVERAGE_CELL.magnesium)
        assert_allclose(blockade.block_by(half, preparation), 0.5)
    assert blockade.block_by(0.0) == 0.0


def test_magnesium_and_rest_protect_from_block() -> None:
    assert blockade.half_block(outside=0.0) < 0.1 * blockade.half_block()
    assert blockade.half_block(-40.0) < blockade.half_block()


def test_the_block_is_slower_than_a_train_and_faster_with_use() -> None:
    assert blockade.settling(1.0, 1.0) > 15.0
    assert_allclose(blockade.settling(1.0, 2.0), blockade.settling(1.0, 1.0) / 2)
    assert blockade.settling(100.0, 1.0) < blockade.settling(1.0, 1.0)


def test_block_rises_with_ketamine() -> None:
    blocks = [blockade.block_by(c) for c in (0.0, 0.1, 1.0, 10.0, 100.0, 1000.0)]
    assert (np.diff(blocks) > 0).all()
    assert blocks[-1] < 1


def test_the_scale_of_pain_runs_from_nothing_towards_ten() -> None:
    told = [rated(s) for s in range(0, 60, 5)]
    assert told[0] == 0
    assert (np.diff(told) > 0).all()
    assert told[-1] < 10
