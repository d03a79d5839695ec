"""From the surge of glutamate to new spines, hours to weeks: eight stages, each driven by the one before it.

    R = c / (c + K)                          resting NMDA receptors that are blocked; r from the circuit
    glutamate    dG/dt = (1 + 2 (r - 1) - G) / tauG
    p-eEF2       dE/dt = (1 - e R - E) / tauE
    suppression  Z goes to max(0, 1 - r), fast up, slowly down; gate = 1 / (1 + k Z)
    BDNF         dB/dt = trigger - (B - 1) / tauB
    mTORC1       dM/dt = (1 + m a^2 / (a^2 + A^2) - M) / tauM,  a = max(0, B - 1)
    translation  dX/dt = (max(0, M - 1) - X) / tauX
    protein      dP/dt = p X - (P - 1) / tauP
    spines       dS/dt = s max(0, P - 1) - (S - S0) / tauS

What the trigger is, is disputed: `accounts.py`. The order of events is well supported in rodents; the constants were
set by us to a handful of published levels, and the suppression memory only says that anaesthetic doses fail. States
are kept as distances from rest, so that without drug they stay there to the last bit.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import numpy as np

from sim.core.quantities import quantity
from sim.models.circuit import surge
from sim.models.recursion import Floats, fading, weights
from sim.models.signalling.accounts import ACCOUNTS, DEFAULT, Account

OURS = "open-channel"
STATES = ("glutamate", "eef2", "suppression", "bdnf", "mtorc1", "translation", "protein", "spines")
GLUTAMATE, EEF2, SUPPRESSION, BDNF, MTORC1, TRANSLATION, PROTEIN, SPINES = range(8)
_PASSES = 60


@dataclass(frozen=True)
class Cascade:
    """Its constants. In a cohort each may be an array instead, one value a patient."""

    glutamate_time: float = quantity(
        0.1, "h", "Glutamate follows within", valid=(0.01, 10), source=OURS, path="cascade.glutamate_time"
    )
    rest_half: float = quantity(
        2.0, "uM", "Ketamine that blocks half at rest", valid=(0.1, 100), source=OURS, path="cascade.rest_half"
    )
    eef2_fall: float = quantity(
        0.6, "1", "Fall of p-eEF2 at full block", valid=(0, 1), source=OURS, path="cascade.eef2_fall"
    )
    eef2_time: float = quantity(
        0.2, "h", "p-eEF2 follows within", valid=(0.01, 10), source=OURS, path="cascade.eef2_time"
    )
    suppression_rise: float = quantity(
        0.1, "h", "Suppression sets in within", valid=(0.01, 10), source=OURS, path="cascade.suppression_rise"
    )
    suppression_fall: float = quantity(
        8.0, "h", "Suppression is forgotten within", valid=(0.1, 100), source=OURS, path="cascade.suppression_fall"
    )
    suppression_strength: float = quantity(
        40.0,
        "1",
        "How strongly suppression shuts the gate",
        valid=(0, 1000),
        source=OURS,
        kind="guess",
        path="cascade.suppression_strength",
        help="No mechanism is known; it is there because anaesthetic doses do not work in rodents.",
    )
    bdnf_time: float = quantity(0.25, "h", "BDNF fades within", valid=(0.01, 10), source=OURS, path="cascade.bdnf_time")
    mtorc1_rise: float = quantity(
        2.41, "1", "Largest rise of mTORC1", valid=(0, 10), source=OURS, path="cascade.mtorc1_rise"
    )
    mtorc1_half: float = quantity(
        0.324, "1", "Rise of BDNF for half of it", valid=(0.01, 10), source=OURS, path="cascade.mtorc1_half"
    )
    mtorc1_time: float = quantity(
        0.12, "h", "mTORC1 follows within", valid=(0.01, 10), source=OURS, path="cascade.mtorc1_time"
    )
    translation_time: float = quantity(
        0.90, "h", "Translation lags by", valid=(0.01, 20), source=OURS, path="cascade.translation_time"
    )
    protein_made: float = quantity(
        0.504, "1/h", "Synaptic protein made", valid=(0, 10), source=OURS, path="cascade.protein_made"
    )
    protein_time: float = quantity(
        171.0, "h", "Synaptic protein lasts", valid=(1, 1000), source=OURS, path="cascade.protein_time"
    )
    spines_made: float = quantity(0.020, "1/h", "Spines made", valid=(0, 1), source=OURS, path="cascade.spines_made")
    spines_time: float = quantity(28.6, "h", "Spines last", valid=(1, 1000), source=OURS, path="cascade.spines_time")
    stressed_spines: float = quantity(
        0.8, "1", "Spines that stress leaves", valid=(0.1, 1), source=OURS, path="cascade.stressed_spines"
    )


CASCADE = Cascade()


@dataclass(frozen=True)
class Conditions:
    """What is done to the animal besides the drug.

    Attributes:
        release: share of the usual release of BDNF, by its gene variant.
    """

    ampa_blocked: bool = False
    mtorc1_blocked: bool = False
    release: float = 1.0


UNTOUCHED = Conditions()


@dataclass(frozen=True)
class Exposure:
    """What reaches the brain: free ketamine and hydroxynorketamine in uM, shape (n,) or (n, patients)."""

    ketamine: Floats
    metabolite: Floats


Course: TypeAlias = Callable[[Floats], Exposure]
"""Times in s, shape (n,) -> what is there. Any curve will do: of a rodent, of a person, drawn by hand."""
Firing: TypeAlias = Callable[[Floats], Floats]
"""Free ketamine in uM -> firing of pyramidal cells against none."""


def at_rest(patients: int | None = None) -> Floats:
    """The state without drug: shape (8,) or (8, patients)."""
    return np.zeros(len(STATES) if patients is None else (len(STATES), patients))


def resting_block(ketamine: Floats, constants: Cascade = CASCADE) -> Floats:
    """Share of NMDA receptors blocked while the synapse is silent."""
    return ketamine / (ketamine + constants.rest_half)


def follow(
    course: Course,
    times: Floats,
    account: Account = ACCOUNTS[DEFAULT],
    conditions: Conditions = UNTOUCHED,
    constants: Cascade = CASCADE,
    start: Floats | None = None,
    firing: Firing = surge.pyramidal_ratio,
) -> Floats:
    """The states at `times`: distances from rest, shape (n, 8) or (n, 8, patients).

    Solved on the times and on their midpoints, and extrapolated (Richardson 1911): on `grid` the error stays below
    5e-4 over 28 days. Steps must be short where the course bends: a dose is to fall on one of the times.

    Args:
        times: s, rising, shape (n,).
        start: state at times[0]; at rest when None.
        firing: what the circuit answers; its kept curve when left out.
    """
    fine = np.empty(2 * len(times) - 1)
    fine[::2] = times
    fine[1::2] = (times[1:] + times[:-1]) / 2
    there = course(fine)
    coarse = Exposure(there.ketamine[::2], there.metabolite[::2])
    first = at_rest(None if there.ketamine.ndim == 1 else there.ketamine.shape[1]) if start is None else start
    ratio = firing(there.ketamine)
    rough = _solve(times, coarse, ratio[::2], account, conditions, constants, first)
    better = _solve(fine, there, ratio, account, conditions, constants, first)[::2]
    return better + (better - rough) / 3.0


def _solve(
    times: Floats,
    there: Exposure,
    ratio: Floats,
    account: Account,
    conditions: Conditions,
    constants: Cascade,
    start: Floats,
) -> Floats:
    """The stages in feed-forward order on exactly these times."""
    k = constants
    many = there.ketamine.ndim > 1
    steps = np.diff(times)
    steps = steps[:, None] if many else steps

    def stage(which: int, tau: float, push: Floats) -> Floats:
        kept, early, late = weights(steps, tau)
        return fading(kept, early * push[:-1] + late * push[1:], start[which])

    glutamate = stage(GLUTAMATE, k.glutamate_time, (surge.glutamate(ratio) - 1.0) / k.glutamate_time)
    eef2 = stage(EEF2, k.eef2_time, -k.eef2_fall / k.eef2_time * resting_block(there.ketamine, k))
    suppression = _suppressed(steps, np.maximum(0.0, 1.0 - ratio), k, start[SUPPRESSION])
    trigger = account.trigger(glutamate, eef2, there.metabolite, conditions.ampa_blocked)
    if account.gated:
        trigger = trigger / (1.0 + k.suppression_strength * suppression)
    bdnf = stage(BDNF, k.bdnf_time, conditions.release * trigger)
    squared = np.square(np.maximum(0.0, bdnf))
    answer = k.mtorc1_rise * squared / (squared + np.square(k.mtorc1_half))
    through = 0.0 if conditions.mtorc1_blocked or not account.through_mtorc1 else 1.0
    mtorc1 = stage(MTORC1, k.mtorc1_time, through / k.mtorc1_time * answer)
    called = np.maximum(0.0, mtorc1) if account.through_mtorc1 else answer
    translation = stage(TRANSLATION, k.translation_time, called / k.translation_time)
    protein = stage(PROTEIN, k.protein_time, k.protein_made * translation)
    spines = stage(SPINES, k.spines_time, k.spines_made * np.maximum(0.0, protein))
    return np.stack([glutamate, eef2, suppression, bdnf, mtorc1, translation, protein, spines], axis=1)


def _suppressed(steps: Floats, target: Floats, constants: Cascade, start: Floats) -> Floats:
    """Z: which of its two speeds holds in a step depends on Z itself, so the guess is mended until it stands."""
    middle = (target[1:] + target[:-1]) / 2
    up, down = (weights(steps, tau) for tau in (constants.suppression_rise, constants.suppression_fall))
    rise, fall = ((kept, (early * target[:-1] + late * target[1:])) for kept, early, late in (up, down))
    rise, fall = (
        (k, p / tau) for (k, p), tau in ((rise, constants.suppression_rise), (fall, constants.suppression_fall))
    )
    rising = target[1:] > target[:-1]
    for _ in range(_PASSES):
        z = fading(np.where(rising, rise[0], fall[0]), np.where(rising, rise[1], fall[1]), start)
        now = middle > (z[1:] + z[:-1]) / 2
        if np.array_equal(now, rising):
            break
        rising = now
    return z


def grid(doses: Floats, until: float, first: float = 15.0, growth: float = 1.05, longest: float = 6 * 3600.0) -> Floats:
    """Times from 0 to `until` s: fine after each of the moments `doses`, then ever coarser."""
    marks = sorted({0.0, *(float(t) for t in np.atleast_1d(doses) if 0 <= t < until), until})
    ramp = first * growth ** np.arange(400)
    since = np.concatenate([[0.0], np.cumsum(np.minimum(ramp, longest))])
    parts = []
    for begin, end in pairwise(marks):
        while since[-1] < end - begin:
            since = np.concatenate([since, since[-1] + longest * np.arange(1, 401)])
        inside = since[since < (end - begin) - first / 2]
        parts.append(begin + inside)
    return np.concatenate([*parts, [until]])
