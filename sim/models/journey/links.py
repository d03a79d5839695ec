"""How one link's output becomes the next one's input, from the brain to mood.

    pore       free ketamine in the brain -> share b of a synapse's pores that are blocked       receptor/use.py
    circuit    b -> firing: the ketamine that would block this share at rest, IC50 b / (1 - b)   circuit/surge.py
    signalling that ketamine, and hydroxynorketamine, through the account of the trigger         signalling/cascade.py
    mood       the call for synaptic protein -> plasticity S -> score                            mood/response.py

Times are far apart (a gate milliseconds, a synapse seconds, a circuit seconds, a cell hours, mood days), so each link
sees the slower ones as standing still and of the faster ones only the mean: separation of time scales.

Two bridges are chosen, not measured. The cascade has the constants of a rodent and is given a person's concentrations.
And the call for protein is counted so that the usual infusion presses mood as long as the published response model
says; for each account by itself. So what an account reaches there is no evidence; what it foretells elsewhere differs.
"""

from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sim.models.body import ketamine
from sim.models.body.course import Dose, follow
from sim.models.body.disposition import HYDROXYNORKETAMINE_MASS
from sim.models.body.effects import AVERAGE_BRAIN
from sim.models.circuit import mixture
from sim.models.mood import response
from sim.models.pain.infusion import TRIAL
from sim.models.plasticity.graupner_brunel import stdp_curve
from sim.models.plasticity.parameter_sets import SETS
from sim.models.receptor.block import Conditions
from sim.models.receptor.use import blocked_over
from sim.models.recursion import fading
from sim.models.signalling import cascade
from sim.models.signalling.accounts import ACCOUNTS, Account
from sim.models.signalling.cascade import CASCADE, Exposure

Floats = NDArray[np.float64]
USUAL = Dose("infusion", 35.0, 2400.0)
"""0.5 mg/kg over 40 min at 70 kg: the infusion of the trials (Zarate 2006)."""
USUAL_USE = 1.0
WATCHED = 3 * 86400.0
STEP = 60.0
UNTOUCHED = cascade.Conditions()
GONE = 1e-12
"""Shares of blocked pores below this are rounding, and count as none."""
FINE = 6
"""Fine steps, in which the pore is followed, in one step of the chain."""


@dataclass(frozen=True)
class Chain:
    """What is chosen along the chain.

    Attributes:
        drug: row of the table of drugs.
        activity: releases per second at the synapse.
        account: what starts the cascade.
        conditions: blockers of AMPA receptors and of mTORC1, and the gene of BDNF.
    """

    drug: str = "ketamine"
    activity: float = USUAL_USE
    account: Account = ACCOUNTS["none"]
    conditions: cascade.Conditions = UNTOUCHED


def synapse(drug: str) -> Conditions:
    """The receptors of the synapse that is followed: GluN2A, at the voltage and magnesium of the circuit's cells."""
    bench = mixture.BENCH
    return Conditions("GluN2A", drug, voltage=bench.voltage, magnesium=bench.magnesium, preparation=bench.preparation)


def equivalent(blocked: Floats) -> Floats:
    """The free ketamine (uM) that would block this share of the synapse's pores at rest."""
    return np.asarray(synapse("ketamine").half_block * blocked / (1.0 - blocked))


def free_metabolite(nanograms: Floats) -> Floats:
    """Hydroxynorketamine in the brain in uM, from ng/mL in plasma; taken to enter as ketamine does (a guess)."""
    return np.asarray(nanograms * AVERAGE_BRAIN.unbound * AVERAGE_BRAIN.entry / HYDROXYNORKETAMINE_MASS)


@dataclass(frozen=True)
class Followed:
    """A stretch of the chain, n steps; arrays begin with the moment before the first step.

    Attributes:
        blocked, ketamine: share of pores, and the ketamine that it stands for in uM, shape (2 n + 1,) at half steps.
        stages: of the cascade, distances from rest, shape (n + 1, 8).
        call: how hard the account calls for synaptic protein, 0 to 1, shape (2 n + 1,) at half steps.
        plasticity: shape (n + 1,).
    """

    blocked: Floats
    ketamine: Floats
    stages: Floats
    call: Floats
    plasticity: Floats


def run(
    chain: Chain,
    free: Floats,
    metabolite: Floats,
    tick: int,
    blocked: float,
    stages: Floats,
    plastic: float,
    press: float,
) -> Followed:
    """Follow the chain for n steps.

    Args:
        free: drug free in the brain in uM at every fine step, beginning with the moment before the first; (6 n + 1,).
        metabolite: hydroxynorketamine likewise.
        tick: steps before this stretch.
        blocked, stages, plastic: where pore, cascade and plasticity are at its beginning.
        press: how much call for protein counts as trigger of mood.
    """
    held = np.concatenate([[blocked], _pores(chain, free, blocked)])[:: FINE // 2]
    ketamine = equivalent(held)
    half = np.arange(len(held), dtype=np.float64) * (STEP / 2) + tick * STEP
    there = Exposure(ketamine, metabolite[:: FINE // 2])
    followed = cascade.follow(
        lambda at: there if len(at) == len(half) else Exposure(there.ketamine[::2], there.metabolite[::2]),
        half[::2],
        chain.account,
        chain.conditions,
        start=stages,
    )
    called = _between(call(followed, chain))
    trigger = np.minimum(1.0, press * called)
    keep, gain = response.step(trigger[:-2:2], trigger[1::2], trigger[2::2], STEP, response.AVERAGE.fade)
    plasticity = np.concatenate([[plastic], fading(keep, gain, plastic)[1:]])
    return Followed(held, ketamine, followed, called, plasticity)


def _pores(chain: Chain, free: Floats, start: float) -> Floats:
    middle = (free[1:] + free[:-1]) / 2
    held = blocked_over(middle, synapse(chain.drug), chain.activity, STEP / FINE, start)
    return np.where(held > GONE, held, 0.0)


def _between(values: Floats) -> Floats:
    """The same with means put between neighbours."""
    filled = np.empty(2 * len(values) - 1)
    filled[::2] = values
    filled[1::2] = (values[1:] + values[:-1]) / 2
    return filled


def call(stages: Floats, chain: Chain) -> Floats:
    """How hard protein is called for, 0 to 1: by mTORC1, or as BDNF would call where an account passes mTORC1 by."""
    k = CASCADE
    if chain.account.through_mtorc1:
        return np.asarray(np.maximum(0.0, stages[:, cascade.MTORC1]) / k.mtorc1_rise)
    squared = np.square(np.maximum(0.0, stages[:, cascade.BDNF]))
    return np.asarray(squared / (squared + np.square(k.mtorc1_half)))


@cache
def press(account: str) -> float:
    """What makes the call for protein after the usual infusion count as the trigger of the response model; 0 for none.

    Equal areas over three days: the mean person's plasma through `mood.response.trigger` against this account's call.
    """
    if not ACCOUNTS[account].drives:
        return 0.0
    course = follow(ketamine.disposition(), [USUAL], WATCHED)
    published = response.trigger(course.of("ketamine")).sum() * course.step
    free = course.of("effect_site") * AVERAGE_BRAIN.free_per_total
    chain = replace(Chain(), account=ACCOUNTS[account])
    metabolite = free_metabolite(course.of("hydroxynorketamine"))
    found = run(chain, free, metabolite, 0, 0.0, cascade.at_rest(), 0.0, 0.0)
    return float(published / (found.call.sum() * STEP / 2))


PAIRED, AFTER = "DP", 0.010
"""The pairing whose outcome is told beside the chain: this parameter set, the postsynaptic spike this many s later."""
_POINTS = 129


@cache
def _weights() -> tuple[Floats, Floats]:
    one, after = SETS[PAIRED], np.array([AFTER])
    blocks = np.linspace(0.0, 1.0, _POINTS)
    return blocks, np.array([float(stdp_curve(one, after, block=float(b))[0]) for b in blocks])


def pairing_weight(blocked: Floats) -> Floats:
    """What 60 pairings would make of a synapse whose receptors are blocked so far: strength against the start."""
    return np.interp(blocked, *_weights())


def relief(lingering: Floats) -> Floats:
    """E: the share of the largest relief of a long pain, from the lagging level of S-ketamine (Dahan 2011)."""
    return np.asarray(lingering / (TRIAL.half + lingering))
