"""Wind-up: a nerve cell of the dorsal horn that answers each stimulus of a train more strongly than the one before.

One compartment in leak units (every conductance is a multiple of the leak; V in mV, calcium in uM, time in s):

    tau dV/dt = -(gA + gN u + gK) V - gC m^2 (V - EC) - (V - EL) + noise        u = B(V) (1 - block)
    dCa/dt    = influx gN u (100 - V) - Ca / tauCa, and a little more with each spike
    dm/dt     = (m_inf - m) / tau_m     m_inf = Ca^2 / (Ca^2 + K^2),  tau_m = slowest / (1 + Ca^2 / K^2)

gA: AMPA; gN: NMDA with the magnesium block B(V) of Jahr & Stevens 1990; gK: the slow current of substance P (NK1); gC:
the cation current that calcium opens (CAN). The mechanism is that of Aguiar, Sousa & Lima 2010 (a cell of many parts);
the single compartment and its numbers were chosen here. A spike is fired at the threshold; then V starts from `reset`.

The voltage goes by exponential steps with conductances held at their mean over the step, the gate m by implicit steps,
calcium and the synapses exactly. Halving the step leaves the spikes of a stimulus the same on average (tested).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np
from numpy.typing import NDArray

from sim.core.quantities import quantity
from sim.models.receptor import magnesium
from sim.models.recursion import fading

Floats = NDArray[np.float64]
STEP = 2.5e-4
"""s: the inner step."""
OURS = "windup-cell"
_CHUNK = 512
_JITTER, _NOISE = 1, 2  # streams of random numbers, so that more noise never moves an arrival


@dataclass(frozen=True)
class Cell:
    """The numbers of the cell. Conductances count in units of the leak."""

    tau: float = quantity(20.0, "ms", "Membrane time constant", valid=(1, 100), source=OURS, path="cell.tau")
    rest: float = quantity(-65.0, "mV", "Resting potential", valid=(-90, -50), source="aguiar-2010", path="cell.rest")
    threshold: float = quantity(-50.0, "mV", "Threshold", valid=(-60, -30), source=OURS, path="cell.threshold")
    reset: float = quantity(-60.0, "mV", "After a spike", valid=(-90, -50), source=OURS, path="cell.reset")
    refractory: float = quantity(3.0, "ms", "Silent after a spike", valid=(0, 20), source=OURS, path="cell.refractory")
    noise: float = quantity(0.5, "mV", "Noise of the voltage", valid=(0, 5), source=OURS, path="cell.noise")
    magnesium: float = quantity(1.0, "mM", "Magnesium outside", valid=(0, 10), source=OURS, path="cell.magnesium")
    afferents: int = quantity(
        20, "1", "Fibres in one stimulus", valid=(1, 200), source="aguiar-2010", path="cell.fibres", whole=True
    )
    jitter: float = quantity(
        20.0,
        "ms",
        "Fibres arrive within",
        valid=(0, 200),
        source="aguiar-2010",
        path="cell.jitter",
        help="Evenly spread, drawn anew for each stimulus.",
    )
    ampa: float = quantity(
        2.0,
        "1",
        "AMPA, all fibres together",
        valid=(0, 20),
        source=OURS,
        path="ampa.size",
        help="In units of the leak.",
    )
    ampa_decay: float = quantity(5.0, "ms", "AMPA decays", valid=(1, 50), source="aguiar-2010", path="ampa.decay")
    nmda: float = quantity(
        3.0, "1", "NMDA, peak of all fibres", valid=(0, 20), source=OURS, path="nmda.size", help="Before Mg²⁺ block."
    )
    nmda_rise: float = quantity(2.0, "ms", "NMDA rises", valid=(0.5, 20), source="aguiar-2010", path="nmda.rise")
    nmda_decay: float = quantity(100.0, "ms", "NMDA decays", valid=(10, 1000), source="aguiar-2010", path="nmda.decay")
    nk1: float = quantity(0.025, "1", "NK1, peak of all fibres", valid=(0, 1), source=OURS, path="nk1.size")
    nk1_rise: float = quantity(200.0, "ms", "NK1 rises", valid=(10, 1000), source="aguiar-2010", path="nk1.rise")
    nk1_decay: float = quantity(3000.0, "ms", "NK1 decays", valid=(100, 9000), source="aguiar-2010", path="nk1.decay")
    can: float = quantity(0.4, "1", "CAN when fully open", valid=(0, 5), source=OURS, path="can.size")
    can_reversal: float = quantity(
        -20.0, "mV", "CAN pulls towards", valid=(-60, 20), source="aguiar-2010", path="can.reversal"
    )
    can_half: float = quantity(0.5, "uM", "CAN half open at", valid=(0.05, 5), source="aguiar-2010", path="can.half")
    can_slowest: float = quantity(
        2.0, "s", "CAN shuts, without calcium, over", valid=(0.1, 10), source="aguiar-2010", path="can.slowest"
    )
    influx: float = quantity(
        2.0,
        "uM/(s mV)",
        "Calcium through NMDA",
        valid=(0, 20),
        source=OURS,
        path="calcium.influx",
        help="For an NMDA conductance as large as the leak.",
    )
    calcium_reversal: float = quantity(
        100.0, "mV", "Calcium is driven from", valid=(50, 150), source=OURS, path="calcium.reversal"
    )
    per_spike: float = quantity(
        0.1, "uM", "Calcium that a spike lets in", valid=(0, 1), source=OURS, path="calcium.per_spike"
    )
    calcium_decay: float = quantity(
        30.0, "ms", "Calcium is cleared over", valid=(1, 200), source=OURS, path="calcium.decay"
    )


AVERAGE_CELL = Cell()


@dataclass(frozen=True)
class Setting:
    """What is switched: the share of NMDA receptors that a blocker holds, and whether NK1 and CAN are there."""

    block: float = 0.0
    nk1: bool = True
    can: bool = True


Values = list[float]
"""The state of a cell: voltage, calcium, CAN gate, s of silence left; AMPA, NMDA decay and rise, NK1 decay and rise."""
VOLTAGE, CALCIUM, GATE, SILENT, AMPA, NMDA, NMDA_RISE, NK1, NK1_RISE = range(9)


def at_rest(cell: Cell = AVERAGE_CELL) -> Values:
    """The state of a cell that nothing has happened to."""
    return [cell.rest, *[0.0] * 8]


def peak_of_difference(rise: float, decay: float) -> float:
    """The highest value of exp(-t/decay) - exp(-t/rise)."""
    top = log(decay / rise) * rise * decay / (decay - rise)
    return exp(-top / decay) - exp(-top / rise)


def synapses(values: Values, arrivals: Sequence[float], steps: int, cell: Cell, step: float = STEP) -> Floats:
    """The five traces of the synapses at the end of each step, shape (steps + 1, 5): exponentials, summed exactly.

    Args:
        values: the state at time 0.
        arrivals: times in s at which fibres fire, from 0 up to steps * step.
    """
    taus = np.array([cell.ampa_decay, cell.nmda_decay, cell.nmda_rise, cell.nk1_decay, cell.nk1_rise])
    nmda = cell.nmda / peak_of_difference(cell.nmda_rise, cell.nmda_decay)
    nk1 = cell.nk1 / peak_of_difference(cell.nk1_rise, cell.nk1_decay)
    sizes = np.array([cell.ampa, nmda, nmda, nk1, nk1]) / cell.afferents
    fade = np.exp(-step / taus)
    inside: Floats = np.zeros((steps, 5))
    for time in arrivals:
        place = min(int(time / step), steps - 1)
        inside[place] += sizes * np.exp(-((place + 1) * step - time) / taus)
    traces: Floats = np.empty((steps + 1, 5))
    for i in range(5):
        traces[:, i] = fading(np.full(steps, fade[i]), inside[:, i], values[AMPA + i])
    return traces


@dataclass(frozen=True)
class Stretch:
    """What a cell did over some steps.

    Attributes:
        states: after each step, shape (steps, 9), in the order of `Values`.
        passing: the NMDA conductance that magnesium and drug leave, in leaks, after each step.
        spikes: numbers of the steps in which it fired.
    """

    states: Floats
    passing: Floats
    spikes: tuple[int, ...]


def follow(
    values: Values,
    arrivals: Sequence[float],
    noise: Floats,
    setting: Setting = Setting(),
    cell: Cell = AVERAGE_CELL,
    step: float = STEP,
) -> Stretch:
    """The cell over len(noise) steps; `noise` are draws of the standard normal distribution."""
    steps = len(noise)
    traces = synapses(values, arrivals, steps, cell, step)
    mean = (traces[1:] + traces[:-1]) / 2
    ampa = mean[:, 0].tolist()
    nmda = ((mean[:, 1] - mean[:, 2]) * (1.0 - setting.block)).tolist()
    nk1 = (mean[:, 3] - mean[:, 4]).tolist() if setting.nk1 else [0.0] * steps
    shaken = (cell.noise * sqrt(step / cell.tau) * noise).tolist()
    states = np.empty((steps, 9))
    states[:, AMPA:] = traces[1:]
    voltages, calciums, gates, silents, passing, spikes = [], [], [], [], [], []
    v, calcium, gate, silent = values[:4]
    # names of the inner loop, looked up once
    mg, steep = cell.magnesium / magnesium.K_ZERO.value, magnesium.STEEPNESS.value
    can = cell.can if setting.can else 0.0
    rest, threshold, pull, ca_pull = cell.rest, cell.threshold, cell.can_reversal, cell.calcium_reversal
    ca_fade, half_square, quick, passive = (
        exp(-step / cell.calcium_decay),
        cell.can_half**2,
        step / cell.can_slowest,
        step / cell.tau,
    )
    ca_gain = cell.influx * cell.calcium_decay * (1.0 - ca_fade)
    for k in range(steps):
        through = nmda[k] / (1.0 + mg * exp(-steep * v))
        cation = can * gate * gate
        total = 1.0 + ampa[k] + through + nk1[k] + cation
        calcium = calcium * ca_fade + ca_gain * through * (ca_pull - v)
        if silent >= step:
            silent -= step
        else:
            goal = (rest + pull * cation) / total
            moved = goal + (v - goal) * exp(-total * passive * (1.0 - silent / step)) + shaken[k]
            silent = 0.0
            if moved >= threshold:  # it fired within the step: the rest of the step counts as silent already
                silent = max(0.0, cell.refractory - step * (moved - threshold) / (moved - v))
                moved = cell.reset
                calcium += cell.per_spike
                spikes.append(k)
            v = moved
        ratio = calcium * calcium / half_square
        move = quick * (1.0 + ratio)
        gate = (gate + quick * ratio) / (1.0 + move)  # m_inf / tau_m = ratio / slowest
        voltages.append(v)
        calciums.append(calcium)
        gates.append(gate)
        silents.append(silent)
        passing.append(through)
    states[:, VOLTAGE], states[:, CALCIUM], states[:, GATE], states[:, SILENT] = voltages, calciums, gates, silents
    return Stretch(states, np.array(passing), tuple(spikes))


def arrivals(seed: int, stimulus: int, cell: Cell = AVERAGE_CELL) -> Floats:
    """s after the stimulus of that number at which each of its fibres reaches the cell, in order."""
    stream = np.random.SeedSequence(seed, spawn_key=(_JITTER, stimulus))
    return np.sort(np.random.Generator(np.random.PCG64(stream)).uniform(0.0, cell.jitter, cell.afferents))


def noise(seed: int, begin: int, steps: int) -> Floats:
    """Standard normal draws of the inner steps from number `begin` on: a step has its own draw, whoever asks, and when.

    So two runs of one seed differ by what was done to them alone.
    """
    first, last = begin // _CHUNK, (begin + steps - 1) // _CHUNK
    chunks = [
        np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(_NOISE, n)))).standard_normal(
            _CHUNK
        )
        for n in range(first, last + 1)
    ]
    draws: Floats = np.concatenate(chunks)[begin - first * _CHUNK :][:steps]
    return draws


def train(
    stimuli: int = 15,
    rate: float = 1.0,
    setting: Setting = Setting(),
    seed: int = 0,
    cell: Cell = AVERAGE_CELL,
    step: float = STEP,
) -> list[int]:
    """Spikes in answer to each stimulus of a train: from the stimulus to the next one, or for 1 s."""
    listened = min(round(1.0 / rate / step), round(1.0 / step))
    waiting = max(0, round(1.0 / rate / step) - listened)
    values, counts = at_rest(cell), []
    for n in range(stimuli):
        coming = list(arrivals(seed, n, cell))
        shake = noise(seed, n * (listened + waiting), listened + waiting)
        answer = follow(values, coming, shake, setting, cell, step)
        values = answer.states[-1].tolist()
        counts.append(sum(spike < listened for spike in answer.spikes))
    return counts


def mean_train(
    seeds: int,
    stimuli: int = 15,
    rate: float = 1.0,
    setting: Setting = Setting(),
    cell: Cell = AVERAGE_CELL,
    step: float = STEP,
) -> Floats:
    """Spikes in answer to each stimulus, the mean of several runs."""
    mean: Floats = np.mean([train(stimuli, rate, setting, seed, cell, step) for seed in range(seeds)], axis=0)
    return mean
