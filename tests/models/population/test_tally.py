"""Sums and counts of very many: the same in any order of counting, and percentiles that keep their order."""

from math import isnan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.models.population.tally import RESOLUTION, Measure, Tally

LOG = Measure("level", "Level", "ng/mL", 0.1, 1e4, log=True)
EVEN = Measure("score", "Score", "points", 0.0, 60.0, bins=600)
SUMS = Measure("share", "Share", "1")
LEVELS = st.lists(st.floats(0.2, 5e3), min_size=1, max_size=60)


def tally(*parts):
    found = Tally((LOG, EVEN, SUMS))
    for part in parts:
        values = np.array(part)
        found.add({"level": values, "score": np.minimum(values, 60.0), "share": values > 1})
    return found


@settings(max_examples=40, deadline=None)
@given(LEVELS, LEVELS)
def test_counts_do_not_ask_who_came_first(first, second):
    assert (tally(first, second).counts == tally(second, first).counts).all()
    assert (tally(first, second).counts == tally(first + second).counts).all()


@settings(max_examples=40, deadline=None)
@given(LEVELS)
def test_percentiles_rise_and_stay_within_the_values(values):
    found = tally(values)
    read = [found.percentile("level", share) for share in (0.0, 0.05, 0.5, 0.95, 1.0)]
    assert read == sorted(read)
    assert min(values) * (1 - RESOLUTION) <= read[0] and read[-1] <= max(values) * (1 + RESOLUTION)


def test_what_lies_outside_is_counted_at_the_ends():
    found = tally([1e-9, 1e9])
    assert found.counts[0] == 1 and found.counts[LOG.size - 1] == 1


def test_an_empty_measure_has_no_mean():
    found = Tally((LOG,))
    found.add({})
    assert isnan(found.mean("level")) and isnan(found.spread("level")) and isnan(found.percentile("level", 0.5))


@pytest.mark.parametrize("measure", [LOG, EVEN], ids=lambda m: m.name)
def test_a_value_lies_between_the_edges_of_its_bin(measure):
    values = np.linspace(measure.low * 1.01 + 0.001, measure.high * 0.99, 777)
    places = measure.places(values)
    assert all(measure.edge(p) <= v <= measure.edge(p + 1) for p, v in zip(places, values, strict=True))
