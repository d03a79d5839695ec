"""The same patch of cortex written for Brian 2, as one who knows Brian would: several patches as one large group."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.models.circuit import cells
from sim.models.circuit.cells import CELLS, Sizes
from sim.models.circuit.surge import SHARE_INTERNEURON, SHARE_PYRAMIDAL

EQUATIONS = """
dv/dt = (-gA*v - gN*v/(1 + exp(-v/16.129)/3.57) - (gG + 1)*(v + 70))/taum : 1 (unless refractory)
gA = drive*clip(outside - moved, 0, inf) + a : 1
gN = wN*total + tonic : 1
doutside/dt = -outside/(2*ms) : 1
da/dt = -a/(2*ms) : 1
dgG/dt = -gG/(10*ms) : 1
total : 1 (linked)
taum : second (constant)
silence : second (constant)
drive : 1 (constant)
moved : 1 (constant)
tonic : 1 (constant)
wN : 1 (constant)
"""
OPENING = "dx/dt = -x/(2*ms) : 1\nds/dt = -s/(100*ms) + 0.5/ms*x*(1 - s) : 1"


@dataclass
class Simulation:
    """Patches that are ready to run."""

    network: Any
    spikes: dict[str, Any]
    cells: NDArray[np.int64]

    def run(self, seconds: float) -> NDArray[np.float64]:
        """On by so much; rates of (pyramidal cells, interneurons) meanwhile, Hz."""
        from brian2 import second

        before = np.array([monitor.num_spikes for monitor in self.spikes.values()])
        self.network.run(seconds * second)
        after = np.array([monitor.num_spikes for monitor in self.spikes.values()])
        rates: NDArray[np.float64] = (after - before) / (self.cells * seconds)
        return rates


def patches(sizes: Sizes, count: int, dt: float = 0.1) -> Simulation:
    """So many patches without drug, steps of `dt` ms, exponential Euler, compiled when there is a compiler."""
    import brian2 as b

    b.start_scope()
    b.defaultclock.dt = dt * b.ms
    shares = SHARE_PYRAMIDAL.value, SHARE_INTERNEURON.value
    scale = cells.BASE.pyramidal / sizes.pyramidal, cells.BASE.interneurons / sizes.interneurons
    per_patch = sizes.pyramidal, sizes.interneurons
    opening = b.NeuronGroup(count * sizes.pyramidal, OPENING, method="exponential_euler", name="opening")
    pools = b.NeuronGroup(count, "total : 1", name="pools")
    summed = b.Synapses(opening, pools, "total_post = s_pre : 1 (summed)", name="summed")
    summed.connect(i=np.arange(count * sizes.pyramidal), j=np.repeat(np.arange(count), sizes.pyramidal))
    groups, inputs = [], []
    for cell, n, share, name in zip(CELLS, per_patch, shares, ("pyramidal", "interneuron"), strict=True):
        group = b.NeuronGroup(
            count * n, EQUATIONS, threshold="v > -50", reset="v = -55", refractory="silence",
            method="exponential_euler", name=name,
        )  # fmt: skip
        drive = cell.external.value * cells.EXTERNAL_FACTOR.value
        moved = share * cells.EXTERNAL_RATE.value * cells.AMPA_DECAY.value
        group.total = b.linked_var(pools, "total", index=np.repeat(np.arange(count), n))
        group.taum, group.silence = cell.membrane.value * b.second, cell.refractory.value * b.second
        group.drive, group.moved, group.wN = drive, moved, cell.nmda.value * scale[0]
        group.tonic = drive * moved / cells.unblocked(cells.TONIC_VOLTAGE.value)
        group.v, group.outside = "-55 + 5*rand()", cells.EXTERNAL_RATE.value * cells.AMPA_DECAY.value
        groups.append(group)
        inputs.append(b.PoissonInput(group, "outside", 1, cells.EXTERNAL_RATE.value * b.Hz, "1"))
    synapses = [_opened(b, groups[0], opening)]
    for source, n in zip(groups, per_patch, strict=True):
        for target, m, cell in zip(groups, per_patch, CELLS, strict=True):
            excites = source is groups[0]
            weight = (
                cell.ampa.value * scale[0] if excites else cell.gaba.value * scale[1] * cells.INHIBITION_FACTOR.value
            )
            made = b.Synapses(
                source,
                target,
                on_pre=f"{'a' if excites else 'gG'}_post += {weight!r}",
                delay=cells.AXON_DELAY.value * b.second,
            )
            made.connect(condition=f"i // {n} == j // {m}")
            synapses.append(made)
    opening.s = 0.21
    monitors = {group.name: b.SpikeMonitor(group, record=False) for group in groups}
    network = b.Network(opening, pools, summed, *groups, *inputs, *synapses, *monitors.values())
    return Simulation(network, monitors, count * np.array(per_patch))


def _opened(b: Any, source: Any, opening: Any) -> Any:
    made = b.Synapses(source, opening, on_pre="x_post += 1", delay=cells.AXON_DELAY.value * b.second)
    made.connect(j="i")
    return made
