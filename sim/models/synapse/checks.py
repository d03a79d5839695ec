"""What the models answer to the reference rows of this room: cleft, AMPA and NMDA receptors, spine."""

from functools import cache
from math import log

from sim.models.references import Answers, Misfit
from sim.models.synapse import ampa, calcium, cleft
from sim.models.synapse.response import Quantal, quantal

_MS = 1e3
_STEP = 1e-4
_SIDE, _WALK = 1000.0, 500
_OPEN_TIME = 2.000123e-4


@cache
def _ampa() -> ampa.Response:
    return ampa.pulse_response(ampa.six_states(1000.0), ampa.six_states(0.0), (ampa.OPEN,))


def _gaba() -> float:
    during, after = ampa.gaba_generator(1000.0), ampa.gaba_generator(0.0)
    return ampa.pulse_response(during, after, ampa.GABA_OPEN).decay * _MS


def _decay() -> float:
    left = cleft.share_left(cleft.hindered(_STEP), 40)
    return 20 * _STEP / log(left[19] / left[39]) * _MS


def _peak() -> float:
    left = cleft.share_left(cleft.hindered(_STEP), 1)[0]
    return float(left) * cleft.PEAK.value / cleft.well_mixed(_STEP, 1.0) / 1000.0


def _open_rim() -> float:
    walk = cleft.Cleft(_SIDE, cleft.WIDTH.value, cleft.DIFFUSION.value, _OPEN_TIME / _WALK)
    return float(cleft.share_left(walk, _WALK)[-1])


@cache
def _one(scheme: str) -> Quantal:
    return quantal(scheme)


CHECKS: Answers = {
    "ampa.t1e": lambda: _ampa().decay * _MS,
    "ampa.peak": lambda: _ampa().peak,
    "ampa.deactivation": lambda: _ampa().decay * _MS,
    "gaba.t1e": _gaba,
    "cleft.decay": _decay,
    "cleft.peak": _peak,
    "cleft.open_rim": _open_rim,
    "spine.epsp": lambda: _one("two states").depolarised,
    "spine.open_nmda": lambda: _one("two states").nmda_open,
    "spine.open_ampa": lambda: _one("six states").ampa_open,
    "spine.calcium_share": lambda: calcium.calcium_current(1.0, -80.0) / -80.0,
}
MISFITS: tuple[Misfit, ...] = (
    Misfit(
        why=(
            "The published six-state rates are those of older cultures and of their own fit; receptors in patches let "
            "go three times as fast. Both schemes here decay with about 5 ms."
        ),
        rows=("ampa.deactivation",),
        sources=("ampa-patches-2007", "destexhe-1998"),
    ),
    Misfit(
        why=(
            "The gate opens with a probability of 0.24 and there are 20 receptors, as in a published model; spines in "
            "slices open fewer, since fewer receptors are there or bind, and since releases fail. Shares and ratios "
            "are what to read."
        ),
        rows=("spine.open_nmda",),
        sources=("nimchinsky-2004", "franks-2002"),
    ),
    Misfit(
        why=(
            "The other model follows each molecule to its receptor, so that those under the vesicle see far more "
            "glutamate than the mean over the cleft; here all receptors see the mean."
        ),
        rows=("spine.open_ampa",),
        sources=("franks-2002",),
    ),
    Misfit(
        why=(
            "The share is taken from recombinant receptors at -60 mV, and grows with depolarisation by a simple law; "
            "the giant synapse, another preparation, was measured at -80 mV."
        ),
        rows=("spine.calcium_share",),
        sources=("bollmann-1998", "burnashev-1995", "shouval-2002"),
    ),
    Misfit(
        what="Glutamate in the first tenth of a millisecond",
        published="1 to 5 mM in the cleft, cleared in about 0.1 ms and then 2 ms",
        here="1.1 mM and one time constant of 1.2 ms; mean over the cleft, up to 1.3 % above it by the particles",
        why=(
            "The published course that the particles are held to was measured by how antagonists are displaced, which "
            "cannot see the first 0.1 ms; the peak above the vesicle is there in the particles, not in the mean."
        ),
        sources=("clements-1992", "clements-1996"),
    ),
    Misfit(
        what="How glutamate leaves",
        published="diffusion 0.33 µm²/ms in the cleft: nine tenths gone from an open cleft of this size in 0.1 ms",
        here="one crossing of the rim in ten is for good",
        why=(
            "The share that leaves is set so that the mean falls with the measured 1.2 ms. It stands for narrow gaps, "
            "uptake and return from outside; which of them matters most is not settled."
        ),
        sources=("nielsen-2004", "clements-1992"),
    ),
    Misfit(
        what="AMPA receptors in a train",
        published="desensitised receptors recover within a fraction of a second",
        here="six states: half are back after about 2 s; two states: they never desensitise",
        why=(
            "In the published six-state rates the receptor with one glutamate is nearly always desensitised and lets "
            "go slowly. So two states are the default, and a train is tired by its vesicles only."
        ),
        sources=("destexhe-1998", "destexhe-two-state"),
    ),
)
GAPS: tuple[str, ...] = (
    "The synapse has no voltage-gated calcium channels, no calcium stores and no saturation of buffers, so calcium "
    "after a spike alone stays at rest.",
    "The synapse has no metabotropic receptors, no glutamate outside the cleft and no release without a spike.",
)
