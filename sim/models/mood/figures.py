"""The mood model's curves beside trials: how the effect comes and goes, how it grows with dose, what placebo does."""

from collections.abc import Sequence

import numpy as np

from sim.models.figure import Axis, Curve, Figure, Floats, Mark
from sim.models.mood import response
from sim.models.mood.response import AVERAGE, WEEK
from sim.models.mood.trial import DAY, HOUR, Plan, typical


def _effect() -> Sequence[Curve]:
    hours = np.geomspace(0.25, 1000, 81)
    found = []
    for label, plan in (("one infusion, 0.5 mg/kg", Plan()), ("one spray, 56 mg", Plan(treatment="esketamine"))):
        course = typical(plan, [*(hours * HOUR).tolist()])
        found.append(Curve(label, hours, course / typical(Plan(), [DAY])[0]))
    return found


def _by_dose() -> Sequence[Curve]:
    doses = np.linspace(0.02, 1.2, 41)
    full = typical(Plan(), [DAY])[0]
    effects: Floats = np.array([typical(Plan(per_kg=float(dose)), [DAY])[0] / full for dose in doses])
    return (Curve("effect on day 1", doses, effects),)


def _scores() -> Sequence[Curve]:
    days = np.r_[0.02, np.arange(0.25, 42.1, 0.25)]
    times = days * DAY
    care, daily = response.care(times), response.daily(times)
    effect = AVERAGE.size * response.relative(typical(Plan(), times.tolist()))
    return (
        Curve("one infusion of ketamine", days, -(care + effect)),
        Curve("midazolam or placebo", days, -care),
        Curve("new antidepressant and placebo spray", days, -(care + daily)),
    )


def _daily() -> Sequence[Curve]:
    weeks = np.linspace(0, 8, 81)
    gained: Floats = response.daily(weeks * WEEK)
    return (Curve("beyond placebo", weeks, gained / float(response.daily(6 * WEEK))),)


FIGURES: tuple[Figure, ...] = (
    Figure(
        "mood-effect",
        "mood",
        "A day to come, weeks to go",
        "Effect of one session against that of 0.5 mg/kg at 24 h, for the average person. The model was set to these "
        "points, so that they test nothing.",
        Axis("time", "h", "log"),
        Axis("effect"),
        _effect,
        (Mark("rel_4h", 4.0), Mark("rel_72h", 72.0), Mark("rel_7d", 168.0)),
    ),
    Figure(
        "mood-by-dose",
        "mood",
        "Effect over the dose",
        "Effect on day 1 against that of 0.5 mg/kg. In the one trial of four doses 0.2 did worse than 0.1 mg/kg.",
        Axis("infused over 40 min", "mg/kg"),
        Axis("effect", low=0.0),
        _by_dose,
        (Mark("fava_01_rel", 0.1),),
    ),
    Figure(
        "mood-scores",
        "mood",
        "What an arm of a trial loses",
        "Mean change of the score of depression (MADRS) since the start: expectancy and care, drug, and both.",
        Axis("time", "days"),
        Axis("change of MADRS", "points", high=0.0),
        _scores,
        (Mark("murrough_ket", 1.0), Mark("murrough_mid", 1.0), Mark("adpbo_d28", 28.0)),
    ),
    Figure(
        "mood-tablets",
        "mood",
        "A daily antidepressant starts early too",
        "Effect beyond placebo against that at six weeks: about a third is there after one.",
        Axis("time", "weeks"),
        Axis("share of the effect at six weeks", low=0.0),
        _daily,
        (Mark("ssri_wk1", 1.0),),
    ),
)
