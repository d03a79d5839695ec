"""The noisy calcium rule written for brian2, the simulator that most people would reach for."""

from collections.abc import Callable
from typing import Any

import numpy as np

from sim.models.plasticity import graupner_brunel as rule
from sim.models.plasticity.parameter_sets import ParameterSet

STEP = """
slope = -rho*(1-rho)*(0.5-rho) + gp*(1-rho)*int(c > tp) - gd*rho*int(c > td)
rho += dt / slow * slope + noise * sqrt(dt / slow) * sqrt(int(c > tp) + int(c > td)) * randn()
c *= fall
"""


def simulation(
    brian2: Any,
    one: ParameterSet,
    intervals: Any,
    synapses: int,
    pairs: int,
    target: str,
    folder: str,
    milliseconds: float = 0.5,
) -> Callable[[], Any]:
    """A run of all intervals and synapses by Euler and Maruyama; building the program is not timed."""
    b = brian2
    standalone = target == "cpp_standalone"
    b.device.reinit()
    b.device.activate()
    b.start_scope()
    if standalone:
        b.set_device("cpp_standalone", directory=folder, build_on_run=False)
    else:
        b.set_device("runtime")
        b.prefs.codegen.target = target
    b.defaultclock.dt = milliseconds * b.ms
    count = len(intervals) * synapses
    space = {
        "gp": one.rising, "gd": one.falling, "tp": one.potentiation, "td": one.depression, "noise": one.noise,
        "slow": one.slowness * b.second, "fall": float(np.exp(-1e-3 * milliseconds / one.decay)),
    }  # fmt: skip
    cells = b.NeuronGroup(count, "rho : 1\nc : 1", namespace=space)
    cells.run_regularly(STEP, dt=milliseconds * b.ms)
    cells.rho = np.tile(rule.population(one, synapses), len(intervals))
    lead = np.maximum(0.0, -intervals)
    spikes, at = [], []
    for k in range(pairs):
        for moment in (lead + one.delay, lead + intervals):
            spikes.append(np.arange(len(intervals)))
            at.append(k + moment)
    half = len(intervals)
    kinds = np.concatenate([s + (i % 2) * half for i, s in enumerate(spikes)])
    source = b.SpikeGeneratorGroup(2 * half, kinds, np.round(np.concatenate(at), 4) * b.second)
    adds = b.Synapses(source, cells, "size : 1", on_pre="c_post += size")
    to = np.arange(count)
    adds.connect(i=np.concatenate([to // synapses, to // synapses + half]), j=np.concatenate([to, to]))
    adds.size = np.repeat([one.pre, one.post], count)
    network = b.Network(cells, source, adds)
    network.run(pairs * b.second, namespace=space)
    if not standalone:
        return lambda: (network.run(pairs * b.second, namespace=space), np.array(cells.rho))[1]
    b.device.build(directory=folder, compile=True, run=False)
    return lambda: (b.device.run(folder, with_output=False, run_args=[]), np.array(cells.rho))[1]
