"""The patch of cortex at work: spikes, synapses and voltages of several networks side by side.

    gN = (1 - block) (w sum s + tonic),  ds/dt = -s/100 ms + 0.5/ms x (1 - s),  dx/dt = -x/2 ms, x + 1 at a spike

A spike reaches all cells of the patch one axonal delay later. So within one delay nothing that happens can come back:
all conductances of the next 2 ms are known beforehand (a triangular product), and only voltages are stepped, by the
exponential Rosenbrock-Euler method (Hochbruck & Ostermann 2010) at 0.25 ms with phi1 as its [1/1] Pade fraction.
Axes everywhere: (settings, seeds, cells); networks with the same seed hear the same noise whatever their settings.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.core.facts import fact
from sim.models.circuit import cells
from sim.models.circuit.cells import BASE, CELLS, Sizes
from sim.models.circuit.noise import STRETCH, Outside
from sim.models.circuit.traces import Decay

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
SILENT = 1e-7
"""Below this a synapse's transmitter x is taken as gone: 32 ms after its spike."""

START_PYRAMIDAL = fact(4, "Hz", "Pyramidal rate that the synapses remember at the start", "circuit-choice", "derived")
START_INTERNEURON = fact(
    12, "Hz", "Interneuron rate that the synapses remember at the start", "circuit-choice", "derived"
)
START_OPENED = fact(0.21, "1", "Share of NMDA receptors open at the start", "circuit-choice", "derived")


@dataclass(frozen=True)
class Setting:
    """What differs between the networks that run side by side; pairs are (pyramidal, interneuron).

    Attributes:
        block: share of the NMDA current that a drug takes away.
        tonic: share of the mean outside drive that comes through NMDA receptors that are open all the time.
        inhibition: factor on all inhibition.
    """

    block: tuple[float, float] = (0.0, 0.0)
    tonic: tuple[float, float] = (0.0, 0.0)
    inhibition: float = 1.0


@dataclass
class State:
    """All that decides the future of the networks; `tick` counts steps of the solver.

    Attributes:
        voltage: mV, (settings, seeds, cells). free: the tick from which a cell may integrate again.
        outside: trace of the outside spikes, (seeds, cells), unit weight.
        ampa, gaba: traces of all pyramidal and all interneuron spikes, (settings, seeds), unit weight.
        rising, opened: x and s of each pyramidal cell. fired: who fired in the last delay, (steps, ..., cells).
    """

    tick: int
    voltage: Array
    free: NDArray[np.int64]
    outside: Array
    ampa: Array
    gaba: Array
    rising: Array
    opened: Array
    fired: Flags

    def copy(self) -> "State":
        """Another one that shares no memory with this."""
        arrays = {name: np.array(value) for name, value in vars(self).items() if name != "tick"}
        return State(self.tick, **arrays)


class Networks:
    """Several networks, `settings` times `seeds` of them, advanced together.

    Args:
        settings: one for each row of networks. seeds: one for each column.
        finer: cuts the step of 0.25 ms; for checks of accuracy.
        delay: axonal delay in s.

    Raises:
        ValueError: the delay does not divide the stretch of noise that is drawn at once, 32 ms.
    """

    def __init__(
        self,
        settings: Sequence[Setting],
        seeds: Sequence[int],
        sizes: Sizes = BASE,
        finer: int = 1,
        delay: float = cells.AXON_DELAY.value,
    ) -> None:
        self.sizes = sizes
        self.dt = cells.GRAIN.value / finer
        self.steps = round(delay / self.dt)
        if self.steps < 1 or STRETCH * finer % self.steps:
            raise ValueError(f"a delay of {delay} s does not divide 32 ms into whole parts")
        self.outside = Outside(seeds, sizes.cells, finer)
        self._decays = {
            name: Decay(constant.value, self.dt, self.steps)
            for name, constant in (("ampa", cells.AMPA_DECAY), ("gaba", cells.GABA_DECAY), ("rise", cells.NMDA_RISE))
        }
        opened = np.exp(-self.dt / cells.NMDA_DECAY.value * np.arange(self.steps + 1))
        self._resting_mean, self._resting_end = (opened[1:] + opened[:-1]) / 2, opened[-1]
        self._silence = self._cellwise(*(round(c.refractory.value / self.dt) for c in CELLS)).astype(np.int64)
        self._per_step = self._cellwise(*(self.dt / c.membrane.value for c in CELLS))
        self.configure(settings)

    def _cellwise(self, pyramidal: Any, interneuron: Any) -> Array:
        """One value for each cell from those of the two kinds."""
        return np.repeat([float(pyramidal), float(interneuron)], [self.sizes.pyramidal, self.sizes.interneurons])

    def configure(self, settings: Sequence[Setting]) -> None:
        """Take these settings from now on; as many as before when a state goes on."""
        self.settings = tuple(settings)
        scale = cells.BASE.pyramidal / self.sizes.pyramidal, cells.BASE.interneurons / self.sizes.interneurons
        inhibition = np.array([s.inhibition for s in self.settings])[:, None, None, None]
        tonic = np.array([s.tonic for s in self.settings])
        passing = 1.0 - np.array([s.block for s in self.settings])
        drive = np.array([c.external.value for c in CELLS]) * cells.EXTERNAL_FACTOR.value
        mean = drive * cells.EXTERNAL_RATE.value * cells.AMPA_DECAY.value
        self._drive = self._cellwise(*drive)
        moved = cells.EXTERNAL_RATE.value * cells.AMPA_DECAY.value * tonic
        self._moved = np.stack([self._cellwise(*row) for row in moved])[:, None, None, :]
        self._ampa = np.array([c.ampa.value for c in CELLS]) * scale[0]
        self._gaba = np.array([c.gaba.value for c in CELLS]) * (scale[1] * cells.INHIBITION_FACTOR.value) * inhibition
        self._nmda = (np.array([c.nmda.value for c in CELLS]) * scale[0] * passing)[:, None, None, :]
        self._tonic = (tonic * mean / cells.unblocked(cells.TONIC_VOLTAGE.value) * passing)[:, None, None, :]

    # ---- time

    def start(self) -> State:
        """Networks at rest but for their voltages, which lie anywhere between reset and threshold."""
        rows, seeds = len(self.settings), self.outside.seeds
        shape = rows, len(seeds), self.sizes.cells
        luck = np.stack(
            [np.random.Generator(np.random.PCG64(np.random.SeedSequence(s))).random(shape[2]) for s in seeds]
        )
        voltage = cells.RESET.value + (cells.THRESHOLD.value - cells.RESET.value) * luck
        return State(
            0,
            np.repeat(voltage[None], rows, axis=0),
            np.zeros(shape, np.int64),
            np.full(shape[1:], cells.EXTERNAL_RATE.value * cells.AMPA_DECAY.value),
            np.full(shape[:2], START_PYRAMIDAL.value * self.sizes.pyramidal * cells.AMPA_DECAY.value),
            np.full(shape[:2], START_INTERNEURON.value * self.sizes.interneurons * cells.GABA_DECAY.value),
            np.zeros((*shape[:2], self.sizes.pyramidal)),
            np.full((*shape[:2], self.sizes.pyramidal), START_OPENED.value),
            np.zeros((self.steps, *shape), bool),
        )

    def advance(self, state: State) -> Flags:
        """On by one axonal delay, in place; who fired in each step, (steps, settings, seeds, cells)."""
        conductances = self._conductances(state)
        fired = self._voltages(state, *conductances)
        state.tick += self.steps
        state.fired = fired
        return fired

    def run(self, state: State, seconds: float) -> NDArray[np.int64]:
        """On by whole delays; the spikes of each cell meanwhile, (settings, seeds, cells)."""
        counts = np.zeros(state.voltage.shape, np.int64)
        for _ in range(round(seconds / (self.dt * self.steps))):
            counts += np.add.reduce(self.advance(state), axis=0, dtype=np.int64)
        return counts

    # ---- the two halves of one delay

    def _conductances(self, state: State) -> tuple[Array, Array, Array]:
        """Of each step, in leaks, from what fired a delay ago: all but NMDA by cell, GABA alone and NMDA by kind."""
        split = self.sizes.pyramidal
        spikes = state.fired.transpose(1, 2, 0, 3)
        sums = np.stack([spikes[..., :split].sum(-1), spikes[..., split:].sum(-1)], axis=-1).astype(np.float64)
        ampa, end = self._decays["ampa"].means(state.ampa[..., None], sums[..., :1])
        state.ampa = end[..., 0]
        gaba, end = self._decays["gaba"].means(state.gaba[..., None], sums[..., 1:])
        state.gaba = end[..., 0]
        nmda = self._nmda_opened(state, spikes[..., :split])
        arriving = self.outside.steps(state.tick, self.steps)
        outside, state.outside = self._decays["ampa"].means(state.outside, arriving)
        inhibition = self._gaba * gaba
        shared = 1.0 + self._ampa * ampa + inhibition
        counts = [self.sizes.pyramidal, self.sizes.interneurons]
        linear = np.maximum(outside - self._moved, 0.0)
        linear *= self._drive
        linear += np.repeat(shared, counts, axis=-1)
        gated = self._nmda * nmda[..., None] + self._tonic
        return linear, inhibition, gated

    def _nmda_opened(self, state: State, spikes: Flags) -> Array:
        """Mean of sum s in each step, (settings, seeds, steps); only cells that fired of late need more than decay."""
        at = np.flatnonzero((state.rising > SILENT) | spikes.any(axis=2))
        rising, opened = state.rising.reshape(-1), state.opened.reshape(-1)
        total = state.opened.sum(axis=-1)
        x, s = rising[at], opened[at]
        opened *= self._resting_end
        rising[:] = 0.0
        recent = spikes.transpose(0, 1, 3, 2).reshape(-1, self.steps)[at].astype(np.float64)
        means, end = self._decays["rise"].means(x[:, None], recent[..., None])
        rising[at] = end[..., 0]
        pull = means[..., 0] * (cells.NMDA_OPENING.value * self.dt)
        rate = pull + self.dt / cells.NMDA_DECAY.value
        left = np.exp(-rate)
        product = np.cumprod(left, axis=1)
        after = product * (s[:, None] + np.cumsum(pull / rate * (1.0 - left) / product, axis=1))
        opened[at] = after[:, -1]
        before = np.concatenate([s[:, None], after[:, :-1]], axis=1)
        extra = (before + after) / 2 - s[:, None] * self._resting_mean
        network = at // self.sizes.pyramidal
        where = network[:, None] * self.steps + np.arange(self.steps)
        sums = np.bincount(where.reshape(-1), extra.reshape(-1), minlength=total.size * self.steps)
        opened_sum: Array = total[..., None] * self._resting_mean + sums.reshape(*total.shape, self.steps)
        return opened_sum

    def _voltages(self, state: State, linear: Array, inhibition: Array, gated: Array) -> Flags:
        """Step the voltages of one delay; all rates are multiplied by dt/tau beforehand."""
        counts = [self.sizes.pyramidal, self.sizes.interneurons]
        linear = linear.transpose(2, 0, 1, 3) * self._per_step
        pull = (cells.LEAK.value + cells.INHIBITORY.value * inhibition).transpose(2, 0, 1, 3)
        pull = np.repeat(pull, counts, axis=-1) * self._per_step
        gates = np.repeat(gated.transpose(2, 0, 1, 3), counts, axis=-1) * (
            self._per_step * cells.HALF_MAGNESIUM.value / 1e3
        )
        v, free, half = state.voltage, state.free, cells.HALF_MAGNESIUM.value / 1e3
        fired = np.empty((self.steps, *v.shape), bool)
        held = free > state.tick
        fold, e, q, c, f = (np.empty_like(v) for _ in range(5))
        per_fold, reset, threshold = -1.0 / cells.STEEPNESS.value, cells.RESET.value, cells.THRESHOLD.value
        for k in range(self.steps):
            np.multiply(v, per_fold, out=fold)
            np.exp(fold, out=e)
            np.add(e, half, out=f)
            np.divide(gates[k], f, out=q)  # NMDA conductance that magnesium leaves
            np.divide(e, f, out=e)  # share that magnesium blocks
            np.add(linear[k], q, out=c)
            np.multiply(c, v, out=f)
            np.subtract(pull[k], f, out=f)  # the derivative, times dt
            e *= fold
            e *= q
            c -= e  # minus the slope of the derivative, times dt
            c += 3.0
            np.divide(4.5, c, out=c)
            c -= 0.5  # phi1 = 4.5 / (3 + y) - 1/2
            f *= c
            v += f
            np.copyto(v, reset, where=held)
            np.greater(v, threshold, out=fired[k])
            np.add(self._silence, state.tick + k + 1, out=free, where=fired[k])
            np.greater(free, state.tick + k + 1, out=held)
        np.copyto(v, reset, where=held)
        return fired


def rates(counts: NDArray[np.int64], sizes: Sizes, seconds: float) -> Array:
    """Spikes per second and cell of each kind, (settings, seeds, 2), from the spikes of each cell."""
    split = sizes.pyramidal
    sums = np.stack([counts[..., :split].mean(axis=-1), counts[..., split:].mean(axis=-1)], axis=-1)
    per_second: Array = sums / seconds
    return per_second
