"""The blood of many people at once, as sums of exponentials: what a session brings, and what earlier ones left.

    C(t) = sum of a_i exp(-r_i t),   da_i/dt = -r_i a_i + pump_i while the session runs,   a_i += jump_i at its start

The r_i are eigenvalues of each person's compartments. The exchange of a compartment with the blood can be made
symmetric by scaling, so the eigenvalues are real and the eigenvectors orthogonal; two compartments have a closed form.
It is exact: there is no step.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sim.models.body import esketamine
from sim.models.body.disposition import KETAMINE_MASS, in_umol
from sim.models.population.people import Floats

APART = 1e-7
"""Rates nearer than this (relative) are moved apart by it, as the closed form needs them to differ."""


@dataclass(frozen=True)
class Plasma:
    """What a session does to the blood of n people; m exponentials each.

    Attributes:
        rates: 1/s, shape (m, n).
        jump: ng/mL that each exponential gains when the session begins, shape (m, n).
        pump: ng/mL/s that it gains while the session runs, shape (m, n).
        duration: s for which the session runs.
    """

    rates: Floats
    jump: Floats
    pump: Floats
    duration: float

    def nothing(self) -> Floats:
        """No drug anywhere, shape (m, n)."""
        return np.zeros_like(self.rates)

    def after(self, left: Floats, seconds: float) -> Floats:
        """The exponentials `seconds` after a session began, when earlier ones had `left` these; shape (m, n)."""
        fading = np.exp(-self.rates * seconds)
        running, since = min(seconds, self.duration), max(seconds - self.duration, 0.0)
        gained = -self.pump / self.rates * np.expm1(-self.rates * running)
        if since:
            gained = gained * np.exp(-self.rates * since)
        return np.asarray((left + self.jump) * fading + gained)

    def level(self, left: Floats, seconds: float) -> Floats:
        """ng/mL in the blood of each person at that moment, shape (n,)."""
        return np.asarray(self.after(left, seconds).sum(axis=0))

    def area(self) -> Floats:
        """Area under the curve of one session for ever, in ng s/mL, shape (n,)."""
        return np.asarray(((self.jump + self.pump * self.duration) / self.rates).sum(axis=0))

    def half_life(self) -> Floats:
        """The slowest half-life of each person in s, shape (n,)."""
        return np.asarray(np.log(2) / self.rates.min(axis=0))

    def some(self, which: slice) -> "Plasma":
        """The same for some of the people."""
        return Plasma(self.rates[:, which], self.jump[:, which], self.pump[:, which], self.duration)


def infusion(bodies: Mapping[str, Floats], milligrams: Floats, duration: float) -> Plasma:
    """Racemic ketamine into a vein over `duration` s: two exponentials (the model of room body)."""
    rates, shares = two_compartments(bodies)
    rate = in_umol(1.0) * milligrams / duration
    return Plasma(rates, np.zeros_like(rates), shares * rate * KETAMINE_MASS / bodies["V1"], duration)


def two_compartments(bodies: Mapping[str, Floats]) -> tuple[Floats, Floats]:
    """Eigenvalues (1/s, fast one first) and the share of a unit in the blood that each carries, both shape (2, n)."""
    k10, k12, k21 = (bodies[a] / bodies[b] for a, b in (("clearance", "V1"), ("Q", "V1"), ("Q", "V2")))
    total, product = k10 + k12 + k21, k10 * k21
    fast = 0.5 * (total + np.sqrt(total * total - 4 * product))
    slow = product / fast
    share = (fast - k21) / (fast - slow)
    return np.stack([fast, slow]), np.stack([share, 1 - share])


def spray(bodies: Mapping[str, Floats], milligrams: float) -> Plasma:
    """Esketamine as nasal spray (Perez-Ruixo 2021): blood, two tissues, liver, and two depots; six exponentials."""
    p, b = esketamine.AVERAGE_PERSON, bodies
    n = len(b["Vc"])
    matrix = np.zeros((n, 4, 4))
    out = (b["Q1"], b["Q2"], b["Qh"])
    scale = [np.ones(n)]
    for i, (flow, volume) in enumerate(zip(out, (b["Vp1"], b["Vp2"], b["Vh"]), strict=True), 1):
        matrix[:, i, i] = flow / volume
        matrix[:, 0, i] = matrix[:, i, 0] = -flow / np.sqrt(volume * b["Vc"])
        scale.append(np.sqrt(volume / b["Vc"]))
    matrix[:, 0, 0] = sum(out) / b["Vc"]
    matrix[:, 3, 3] += b["kmet"] + b["kel"]
    values, vectors = np.linalg.eigh(matrix)
    poles, blood = values.T, vectors[:, 0, :].T
    by_nose, by_liver = blood * blood, blood * vectors[:, 3, :].T / scale[3]
    if milligrams <= 0:
        nothing = np.zeros((6, n))
        return Plasma(np.concatenate([poles, [b["ka_nose"], b["ka_swallowed"]]]), nothing, nothing, p.swallow_time)
    first = min(p.device, milligrams)
    nose = b["through_nose"] * (first + p.later_devices * (milligrams - first))
    scaled = in_umol(1.0) * KETAMINE_MASS / b["Vc"]
    k_nose, from_nose = _through_depot(b["ka_nose"], poles, by_nose)
    k_gut, from_gut = _through_depot(b["ka_swallowed"], poles, by_liver)
    jump, pump = np.zeros((6, n)), np.zeros((6, n))
    jump[:4], jump[4] = from_nose * (nose * scaled), -from_nose.sum(axis=0) * (nose * scaled)
    gut = b["gut"] * (milligrams - nose) * scaled / p.swallow_time
    pump[:4], pump[5] = from_gut * gut, -from_gut.sum(axis=0) * gut
    return Plasma(np.concatenate([poles, [k_nose, k_gut]]), jump, pump, p.swallow_time)


def _through_depot(uptake: Floats, poles: Floats, shares: Floats) -> tuple[Floats, Floats]:
    """The uptake, moved off the poles, and what each pole carries of a unit that enters through the depot."""
    for _ in range(2):
        near = (np.abs(uptake - poles) < APART * uptake).any(axis=0)
        uptake = np.where(near, uptake * (1 + 3 * APART), uptake)
    return uptake, shares * uptake / (uptake - poles)
