"""Runs of one animal for tables and checks: doses and conditions in, levels against baseline out."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from sim.models.recursion import Floats
from sim.models.signalling import cascade
from sim.models.signalling.accounts import ACCOUNTS, DEFAULT
from sim.models.signalling.cascade import UNTOUCHED, Conditions, Exposure
from sim.models.signalling.evidence import Prediction
from sim.models.signalling.rodent import concentrations

HOUR = 3600.0


@dataclass(frozen=True)
class Run:
    """States at times, as `cascade.follow` gives them."""

    times: Floats
    states: Floats

    def level(self, name: str) -> Floats:
        """Against baseline at all times; for suppression and translation the distance from 0."""
        rest = 0.0 if name in ("suppression", "translation") else 1.0
        return rest + self.states[:, cascade.STATES.index(name)]

    def at(self, name: str, hours: float) -> float:
        """At one moment, which should be one of the times."""
        return float(np.interp(hours * HOUR, self.times, self.level(name)))

    def mean(self, name: str, hours: float) -> float:
        """Over the first hours."""
        inside = self.times <= hours * HOUR
        t, y = self.times[inside], self.level(name)[inside]
        return float(np.sum((y[1:] + y[:-1]) / 2 * np.diff(t)) / (t[-1] - t[0]))


@cache
def injected(
    dose: float,
    days: float = 2.0,
    doses: int = 1,
    every: float = 24.0,
    account: str = DEFAULT,
    conditions: Conditions = UNTOUCHED,
) -> Run:
    """A rodent that gets `dose` mg/kg `doses` times, `every` so many hours, followed for some days."""
    plan = tuple((i * every * HOUR, dose) for i in range(doses))
    marks = [0.5 * HOUR, *(h * HOUR for h in (1, 2, 3, 6, 12, 24)), *(t for t, _ in plan)]
    times = cascade.grid(np.array(marks), days * 24 * HOUR)
    states = cascade.follow(lambda t: Exposure(*concentrations(t, plan)), times, ACCOUNTS[account], conditions)
    return Run(times, states)


def spines_after_a_day(dose: float, account: str = DEFAULT, conditions: Conditions = UNTOUCHED) -> float:
    """Density of spines 24 h after one injection, against that without drug."""
    return injected(dose, 2.0, account=account, conditions=conditions).at("spines", 24.0)


def foretold(prediction: Prediction, account: str) -> float:
    """Density of spines after a day in that experiment, if that account were right."""
    conditions = Conditions(ampa_blocked=prediction.ampa_blocked, mtorc1_blocked=prediction.mtorc1_blocked)
    return spines_after_a_day(prediction.dose, account, conditions)
