"""What the journey's scene reads from its bench, once a frame: the numbers, and how strong each joint is."""

from dataclasses import dataclass
from math import log10
from typing import Any

from sim.models.mood import response
from sim.models.signalling import cascade
from sim.models.signalling.accounts import ACCOUNTS

WAYS = ("surge", "resting", "metabolite")
"""The three ways to the cell, among the joints where one rung hands a number to the next."""


@dataclass(frozen=True)
class Reading:
    """The bench at one moment.

    Attributes:
        values: every observable, in internal units.
        time: s since the start; `since` the first dose, None before it.
        doses: (time s, route, mg) of each.
        strength: how much each joint carries, 0 to 1; what the account does not use still has its amount.
        chain: all that is chosen along the chain.
        open: the ways from the dose to the cell that the account counts.
        drug_points, care_points: of MADRS, what drug and what expectancy and care have taken off.
    """

    values: dict[str, float]
    time: float
    since: float | None
    doses: tuple[tuple[float, str, float], ...]
    drug: str
    account: str
    chain: tuple[object, ...]
    activity: float
    baseline: float
    strength: dict[str, float]
    open: frozenset[str]
    stopped: str
    drug_points: float
    care_points: float

    def value(self, name: str) -> float:
        """An observable."""
        return self.values[name]


def read(experiment: Any) -> Reading:
    """The bench now; nothing is changed."""
    row = experiment.row
    values = {name: float(row[i]) for i, name in enumerate(experiment.OBSERVABLES)}
    doses = tuple(experiment.given)
    since = experiment.time - doses[0][0] if doses else None
    p = experiment.params
    account = ACCOUNTS[p.account]
    counted = {"surge": account.surge.value, "resting": account.resting.value, "metabolite": account.metabolite.value}
    needs_ampa = {"surge", "metabolite"}
    used = {way for way, weight in counted.items() if weight > 0 and not (p.ampa_blocked and way in needs_ampa)}
    drug_points = response.AVERAGE.size * values["relative_effect"]
    care = float(response.care(since)) if since is not None else 0.0
    return Reading(
        values,
        experiment.time,
        since,
        doses,
        str(p.drug),
        str(p.account),
        (p.account, p.ampa_blocked, p.mtorc1_blocked, p.bdnf_variant, p.activity),
        float(p.activity),
        float(p.baseline),
        _strengths(values, account.through_mtorc1, bool(account.drives)),
        frozenset(used),
        _stopped(p, bool(account.drives)),
        drug_points,
        care,
    )


def _strengths(values: dict[str, float], through_mtorc1: bool, drives: bool) -> dict[str, float]:
    block = scale(values["blocked"], 0.0005, 0.1)
    return {
        "brain": scale(values["free_brain"], 0.003, 1.0),
        "block": block,
        "onward": block,
        "surge": part((values["glutamate"] - 1) / 0.3),
        "resting": part((1 - values["eef2"]) / 0.08),
        "metabolite": scale(values["hydroxynorketamine"], 0.3, 60.0),
        "call": part(called(values, through_mtorc1)) ** 0.5 if drives else 0.0,
        "blood": scale(values["ketamine"], 1.0, 300.0),
    }


def called(values: dict[str, float], through_mtorc1: bool) -> float:
    """How hard synaptic protein is called for, 0 to 1, as the chain hands it on to mood."""
    k = cascade.CASCADE
    if through_mtorc1:
        return max(0.0, values["mtorc1"] - 1) / k.mtorc1_rise
    squared = max(0.0, values["bdnf"] - 1) ** 2
    return float(squared / (squared + k.mtorc1_half**2))


def _stopped(params: Any, drives: bool) -> str:
    """What a blocker holds up in the cell just now."""
    if not drives:
        return "nothing starts the chain"
    if params.ampa_blocked:
        return "AMPA receptors blocked"
    return "mTORC1 blocked" if params.mtorc1_blocked and ACCOUNTS[params.account].through_mtorc1 else ""


def scale(value: float, low: float, high: float) -> float:
    """A concentration as 0 to 1 on a logarithmic scale."""
    return part(log10(value / low) / log10(high / low)) if value > 0 else 0.0


def part(value: float) -> float:
    """Held between 0 and 1."""
    return min(1.0, max(0.0, value))
