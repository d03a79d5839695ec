"""The curves of plasticity beside what was found: by interval of the spikes, by rate, by voltage, and under block."""

from collections.abc import Sequence

import numpy as np

from sim.models.figure import Axis, Curve, Figure, Floats, Mark, Series
from sim.models.plasticity import graupner_brunel, shouval
from sim.models.plasticity.parameter_sets import SETS
from sim.models.plasticity.protocols import Pairings

_MS = 1e-3
# strength after against before, and its sd, of the authors' own noisy simulations: published beside their program
_DP = (
    (-100, 0.981, 0.059),
    (-80, 0.963, 0.058),
    (-60, 0.935, 0.059),
    (-50, 0.891, 0.060),
    (-30, 0.767, 0.057),
    (-25, 0.719, 0.056),
    (-15, 0.800, 0.059),
    (-5, 0.941, 0.063),
    (0, 0.994, 0.063),
    (5, 1.237, 0.059),
    (15, 1.178, 0.061),
    (30, 1.127, 0.061),
    (50, 1.040, 0.061),
    (60, 1.025, 0.061),
    (80, 1.003, 0.060),
    (100, 0.993, 0.060),
)
_P = (
    (-60, 1.027, 0.063),
    (-40, 1.053, 0.063),
    (-20, 1.095, 0.063),
    (0, 1.246, 0.059),
    (10, 1.219, 0.060),
    (20, 1.059, 0.063),
    (40, 1.017, 0.063),
    (60, 1.005, 0.063),
)
_D = ((-20, 1.0, 0.0), (-10, 1.0, 0.0), (-5, 0.997, 0.006), (5, 0.991, 0.010), (10, 1.0, 0.0), (20, 1.0, 0.0))

_AHEAD = ((0.1, 0.96, 0.05), (10, 1.14, 0.10), (20, 1.29, 0.14), (40, 1.53, 0.11), (50, 1.56, 0.26))
_BEHIND = ((0.1, 0.71, 0.08), (10, 0.59, 0.11), (20, 0.66, 0.10), (40, 1.56, 0.32), (50, 1.75, 0.19))

_RATES = (0.1, 10.0, 20.0, 40.0, 50.0)


def _spread(points: Sequence[tuple[float, float, float]]) -> tuple[tuple[float, ...], ...]:
    return tuple((x, y, y - sd, y + sd) for x, y, sd in points)


def _by_interval(names: Sequence[str]) -> Sequence[Curve]:
    milliseconds = np.arange(-100.0, 100.5, 1.0)
    return [Curve(n, milliseconds, graupner_brunel.stdp_curve(SETS[n], milliseconds * _MS)) for n in names]


def _cortex() -> Sequence[Curve]:
    rates = np.geomspace(0.1, 50, 41)

    def weights(milliseconds: float) -> Floats:
        interval = np.array([milliseconds * _MS])
        one = SETS["cortical slices"]
        return np.array([float(graupner_brunel.stdp_curve(one, interval, float(rate), 75)[0]) for rate in rates])

    return (Curve("+10 ms, pre before post", rates, weights(10)), Curve("−10 ms, post before pre", rates, weights(-10)))


def _under_block() -> Sequence[Curve]:
    blocks = np.linspace(0, 1, 41)
    interval = np.array([10 * _MS])
    weights = [float(graupner_brunel.stdp_curve(SETS["DP"], interval, block=float(block))[0]) for block in blocks]
    return (Curve("DP, +10 ms", blocks, np.array(weights)),)


def _voltage() -> Sequence[Curve]:
    voltages = np.arange(-80.0, 1.0, 2.5)
    weights = [shouval.outcome(Pairings(0.0, 1.0, 100, 0), clamp=float(v)) for v in voltages]
    return (Curve("Shouval et al. 2002, 100 stimuli at 1 Hz", voltages, np.array(weights)),)


def _frequency() -> Sequence[Curve]:
    rates = np.geomspace(0.5, 50, 31)
    found = []
    for pulses in (900, 300):
        trains = [Pairings(0.0, float(rate), pulses, 0) for rate in rates]
        weights = [shouval.outcome(train, epsp=shouval.TRAIN_EPSP.value) for train in trains]
        found.append(Curve(f"Shouval et al. 2002, {pulses} stimuli", rates, np.array(weights)))
    return found


_STRENGTH = Axis("strength against before")
_SIMULATED = "graupner-brunel-2012"
FIGURES: tuple[Figure, ...] = (
    Figure(
        "interval-curve",
        "pairing",
        "The interval of the spikes decides: set DP",
        "Strength after 60 pairings at 1 Hz. The closed form beside the noisy simulations that its authors published: "
        "agreement shows that the rule was carried over without fault.",
        Axis("post minus pre", "ms"),
        _STRENGTH,
        lambda: _by_interval(("DP",)),
        (
            Mark("gb.DP_m40", -40.0),
            Mark("gb.DP_m20", -20.0),
            Mark("gb.DP_m10", -10.0),
            Mark("gb.DP_p10", 10.0),
            Mark("gb.DP_p20", 20.0),
            Mark("gb.DP_p40", 40.0),
        ),
        (Series("DP, simulations of the authors", _SIMULATED, _spread(_DP), "mean ± sd"),),
    ),
    Figure(
        "interval-curves-of-one-sign",
        "pairing",
        "Other calcium, another curve: sets P and D",
        "With much calcium at each spike every interval strengthens; with little, only spikes at once do anything.",
        Axis("post minus pre", "ms"),
        _STRENGTH,
        lambda: _by_interval(("P", "D")),
        (Mark("gb.P_m10", -10.0), Mark("gb.D_0", 0.0)),
        (
            Series("P, simulations of the authors", _SIMULATED, _spread(_P), "mean ± sd"),
            Series("D, simulations of the authors", _SIMULATED, _spread(_D), "mean ± sd"),
        ),
    ),
    Figure(
        "cortex-by-rate",
        "pairing",
        "The rate decides too: cortical slices",
        "Strength after 75 pairings over their rate, with the parameters that were fitted to these experiments.",
        Axis("rate", "Hz", "log"),
        _STRENGTH,
        _cortex,
        tuple(Mark(f"gb.cx_{rate:g}_{side}10", rate) for rate in _RATES for side in "pm"),
        (
            Series("+10 ms, slices of visual cortex", "sjostrom-2001", _spread(_AHEAD), "mean and error as tabulated"),
            Series("−10 ms, slices of visual cortex", "sjostrom-2001", _spread(_BEHIND), "mean and error as tabulated"),
        ),
    ),
    Figure(
        "pairing-under-block",
        "pairing",
        "Block of the receptor abolishes the gain",
        "Strength after 60 pairings at +10 ms over the share of NMDA receptors that are blocked.",
        Axis("receptors blocked"),
        _STRENGTH,
        _under_block,
        (Mark("gb.nmda_full", 1.0), Mark("gb.DP_p10", 0.0)),
    ),
    Figure(
        "pairing-by-voltage",
        "pairing",
        "A little calcium weakens, much strengthens",
        "Strength after 100 presynaptic stimuli while the voltage is held.",
        Axis("voltage", "mV"),
        _STRENGTH,
        _voltage,
        (Mark("sh.v_m60", -60.0), Mark("sh.v_m40", -40.0)),
    ),
    Figure(
        "pairing-by-frequency",
        "pairing",
        "Slow stimulation weakens, fast strengthens",
        "Strength after a train of presynaptic stimuli; in slices of hippocampus 10 Hz did nothing.",
        Axis("rate", "Hz", "log"),
        _STRENGTH,
        _frequency,
        (Mark("db.crossover", y=1.0), Mark("sh.f1", 1.0), Mark("sh.f20", 20.0)),
    ),
)
