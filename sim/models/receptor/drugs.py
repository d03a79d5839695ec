"""The antagonists. A new drug is one row here; antagonist.py says what each number does, and which are left out.

Ketamine is a mixture of equal parts of two mirror images. At one site a mixture binds like 1/K = 0.5/K(S) + 0.5/K(R),
so the published ratio of the two and the constant of the mixture give both. The unknowns stand in a file of their own.
"""

from sim.core.facts import fact
from sim.models.receptor.antagonist import (
    HUMAN,
    PREPARATIONS,
    RAT,
    SORTS,
    SUBUNITS,
    THERMAL,
    Affinity,
    Drug,
    affinity,
    drug,
)
from sim.models.receptor.unknowns import UNKNOWNS

__all__ = ["DRUGS", "HUMAN", "KNOWN", "PREPARATIONS", "RAT", "SORTS", "SUBUNITS", "THERMAL", "Affinity", "Drug"]

S_KI = fact(0.30, "uM", "Ki of S-ketamine", "ebert-1997")
R_KI = fact(1.40, "uM", "Ki of R-ketamine", "ebert-1997")
S_NOR_KI = fact(1.7, "uM", "Ki of S-norketamine", "ebert-1997")
R_NOR_KI = fact(13.0, "uM", "Ki of R-norketamine", "ebert-1997")


def mixed(one: float, other: float) -> float:
    """The constant of a mixture of equal parts of two drugs at one site, from the constants of each."""
    return 2.0 / (1.0 / one + 1.0 / other)


_RACEMATE = mixed(S_KI.value, R_KI.value)
_AS_KETAMINE = {HUMAN: (0.71, 0.667, 1.097, 1.786), RAT: (0.33, 0.31, 0.51, 0.83)}
_HELD = {HUMAN: -70.0, RAT: -66.0}
_RATIO = "Kd of ketamine in this preparation times the ratio of the Ki in [³H]MK-801 binding (rat brain)."
_SAME = "Not measured; taken as that of ketamine, so that the affinity shows in the exit."


def _beside_ketamine(ki: float) -> dict[str, Affinity]:
    """Constants of a relative of ketamine: those of ketamine times the ratio of the binding constants."""
    return {
        name: affinity(
            tuple(value * ki / _RACEMATE for value in values), "ebert-1997", _HELD[name], "Kd", "ABCD", note=_RATIO
        )
        for name, values in _AS_KETAMINE.items()
    }


def _relative(name: str, what: str, ki: float) -> Drug:
    return drug(
        name,
        "trapping",
        what,
        _beside_ketamine(ki),
        entry=fact(0.86, "1/(uM s)", "Enters the open pore", "gilling-2009", "guess", _SAME),
        distance=fact(0.79, "1", "Electrical distance", "gilling-2009", "guess", _SAME),
    )


_SCALED = "The GluN2A value of this preparation times the ratio of the rat values, which are recalled."
_PO = "Apparent rate of the source divided by the open probability 0.218 of the default gate."
_FALL = "Measured: the block falls with 2.8 s; divided by the open probability 0.218 of the default gate and by Kd."
DRUGS: dict[str, Drug] = {
    row.name: row
    for row in (
        drug("none", "none", "Nothing but salt water.", {}),
        drug(
            "ketamine",
            "trapping",
            "Enters the open pore, near the place of magnesium, and is locked in when the gate shuts.",
            {
                HUMAN: affinity(_AS_KETAMINE[HUMAN], "gilling-2009", _HELD[HUMAN], unread="BCD", note=_SCALED),
                RAT: affinity(_AS_KETAMINE[RAT], "kotermanski-johnson-2009", _HELD[RAT]),
            },
            entry=fact(0.86, "1/(uM s)", "Enters the open pore", "gilling-2009", "derived", _PO),
            distance=fact(0.79, "1", "Electrical distance", "gilling-2009"),
        ),
        _relative("esketamine", "The S-form of ketamine, which binds more tightly of the two.", S_KI.value),
        _relative(
            "arketamine",
            "The R-form of ketamine: the same molecule in a mirror, and it binds less tightly.",
            R_KI.value,
        ),
        _relative(
            "norketamine",
            "What the liver makes of ketamine first; it blocks the same pore, at higher concentrations.",
            mixed(S_NOR_KI.value, R_NOR_KI.value),
        ),
        drug(
            "memantine",
            "partial trapping",
            "Blocks the open pore like ketamine, but in one pore of six it sits outside the gate and can leave.",
            {
                HUMAN: affinity((0.79, 0.563, 0.514, 0.533), "gilling-2009", -70, unread="BCD", note=_SCALED),
                RAT: affinity((0.80, 0.57, 0.52, 0.54), "kotermanski-johnson-2009", -66),
            },
            entry=fact(1.47, "1/(uM s)", "Enters the open pore", "gilling-2009", "derived", _PO),
            distance=fact(0.90, "1", "Electrical distance", "gilling-2009"),
            superficial=fact(1 / 6, "1", "Share at the outer site", "kotermanski-2009", "derived"),
            escape=fact(1 / 0.79, "1/s", "Leaves the outer site when glutamate has gone", "kotermanski-2009"),
        ),
        drug(
            "MK-801",
            "trapping",
            "Enters the open pore and hardly ever leaves: recovery takes hours, and only while the gate opens.",
            {
                "rat neurons, -70 mV": affinity(
                    (3.4e-5,) * 4, "huettner-bean-1988", -70, unread="ABCD", note="Exit rate over entry rate."
                )
            },
            entry=fact(25, "1/(uM s)", "Enters the open pore", "jahr-1992"),
            distance=fact(
                0.97, "1", "Electrical distance", "huettner-bean-1988", "derived", "From the recovery at two voltages."
            ),
        ),
        drug(
            "PCP",
            "trapping",
            "Phencyclidine, from which ketamine was derived: the same place in the pore, held longer.",
            {
                "rat, oocytes, -40 mV": affinity(
                    (0.82, 0.16, 0.16, 0.22),
                    "dravid-2007",
                    -40,
                    "IC50",
                    "BCD",
                    "guess",
                    "Recalled from the same table; only the GluN2A value was read, in a garbled copy.",
                )
            },
            entry=fact(
                1.5,
                "1/(uM s)",
                "Enters the open pore",
                "pore-choice",
                "guess",
                "No value was found; between ketamine and MK-801.",
            ),
            distance=fact(0.8, "1", "Electrical distance", "pore-choice", "guess", "Taken as ketamine's."),
        ),
        drug(
            "lanicemine",
            "partial trapping",
            "A fast, low-trapping blocker: nearly half of it slips out when the gate shuts.",
            {
                "recombinant human": affinity(
                    (12.6,) * 4,
                    "astrazeneca-lanicemine",
                    -70,
                    "Kd",
                    "ABCD",
                    "derived",
                    "Geometric middle of the IC50 given for GluN2A and GluN2B, 4 to 40 µM; voltage not given.",
                )
            },
            entry=fact(0.13, "1/(uM s)", "Enters the open pore", "astrazeneca-lanicemine", "derived", _FALL),
            distance=fact(0.8, "1", "Electrical distance", "pore-choice", "guess", "Taken as ketamine's."),
            superficial=fact(
                0.45,
                "1",
                "Share at the outer site",
                "astrazeneca-lanicemine",
                "derived",
                "What is not trapped of 52 to 59 %.",
            ),
            escape=fact(
                1 / 0.79,
                "1/s",
                "Leaves the outer site when glutamate has gone",
                "kotermanski-2009",
                "guess",
                "Taken as memantine's.",
            ),
        ),
        drug(
            "magnesium",
            "magnesium",
            "The ion itself, on top of what is in the bath: fast, not trapped, and driven out by depolarisation.",
            {},
        ),
        drug(
            "D-AP5",
            "competitive",
            "Takes the place of glutamate; enough glutamate overcomes it.",
            {"recombinant": affinity((0.28, 0.46, 1.6, 3.7), "feng-2005", label="Ki")},
        ),
        drug(
            "7-chlorokynurenate",
            "glycine site",
            "Takes the place of glycine on GluN1; more glutamate does not help, more glycine does.",
            {
                "rat cortex, binding": affinity(
                    (0.56,) * 4,
                    "kemp-1988",
                    label="Ki",
                    unread="ABCD",
                    note="One value for all: the site lies on GluN1. It is the IC50 of binding, taken as the Ki.",
                )
            },
        ),
        drug(
            "ifenprodil",
            "allosteric",
            "Binds far above the pore, to receptors with GluN2B, and makes the gate open less.",
            {
                "oocytes, -70 mV": affinity(
                    (146, 0.34, 146, 146),
                    "williams-1993",
                    -70,
                    "IC50",
                    "CD",
                    "guess",
                    "No value found; taken as GluN2A.",
                )
            },
            most=fact(
                0.9,
                "1",
                "Largest share of the current taken away",
                "williams-1993",
                "guess",
                "Recalled; not in the abstract.",
            ),
        ),
        drug(
            "traxoprodil",
            "allosteric",
            "CP-101,606: binds where ifenprodil does, fifty times as tightly, and hardly to any other subunit.",
            {
                "HEK cells, binding": affinity(
                    (100, 0.006, 100, 100),
                    "chazot-2002",
                    0,
                    "Kd",
                    "ACD",
                    "guess",
                    "No high-affinity binding was found; a value far above any that is used.",
                )
            },
            most=fact(
                0.9,
                "1",
                "Largest share of the current taken away",
                "williams-1993",
                "guess",
                "Taken as ifenprodil's, which is recalled.",
            ),
        ),
        *UNKNOWNS,
    )
}
KNOWN: tuple[str, ...] = tuple(name for name, row in DRUGS.items() if not row.hidden)
"""The drugs that no student has to identify, for benches at which the unknown ones would only give themselves away."""
