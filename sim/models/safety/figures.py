"""The curves of a monitored session beside what was seen: dissociation, and the rise of blood pressure."""

from collections.abc import Sequence

import numpy as np

from sim.models.body import ketamine
from sim.models.body.course import Dose, follow
from sim.models.figure import Axis, Curve, Figure, Floats, Mark
from sim.models.safety import effects
from sim.models.safety.effects import ADULT

_MINUTE, _STEP = 60.0, 10.0
_PEAK = 15.0
"""Points of CADSS: the published peak, to which the level at 120 min is related."""


def _site() -> tuple[Floats, Floats]:
    """(min, ng/mL at the effect site): 0.5 mg/kg over 40 min at 70 kg."""
    level = follow(ketamine.disposition(), [Dose("infusion", 35.0, 40 * _MINUTE)], 4 * 3600.0).of("effect_site")[::6]
    minutes: Floats = np.arange(len(level), dtype=np.float64) * (6 * _STEP / _MINUTE)
    return minutes, level


def _cadss() -> Sequence[Curve]:
    minutes, level = _site()
    return (Curve("dissociation", minutes, effects.dissociation(level)),)


def _pressure() -> Sequence[Curve]:
    minutes, level = _site()
    return (Curve("systolic pressure", minutes, effects.systolic_rise(effects.s_form(level, "ketamine"))),)


def _mean_pressure() -> Sequence[Curve]:
    s = np.geomspace(10, 4000, 61)
    return (Curve("mean pressure", s, 100 * effects.mean_pressure_rise(s) / ADULT.mean),)


_TIME = Axis("time since the start of 0.5 mg/kg over 40 min", "min")
FIGURES: tuple[Figure, ...] = (
    Figure(
        "dissociation",
        "monitor",
        "Dissociation comes and goes with the infusion",
        "The clinician's scale (CADSS). The height was set to a mean of trials, the time course was not.",
        _TIME,
        Axis("CADSS", "points", low=0.0),
        _cadss,
        (Mark("cadss_peak", 40.0), Mark("cadss_120", 120.0, factor=_PEAK)),
    ),
    Figure(
        "systolic-pressure",
        "monitor",
        "Blood pressure rises during the infusion",
        "Rise of systolic pressure; the published figure is the mean of each person's highest reading.",
        _TIME,
        Axis("rise", "mmHg", low=0.0),
        _pressure,
        (Mark("sbp_rise_iv", curve="systolic pressure"),),
    ),
    Figure(
        "mean-pressure",
        "monitor",
        "Blood pressure over the concentration",
        "Rise of mean pressure against rest. The point was measured under anaesthesia with S-ketamine.",
        Axis("S-ketamine", "ng/mL", "log"),
        Axis("rise", "%", low=0.0),
        _mean_pressure,
        (Mark("hr_map_anaes", 1959.0),),
    ),
)
