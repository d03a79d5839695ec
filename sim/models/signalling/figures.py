"""The cascade's curves beside levels that were measured or chosen: one injection over two weeks, and other doses."""

from collections.abc import Sequence

import numpy as np

from sim.models.figure import Axis, Curve, Figure, Floats, Mark
from sim.models.signalling.runs import HOUR, injected

_NAMES = {"mtorc1": "active mTORC1", "bdnf": "BDNF", "protein": "synaptic protein", "spines": "spines"}
_DOSES = np.geomspace(1, 300, 31)


def _two_weeks() -> Sequence[Curve]:
    run = injected(10.0, days=14.0)
    seen = run.times >= 0.05 * HOUR
    return [Curve(label, run.times[seen] / HOUR, run.level(name)[seen]) for name, label in _NAMES.items()]


def _surge() -> Sequence[Curve]:
    means: Floats = np.array([injected(float(dose)).mean("glutamate", 1.0) for dose in _DOSES])
    return (Curve("glutamate, mean of the first hour", _DOSES, means),)


def _awake_or_not() -> Sequence[Curve]:
    highest: Floats = np.array([injected(float(dose)).level("mtorc1").max() for dose in _DOSES])
    return (Curve("active mTORC1, highest", _DOSES, highest),)


_DOSE = Axis("dose in a rodent", "mg/kg", "log")
_LEVEL = Axis("against baseline")
FIGURES: tuple[Figure, ...] = (
    Figure(
        "surge-by-dose",
        "signalling",
        "More is not more: the surge of glutamate over the dose",
        "Glutamate after one injection. In rats it rose at 10, 20 and 30 mg/kg, not at 50, and fell at 200.",
        _DOSE,
        _LEVEL,
        _surge,
        (Mark("sig.glutamate_50", 50.0),),
    ),
    Figure(
        "mtorc1-by-dose",
        "signalling",
        "Anaesthetic doses do not switch mTORC1 on",
        "The highest level after one injection, with the account that is set at the start.",
        _DOSE,
        _LEVEL,
        _awake_or_not,
        (Mark("sig.anaesthetic", 80.0),),
    ),
    Figure(
        "cascade",
        "signalling",
        "From mTORC1 to spines: two weeks after 10 mg/kg",
        "Levels after one injection. The points are levels that were chosen after papers that show them in words and "
        "pictures; the constants were set to meet them.",
        Axis("time", "h", "log"),
        _LEVEL,
        _two_weeks,
        (
            Mark("casc.M05", 0.5),
            Mark("casc.P2", 2.0),
            Mark("casc.P24", 24.0),
            Mark("casc.S3", 3.0),
            Mark("casc.S24", 24.0),
        ),
    ),
)
