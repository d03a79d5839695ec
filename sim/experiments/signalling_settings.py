"""What a student sets and reads at the bench of signalling."""

from dataclasses import dataclass
from typing import Any

from sim.core.quantities import Observable, choice, quantity, reading, switch
from sim.models.signalling.accounts import ACCOUNTS, DEFAULT
from sim.models.signalling.variants import VARIANTS


@dataclass(frozen=True)
class SignallingParams:
    """A rodent, its injections, and what else is done to it."""

    dose: float = quantity(
        10.0,
        "mg/kg",
        "Dose",
        valid=(0, 200),
        slider=(0, 80),
        source="li-2010",
        help="Of ketamine, injected into the belly of a mouse or a rat. 0 is an injection of salt water.",
    )
    doses: int = quantity(
        1, "1", "Injections", valid=(1, 30), slider=(1, 10), source="li-2010", whole=True, help="The first one now."
    )
    every: float = quantity(
        24.0, "h", "Time between injections", valid=(0.5, 168), slider=(1, 96), source="pryazhnikov-2018"
    )
    account: str = choice(
        DEFAULT,
        "What starts the chain",
        tuple(ACCOUNTS),
        source="open-channel",
        help="Rival accounts. Each is set to grow the same spines after 10 mg/kg, so that dose cannot tell them apart.",
    )
    ampa_blocked: bool = switch(
        False, "AMPA receptors blocked", source="li-2010", help="With NBQX, for as long as the switch is on."
    )
    mtorc1_blocked: bool = switch(
        False, "mTORC1 blocked", source="li-2010", help="With rapamycin in the brain, for as long as the switch is on."
    )
    bdnf_variant: str = choice(
        "Val/Val", "Gene of BDNF", tuple(VARIANTS), source="chen-2006", help="Val/Val is the usual one."
    )
    stress: bool = switch(
        False,
        "Stressed for weeks",
        source="moda-sava-2019",
        kind="teaching",
        help="Fewer spines at rest, for as long as the stress goes on.",
    )


ROWS: tuple[Observable[Any], ...] = (
    reading(
        "ketamine", "Ketamine in the brain", "uM", (0.0, 2.0), "Of a rodent; people take ten times as long to clear it."
    ),
    reading("hydroxynorketamine", "Hydroxynorketamine in the brain", "uM", (0.0, 2.0), "All its forms; a guess."),
    reading("pyramidal_ratio", "Firing of pyramidal cells", "1", (0.0, 2.0), "To baseline, from the circuit."),
    reading("resting_block", "NMDA receptors blocked at rest", "1", (0.0, 1.0)),
    reading(
        "suppression",
        "Memory of suppressed firing",
        "1",
        (0.0, 1.0),
        "No mechanism is known: it says what is seen.",
    ),
    reading("glutamate", "Glutamate", "1", (0.0, 2.5), "To baseline, outside the cells."),
    reading("eef2", "p-eEF2", "1", (0.0, 1.5), "To baseline. When it falls, more protein is made."),
    reading("bdnf", "BDNF", "1", (0.5, 2.0), "To baseline."),
    reading("mtorc1", "mTORC1", "1", (0.5, 3.5), "Its active, phosphorylated form, to baseline."),
    reading("translation", "Extra translation", "1", (0.0, 1.5), "What mTORC1 has called for, above the usual."),
    reading("protein", "Synaptic protein", "1", (0.5, 2.5), "To baseline."),
    reading("spines", "Spines", "1", (0.5, 2.0), "Density, to that of an animal without stress or drug."),
    reading("injections", "Injections so far", "1", (0.0, 10.0)),
)
OBSERVABLES: dict[str, Observable[Any]] = {row.name: row for row in ROWS}
