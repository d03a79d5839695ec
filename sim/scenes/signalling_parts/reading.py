"""What the picture takes from the experiment: every number once, and how wide and in what state each arrow is."""

from dataclasses import dataclass
from typing import Any, Literal

from sim.models.signalling.accounts import HALF, Account
from sim.models.signalling.cascade import CASCADE
from sim.models.signalling.variants import VARIANTS

State = Literal["on", "aside", "crossed", "hidden"]
"""An arrow in force; one that the chosen account does without; one that is blocked; one that is not there."""
_HOUR = 3600.0
FULL_DRIVE = 2.0
"""Release of BDNF, in baselines an hour, that is drawn as the widest arrow."""


@dataclass(frozen=True)
class Flow:
    """One arrow: how much it carries, 0 to 1, and its state."""

    share: float
    state: State


class Reading:
    """The experiment at this moment; it only reads."""

    def __init__(self, experiment: Any) -> None:
        self.values: dict[str, float] = dict(
            zip(experiment.OBSERVABLES, (float(v) for v in experiment.row), strict=True)
        )
        self.account: Account = experiment.account
        self.account_name = str(experiment.get("account"))
        self.ampa_blocked = bool(experiment.get("ampa_blocked"))
        self.mtorc1_blocked = bool(experiment.get("mtorc1_blocked"))
        self.stress = bool(experiment.get("stress"))
        self.variant = str(experiment.get("bdnf_variant"))
        self.release = float(VARIANTS[self.variant].value)
        self.time = float(experiment.time)
        self.injections: tuple[tuple[float, float], ...] = tuple(experiment.injections)
        given = [row for row in self.injections if row[0] <= self.time]
        self.latest = given[-1] if given else None
        coming = [t for t, _ in self.injections if t > self.time]
        self.next = min(coming) - self.time if coming else None
        self.rest = float(CASCADE.stressed_spines) if self.stress else 1.0

    def __getitem__(self, name: str) -> float:
        return self.values[name]

    @property
    def since(self) -> float | None:
        """Seconds since the latest injection; None before the first."""
        return None if self.latest is None else self.time - self.latest[0]

    @property
    def shut(self) -> bool:
        """Whether suppressed firing keeps BDNF from being released."""
        return self.account.gated and self["suppression"] > 0.03

    @property
    def driven(self) -> float:
        """Release of BDNF by AMPA receptors, in baselines an hour."""
        if self.ampa_blocked:
            return 0.0
        metabolite = max(0.0, self["hydroxynorketamine"])
        rate = self.account.surge.value * max(0.0, self["glutamate"] - 1.0)
        rate += self.account.metabolite.value * metabolite / (metabolite + HALF.value)
        return self._gated(rate)

    @property
    def silent(self) -> float:
        """BDNF made because p-eEF2 fell, in baselines an hour."""
        return self._gated(self.account.resting.value * max(0.0, 1.0 - self["eef2"]))

    def _gated(self, rate: float) -> float:
        gate = 1.0 + CASCADE.suppression_strength * self["suppression"] if self.account.gated else 1.0
        return float(rate / gate * self.release * _HOUR)

    @property
    def answer(self) -> float:
        """How far BDNF calls for protein, 0 to 1: the Hill curve of the model."""
        squared = max(0.0, self["bdnf"] - 1.0) ** 2
        return float(squared / (squared + CASCADE.mtorc1_half**2))

    @property
    def path(self) -> tuple[str, ...]:
        """The arrows by which the chosen account goes from its trigger to new spines, in order."""
        account = self.account
        last = ("bdnf", "trkb", "mtorc1") if account.through_mtorc1 else ("bdnf", "beside")
        if account.surge.value:
            return ("surge", "driven", *last, "protein", "spines")
        if account.metabolite.value:
            return ("metabolite", "driven", *last, "protein", "spines")
        if account.resting.value:
            return ("calcium", "kinase", "eef2", "made", *last, "protein", "spines")
        return ()

    def flows(self) -> dict[str, Flow]:
        """Every arrow of the picture."""
        account = self.account
        surge, resting, metabolite = (fact.value > 0 for fact in (account.surge, account.resting, account.metabolite))
        through = account.through_mtorc1
        drives: State = "on" if surge or metabolite else "aside"
        if drives == "on" and (self.ampa_blocked or self.shut):
            drives = "crossed"
        made: State = "on" if resting else "aside"
        if made == "on" and self.shut:
            made = "crossed"
        stopped = self.mtorc1_blocked and through
        rows: dict[str, tuple[float, State]] = {
            "surge": ((self["glutamate"] - 1.0) / 0.6, "on" if surge else "aside"),
            "metabolite": (self["hydroxynorketamine"] / 0.6, "on" if metabolite else "aside"),
            "calcium": (0.75 * (1.0 - self["resting_block"]), "on"),
            "kinase": (0.75 * self["eef2"], "on"),
            "eef2": (self.silent / FULL_DRIVE if made == "on" else (1.0 - self["eef2"]) / 0.4, made),
            "made": (self.silent / FULL_DRIVE, made),
            "driven": (self.driven / FULL_DRIVE, drives),
            "bdnf": ((self["bdnf"] - 1.0) / 0.45, "crossed" if self.release == 0 else "on"),
            "trkb": (self.answer / 0.7, "on" if through else "hidden"),
            "beside": (self.answer / 0.7, "hidden" if through else "on"),
            "mtorc1": ((self["mtorc1"] - 1.0) / 1.6, "crossed" if stopped else "on" if through else "aside"),
            "protein": (self["translation"] / 0.9, "on"),
            "spines": ((self["protein"] - 1.0) / 0.9, "on"),
        }
        return {
            name: Flow(0.0 if state == "crossed" else min(1.0, max(0.0, share)), state)
            for name, (share, state) in rows.items()
        }
