"""The numbers that the lessons tell a student are those that the models give."""

import functools

import pytest
from numpy.testing import assert_allclose

from sim.experiments.catalogue import EXPERIMENTS
from sim.experiments.session import Session
from sim.teaching import build
from sim.teaching.lesson import Deed

BATH = {"drug": "ketamine", "magnesium": "0 mM"}
TEN = {**BATH, "concentration": "10 uM"}
THREE = {**BATH, "concentration": "3 uM"}
GIVE = (Deed(act="give dose"),)


@functools.cache
def run(name, load, deeds, length):
    bench = EXPERIMENTS[name]
    session = Session(bench(seed=1))
    session.start(build.settings(bench, dict(load)))
    for tick, command in build.script(bench, deeds):
        session.plan(tick, command)
    session.advance(build.ticks(bench, length))
    return session


def told(name, load, deeds, length, observable, when):
    session = run(name, tuple(load.items()), deeds, length)
    row = EXPERIMENTS[name].OBSERVABLES[observable]
    if when == "max":
        return row.shown(session.trace.span(observable, 0, session.trace.end)[2].max())
    return row.shown(session.trace.at(observable, build.ticks(EXPERIMENTS[name], when) * EXPERIMENTS[name].STEP))


def pulse(at="0 s"):
    return Deed(at=at, act="pulse glutamate")


PORE = [
    (TEN, (), "10 s", "blocked", "10 s", 0.0, 1e-12),
    (TEN, (pulse(),), "2 s", "blocked", "2 s", 0.10, 0.005),
    ({**TEN, "pulse.interval": "5 s"}, (Deed(act="start train"),), "60 s", "blocked", "9 s", 0.19, 0.005),
    ({**TEN, "pulse.interval": "5 s"}, (Deed(act="start train"),), "60 s", "blocked", "14 s", 0.27, 0.005),
    ({**TEN, "pulse.interval": "5 s"}, (Deed(act="start train"),), "60 s", "blocked", "60 s", 0.70, 0.005),
    ({**TEN, "glutamate": "100 uM"}, (), "10 s", "blocked", "10 s", 0.93, 0.005),
    ({"drug": "D-AP5", "magnesium": "0 mM", "concentration": "10 uM", "glutamate": "10 uM"}, (), "4 s",
     "relative_current", "4 s", 0.005, 0.005),
    ({"drug": "D-AP5", "magnesium": "0 mM", "concentration": "10 uM", "glutamate": "100 uM"}, (), "6 s",
     "relative_current", "6 s", 0.20, 0.01),
    ({"drug": "D-AP5", "magnesium": "0 mM", "concentration": "10 uM", "glutamate": "1000 uM"}, (), "6 s",
     "relative_current", "6 s", 0.88, 0.01),
    ({"drug": "D-AP5", "magnesium": "0 mM", "concentration": "10 uM", "glutamate": "10000 uM"}, (), "6 s",
     "relative_current", "6 s", 0.99, 0.005),
    ({**TEN, "glutamate": "10 uM"}, (), "15 s", "relative_current", "15 s", 0.07, 0.005),
    ({**THREE, "glutamate": "100 uM"}, (), "20 s", "blocked", "1 s", 0.40, 0.006),
    ({**THREE, "glutamate": "100 uM"}, (), "20 s", "blocked", "5 s", 0.78, 0.006),
    ({**THREE, "glutamate": "100 uM"}, (), "20 s", "blocked", "20 s", 0.81, 0.005),
    ({**THREE, "glutamate": "2 uM"}, (), "90 s", "blocked", "5 s", 0.26, 0.006),
    ({**THREE, "glutamate": "2 uM"}, (), "90 s", "blocked", "90 s", 0.81, 0.005),
    ({**THREE, "glutamate": "1 uM"}, (), "240 s", "blocked", "20 s", 0.30, 0.006),
    ({**THREE, "glutamate": "1 uM"}, (), "240 s", "blocked", "240 s", 0.81, 0.006),
    ({**THREE, "drug": "memantine", "glutamate": "100 uM"}, (), "20 s", "blocked", "1 s", 0.53, 0.006),
    ({**THREE, "drug": "memantine", "glutamate": "100 uM"}, (), "20 s", "blocked", "20 s", 0.79, 0.005),
    ({**BATH, "concentration": "100 uM"}, (pulse("1 s"),), "2 s", "blocked", "2 s", 0.367, 0.005),
]  # fmt: skip
WASHED = (Deed(at="10 s", act="wash drug"), Deed(at="10 s", act="wash glutamate"))
OUT = Deed(at="70 s", set="glutamate", to="100 uM")
PORE += [
    ({**TEN, "glutamate": "100 uM"}, WASHED, "70 s", "blocked", "70 s", 0.92, 0.005),
    ({**TEN, "glutamate": "100 uM"}, (*WASHED, OUT), "95 s", "blocked", "75 s", 0.48, 0.02),
    ({**TEN, "glutamate": "100 uM"}, (*WASHED, Deed(at="70 s", set="voltage", to="40 mV"), OUT), "72 s", "blocked",
     "71 s", 0.05, 0.02),
]  # fmt: skip


def dose(route, mg="50 mg", **more):
    return {"route": route, "dose": mg, **more}


BODY = [
    (dose("intravenous bolus"), "24 h", "ketamine", "max", 590, 1),
    (dose("intravenous bolus"), "24 h", "ketamine", "10 min", 380, 3),
    (dose("intravenous bolus"), "24 h", "exposure", "24 h", 632, 1),
    (dose("intravenous bolus"), "24 h", "exposure", "1 h", 238, 1),
    (dose("intravenous bolus"), "24 h", "ketamine", "24 h", 0.29, 0.005),
    (dose("intravenous bolus", "100 mg"), "24 h", "exposure", "24 h", 1260, 10),
    (dose("intravenous bolus", weight="140 kg"), "24 h", "ketamine", "24 h", 0.38, 0.005),
    (dose("infusion"), "24 h", "ketamine", "max", 294, 1),
    (dose("infusion"), "24 h", "norketamine", "40 min", 87, 0.5),
    (dose("infusion"), "24 h", "norketamine", "65 min", 113, 0.6),
    (dose("infusion"), "24 h", "ketamine", "65 min", 147, 7),
    (dose("infusion", duration="240 min"), "24 h", "ketamine", "max", 113, 0.6),
    (dose("infusion", duration="240 min"), "24 h", "exposure", "24 h", 631, 1),
    (dose("intramuscular"), "24 h", "ketamine", "max", 328, 1),
    (dose("nasal"), "24 h", "ketamine", "max", 119, 1),
    (dose("oral"), "24 h", "ketamine", "max", 53, 0.5),
    (dose("oral"), "24 h", "norketamine", "max", 179, 1),
    (dose("oral"), "24 h", "exposure", "24 h", 126, 1),
    (dose("oral"), "24 h", "amount.unabsorbed", "3 h", 7.5, 0.01),
    (dose("oral"), "24 h", "amount.gut", "3 h", 0.46, 0.1),
    (dose("rectal"), "24 h", "exposure", "24 h", 189, 1),
    (dose("infusion", "35 mg"), "2 h", "ketamine", "max", 206, 1),
    (dose("infusion", "35 mg"), "2 h", "ketamine", "1 h", 113, 1),
    (dose("infusion", "35 mg", site="arterial"), "2 h", "ketamine", "max", 289, 1),
    (dose("infusion", "35 mg", site="arterial"), "2 h", "ketamine", "1 h", 91, 1),
]


@pytest.mark.parametrize(("load", "deeds", "length", "observable", "when", "said", "slack"), PORE)
def test_what_lesson_2_says_of_the_pore(load, deeds, length, observable, when, said, slack):
    assert_allclose(told("pore", load, deeds, length, observable, when), said, atol=slack, rtol=0)


@pytest.mark.parametrize(("load", "length", "observable", "when", "said", "slack"), BODY)
def test_what_lesson_7_says_of_the_body(load, length, observable, when, said, slack):
    assert_allclose(told("body", load, GIVE, length, observable, when), said, atol=slack, rtol=0)


def test_the_times_of_the_peaks():
    for route, minutes in (("intramuscular", 12), ("oral", 29), ("infusion", 40), ("nasal", 20)):
        session = run("body", tuple(dose(route).items()), GIVE, "24 h")
        times, _, highs = session.trace.span("ketamine", 0, session.trace.end)
        assert_allclose(times[highs.argmax()] / 60, minutes, atol=1.0)


def test_what_is_eliminated_in_an_hour_falls_while_clearance_stays():
    session = run("body", tuple(dose("intravenous bolus").items()), GIVE, "24 h")

    def area(hour):
        return EXPERIMENTS["body"].OBSERVABLES["exposure"].shown(session.trace.at("exposure", hour * 3600))

    assert_allclose(79 * area(1) / 1000, 19, atol=0.5)
    assert_allclose(79 * (area(6) - area(5)) / 1000, 2.5, atol=0.1)
    assert_allclose(50_000 / area(24), 79, atol=0.3)
