"""The curves of pain beside what was found: spikes that grow from stimulus to stimulus, relief that outlasts a drip."""

from collections.abc import Sequence
from functools import cache

import numpy as np

from sim.models.figure import Axis, Curve, Figure, Floats, Mark, Series
from sim.models.pain import infusion, windup
from sim.models.pain.checks import LENGTH, LEVEL
from sim.models.pain.infusion import DAY
from sim.models.pain.windup import Setting

_STIMULI = np.arange(1.0, 16.0)
_WEEKS = np.linspace(0.0, 12.0, 121)
_WEEK = 7 * DAY
_SEEDS = 2


@cache
def _train() -> Sequence[Curve]:
    settings = (("no drug", 0.0), ("all NMDA receptors blocked", 1.0))
    return [Curve(label, _STIMULI, windup.mean_train(_SEEDS, setting=Setting(block))) for label, block in settings]


def _pain() -> Sequence[Curve]:
    people = {"S-ketamine for 100 h, mean": "mean of the trial", "placebo": "placebo", "who answers": "who answers"}
    return [
        Curve(label, _WEEKS, np.array([infusion.pain(week * _WEEK, LEVEL, LENGTH, person) for week in _WEEKS.tolist()]))
        for label, person in people.items()
    ]


def _effect() -> Sequence[Curve]:
    shares: Floats = np.array([infusion.effect(week * _WEEK, LEVEL, LENGTH) for week in _WEEKS.tolist()])
    return (Curve("relief by the drug", _WEEKS, shares),)


FIGURES: tuple[Figure, ...] = (
    Figure(
        "wind-up",
        "pain",
        "Wind-up: the same stimulus, ever more spikes",
        "Spikes in answer to each of 15 stimuli, one a second. Without NMDA receptors there is no wind-up.",
        Axis("stimulus"),
        Axis("spikes", low=0.0),
        _train,
        (Mark("wu.first", 1.0), Mark("wu.last", 14.0)),
    ),
    Figure(
        "pain-after-a-drip",
        "pain",
        "Relief for weeks after a drip of four days",
        "Pain in complex regional pain syndrome. Two sizes were set to week 1; by week 12 nothing was left of it.",
        Axis("time", "weeks"),
        Axis("pain", "points", low=0.0, high=10.0),
        _pain,
        (Mark("crps_wk1_ket", 1.0), Mark("crps_wk1_pbo", 1.0)),
        (Series("trial, week 1", "sigtermans-2009", ((1.0, 2.68, 2.17, 3.19), (1.0, 5.45, 4.97, 5.93)), "mean ± sem"),),
    ),
    Figure(
        "relief-fades",
        "pain",
        "How the relief fades",
        "Share of the largest relief, by the model that the authors of the trial fitted to it.",
        Axis("time", "weeks"),
        Axis("share of the largest relief", low=0.0, high=1.0),
        _effect,
        (Mark("crps_wk4", 4.0),),
    ),
)
