"""What the models answer to the reference rows of this room: the antidepressant response over weeks."""

from collections.abc import Callable
from functools import cache
from math import sqrt

from sim.models.mood import cohort, response, trial
from sim.models.mood.response import WEEK
from sim.models.mood.trial import DAY, HOUR, Plan
from sim.models.population.tally import Tally
from sim.models.references import Answer, Answers, Misfit

MANY = 20480
_TWICE_A_WEEK = {"sessions": 8, "every": 3.5 * DAY}
_SPRAY = Plan(treatment="esketamine", control="placebo", baseline=37.0, antidepressant=True, **_TWICE_A_WEEK)  # type: ignore[arg-type]
_INPATIENTS = Plan(visits=(25.5,), **_TWICE_A_WEEK)  # type: ignore[arg-type]
_MURROUGH = Plan(baseline=33.0, visits=(1.0, 2.0, 3.0))


@cache
def _trial(plan: Plan) -> Tally:
    return cohort.simulated(plan, MANY, seed=1)


def _plastic(seconds: float, plan: Plan = Plan()) -> float:  # noqa: B008 - a frozen row of defaults
    return float(trial.typical(plan, [seconds])[0])


def _relative(seconds: float) -> Callable[[], Answer]:
    return lambda: _plastic(seconds) / _plastic(DAY)


def _change(arm: str, plan: Plan, day: str) -> Callable[[], Answer]:
    return lambda: _trial(plan).mean(f"{arm}.change.{day}")


def _share(arm: str) -> Callable[[], Answer]:
    return lambda: 100 * _trial(_MURROUGH).mean(f"{arm}.responders.1d")


def _gap(plan: Plan, *days: str) -> Callable[[], Answer]:
    return lambda: sum(cohort.difference(_trial(plan), f"change.{day}")[0] for day in days) / len(days)


def _standardised() -> float:
    """The difference on day 1 in standard deviations of the change, both arms pooled."""
    tally = _trial(_MURROUGH)
    both = [tally.spread(f"{arm}.change.1d") for arm in trial.ARMS]
    return -cohort.difference(tally, "change.1d")[0] / sqrt((both[0] ** 2 + both[1] ** 2) / 2)


def _daily(weeks: float) -> float:
    return float(response.daily(weeks * WEEK))


CHECKS: Answers = {
    "g_24h": _standardised,
    "rel_4h": _relative(4 * HOUR),
    "rel_72h": _relative(72 * HOUR),
    "rel_7d": _relative(7 * DAY),
    "murrough_ket": _change("treatment", _MURROUGH, "1d"),
    "murrough_mid": _change("control", _MURROUGH, "1d"),
    "murrough_resp": _share("treatment"),
    "murrough_resp_mid": _share("control"),
    "fava_01_rel": lambda: _plastic(DAY, Plan(per_kg=0.1)) / _plastic(DAY),
    "t2_diff": _gap(_SPRAY, "28d"),
    "mono56": _gap(Plan(treatment="esketamine", control="placebo", baseline=37.0, **_TWICE_A_WEEK), "28d"),  # type: ignore[arg-type]
    "mood_karma2": _gap(_INPATIENTS, "25.5d"),
    "mood_lii": _gap(_MURROUGH, "1d", "2d", "3d"),
    "adpbo_d28": _change("control", _SPRAY, "28d"),
    "ssri_wk1": lambda: _daily(1) / _daily(6),
    "ssri_smd": lambda: _daily(8) / 10,
    "s_rep8_d28": lambda: _plastic(28 * DAY, Plan(**_TWICE_A_WEEK)),  # type: ignore[arg-type]
}
MISFITS: tuple[Misfit, ...] = (
    Misfit(
        why=(
            "Mean and spread of the change are as published, and the model spreads patients evenly around the mean. "
            "In the trial more responded than such a mean allows: some patients lose nearly all, others nothing."
        ),
        rows=("murrough_resp",),
        sources=("murrough-2013",),
    ),
)
GAPS: tuple[str, ...] = (
    "Group means only: no patient's course can be foretold with the mood model.",
    "In the dose trial of Fava 2018 0.2 mg/kg did worse than 0.1; with 20 patients an arm that is chance, "
    "and the model, which rises with the dose, cannot show it otherwise.",
    "How much of the published effect is expectancy is not known; the model lets one choose, and fits every choice "
    "as long as patients can tell.",
    "Patients leave a virtual trial at random and at the rate of adverse events alone; those who leave because "
    "nothing helps are not modelled, and for ketamine, midazolam and placebo no rate was read.",
    "Relapse is no state of its own in the mood model: scores drift back as plasticity fades.",
)
