"""The numbers that lessons 6, 8, 9 and J tell a student are those that the models give."""

import functools

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim.core.units import to_shown
from sim.experiments.catalogue import EXPERIMENTS
from sim.experiments.session import Session
from sim.models.body.ketamine import AVERAGE_PERSON
from sim.models.body.routes import ABSORBED
from sim.models.signalling.rodent import AVERAGE_RODENT
from sim.models.trials.outcomes import trials
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
    ({"dose": "80 mg/kg"}, GIVE, "24 h", "pyramidal_ratio", "min", 0.69, 0.005),
    ({"dose": "80 mg/kg"}, GIVE, "24 h", "glutamate", "min", 0.48, 0.005),
    ({"dose": "80 mg/kg"}, GIVE, "24 h", "glutamate", "max", 1.53, 0.005),
    ({"dose": "80 mg/kg"}, GIVE, "24 h", "mtorc1", "max", 1.035, 0.005),
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
    assert_allclose(60 * peak("signalling", 6, {"dose": "80 mg/kg"}, GIVE, "24 h", "glutamate"), 84, atol=1)
    assert_allclose(AVERAGE_RODENT.half_life / 60, 21)


# ---- lesson 8

TABLET = {"route": "oral", "dose": "50 mg"}
AT_ONCE = {"route": "intravenous bolus", "dose": "50 mg"}
PUMP = {"route": "infusion", "dose": "50 mg", "duration": "40 min"}
ARTERY = {**PUMP, "site": "arterial"}
SLOWED = {**PUMP, "interaction": "ticlopidine"}
ES = {**TABLET, "drug": "esketamine"}
BODY = [
    (TABLET, "12 h", "ketamine", "max", 53, 0.5),
    (TABLET, "12 h", "norketamine", "max", 179, 0.5),
    (TABLET, "12 h", "ketamine", "6 h", 6, 0.5),
    (TABLET, "12 h", "norketamine", "6 h", 40, 0.5),
    (TABLET, "12 h", "ketamine", "12 h", 1.4, 0.05),
    (TABLET, "12 h", "norketamine", "12 h", 17, 0.5),
    (TABLET, "12 h", "norketamine_molar", "max", 0.80, 0.005),
    (TABLET, "12 h", "amount.gut", "2 h", 2, 0.15),
    (TABLET, "12 h", "amount.gut", "4 h", 0.1, 0.01),
    (TABLET, "12 h", "amount.gut", "8 h", 0, 0.001),
    (PUMP, "24 h", "ketamine", "max", 294, 0.5),
    (PUMP, "24 h", "norketamine", "max", 113, 0.5),
    (PUMP, "24 h", "ketamine", "1 h", 161, 0.5),
    (PUMP, "24 h", "ketamine", "2 h", 85, 0.5),
    (PUMP, "24 h", "ketamine", "8 h", 18.3, 0.05),
    (PUMP, "24 h", "norketamine", "8 h", 48, 0.5),
    (PUMP, "24 h", "ketamine", "12 h", 6.6, 0.05),
    (PUMP, "24 h", "norketamine", "12 h", 29, 0.5),
    (PUMP, "24 h", "ketamine", "16 h", 2.4, 0.05),
    (PUMP, "24 h", "ketamine", "24 h", 0.3, 0.05),
    (AT_ONCE, "12 h", "ketamine", "max", 590, 1),
    (AT_ONCE, "12 h", "norketamine", "max", 116, 0.5),
    (AT_ONCE, "12 h", "ketamine", "12 h", 6.1, 0.05),
    (AT_ONCE, "12 h", "norketamine", "12 h", 28, 0.5),
    (AT_ONCE, "20 min", "ketamine", "16 min", 295, 2.5),
    (ARTERY, "2 h", "ketamine", "max", 412, 0.6),
    (ARTERY, "2 h", "ketamine", "1 h", 130, 0.5),
    (ARTERY, "2 h", "ketamine", "2 h", 55, 0.6),
    (SLOWED, "24 h", "ketamine", "8 h", 61, 0.5),
    (SLOWED, "24 h", "ketamine", "12 h", 37, 0.5),
    (SLOWED, "24 h", "ketamine", "24 h", 7.9, 0.05),
    (ES, "24 h", "exposure", "24 h", 75, 0.5),
    ({**ES, "interaction": "ticlopidine"}, "24 h", "exposure", "24 h", 194, 0.5),
    ({**ES, "interaction": "itraconazole"}, "24 h", "exposure", "24 h", 1.8 * 75, 4),
    ({**ES, "interaction": "clarithromycin"}, "24 h", "exposure", "24 h", 1.7 * 75, 4),
]  # fmt: skip


@pytest.mark.parametrize(("load", "length", "observable", "when", "said", "slack"), BODY)
def test_what_lesson_8_says_of_the_body(load, length, observable, when, said, slack):
    assert_allclose(told("body", 8, load, GIVE, length, observable, when), said, atol=slack, rtol=0)


def test_half_lives_that_lesson_8_works_out():
    for load, observable, hours in (
        (PUMP, "ketamine", 2.7), (PUMP, "norketamine", 5.5), (TABLET, "norketamine", 5.0), (SLOWED, "ketamine", 5.4),
    ):  # fmt: skip
        early, late = (told("body", 8, load, GIVE, "24 h", observable, when) for when in ("8 h", "12 h"))
        assert_allclose(4 * np.log(2) / np.log(early / late), hours, atol=0.1)


def test_the_half_life_that_norketamine_has_when_no_more_is_made():
    late, later = (told("body", 8, PUMP, GIVE, "28 h", "norketamine", when) for when in ("20 h", "28 h"))
    assert_allclose(8 * np.log(2) / np.log(late / later), 5, atol=0.2)


def test_when_norketamine_peaks():
    assert_allclose(60 * peak("body", 8, PUMP, GIVE, "24 h", "norketamine"), 65, atol=1.5)
    assert_allclose(60 * peak("body", 8, TABLET, GIVE, "12 h", "norketamine"), 56, atol=1.5)


def test_what_goes_in_by_mouth_as_drug_and_as_metabolite():
    assert ABSORBED["oral"].reaches == pytest.approx(0.20)
    assert ABSORBED["oral"].first_pass == pytest.approx(0.65)
    assert to_shown(AVERAGE_PERSON.clearance, "L/h") == pytest.approx(79)
    assert to_shown(AVERAGE_PERSON.clearance_n, "L/h") == pytest.approx(40)


# ---- lesson 9

ARMS = {"treatment": "ketamine", "control": "midazolam", "patients": "200"}
AGAINST = {"treatment": "ketamine", "control": "SSRI", "patients": "200"}
TABLETS = {"treatment": "SSRI", "control": "placebo", "patients": "500"}
EIGHT = {**ARMS, "sessions": "8"}
TELLING = {**ARMS, "unblinding": "100 %", "guessed": "100 %"}
BLIND = {**ARMS, "unblinding": "100 %", "guessed": "50 %"}
HALF = {**ARMS, "unblinding": "50 %", "guessed": "50 %"}
SMALL = {**ARMS, "patients": "20"}
MOOD = [
    (ARMS, (), "42 days", "madrs", "1 day", 18.8, 0.05),
    (ARMS, (), "42 days", "madrs", "7 days", 20, 0.5),
    (ARMS, (), "42 days", "madrs", "42 days", 21.9, 0.05),
    (ARMS, (), "42 days", "control.madrs", "42 days", 22.0, 0.05),
    (AGAINST, (), "42 days", "control.madrs", "1 day", 26, 0.5),
    (AGAINST, (), "42 days", "control.madrs", "42 days", 19.5, 0.06),
    (AGAINST, (), "42 days", "difference", "14 days", 0, 0.4),
    (AGAINST, (), "42 days", "difference", "42 days", 2.5, 0.05),
    (TABLETS, (), "42 days", "difference", "6 days", -1, 0.05),
    (TABLETS, (), "42 days", "difference", "7 days", -1.1, 0.05),
    (TABLETS, (), "42 days", "difference", "42 days", -2.9, 0.06),
    (TABLETS, (), "42 days", "control.madrs", "1 day", 26, 0.5),
    (TABLETS, (), "42 days", "control.madrs", "42 days", 22, 0.5),
    (ARMS, (), "42 days", "responders", "2 days", 47, 0.5),
    (ARMS, (), "42 days", "control.responders", "2 days", 29, 0.6),
    (ARMS, (), "42 days", "responders", "42 days", 36.5, 0.05),
    (ARMS, (), "42 days", "control.responders", "42 days", 42, 0.5),
    (ARMS, (), "42 days", "difference", "1 day", -7.4, 0.05),
    (ARMS, (), "42 days", "difference", "7 days", -3.2, 0.06),
    (ARMS, (), "42 days", "difference", "28 days", -0.4, 0.05),
    (ARMS, (), "42 days", "relative_effect", "1 day", 1.0, 0.01),
    (ARMS, (), "42 days", "relative_effect", "42 days", 0.01, 0.006),
    (ARMS, (), "42 days", "difference.low", "3 days", -7.6, 0.06),
    (ARMS, (), "42 days", "difference.high", "3 days", -3.3, 0.06),
    (EIGHT, (), "42 days", "relative_effect", "max", 1.23, 0.005),
    (EIGHT, (), "42 days", "plasticity", "max", 0.83, 0.005),
    (ARMS, (), "42 days", "plasticity", "max", 0.70, 0.005),
    (EIGHT, (), "42 days", "responders", "max", 67, 0.5),
    (EIGHT, (), "42 days", "responders", "42 days", 40, 0.6),
    (EIGHT, (), "42 days", "difference", "25.5 days", -7.9, 0.05),
    (EIGHT, (), "42 days", "difference.low", "25.5 days", -10.4, 0.05),
    (EIGHT, (), "42 days", "difference.high", "25.5 days", -5.4, 0.05),
    (EIGHT, (), "53 days", "madrs", "25 days", 14, 0.05),
    (EIGHT, (), "53 days", "control.madrs", "25 days", 22, 0.3),
    (EIGHT, (), "53 days", "madrs", "53 days", 21.6, 0.06),
    (EIGHT, (), "53 days", "control.madrs", "53 days", 22.0, 0.05),
    (TELLING, (), "7 days", "difference", "1 day", -7.7, 0.05),
    (TELLING, (), "7 days", "difference.drug", "min", 0, 1e-9),
    (BLIND, (), "4 days", "difference", "1 day", 0.3, 0.05),
    (HALF, (), "3 days", "difference", "1 day", -3.6, 0.05),
    (HALF, (), "3 days", "difference.drug", "1 day", -4.0, 0.05),
    (SMALL, (), "4 days", "difference", "3 days", -5.8, 0.05),
    (SMALL, (), "4 days", "difference.low", "3 days", -12.7, 0.05),
    (SMALL, (), "4 days", "difference.high", "3 days", 1.1, 0.05),
    (SMALL, (), "4 days", "difference.drug", "3 days", -6.2, 0.06),
    (SMALL, (), "4 days", "difference.drug", "min", -8.3, 0.05),
    ({**BLIND, "patients": "20"}, (), "4 days", "difference", "3 days", 0.2, 0.05),
    ({**BLIND, "patients": "20"}, (), "4 days", "difference.low", "3 days", -6.4, 0.05),
    ({**BLIND, "patients": "20"}, (), "4 days", "difference.high", "3 days", 6.8, 0.05),
]  # fmt: skip


@pytest.mark.parametrize(("load", "deeds", "length", "observable", "when", "said", "slack"), MOOD)
def test_what_lesson_9_says_of_the_trials(load, deeds, length, observable, when, said, slack):
    assert_allclose(told("mood", 9, load, deeds, length, observable, when), said, atol=slack, rtol=0)


def test_real_trials_are_quoted_as_the_table_of_trials_has_them():
    assert [(row.effect, row.low, row.high) for row in (trials()[key] for key in QUOTED)] == list(QUOTED.values())


QUOTED = {
    "karma-dep-2": (-3.16, -8.54, 2.22),
    "lii": (-5.82, -13.3, 1.64),
    "transform-1": (-3.2, -6.88, 0.45),
    "transform-2": (-4.0, -7.31, -0.64),
    "transform-3": (-3.6, -7.2, 0.07),
    "sustain-1": (0.49, 0.29, 0.84),
}
"""The lesson rounds them to one place; the last one is a ratio."""

# ---- lesson J

USUAL = {"route": "infusion", "dose": "35 mg", "duration": "40 min"}
SWALLOWED = {"route": "oral", "dose": "35 mg"}
RESTING = {**USUAL, "account": "resting block"}
LATER = (Deed(at="30 min", act="give dose"),)
JOURNEY = [
    (USUAL, GIVE, "3 days", "blocked", "max", 0.044, 0.0005),
    (USUAL, GIVE, "3 days", "mtorc1", "max", 1.52, 0.005),
    (USUAL, GIVE, "3 days", "spines", "max", 1.19, 0.005),
    (USUAL, GIVE, "3 days", "madrs", "min", 18.8, 0.05),
    (USUAL, GIVE, "3 days", "madrs", "24 h", 19.3, 0.05),
    (USUAL, GIVE, "3 days", "ketamine", "24 h", 206 / 1000, 0.02),
    (USUAL, GIVE, "4 h", "blocked", "2 h", 0.015, 0.0005),
    (USUAL, GIVE, "4 h", "blocked", "4 h", 0.009, 0.0005),
    (USUAL, GIVE, "4 h", "free_brain", "max", 0.28, 0.005),
    (USUAL, GIVE, "24 h", "relative_effect", "24 h", 0.86, 0.006),
    (USUAL, GIVE, "24 h", "relative_effect", "max", 0.94, 0.005),
    (USUAL, GIVE, "24 h", "relative_effect", "40 min", 0.86 / 20, 0.005),
    (USUAL, GIVE, "24 h", "glutamate", "max", 1.24, 0.005),
    (USUAL, GIVE, "24 h", "bdnf", "max", 1.18, 0.005),
    (USUAL, GIVE, "24 h", "hydroxynorketamine", "max", 26, 0.5),
    (SWALLOWED, GIVE, "24 h", "free_brain", "max", 0.05, 0.005),
    (SWALLOWED, GIVE, "24 h", "glutamate", "max", 1.05, 0.005),
    (SWALLOWED, GIVE, "24 h", "bdnf", "max", 1.04, 0.005),
    (SWALLOWED, GIVE, "24 h", "mtorc1", "max", 1.03, 0.005),
    (SWALLOWED, GIVE, "24 h", "relative_effect", "24 h", 0.09, 0.005),
    (SWALLOWED, GIVE, "24 h", "hydroxynorketamine", "max", 36, 0.5),
    ({**SWALLOWED, "account": "disinhibition"}, GIVE, "24 h", "relative_effect", "24 h", 0.09, 0.005),
    ({**SWALLOWED, "account": "resting block"}, GIVE, "24 h", "relative_effect", "24 h", 0.09, 0.006),
    ({**SWALLOWED, "account": "metabolite"}, GIVE, "24 h", "relative_effect", "24 h", 0.97, 0.005),
    ({**USUAL, "account": "metabolite"}, GIVE, "24 h", "relative_effect", "24 h", 1.01, 0.005),
    ({**SWALLOWED, "route": "nasal"}, GIVE, "24 h", "relative_effect", "max", 0.42, 0.005),
    ({**SWALLOWED, "route": "intramuscular"}, GIVE, "24 h", "relative_effect", "max", 0.89, 0.005),
    ({**SWALLOWED, "route": "sublingual"}, GIVE, "24 h", "relative_effect", "max", 0.18, 0.005),
    ({**SWALLOWED, "route": "rectal"}, GIVE, "24 h", "relative_effect", "max", 0.19, 0.006),
    ({**USUAL, "dose": "70 mg"}, GIVE, "24 h", "relative_effect", "max", 1.24, 0.005),
    ({**USUAL, "dose": "7 mg"}, GIVE, "24 h", "relative_effect", "max", 0.10, 0.005),
    ({**USUAL, "dose": "7 mg"}, GIVE, "24 h", "free_brain", "max", 0.055, 0.0005),
    ({**USUAL, "activity": "0 Hz"}, LATER, "6 h", "free_brain", "max", 0.28, 0.005),
    ({**USUAL, "activity": "0 Hz"}, LATER, "6 h", "blocked", "max", 0, 1e-12),
    ({**USUAL, "activity": "0 Hz"}, LATER, "6 h", "cadss", "max", 15, 0.5),
    ({**USUAL, "account": "none"}, GIVE, "3 days", "madrs", "24 h", 26.2, 0.05),
    ({**USUAL, "account": "none"}, GIVE, "3 days", "madrs", "3 days", 24.2, 0.05),
    ({**USUAL, "account": "none"}, GIVE, "3 days", "relative_effect", "max", 0, 1e-12),
    (RESTING, GIVE, "24 h", "mtorc1", "max", 1.0, 1e-9),
    (RESTING, GIVE, "24 h", "blocked", "max", 0.044, 0.0005),
    (RESTING, GIVE, "24 h", "madrs", "24 h", 19.5, 0.05),
    ({**RESTING, "mtorc1_blocked": "on"}, GIVE, "24 h", "relative_effect", "max", 0.92, 0.005),
]  # fmt: skip


@pytest.mark.parametrize(("load", "deeds", "length", "observable", "when", "said", "slack"), JOURNEY)
def test_what_lesson_j_says_of_the_chain(load, deeds, length, observable, when, said, slack):
    assert_allclose(told("journey", 11, load, deeds, length, observable, when), said, atol=slack, rtol=0)


def test_when_the_links_of_the_journey_reach_their_extremes():
    assert_allclose(60 * peak("journey", 11, USUAL, GIVE, "3 days", "blocked"), 44, atol=1.1)
    assert_allclose(60 * peak("journey", 11, USUAL, GIVE, "3 days", "mtorc1"), 71, atol=1.1)
    assert 48 < peak("journey", 11, USUAL, GIVE, "3 days", "spines") < 72
    session = run("journey", 11, tuple(USUAL.items()), GIVE, "3 days")
    times, lows, _ = session.trace.span("madrs", 0, session.trace.end)
    assert 24 < times[lows.argmin()] / 3600 < 48
