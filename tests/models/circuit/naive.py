"""The same patch of cortex written down plainly: one small Euler step after the other, every current at every step."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.models.circuit import cells
from sim.models.circuit.cells import CELLS, Sizes
from sim.models.circuit.network import Setting


@dataclass
class Naive:
    """One network stepped by `dt`; spikes arrive after the axonal delay, random numbers are drawn cell by cell."""

    setting: Setting
    sizes: Sizes
    seed: int = 0
    dt: float = 5e-5
    delay: float = cells.AXON_DELAY.value

    def run(self, seconds: float) -> NDArray[np.int64]:
        """Spikes of each cell."""
        dt, split, n = self.dt, self.sizes.pyramidal, self.sizes.cells
        random = np.random.default_rng(self.seed)
        kind = np.repeat([0, 1], [split, self.sizes.interneurons])
        scale = cells.BASE.pyramidal / split, cells.BASE.interneurons / self.sizes.interneurons

        def each(values: list[float]) -> NDArray[np.float64]:
            return np.array(values)[kind]

        membrane = each([c.membrane.value for c in CELLS])
        silence = each([c.refractory.value for c in CELLS])
        drive = each([c.external.value * cells.EXTERNAL_FACTOR.value for c in CELLS])
        moved = each(list(self.setting.tonic)) * cells.EXTERNAL_RATE.value * cells.AMPA_DECAY.value
        tonic = drive * moved / cells.unblocked(cells.TONIC_VOLTAGE.value)
        ampa = each([c.ampa.value * scale[0] for c in CELLS])
        gaba = each([c.gaba.value * scale[1] * cells.INHIBITION_FACTOR.value for c in CELLS]) * self.setting.inhibition
        nmda = each([c.nmda.value * scale[0] for c in CELLS])
        passing = 1.0 - each(list(self.setting.block))
        v = cells.RESET.value + 5.0 * random.random(n)
        outside = np.full(n, cells.EXTERNAL_RATE.value * cells.AMPA_DECAY.value)
        x, s, a, g = np.zeros(split), np.full(split, 0.2), 0.0, 2.4
        wait, counts = np.zeros(n), np.zeros(n, np.int64)
        line = [np.zeros(n, bool) for _ in range(max(1, round(self.delay / dt)))]
        for _ in range(round(seconds / dt)):
            arrived = line.pop(0)
            outside += random.poisson(cells.EXTERNAL_RATE.value * dt, n) - outside * dt / cells.AMPA_DECAY.value
            a += arrived[:split].sum() - a * dt / cells.AMPA_DECAY.value
            g += arrived[split:].sum() - g * dt / cells.GABA_DECAY.value
            x += arrived[:split] - x * dt / cells.NMDA_RISE.value
            s += dt * (cells.NMDA_OPENING.value * x * (1.0 - s) - s / cells.NMDA_DECAY.value)
            g_ampa = drive * np.maximum(outside - moved, 0.0) + ampa * a
            g_nmda = passing * (nmda * s.sum() + tonic)
            m = 1.0 / (1.0 + np.exp(-v / cells.STEEPNESS.value) / 3.57)
            flow = -g_ampa * v - g_nmda * m * v - gaba * g * (v - cells.INHIBITORY.value) - (v - cells.LEAK.value)
            v = np.where(wait > 0, cells.RESET.value, v + dt * flow / membrane)
            wait = np.maximum(wait - dt, 0.0)
            fired = v > cells.THRESHOLD.value
            v[fired] = cells.RESET.value
            wait[fired] = silence[fired]
            counts += fired
            line.append(fired)
        return counts
