"""What a monitored person feels and what the monitor shows, as functions of the drug at the effect site.

    dissociation (CADSS, 0-92)   60 C^2.5 / (300^2.5 + C^2.5)       C: racemate, ng/mL
    feeling high (VAS, %)        0.33 C, up to 250 ng/mL            a line, as Bowdle et al. 1998 saw it
    does not answer              C^6 / (900^6 + C^6)                a probability
    rise of pressure and heart   most * S / (half + S)              S: the S-form alone, ng/mL

Half of the racemate is S. Esketamine is all S, so its C is 2 S: what R-ketamine adds is left out. The shapes were
chosen here and their sizes set to published means; people differ far more than the curves show. In a person whose
stores of noradrenaline are empty the pressure may fall instead; no such person is in the model.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.core.quantities import quantity

Floats = NDArray[np.float64]
SHARE_S: dict[str, float] = {"ketamine": 0.5, "esketamine": 1.0}
"""Share of the drug that is the S-form."""
OURS = "monitor-effects"


@dataclass(frozen=True)
class Effects:
    """How much of what at which concentration (ng/mL at the effect site)."""

    cadss_most: float = quantity(
        60.0, "points", "Most dissociation", valid=(0, 92), source=OURS, kind="fitted", path="cadss.most"
    )
    cadss_half: float = quantity(
        300.0,
        "ng/mL",
        "Racemate for half of it",
        valid=(1, 5000),
        source=OURS,
        kind="fitted",
        path="cadss.half",
        help="Most, half and slope together give a peak of 15 points for 0.5 mg/kg in 40 min, a recalled mean.",
    )
    cadss_slope: float = quantity(
        2.5, "1", "Its slope", valid=(0.5, 10), source=OURS, kind="fitted", path="cadss.slope"
    )
    high_slope: float = quantity(
        0.33,
        "1",
        "Feeling high, % for each ng/mL",
        valid=(0, 1),
        source="bowdle-1998",
        kind="derived",
        path="high.slope",
        help="The straight line is published; its slope is about.",
    )
    high_until: float = quantity(
        250.0,
        "ng/mL",
        "The line is taken up to",
        valid=(50, 1000),
        source="bowdle-1998",
        kind="teaching",
        path="high.until",
    )
    silent_half: float = quantity(
        900.0,
        "ng/mL",
        "Racemate at which half do not answer",
        valid=(100, 3000),
        source=OURS,
        path="silent.half",
        help="Between waking up (642) and anaesthesia (1200 and more).",
    )
    silent_slope: float = quantity(6.0, "1", "Its slope", valid=(1, 20), source=OURS, path="silent.slope")
    systolic_most: float = quantity(
        40.0, "mmHg", "Largest rise, systolic", valid=(0, 100), source=OURS, path="systolic.most"
    )
    mean_most: float = quantity(
        30.0,
        "mmHg",
        "Largest rise, mean pressure",
        valid=(0, 100),
        source="langsjo-2005",
        kind="fitted",
        path="mean.most",
    )
    pressure_half: float = quantity(
        200.0, "ng/mL", "S-form for half of it", valid=(1, 3000), source=OURS, path="pressure.half"
    )
    heart_most: float = quantity(
        35.0, "1/min", "Largest rise, heart rate", valid=(0, 100), source=OURS, path="heart.most"
    )
    heart_half: float = quantity(
        400.0, "ng/mL", "S-form for half of it", valid=(1, 3000), source=OURS, path="heart.half"
    )
    output_most: float = quantity(
        90.0, "%", "Largest rise, cardiac output", valid=(0, 300), source=OURS, path="output.most"
    )
    output_half: float = quantity(
        320.0, "ng/mL", "S-form for half of it", valid=(1, 3000), source=OURS, path="output.half"
    )


@dataclass(frozen=True)
class Resting:
    """The person before the session: round numbers of a healthy adult at rest."""

    systolic: float = quantity(
        120.0, "mmHg", "Systolic pressure at rest", valid=(70, 220), source="resting-adult", path="rest.systolic"
    )
    mean: float = quantity(
        90.0, "mmHg", "Mean pressure at rest", valid=(50, 160), source="resting-adult", path="rest.mean"
    )
    heart: float = quantity(
        70.0, "1/min", "Heart rate at rest", valid=(30, 180), source="resting-adult", path="rest.heart"
    )
    output: float = quantity(
        5.0, "L/min", "Cardiac output at rest", valid=(2, 12), source="resting-adult", path="rest.output"
    )


AVERAGE = Effects()
ADULT = Resting()


def s_form(effect_site: Floats, drug: str) -> Floats:
    """ng/mL of the S-form in this much of the drug."""
    there: Floats = effect_site * SHARE_S[drug]
    return there


def as_racemate(effect_site: Floats, drug: str) -> Floats:
    """ng/mL of racemate that hold the same S-form."""
    there: Floats = s_form(effect_site, drug) / SHARE_S["ketamine"]
    return there


def _share(x: Floats, half: float, slope: float = 1.0) -> Floats:
    """x^slope / (half^slope + x^slope), 0 to 1; below 0 counts as 0."""
    power = (np.maximum(x, 0.0) / half) ** slope
    share: Floats = power / (1.0 + power)
    return share


def dissociation(racemate: Floats, effects: Effects = AVERAGE) -> Floats:
    """CADSS total, 0 to 92, of a person who can be asked."""
    return effects.cadss_most * _share(racemate, effects.cadss_half, effects.cadss_slope)


def feeling_high(racemate: Floats, effects: Effects = AVERAGE) -> Floats:
    """Visual analogue scale, 0 to 1."""
    inside: Floats = np.clip(racemate, 0.0, effects.high_until) * effects.high_slope / 100.0
    return np.minimum(inside, 1.0)


def silent(racemate: Floats, effects: Effects = AVERAGE) -> Floats:
    """The probability that a person does not answer when spoken to."""
    return _share(racemate, effects.silent_half, effects.silent_slope)


def systolic_rise(s: Floats, effects: Effects = AVERAGE) -> Floats:
    """mmHg above rest."""
    return effects.systolic_most * _share(s, effects.pressure_half)


def mean_pressure_rise(s: Floats, effects: Effects = AVERAGE) -> Floats:
    """mmHg above rest."""
    return effects.mean_most * _share(s, effects.pressure_half)


def heart_rate_rise(s: Floats, effects: Effects = AVERAGE) -> Floats:
    """Beats a second above rest."""
    return effects.heart_most * _share(s, effects.heart_half)


def output_rise(s: Floats, effects: Effects = AVERAGE) -> Floats:
    """Cardiac output above rest, as a share of rest."""
    return effects.output_most * _share(s, effects.output_half)
