"""The body's curves beside what was measured: the infusion of the depression trials, nose, tongue, mouth, muscle."""

from collections.abc import Sequence

import numpy as np

from sim.models.body import arterial, esketamine, ketamine
from sim.models.body.course import Course, Dose, follow
from sim.models.body.disposition import KETAMINE_MASS, NORKETAMINE_MASS
from sim.models.figure import Axis, Curve, Figure, Floats, Mark

_MINUTE, _HOUR = 60.0, 3600.0
_KILOS = 70.0
"""The weight at which a dose by weight is drawn, as in the reference rows."""


def _curve(label: str, course: Course, name: str, per: float, every: int = 6, mass: float = 1.0) -> Curve:
    """A concentration in ng/mL, divided by `mass`, over the time in units of `per` seconds."""
    y = course.of(name)[::every] / mass
    x: Floats = np.arange(len(y), dtype=np.float64) * (every * course.step / per)
    return Curve(label, x, y)


def _infusion() -> Sequence[Curve]:
    dose = [Dose("infusion", 0.5 * _KILOS, 40 * _MINUTE)]
    vein = follow(ketamine.disposition(), dose, 4 * _HOUR)
    artery = follow(arterial.disposition(), dose, 4 * _HOUR)
    return (
        _curve("ketamine, vein", vein, "ketamine", _MINUTE),
        _curve("ketamine, artery", artery, "ketamine", _MINUTE),
        _curve("norketamine, vein", vein, "norketamine", _MINUTE),
    )


def _spray() -> Sequence[Curve]:
    found = []
    for milligrams in (56.0, 28.0):
        course = follow(esketamine.disposition(), [Dose("nasal", milligrams)], 8 * _HOUR)
        found.append(_curve(f"esketamine, {milligrams:g} mg", course, "ketamine", _HOUR))
        found.append(_curve(f"noresketamine, {milligrams:g} mg", course, "norketamine", _HOUR))
    return found


def _film() -> Sequence[Curve]:
    course = follow(arterial.disposition(), [Dose("sublingual", 50.0)], 6 * _HOUR)
    names = ("ketamine", "norketamine", "hydroxynorketamine")
    return [_curve(f"S-{name}", course, name, _HOUR) for name in names]


def _rising() -> Sequence[Curve]:
    steps = [Dose("infusion", rate * _KILOS, _HOUR, i * _HOUR) for i, rate in enumerate((0.28, 0.57, 1.14))]
    course = follow(ketamine.disposition(), steps, 6 * _HOUR)
    return (
        _curve("ketamine", course, "ketamine", _HOUR, mass=KETAMINE_MASS),
        _curve("norketamine", course, "norketamine", _HOUR, mass=NORKETAMINE_MASS),
    )


def _ways() -> Sequence[Curve]:
    ways = (
        ("into muscle, 0.5 mg/kg", "intramuscular", 0.5 * _KILOS),
        ("swallowed, 0.5 mg/kg", "oral", 0.5 * _KILOS),
        ("swallowed, 25 mg", "oral", 25.0),
        ("under the tongue, 25 mg", "sublingual", 25.0),
    )
    return [
        _curve(label, follow(ketamine.disposition(), [Dose(route, dose)], 4 * _HOUR), "ketamine", _MINUTE)
        for label, route, dose in ways
    ]


def _injection() -> Sequence[Curve]:
    course = follow(ketamine.disposition(), [Dose("intravenous bolus", 2 * _KILOS)], _HOUR)
    curve = _curve("ketamine, vein", course, "ketamine", _MINUTE)
    return (Curve(curve.label, curve.x[2:], curve.y[2:]),)


_LEVEL = Axis("in plasma", "ng/mL", low=0.0)
FIGURES: tuple[Figure, ...] = (
    Figure(
        "infusion",
        "body",
        "The infusion of the depression trials: 0.5 mg/kg over 40 min",
        "Plasma after the start, for 70 kg. An artery shows more than a vein while the drug flows in.",
        Axis("time since the start", "min"),
        _LEVEL,
        _infusion,
        (
            Mark("iv40_cmax", 40.0),
            Mark("pk.antidep", 40.0, factor=KETAMINE_MASS),
            Mark("iv40_80min", 80.0),
            Mark("nk_iv40_max", curve="norketamine, vein"),
            Mark("iv40_110min", 110.0),
            Mark("simons_iv40", 40.0),
            Mark("simons_iv40_45min", 45.0),
        ),
    ),
    Figure(
        "nasal-spray",
        "body",
        "Esketamine as a nasal spray",
        "Plasma after 28 and 56 mg. The published peaks stand at the model's own time, since the table gives none.",
        Axis("time since the first spray", "h"),
        _LEVEL,
        _spray,
        (
            Mark("esk28_cmax", curve="esketamine, 28 mg"),
            Mark("noresk28_cmax", curve="noresketamine, 28 mg"),
            Mark("esk56_cmax", curve="esketamine, 56 mg"),
            Mark("noresk56_cmax", curve="noresketamine, 56 mg"),
        ),
    ),
    Figure(
        "film",
        "body",
        "A film under the tongue: S-ketamine 50 mg, arterial blood",
        "Plasma of the drug and its products; the published peaks stand at the model's own time.",
        Axis("time", "h"),
        _LEVEL,
        _film,
        (
            Mark("otf50_k_cmax", curve="S-ketamine"),
            Mark("otf50_nk_cmax", curve="S-norketamine"),
            Mark("otf50_hnk_cmax", curve="S-hydroxynorketamine"),
        ),
    ),
    Figure(
        "rising-infusion",
        "body",
        "An infusion that rises in three steps",
        "Racemic ketamine 0.28, 0.57 and 1.14 mg/kg/h, an hour each; two points read off the published figure.",
        Axis("time", "h"),
        Axis("in plasma", "uM", low=0.0),
        _rising,
        (Mark("kamp_k_2h", 2.0), Mark("kamp_nk_3h", 3.0)),
    ),
    Figure(
        "ways-in",
        "body",
        "By muscle, by mouth, under the tongue",
        "Plasma ketamine for 70 kg. Published peaks stand at the model's own time.",
        Axis("time", "min"),
        _LEVEL,
        _ways,
        (
            Mark("im05_cmax", curve="into muscle, 0.5 mg/kg"),
            Mark("oral05_cmax", curve="swallowed, 0.5 mg/kg"),
            Mark("chong_oral_k", curve="swallowed, 25 mg"),
            Mark("sl25_k_cmax_model", curve="under the tongue, 25 mg"),
        ),
    ),
    Figure(
        "injection",
        "body",
        "An injection of 2 mg/kg into a vein",
        "Plasma ketamine for 70 kg; people wake at about 642 ng/mL (2.7 µM).",
        Axis("time", "min"),
        Axis("in plasma", "ng/mL", "log"),
        _injection,
        (Mark("bolus2_5min", 5.0), Mark("bolus2_t642", y=642.0)),
    ),
)
