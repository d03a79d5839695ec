"""What the circuit scene reads off the experiment, once a frame."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.experiments.circuit_doses import Tried, assumptions
from sim.experiments.circuit_settings import CircuitParams
from sim.models.body.effects import AVERAGE_BRAIN, windows
from sim.models.circuit.cells import AXON_DELAY, BASE
from sim.models.circuit.surge import interneuron_ratio, pyramidal_ratio

Floats = NDArray[np.float64]
GLOW = 0.12
"""Model seconds in which the light of a spike fades to a third, at the bench's own pace."""
GLOW_SEEN = 0.24
"""Wall seconds for the same at least, so that nothing flickers."""
PULSE_SEEN = 0.5
"""Wall seconds that a pulse takes along its axon at least: in 2 ms nobody would see it."""
ENOUGH = 3
"""Points that a student makes before the curve of the model is shown."""
CLINICAL = ("analgesia", "dissociation", "anaesthesia")


class Reading:
    """The experiment at one moment, in the words of the scene. Reads only.

    Args:
        rate: model seconds for each second on the wall.
        ahead: seconds that the picture is into the next step.
    """

    def __init__(self, experiment: Any, rate: float = 0.0, ahead: float = 0.0) -> None:
        self._bench = experiment
        self.now = float(experiment.time) + ahead
        self.rate = rate
        names = experiment.OBSERVABLES
        self.row: dict[str, float] = dict(zip(names, experiment.row, strict=True))
        self.params: CircuitParams = experiment.params
        self.ketamine = float(self.params.ketamine)

    def __getitem__(self, name: str) -> float:
        return self.row[name]

    @property
    def pulse_time(self) -> float:
        """Model seconds that a pulse on an axon is drawn to take: the true delay, or longer, so that it is seen."""
        return max(AXON_DELAY.value, PULSE_SEEN * self.rate)

    @property
    def slowed(self) -> float:
        """How many times slower pulses are drawn than they run."""
        return self.pulse_time / AXON_DELAY.value

    def spikes(self, drug: bool = True) -> tuple[Floats, NDArray[np.int64]]:
        """Times in s and numbers of the cells that fired in the last two seconds."""
        raster = self._bench.spikes(drug)
        return raster.times, raster.cells

    def glow(self) -> Floats:
        """How brightly each cell is lit by its own spikes, 0 to 1."""
        times, cells = self.spikes()
        fade = max(GLOW, GLOW_SEEN * self.rate)
        age = np.maximum(self.now - times, 0.0)
        sums = np.bincount(cells, np.exp(-age / fade), minlength=BASE.cells)
        lit: Floats = 1.0 - np.exp(-1.1 * sums)
        return lit

    @property
    def tried(self) -> tuple[Tried, ...]:
        """The points of the student, the latest last."""
        found: tuple[Tried, ...] = self._bench.tried
        return found

    @property
    def watched(self) -> float:
        """Seconds of firing that count for the present concentration."""
        return float(self._bench.watched)

    @property
    def same(self) -> tuple[Tried, ...]:
        """Points made under the assumptions that are set now."""
        mine = assumptions(self.params)
        return tuple(row for row in self.tried if row.assumed == mine)

    @property
    def held(self) -> Tried | None:
        """The point of the present concentration, once there is one."""
        return next((row for row in self.same if row.ketamine == self.ketamine), None)

    @property
    def curve_known(self) -> bool:
        """True when the model has a kept curve for these assumptions: the switches of block may differ, no more."""
        now, usual = self.params, CircuitParams()
        return (now.share_pyramidal, now.share_interneuron, now.inhibition) == (
            usual.share_pyramidal,
            usual.share_interneuron,
            usual.inhibition,
        )

    @property
    def curve_shown(self) -> bool:
        """The curve comes once the student has found enough of it."""
        return self.curve_known and len(self.same) >= ENOUGH

    def curve(self, concentrations: Floats) -> tuple[Floats, Floats]:
        """Rates of both kinds against none of the drug."""
        switches = self.params.block_pyramidal, self.params.block_interneuron
        return pyramidal_ratio(concentrations, *switches), interneuron_ratio(concentrations, *switches)


def clinical_bands() -> tuple[tuple[str, float, float], ...]:
    """Label and range of free drug in the brain, µM, of each effect that was reported at a range in plasma."""
    factor = AVERAGE_BRAIN.free_per_total
    return tuple((w.label, w.low * factor, w.high * factor) for w in windows("ketamine") if w.name in CLINICAL)
