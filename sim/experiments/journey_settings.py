"""What a student sets on the journey, what is read along it, and the links in their order."""

from dataclasses import dataclass
from typing import Any

from sim.core.quantities import Observable, choice, quantity, reading, switch
from sim.experiments.body import BodyParams
from sim.models.signalling.accounts import ACCOUNTS, DEFAULT
from sim.models.signalling.variants import VARIANTS


@dataclass(frozen=True)
class JourneyParams(BodyParams):
    """All that the body asks for, and what may be changed further along the chain."""

    account: str = choice(
        DEFAULT,
        "What starts the chain",
        tuple(ACCOUNTS),
        source="open-channel",
        help="Rival accounts. Each is set to press mood as hard after the usual infusion; see what differs elsewhere.",
    )
    activity: float = quantity(
        1.0,
        "Hz",
        "Releases at the synapse",
        valid=(0, 20),
        slider=(0, 5),
        source="open-channel",
        help="Drug enters open pores only, so an unused synapse is neither blocked nor freed.",
    )
    ampa_blocked: bool = switch(
        False, "AMPA receptors blocked", source="li-2010", help="As with NBQX in rodents, while the switch is on."
    )
    mtorc1_blocked: bool = switch(
        False, "mTORC1 blocked", source="li-2010", help="As with rapamycin in the brain of rodents, while it is on."
    )
    bdnf_variant: str = choice("Val/Val", "Gene of BDNF", tuple(VARIANTS), source="chen-2006")
    baseline: float = quantity(35.0, "points", "MADRS before", valid=(20, 55), slider=(25, 45), source="open-channel")


@dataclass(frozen=True)
class Link:
    """One rung of the ladder.

    Attributes:
        bench: the experiment that shows this link from near.
        observable: what stands for it on the one time axis.
        shortest, longest: s between which something happens here.
    """

    name: str
    title: str
    bench: str
    observable: str
    shortest: float
    longest: float


LINKS: tuple[Link, ...] = (
    Link("body", "Blood and brain", "body", "free_brain", 60.0, 86400.0),
    Link("pore", "Pores blocked", "pore", "blocked", 1e-3, 3600.0),
    Link("synapse", "A synapse that learns", "pairing", "expected_weight", 1e-3, 60.0),
    Link("circuit", "Firing of the patch", "circuit", "pyramidal_ratio", 1e-2, 10.0),
    Link("signalling", "From surge to spines", "signalling", "spines", 360.0, 14 * 86400.0),
    Link("mood", "Mood", "mood", "madrs", 2400.0, 42 * 86400.0),
    Link("monitor", "What is watched", "monitor", "cadss", 60.0, 4 * 3600.0),
    Link("pain", "A long pain", "pain", "pain_score", 3600.0, 42 * 86400.0),
)
"""In the order in which each hands on to the next; the last two branch off at the blood."""


FROM_BODY = ("ketamine", "norketamine", "hydroxynorketamine", "effect_site", "free_brain")
ROWS: tuple[Observable[Any], ...] = (
    reading("ketamine", "Ketamine", "ng/mL", (1.0, 1000.0), "In plasma; esketamine when that is the drug.", "log"),
    reading("norketamine", "Norketamine", "ng/mL", (1.0, 1000.0), "In plasma.", "log"),
    reading("hydroxynorketamine", "Hydroxynorketamine", "ng/mL", (1.0, 1000.0), "In plasma.", "log"),
    reading("effect_site", "Effect site", "ng/mL", (1.0, 1000.0), "Lags behind the blood.", "log"),
    reading("free_brain", "Free in the brain", "uM", (0.0, 0.3), "What the pores see."),
    reading("blocked", "Pores blocked", "1", (0.0, 0.05), "GluN2A receptors of one synapse in use, in 1 mM Mg²⁺."),
    reading("expected_weight", "Weight after pairing", "1", (0.9, 1.4), "What 60 pairings 10 ms apart would do now."),
    reading("pyramidal_ratio", "Firing of pyramidal cells", "1", (0.9, 1.2), "To baseline."),
    reading("interneuron_ratio", "Firing of interneurons", "1", (0.7, 1.1), "To baseline."),
    reading("glutamate", "Glutamate", "1", (0.9, 1.3), "To baseline, outside the cells."),
    reading("eef2", "p-eEF2", "1", (0.8, 1.05), "To baseline."),
    reading("bdnf", "BDNF", "1", (0.9, 1.3), "To baseline."),
    reading("mtorc1", "mTORC1", "1", (0.9, 1.6), "Active form, to baseline."),
    reading("protein", "Synaptic protein", "1", (0.9, 1.6), "To baseline."),
    reading("spines", "Spines", "1", (0.9, 1.3), "To baseline. Constants of rodents, concentrations of a person."),
    reading("plasticity", "Plasticity", "1", (0.0, 1.0), "Stands for what outlasts the drug; nobody measures it."),
    reading("relative_effect", "Effect on mood", "1", (0.0, 1.2), "In units of that of the usual infusion at 24 h."),
    reading("madrs", "MADRS", "points", (0.0, 40.0), "Mean of a trial; expectancy and care from the first dose on."),
    reading("cadss", "CADSS", "points", (0.0, 60.0), "Dissociation."),
    reading("systolic", "Systolic pressure", "mmHg", (100.0, 180.0)),
    reading("heart_rate", "Heart rate", "1/min", (50.0, 120.0)),
    reading("pain_score", "A long pain", "points", (0.0, 10.0), "If this person had the pain of Sigtermans 2009."),
)
OBSERVABLES: dict[str, Observable[Any]] = {row.name: row for row in ROWS}
