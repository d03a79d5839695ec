"""In which band of effects a concentration lies: little, pain relief, dissociation, the edge of waking, anaesthesia.

The borders are the published windows of racemic ketamine (sim/models/body/effects.py), read in plasma. Windows overlap
(pain relief goes up to 160 ng/mL, dissociation begins at 100) and leave gaps; here each band lasts until the next
begins. Esketamine counts as twice as much racemate.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.models.body.effects import WINDOWS

Floats = NDArray[np.float64]
_WINDOW = {window.name: window for window in WINDOWS}


@dataclass(frozen=True)
class Band:
    """A stretch of concentration from `begins` ng/mL of racemate on; `code` is its number in plots and files."""

    code: int
    name: str
    words: str
    begins: float
    source: str


BANDS: tuple[Band, ...] = (
    Band(0, "little", "Little to be noticed", 0.0, "open-channel"),
    Band(1, "analgesia", "Pain relief", _WINDOW["analgesia"].low, _WINDOW["analgesia"].source),
    Band(2, "dissociation", "Dissociation", _WINDOW["dissociation"].low, _WINDOW["dissociation"].source),
    Band(3, "edge", "At the edge of waking", _WINDOW["awakening"].low, _WINDOW["awakening"].source),
    Band(4, "anaesthesia", "Anaesthesia", _WINDOW["anaesthesia"].low, _WINDOW["anaesthesia"].source),
)
_BORDERS = np.array([band.begins for band in BANDS[1:]])


def codes(racemate: Floats) -> Floats:
    """The code of the band for each concentration."""
    found: Floats = np.searchsorted(_BORDERS, racemate, side="right").astype(float)
    return found


def band(racemate: float) -> Band:
    """The band of one concentration."""
    return BANDS[int(codes(np.array([racemate]))[0])]
