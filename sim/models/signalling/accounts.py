"""What starts the chain after ketamine? Rival accounts, a row each, so that one can be switched for another.

    disinhibition            BDNF is let out by the surge of glutamate, through AMPA receptors:  w max(0, G - 1)
    resting block            block of silent synapses stops eEF2 kinase, so BDNF is translated:  w (1 - E)
    metabolite               hydroxynorketamine drives AMPA receptors:                           w h / (h + half)
    none                     nothing does: what the other measurements do by themselves

The weight of each account by itself is set so that 10 mg/kg grows the same number of spines after a day. So what they
reach at that dose says nothing for one of them; what they foretell under another dose or a blocker does.
"""

from dataclasses import dataclass

import numpy as np

from sim.core.facts import Fact, fact
from sim.models.recursion import Floats

OURS = "open-channel"
DEFAULT = "disinhibition and resting block"
HALF = fact(
    3.3,
    "uM",
    "Hydroxynorketamine for half its effect",
    "riggs-2020",
    note="In slices of mouse hippocampus; people reach far less.",
)


@dataclass(frozen=True)
class Account:
    """One account of the trigger.

    Attributes:
        title: what it says, in one sentence.
        surge, resting, metabolite: how strongly each of the three drives BDNF, per second; 0 when it does not.
        resting_needs_ampa: whether the resting term stops when AMPA receptors are blocked.
        gated: whether suppressed firing shuts it, so that anaesthetic doses fail.
        through_mtorc1: whether protein is made through mTORC1 or beside it.
    """

    name: str
    title: str
    surge: Fact
    resting: Fact
    metabolite: Fact
    gated: bool
    through_mtorc1: bool

    def trigger(self, glutamate: Floats, eef2: Floats, metabolite: Floats, ampa_blocked: bool) -> Floats:
        """How fast BDNF is released, 1/s; the first two are distances from rest, `metabolite` is in uM."""
        silent = self.resting.value * -eef2
        if ampa_blocked:
            return silent
        driven = self.surge.value * np.maximum(0.0, glutamate)
        return silent + driven + self.metabolite.value * metabolite / (metabolite + HALF.value)

    @property
    def drives(self) -> tuple[Fact, ...]:
        """The terms that it has."""
        return tuple(drive for drive in (self.surge, self.resting, self.metabolite) if drive.value > 0)


def _rate(value: float, label: str) -> Fact:
    return fact(value, "1/h", label, OURS, "fitted" if value else None)


def _account(
    name: str,
    title: str,
    surge: float = 0.0,
    resting: float = 0.0,
    metabolite: float = 0.0,
    gated: bool = True,
    through_mtorc1: bool = True,
) -> Account:
    return Account(
        name,
        title,
        _rate(surge, "BDNF for the surge of glutamate"),
        _rate(resting, "BDNF for the fall of p-eEF2"),
        _rate(metabolite, "BDNF for hydroxynorketamine"),
        gated,
        through_mtorc1,
    )


ACCOUNTS: dict[str, Account] = {
    row.name: row
    for row in (
        _account(
            DEFAULT,
            "Interneurons fire less and glutamate surges; block at rest adds a little.",
            surge=3.23,
            resting=0.8,
        ),
        _account(
            "disinhibition",
            "Interneurons fire less, pyramidal cells fire more, and glutamate drives AMPA receptors.",
            surge=3.50,
        ),
        _account(
            "resting block",
            "Block of silent synapses stops eEF2 kinase, and BDNF is made without mTORC1.",
            resting=10.5,
            gated=False,
            through_mtorc1=False,
        ),
        _account(
            "metabolite",
            "Not ketamine but its product hydroxynorketamine acts, and not on NMDA receptors.",
            metabolite=8.05,
            gated=False,
        ),
        _account("none", "None of these: then nothing further follows from the dose.", gated=False),
    )
}
