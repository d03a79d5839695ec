"""Curves of a million people: ketamine and norketamine after an infusion, block by block, and what is read from them.

    C(t) = sum of a_i exp(-r_i t)        on an even grid each term is the one before times exp(-r_i h)

Each person has two exponentials for ketamine and four for norketamine; a block of 2,048 fits the processor's cache, so
that a sample costs six multiplications a person and no exponential. Peak of ketamine, areas and half-lives have closed
forms. Memory does not grow with the number of people: what is kept are sums and counts (`tally.py`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from sim.models.body.disposition import KETAMINE_MASS, NORKETAMINE_MASS, in_umol
from sim.models.body.ketamine import AVERAGE_PERSON
from sim.models.population.people import BLOCK, TRIAL_POOL, Floats, people, racemate
from sim.models.population.plasma import APART, two_compartments
from sim.models.population.tally import Measure, Tally

MINUTE, HOUR = 60.0, 3600.0


@dataclass(frozen=True)
class Infused:
    """Two and four exponentials for each of n people, for a unit of 1 umol in the blood.

    Attributes:
        rates: 1/s, shape (4, n): two of ketamine, two of norketamine.
        ketamine: ng/mL that each of the first two carries, shape (2, n).
        norketamine: the same for all four, shape (4, n).
    """

    rates: Floats
    ketamine: Floats
    norketamine: Floats


def modes(bodies: Mapping[str, Floats]) -> Infused:
    """The exponentials of these bodies (field of `Ketamine` -> values, already of the person's size)."""
    b = bodies
    parent, shares = two_compartments(b)
    own, _ = two_compartments({"clearance": b["clearance_n"], "V1": b["V1n"], "Q": b["Qn"], "V2": b["V2n"]})
    for i in range(2):
        near = (np.abs(own[i] - parent) < APART * own[i]).any(axis=0)
        own[i] = np.where(near, own[i] * (1 + 3 * APART), own[i])
    rates = np.concatenate([parent, own])
    k21, n21 = b["Q"] / b["V2"], b["Qn"] / b["V2n"]
    gain = b["clearance"] / b["V1"] * (AVERAGE_PERSON.to_norketamine * NORKETAMINE_MASS) / b["V1n"]
    metabolite = np.empty_like(rates)
    for i in range(4):
        value = gain * (k21 - rates[i]) * (n21 - rates[i])
        for j in range(4):
            if j != i:
                value = value / (rates[j] - rates[i])
        metabolite[i] = value
    return Infused(rates, shares * (KETAMINE_MASS / b["V1"]), metabolite)


def courses(m: Infused, milligrams: Floats, duration: float, step: float, samples: int) -> Floats:
    """ng/mL of ketamine and norketamine at 0, step, 2 step, ... after the infusion began; shape (samples, 2, n).

    Args:
        milligrams: of each person, shape (n,).
        duration: s of the infusion.
    """
    rates = np.concatenate([m.rates[:2], m.rates])
    weights = np.concatenate([m.ketamine, m.norketamine]) * (in_umol(1.0) * milligrams / duration) / rates
    fade = np.exp(-rates * step)
    found = np.empty((samples, 2, len(milligrams)))
    term = weights.copy()
    steady = _both(weights, np.empty_like(found[0]))
    during = min(samples, int(duration / step + 1e-9) + 1)
    for k in range(during):
        np.subtract(steady, _both(term, found[k]), out=found[k])
        term *= fade
    term = weights * -np.expm1(-rates * duration) * np.exp(-rates * (during * step - duration))
    for k in range(during, samples):
        _both(term, found[k])
        term *= fade
    return found


def _both(terms: Floats, out: Floats) -> Floats:
    """The first two terms are ketamine, the other four norketamine."""
    np.add(terms[0], terms[1], out=out[0])
    np.add(terms[2], terms[3], out=out[1])
    out[1] += terms[4]
    out[1] += terms[5]
    return out


READINGS: tuple[Measure, ...] = (
    Measure("c40", "Ketamine at 40 min", "ng/mL", 0.1, 1e5, log=True),
    Measure("c110", "Ketamine at 110 min", "ng/mL", 0.1, 1e5, log=True),
    Measure("c230", "Ketamine at 230 min", "ng/mL", 0.1, 1e5, log=True),
    Measure("peak", "Highest ketamine", "ng/mL", 0.1, 1e5, log=True),
    Measure("area", "Area under ketamine", "ng h/mL", 0.1, 1e6, log=True),
    Measure("half_life", "Slow half-life of ketamine", "h", 0.01, 1e4, log=True),
    Measure("norketamine_peak", "Highest norketamine", "ng/mL", 0.1, 1e5, log=True),
    Measure("norketamine_time", "Time of it", "min", 1.0, 1e5, log=True),
    Measure("norketamine_area", "Area under norketamine", "ng h/mL", 0.1, 1e6, log=True),
    Measure("clearance", "Clearance", "L/h", 0.1, 1e5, log=True),
    Measure("clearance_per_kg", "Clearance by weight, per kg", "L/h", 1e-3, 1e3, log=True),
)
"""What is read from each person, in the shown unit."""
_STEP, _SAMPLES = 10 * MINUTE, 73


def readings(bodies: Mapping[str, Floats], weight: Floats, per_kg: float, duration: float) -> dict[str, Floats]:
    """Name of a reading -> its value for each person, in the shown unit; curves of 12 h in steps of 10 min."""
    milligrams, m = per_kg * weight, modes(bodies)
    found = courses(m, milligrams, duration, _STEP, _SAMPLES)
    area = milligrams * 1e3 / bodies["clearance"]
    passed = AVERAGE_PERSON.to_norketamine * NORKETAMINE_MASS / KETAMINE_MASS
    rate = in_umol(1.0) * milligrams / duration
    slow = m.rates[:2]
    moment, height = _top(m, found[:, 1].argmax(axis=0) * _STEP, duration)
    return {
        "c40": found[4, 0],
        "c110": found[11, 0],
        "c230": found[23, 0],
        "peak": (-m.ketamine / slow * np.expm1(-slow * duration)).sum(axis=0) * rate,
        "area": area / HOUR,
        "half_life": np.log(2) / slow[1] / HOUR,
        "norketamine_peak": height * rate,
        "norketamine_time": moment / MINUTE,
        "norketamine_area": area * passed * bodies["clearance"] / bodies["clearance_n"] / HOUR,
        "clearance": bodies["clearance"] * HOUR,
        "clearance_per_kg": bodies["clearance"] * HOUR / weight,
    }


def _top(m: Infused, near: Floats, duration: float) -> tuple[Floats, Floats]:
    """Time and height of the peak of norketamine, which comes after the infusion: Newton's steps on the closed form.

    Args:
        near: s, the highest sample of each person.
    """
    sizes = -m.norketamine / m.rates * np.expm1(-m.rates * duration)
    since = np.maximum(near - duration, 0.0)
    for _ in range(_STEPS):
        terms = sizes * m.rates * np.exp(-m.rates * since)
        slope, bend = -terms.sum(axis=0), (m.rates * terms).sum(axis=0)
        move = np.where(bend < 0, -slope / np.minimum(bend, -1e-300), 0.0)
        since = np.maximum(since + np.clip(move, -_STEP, _STEP), 0.0)
    return since + duration, (sizes * np.exp(-m.rates * since)).sum(axis=0)


_STEPS = 4


def blocks(seed: int, count: int, per_kg: float = 0.5, duration: float = 40 * MINUTE) -> Iterator[dict[str, Floats]]:
    """The readings of `count` people, block by block; the last block may be cut, its people stay the same."""
    for block in range(-(-count // BLOCK)):
        some = slice(0, min(BLOCK, count - block * BLOCK))
        crowd = people(seed, block, TRIAL_POOL)
        bodies = {name: values[some] for name, values in racemate(seed, block, crowd.weight).items()}
        yield readings(bodies, crowd.weight[some], per_kg, duration)


def summary(seed: int, count: int, per_kg: float = 0.5, duration: float = 40 * MINUTE) -> Tally:
    """Means, spreads and percentiles of `count` people; the memory it takes does not depend on `count`."""
    tally = Tally(READINGS)
    for values in blocks(seed, count, per_kg, duration):
        tally.add(values)
    return tally


def fan(
    seed: int,
    count: int,
    per_kg: float = 0.5,
    duration: float = 40 * MINUTE,
    shares: tuple[float, ...] = (0.05, 0.5, 0.95),
    step: float = _STEP,
    samples: int = _SAMPLES,
) -> Floats:
    """ng/mL below which these shares of `count` people lie, for ketamine and norketamine at every sample.

    Returns:
        shape (samples, 2, shares); right to half of the 0.5 % bins of the tally.
    """
    names = [(k, i) for k in range(samples) for i in range(2)]
    tally = Tally([Measure(f"{k}.{i}", "Level", "ng/mL", 1e-3, 1e5, log=True) for k, i in names])
    for block in range(-(-count // BLOCK)):
        some = slice(0, min(BLOCK, count - block * BLOCK))
        weight = people(seed, block, TRIAL_POOL).weight
        bodies = {name: values[some] for name, values in racemate(seed, block, weight).items()}
        found = courses(modes(bodies), per_kg * weight[some], duration, step, samples)
        tally.counts += tally.counted({f"{k}.{i}": found[k, i] for k, i in names})
    read = [[tally.percentile(f"{k}.{i}", share) for share in shares] for k, i in names]
    return np.array(read).reshape(samples, 2, len(shares))
