"""How people differ: ketamine at the end of the same infusion in twenty thousand virtual people."""

from collections.abc import Sequence

import numpy as np

from sim.models.figure import Axis, Curve, Figure, Floats, Mark
from sim.models.population.curves import summary


def _at_the_end() -> Sequence[Curve]:
    shares = np.linspace(0.005, 0.995, 100)
    tally = summary(seed=1, count=20480)
    levels: Floats = np.array([tally.percentile("c40", float(share)) for share in shares])
    return (Curve("share of people below", levels, shares),)


FIGURES: tuple[Figure, ...] = (
    Figure(
        "people-differ",
        "mood",
        "The same infusion, many people",
        "Share of virtual people whose plasma ketamine at the end of 0.5 mg/kg in 40 min lies below a level.",
        Axis("ketamine in plasma", "ng/mL", "log"),
        Axis("share of people", low=0.0, high=1.0),
        _at_the_end,
        (Mark("mc_c40_p50", y=0.5), Mark("mc_c40_p5", y=0.05)),
    ),
)
