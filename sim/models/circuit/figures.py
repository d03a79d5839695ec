"""The patch of cortex beside earlier results: who fires how much in which concentration, and who must be blocked."""

from collections.abc import Sequence

import numpy as np

from sim.models.circuit.surge import interneuron_ratio, pyramidal_ratio
from sim.models.figure import Axis, Curve, Figure, Mark

_KETAMINE = np.geomspace(0.03, 100, 81)


def _rates() -> Sequence[Curve]:
    return (
        Curve("pyramidal cells", _KETAMINE, pyramidal_ratio(_KETAMINE)),
        Curve("interneurons", _KETAMINE, interneuron_ratio(_KETAMINE)),
        Curve(
            "pyramidal cells, if only they are blocked", _KETAMINE, pyramidal_ratio(_KETAMINE, block_interneuron=False)
        ),
        Curve(
            "pyramidal cells, if only interneurons are", _KETAMINE, pyramidal_ratio(_KETAMINE, block_pyramidal=False)
        ),
    )


FIGURES: tuple[Figure, ...] = (
    Figure(
        "inverted-u",
        "circuit",
        "A little frees, much silences",
        "Firing against that without drug. The hump needs interneurons that depend more on tonic NMDA current: "
        "that is an assumption. The points are earlier results of ours, no evidence.",
        Axis("free ketamine", "uM", "log"),
        Axis("firing against none of the drug", low=0.0),
        _rates,
        (Mark("circ.E1", 1.0), Mark("circ.I1", 1.0), Mark("circ.Eonly", 1.0)),
    ),
)
