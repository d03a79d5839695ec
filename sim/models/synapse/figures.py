"""The synapse's curves beside what was measured: glutamate in the cleft, and how fast its receptors shut again."""

from collections.abc import Sequence
from math import e

import numpy as np

from sim.models.figure import Axis, Curve, Figure, Floats, Mark
from sim.models.receptor.gating import Matrix
from sim.models.receptor.propagation import Flow, propagator
from sim.models.synapse import ampa, cleft

_MS, _FINE = 1e-3, 5e-5
_ONE_MM = 1000.0


def _glutamate() -> Sequence[Curve]:
    times = np.arange(0.0, 5.05, 0.05)
    mixed: Floats = np.array([cleft.well_mixed(t * _MS) for t in times.tolist()]) / _ONE_MM
    walk = cleft.hindered(1e-4)
    left = cleft.share_left(walk, 50)
    at_start = cleft.PEAK.value / _ONE_MM
    return (
        Curve("well mixed, 1.1 mM falling with 1.2 ms", times, mixed),
        Curve("mean of the particles", np.arange(0.0, 5.05, 0.1), np.r_[at_start, at_start * left]),
    )


def _falling(label: str, during: Matrix, after: Matrix, open_states: tuple[int, ...]) -> Curve:
    """The response to 1 ms of transmitter, from its peak on, against the peak; time in ms since the peak."""
    start = np.zeros(len(during))
    start[0] = 1.0
    on = Flow(propagator(during, _FINE)).run(start, round(_MS / _FINE))
    states = np.concatenate([on, Flow(propagator(after, _FINE)).run(on[-1], round(25 * _MS / _FINE))])
    opened = states[:, list(open_states)].sum(axis=1)
    fall: Floats = opened[int(opened.argmax()) :] / opened.max()
    return Curve(label, np.arange(len(fall), dtype=np.float64) * (_FINE / _MS), fall)


def _receptors() -> Sequence[Curve]:
    return (
        _falling("AMPA, six states", ampa.six_states(_ONE_MM), ampa.six_states(0.0), (ampa.OPEN,)),
        _falling("GABA-A", ampa.gaba_generator(_ONE_MM), ampa.gaba_generator(0.0), ampa.GABA_OPEN),
    )


FIGURES: tuple[Figure, ...] = (
    Figure(
        "cleft",
        "synapse",
        "Glutamate in the cleft after one vesicle",
        "Concentration over time. The share of particles that leave at the rim was set so that they follow the curve "
        "which was measured.",
        Axis("time", "ms"),
        Axis("glutamate", "mM", low=0.0),
        _glutamate,
        (Mark("cleft.peak", 0.0), Mark("cleft.decay", y=cleft.PEAK.value / _ONE_MM / e)),
    ),
    Figure(
        "fast-receptors",
        "synapse",
        "Fast receptors shut within milliseconds",
        "Open channels after 1 ms of transmitter, from the peak on; a time constant is where a curve is down to 1/e.",
        Axis("time since the peak", "ms"),
        Axis("share of the peak", low=0.0, high=1.0),
        _receptors,
        (Mark("ampa.t1e", y=1 / e), Mark("gaba.t1e", y=1 / e), Mark("ampa.deactivation", y=1 / e)),
    ),
)
