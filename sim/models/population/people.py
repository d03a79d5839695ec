"""Virtual people: weight, age and sex as published, and bodies that differ as published; each a function of its number.

    parameter of a person = typical value * size * exp(eta),  eta normal with the log SD `omega`

Person `i` of a seed is always the same, however many are asked for, in whatever pieces, on whatever machine: people
come in blocks of 2,048, and each block has its own stream of Philox (Salmon et al. 2011), a generator that computes
its n-th number from n alone. A block is always drawn whole.
"""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.core.facts import Fact, fact
from sim.core.quantities import quantity
from sim.models.body import esketamine, ketamine
from sim.models.body.disposition import sized
from sim.models.body.ketamine import FLOWS, VOLUMES, Ketamine

Floats = NDArray[np.float64]
BLOCK = 2048
"""People drawn together."""
COVARIATES, RACEMATE, SPRAY, RESPONSE = 0, 1, 2, 3
"""Streams of random numbers, one each, so that a new trait in one moves nothing in another."""
OMEGAS: dict[str, Fact] = {
    "clearance": fact(
        0.24, "1", "Log SD of the clearance of ketamine", "hasan-2021", "derived", "From CV 23.5, 24.8 %"
    ),
    "V1": fact(0.50, "1", "Log SD of its central volume", "open-channel", "guess", "Published 24 to 30 %; V1 is ours."),
    "Q": fact(0.50, "1", "Log SD of its exchange with tissue", "open-channel", "guess"),
    "V2": fact(0.40, "1", "Log SD of its tissue volume", "open-channel", "guess"),
    "clearance_n": fact(0.30, "1", "Log SD of the clearance of norketamine", "otto-2021", "derived", "0.32 there."),
    "V1n": fact(0.30, "1", "Log SD of its central volume", "open-channel", "guess", "0.20 in Otto 2021."),
    "clearance_h": fact(0.35, "1", "Log SD of the clearance of hydroxynorketamine", "simons-2022", "derived", "0.32."),
    "V1h": fact(0.40, "1", "Log SD of its central volume", "open-channel", "guess"),
}
"""By the field of `Ketamine` that differs."""
SPRAY_CV: dict[str, Fact] = {
    name: fact(cv, "%", f"CV of {name} between people", "perez-ruixo-2021")
    for name, cv in {
        "Vc": 27.5,
        "Vp1": 49.3,
        "Qh": 23.2,
        "Vh": 34.6,
        "kel": 120.0,
        "ka_nose": 61.5,
        "ka_swallowed": 132.0,
    }.items()
}
"""By the field of `Esketamine` that differs."""


@dataclass(frozen=True)
class Pool:
    """Who is asked to take part."""

    weight: float = quantity(
        74, "kg", "Median weight", valid=(40, 170), source="perez-ruixo-2021", kind="measured", path="pool.weight"
    )
    weight_cv: float = quantity(
        22,
        "%",
        "Spread of weight",
        valid=(0, 60),
        source="open-channel",
        kind="guess",
        path="pool.weight_cv",
        help="Log-normal; the source gives the range of 39 to 170 kg alone.",
    )
    lightest: float = quantity(
        40, "kg", "Nobody is lighter", valid=(30, 170), source="perez-ruixo-2021", kind="measured", path="pool.lightest"
    )
    heaviest: float = quantity(
        170,
        "kg",
        "Nobody is heavier",
        valid=(40, 300),
        source="perez-ruixo-2021",
        kind="measured",
        path="pool.heaviest",
    )
    age: float = quantity(
        45, "1", "Median age in years", valid=(18, 86), source="perez-ruixo-2021", kind="measured", path="pool.age"
    )
    age_sd: float = quantity(
        14, "1", "Spread of age in years", valid=(0, 40), source="open-channel", kind="guess", path="pool.age_sd"
    )
    youngest: float = quantity(
        18, "1", "Nobody is younger", valid=(18, 86), source="perez-ruixo-2021", kind="measured", path="pool.youngest"
    )
    oldest: float = quantity(
        86, "1", "Nobody is older", valid=(18, 120), source="perez-ruixo-2021", kind="measured", path="pool.oldest"
    )
    women: float = quantity(
        58.4, "%", "Women", valid=(0, 100), source="perez-ruixo-2021", kind="measured", path="pool.women"
    )
    residual: float = quantity(
        12,
        "%",
        "Scatter of a measured concentration",
        valid=(0, 50),
        source="simons-2022",
        kind="derived",
        path="pool.residual",
        help="Proportional; 11 % for esketamine in the source.",
    )


TRIAL_POOL = Pool()


@dataclass(frozen=True)
class People:
    """Some people: arrays of equal length.

    Attributes:
        number: of each person, from 0.
        weight: kg.
        age: years.
        woman: whether the person is one; it changes nothing in the body here (20 % in one study, none in n = 820).
        scatter: proportional error of a measured concentration, three samples a person, shape (3, people).
    """

    number: NDArray[np.int64]
    weight: Floats
    age: Floats
    woman: NDArray[np.bool_]
    scatter: Floats


def stream(seed: int, purpose: int, block: int) -> np.random.Generator:
    """The random numbers of one block for one purpose: a function of the three alone."""
    key = np.array([seed, purpose], dtype=np.uint64)
    return np.random.Generator(np.random.Philox(key=key, counter=np.array([0, 0, block, 0], dtype=np.uint64)))


def people(seed: int, block: int, pool: Pool = TRIAL_POOL) -> People:
    """The 2,048 people of a block."""
    luck = stream(seed, COVARIATES, block)
    omega = spread(pool.weight_cv)
    weight = _between(lambda n: pool.weight * np.exp(omega * luck.standard_normal(n)), pool.lightest, pool.heaviest)
    age = _between(lambda n: pool.age + pool.age_sd * luck.standard_normal(n), pool.youngest, pool.oldest)
    woman = luck.random(BLOCK) < pool.women
    scatter = 1 + pool.residual * luck.standard_normal((3, BLOCK))
    return People(np.arange(BLOCK) + block * BLOCK, weight, age, woman, scatter)


def spread(cv: float) -> float:
    """The log SD of a log-normal number with this coefficient of variation."""
    return float(np.sqrt(np.log1p(cv * cv)))


def _between(draw: Callable[[int], Floats], low: float, high: float) -> Floats:
    """Numbers of one distribution, drawn again until all lie between the bounds."""
    values = draw(BLOCK)
    while True:
        wrong = np.flatnonzero((values < low) | (values > high))
        if not len(wrong):
            return values
        values[wrong] = draw(len(wrong))


def racemate(seed: int, block: int, weight: Floats, omegas: Mapping[str, Fact] = OMEGAS) -> dict[str, Floats]:
    """Field of `Ketamine` -> its value for each person of the block, already of the person's size."""
    etas = dict(zip(omegas, stream(seed, RACEMATE, block).standard_normal((len(omegas), BLOCK)), strict=True))
    typical = ketamine.AVERAGE_PERSON
    flow_size, volume_size = (np.power(weight / 70.0, power) for power in (0.75, 1.0))
    bodies = {}
    for names, size in ((FLOWS, flow_size), (VOLUMES, volume_size)):
        for name in names:
            value = getattr(typical, name) * size
            bodies[name] = value * np.exp(omegas[name].value * etas[name]) if name in omegas else value
    return bodies


def person(bodies: Mapping[str, Floats], i: int, weight: float) -> Ketamine:
    """One of them as the exact model of the body takes it: parameters of 70 kg that give theirs at `weight` kg."""
    back = {name: 1 / sized(weight, 0.75) for name in FLOWS} | {name: 1 / sized(weight, 1.0) for name in VOLUMES}
    return dataclasses.replace(ketamine.AVERAGE_PERSON, **{name: float(bodies[name][i]) * back[name] for name in back})


def spray_bodies(seed: int, block: int, age: Floats) -> dict[str, Floats]:
    """Field of `Esketamine` -> its value for each person of the block, and `through_nose`."""
    luck = stream(seed, SPRAY, block)
    p = esketamine.AVERAGE_PERSON
    bodies = {name: np.full(BLOCK, getattr(p, name)) for name in ("Q1", "Q2", "Vp2", "kmet", "gut")}
    for name, cv in SPRAY_CV.items():
        typical = getattr(p, name) - (LIVER_FLOW_LOST * np.maximum(age - 60.0, 0.0) if name == "Qh" else 0.0)
        bodies[name] = typical * np.exp(spread(cv.value) * luck.standard_normal(BLOCK))
    odds = p.through_nose / (1 - p.through_nose) * np.exp(NOSE_LOGIT_SD.value * luck.standard_normal(BLOCK))
    bodies["through_nose"] = odds / (1 + odds)
    return bodies


NOSE_LOGIT_SD = fact(0.708, "1", "SD of the share through the nose, on the logit scale", "perez-ruixo-2021")
LIVER_FLOW_LOST = fact(2.19, "L/h", "Liver flow lost each year over 60", "perez-ruixo-2021").value
