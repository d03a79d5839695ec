"""The numbers that lessons 6, 8, 9 and J tell a student are those that the models give."""

import functools

import pytest
from numpy.testing import assert_allclose

from sim.experiments.catalogue import EXPERIMENTS
from sim.experiments.session import Session
from sim.models.signalling.rodent import AVERAGE_RODENT
from sim.teaching import build
from sim.teaching.lesson import Deed


@functools.cache
def run(name, seed, load, deeds, length):
    bench = EXPERIMENTS[name]
    session = Session(bench(seed=seed))
    session.start(build.settings(bench, dict(load)))
    for tick, command in build.script(bench, deeds):
        session.plan(tick, command)
    session.advance(build.ticks(bench, length))
    assert session.refused == ""
    return session


def told(name, seed, load, deeds, length, observable, when):
    session = run(name, seed, tuple(load.items()), deeds, length)
    row = EXPERIMENTS[name].OBSERVABLES[observable]
    if when in ("max", "min"):
        _, lows, highs = session.trace.span(observable, 0, session.trace.end)
        return row.shown(highs.max() if when == "max" else lows.min())
    return row.shown(session.trace.at(observable, build.ticks(EXPERIMENTS[name], when) * EXPERIMENTS[name].STEP))


def peak(name, seed, load, deeds, length, observable):
    """Hours after which it is highest."""
    session = run(name, seed, tuple(load.items()), deeds, length)
    times, _, highs = session.trace.span(observable, 0, session.trace.end)
    return times[highs.argmax()] / 3600


GIVE = (Deed(act="give dose"),)

# ---- lesson 6

TEN = {"dose": "10 mg/kg"}
LATE = (*GIVE, Deed(at="6 h", set="mtorc1_blocked", to="on"))
SIGNALLING = [
    (TEN, GIVE, "24 h", "ketamine", "max", 1.2, 0.03),
    (TEN, GIVE, "24 h", "ketamine", "3 h", 0.005, 0.0006),
    (TEN, GIVE, "24 h", "ketamine", "4 h", 0.0, 0.001),
    (TEN, GIVE, "24 h", "ketamine", "24 h", 0.0, 1e-9),
    (TEN, GIVE, "24 h", "hydroxynorketamine", "10 h", 0.0, 0.001),
    (TEN, GIVE, "24 h", "spines", "24 h", 1.24, 0.005),
    (TEN, GIVE, "7 h", "glutamate", "max", 1.52, 0.005),
    (TEN, GIVE, "7 h", "bdnf", "max", 1.39, 0.005),
    (TEN, GIVE, "7 h", "mtorc1", "max", 2.38, 0.005),
    (TEN, GIVE, "7 h", "protein", "max", 1.82, 0.005),
    (TEN, GIVE, "7 h", "eef2", "min", 0.82, 0.005),
    (TEN, GIVE, "14 days", "spines", "max", 1.34, 0.005),
    (TEN, GIVE, "14 days", "spines", "7 days", 1.22, 0.005),
    (TEN, GIVE, "14 days", "spines", "14 days", 1.08, 0.005),
    (TEN, LATE, "24 h", "spines", "24 h", 1.24, 0.005),
    (TEN, GIVE, "2 h", "spines", "2 h", 1.007, 0.0005),
    (TEN, GIVE, "3 h", "spines", "3 h", 1.02, 0.005),
    ({**TEN, "mtorc1_blocked": "on"}, GIVE, "24 h", "spines", "24 h", 1.0, 0.0005),
    ({**TEN, "ampa_blocked": "on"}, GIVE, "24 h", "spines", "24 h", 1.003, 0.0005),
    ({**TEN, "account": "resting block", "mtorc1_blocked": "on"}, GIVE, "30 h", "spines", "24 h", 1.24, 0.005),
    ({**TEN, "account": "metabolite"}, GIVE, "24 h", "spines", "24 h", 1.24, 0.005),
    ({**TEN, "account": "disinhibition"}, GIVE, "24 h", "spines", "24 h", 1.24, 0.005),
    ({**TEN, "account": "metabolite", "ampa_blocked": "on"}, GIVE, "24 h", "spines", "24 h", 1.0, 0.0005),
    ({"dose": "80 mg/kg"}, GIVE, "24 h", "spines", "24 h", 1.006, 0.0005),
    ({"dose": "80 mg/kg", "account": "disinhibition"}, GIVE, "24 h", "spines", "24 h", 1.01, 0.005),
    ({"dose": "80 mg/kg", "account": "resting block"}, GIVE, "24 h", "spines", "24 h", 1.65, 0.005),
    ({"dose": "80 mg/kg", "account": "metabolite"}, GIVE, "24 h", "spines", "24 h", 2.19, 0.005),
]  # fmt: skip


@pytest.mark.parametrize(("load", "deeds", "length", "observable", "when", "said", "slack"), SIGNALLING)
def test_what_lesson_6_says_of_the_chain(load, deeds, length, observable, when, said, slack):
    assert_allclose(told("signalling", 6, load, deeds, length, observable, when), said, atol=slack, rtol=0)


def test_the_runners_of_the_relay_peak_in_their_order():
    for observable, minutes in (("ketamine", 10), ("glutamate", 23), ("bdnf", 43), ("mtorc1", 50), ("protein", 360)):
        assert_allclose(60 * peak("signalling", 6, TEN, GIVE, "7 h", observable), minutes, atol=2.5)
    assert_allclose(peak("signalling", 6, TEN, GIVE, "14 days", "spines") / 24, 2.6, atol=0.15)
    assert_allclose(60 * peak("signalling", 6, TEN, GIVE, "24 h", "hydroxynorketamine"), 50, atol=2.5)
    assert_allclose(AVERAGE_RODENT.half_life / 60, 21)
