"""The patch of cortex: pyramidal cells and interneurons fire, ketamine comes, and the same patch runs without it.

Four patches that differ in their noise run side by side, each with a twin that hears the same noise but has no drug; so
a ratio compares like with like. One step is one axonal delay, and nothing is computed ahead.
"""

from collections.abc import Mapping
from math import exp
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from sim.core.facts import fact
from sim.core.quantities import Action, Observable
from sim.experiments import circuit_observed as observed
from sim.experiments.circuit_doses import Doses, Tried
from sim.experiments.circuit_settings import CircuitParams
from sim.experiments.experiment import Experiment, Rows, Snapshot
from sim.models.circuit import cells
from sim.models.circuit.cells import BASE, Sizes
from sim.models.circuit.network import Networks, Setting, State
from sim.models.circuit.raster import Raster
from sim.models.circuit.surge import setting

NETWORKS = 4
"""Patches side by side: their mean is what is read; the first is what is drawn."""
WITHOUT, WITH = 0, 1
LEAD = fact(0.25, "s", "How long the patches run without drug before time zero", "circuit-choice", "teaching")


class Circuit(Experiment):
    """80 pyramidal cells and 20 interneurons, four times, with drug and without.

    Attributes:
        sizes: how many cells of each kind one patch has; pyramidal cells come first.
        averages: running means that are read: pyramidal rate, interneuron rate, inhibition; each without and with drug.
    """

    NAME = "circuit"
    TITLE = "A patch of cortex"
    QUESTION = "How can a drug that blocks an excitatory receptor make pyramidal cells fire more?"
    STEP = cells.AXON_DELAY.value
    PACE = 0.5
    LENGTH = 4.0
    PARAMS = CircuitParams
    OBSERVABLES: ClassVar[Mapping[str, Observable[Any]]] = observed.OBSERVABLES
    ACTIONS: ClassVar[Mapping[str, Action[Any]]] = {}
    PLOTS = (
        ("pyramidal_rate", "interneuron_rate"),
        ("pyramidal_ratio", "interneuron_ratio"),
        ("glutamate",),
    )

    sizes: Sizes
    averages: list[float]
    _doses: Doses
    _networks: Networks
    _now: State
    _events: NDArray[np.int64]

    # ---- what scenes read

    @property
    def row(self) -> list[float]:
        """All observables now, in order."""
        return observed.row(self.averages, self._networks.settings[WITH].block)

    @property
    def voltage(self) -> NDArray[np.float64]:
        """Membrane voltages of the first patch with drug, mV, shape (cells,)."""
        first: NDArray[np.float64] = self._now.voltage[WITH, 0].copy()
        return first

    @property
    def fired(self) -> NDArray[np.bool_]:
        """Which cells of the first patch with drug fired in the last step, shape (cells,)."""
        any_of: NDArray[np.bool_] = np.logical_or.reduce(self._now.fired[:, WITH, 0], axis=0)
        return any_of

    @property
    def blocked(self) -> tuple[float, float]:
        """Share of NMDA current that the drug takes away now: pyramidal cells, interneurons."""
        return self._networks.settings[WITH].block

    @property
    def raster(self) -> Raster:
        """The spikes of the last two seconds in the first patch with drug."""
        return self.spikes()

    def spikes(self, drug: bool = True) -> Raster:
        """Spikes of the last two seconds in the first patch, or in its twin without drug."""
        chosen = self._events[self._events[:, 1] == (WITH if drug else WITHOUT)]
        return Raster(chosen[:, 0] * self._networks.dt - LEAD.value, chosen[:, 2], self.sizes)

    @property
    def tried(self) -> tuple[Tried, ...]:
        """The concentrations that were held long enough, with what the patch settled at; the latest last."""
        return self._doses.tried()

    @property
    def watched(self) -> float:
        """Seconds of firing that count for the present concentration so far."""
        return self._doses.watched * self.STEP

    def why_disabled(self, path: str) -> str:
        """Why this parameter has no effect just now; '' when it has."""
        now: CircuitParams = self.params
        if path == "ketamine" and not (now.block_pyramidal or now.block_interneuron):
            return "Block is off in both kinds of cell."
        if path in ("block_pyramidal", "block_interneuron") and now.ketamine == 0:
            return "There is no ketamine."
        return ""

    # ---- time

    def _start(self) -> None:
        self._build()
        settings = self._networks.settings
        self._networks.configure([settings[WITHOUT]] * 2)
        self._now = self._networks.start()
        self._networks.run(self._now, LEAD.value)
        self._networks.configure(settings)
        self._events = np.zeros((0, 3), np.int64)
        self.averages = observed.at_start(self.params.inhibition, self.sizes)
        self._doses = Doses(self.STEP)

    def _build(self) -> None:
        self.sizes = BASE
        seeds = range(self.seed * NETWORKS, (self.seed + 1) * NETWORKS)
        self._networks = Networks(self._settings(), seeds, self.sizes)

    def _settings(self) -> list[Setting]:
        now: CircuitParams = self.params
        shares = (now.share_pyramidal, now.share_interneuron)
        clean = setting(0.0, shares=shares, inhibition=now.inhibition)
        drugged = setting(now.ketamine, now.block_pyramidal, now.block_interneuron, shares, now.inhibition)
        return [clean, drugged]

    def _settings_changed(self, path: str) -> None:
        self._networks.configure(self._settings())
        self._doses.begin()

    def _advance(self, n: int) -> Rows:
        rows = np.empty((n, len(self.OBSERVABLES)))
        keep = exp(-self.STEP / observed.MEMORY.value)
        split, block = self.sizes.pyramidal, self._networks.settings[WITH].block
        for k in range(n):
            fired = self._networks.advance(self._now)
            self._remember(fired)
            counts = np.add.reduce(fired, axis=(0, 2), dtype=np.int64)
            pyramidal, interneurons = counts[:, :split].sum(axis=1), counts[:, split:].sum(axis=1)
            self._doses.count(self.params, pyramidal.tolist(), interneurons.tolist())
            news = self._rates(pyramidal, interneurons)
            self.averages = [old * keep + new * (1.0 - keep) for old, new in zip(self.averages, news, strict=True)]
            rows[k] = observed.row(self.averages, block)
        return rows

    def _rates(self, pyramidal: NDArray[np.int64], interneurons: NDArray[np.int64]) -> list[float]:
        """Of one step: rates in Hz and inhibition on a pyramidal cell in leaks, each without and with drug."""
        watched = NETWORKS * self.STEP
        gaba = self._now.gaba.mean(axis=1) * observed.inhibition_per_spike(self.params.inhibition, self.sizes)
        return [
            *(pyramidal / (watched * self.sizes.pyramidal)).tolist(),
            *(interneurons / (watched * self.sizes.interneurons)).tolist(),
            *gaba.tolist(),
        ]

    def _remember(self, fired: NDArray[np.bool_]) -> None:
        """Keep the spikes of the first patch; what is older than two seconds goes, at whole multiples of 64 steps."""
        step, row, cell = np.nonzero(fired[:, :, 0])
        begun = self._now.tick - len(fired)
        new = np.stack([step + begun, row, cell], axis=1)
        if begun % (64 * len(fired)) == 0:
            oldest = begun - round(observed.RASTER.value / self._networks.dt)
            self._events = self._events[np.searchsorted(self._events[:, 0], oldest) :]
        self._events = np.concatenate([self._events, new])

    # ---- snapshots

    def _state(self) -> Snapshot:
        return {
            "networks": vars(self._now),
            "averages": self.averages,
            "spikes": self._events,
            "doses": self._doses.state(),
        }

    def _put_state(self, state: Snapshot) -> None:
        self._build()
        self._now = State(**state["networks"])
        self.averages, self._events = state["averages"], state["spikes"]
        self._doses = Doses(self.STEP, state["doses"])
