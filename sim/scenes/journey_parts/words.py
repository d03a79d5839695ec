"""The journey in words: the numbers of each rung, what each is, and what the picture leaves out."""

from sim.core import units
from sim.core.sources import Kind
from sim.models.signalling.accounts import ACCOUNTS
from sim.scenes.journey_parts.reading import WAYS, Reading

LEAVES_OUT: tuple[str, ...] = (
    "The cascade has the constants of rodents and is given a person's free concentrations: a bridge that was chosen.",
    "Each account is set to press mood as hard after the usual infusion, so that it moves mood is no evidence for it.",
    "The synapse stands beside the chain: what sixty pairings would do is told, and nothing further takes it up.",
    "Each rung sees the slower ones as standing still and of the faster ones only the mean.",
    "The firing, the release and the heartbeat are shown at a pace that the eye can follow, in the measured ratio.",
    "One mean person without noise; mood is the mean of a trial, with expectancy and care, and no patient is like it.",
    "Side effects and a long pain branch off at the blood and do not act back on the chain.",
)
NAMES = {"surge": "surge of glutamate", "resting": "block at rest", "metabolite": "metabolite"}
GLOSS = {
    "body": "Blood and brain after the dose; what glows is the drug, by the logarithm of its level in blood. What is "
    "handed on is the drug that is free in the brain.",
    "pore": "A hundred NMDA receptors of one synapse in use, seen from above. As many as hold the drug have a light in "
    "their pore.",
    "synapse": "A spine as it would be after sixty pairings of spikes 10 ms apart, at the block of this moment; the "
    "dotted outline is the spine before them.",
    "circuit": "Pyramidal cells (blue, with long dendrites) and interneurons (orange, round) of a patch of cortex. "
    "They flash in proportion to their firing against baseline.",
    "signalling": "A stretch of dendrite: twenty spines stand for baseline, and those that came since are lit. The "
    "three lights in its shaft are BDNF, active mTORC1 and synaptic protein above baseline.",
    "mood": "The light over the horizon grows as the score on the MADRS falls, from no light at the score before "
    "treatment. How hard the cell presses mood was chosen so that the usual infusion does as in trials.",
    "monitor": "What is watched in the session: heart rate, systolic pressure, and dissociation on the CADSS.",
    "pain": "A hand with a long pain, as in a trial of infusions over days; the redder, the higher the score.",
}
ENTER = "Press once more to enter its own bench at this moment."
NO_ENTRY = "It has no scene of its own yet: what this chain tells of it stands here and on the time axis."
BADGES: dict[str, Kind] = {"body": "guess", "signalling": "teaching", "mood": "teaching"}
"""Free drug in the brain is guessed from the blood; both bridges, into the rodent's cell and to mood, were chosen."""
SOURCES = {
    "body": ("zarate-2006",),
    "pore": ("gilling-2009",),
    "synapse": ("graupner-brunel-2012",),
    "circuit": ("homayoun-moghaddam-2007",),
    "signalling": ("li-2010",),
    "mood": ("zarate-2006",),
    "monitor": ("zarate-2006",),
    "pain": ("sigtermans-2009",),
}


def number(reading: Reading, name: str) -> str:
    """The observable of a rung, as its caption says it."""
    v = reading.value
    return {
        "body": f"{amount(v('free_brain'))} free",
        "pore": f"{percent(v('blocked'))} blocked",
        "synapse": f"weight {ratio(v('expected_weight'))}",
        "circuit": f"pyramidal {ratio(v('pyramidal_ratio'))}",
        "signalling": f"spines {ratio(v('spines'))}",
        "mood": f"MADRS {v('madrs'):.1f}",
        "monitor": f"CADSS {v('cadss'):.1f}",
        "pain": f"{v('pain_score'):.1f} of 10",
    }[name]


def beside(reading: Reading, name: str) -> tuple[str, ...]:
    """The second line of a rung, inside its window, from long to short."""
    v = reading.value
    if name == "body":
        return (f"{level(v('ketamine'))} in blood",)
    if name == "pore":
        return (f"drug in {round(100 * v('blocked'))} of 100 pores",)
    if name == "synapse":
        return ("dotted: before pairing",)
    if name == "circuit":
        return (f"interneurons {ratio(v('interneuron_ratio'))}",)
    if name == "signalling":
        if reading.stopped:
            return (reading.stopped,)
        bdnf, mtorc1 = (f"{name} {round(100 * v(key))}" for name, key in (("BDNF", "bdnf"), ("mTORC1", "mtorc1")))
        protein = f"protein {ratio(v('protein'))}"
        return f"{bdnf}, {mtorc1}, {protein}", f"{mtorc1}, {protein}", protein
    if name == "mood" and reading.since is not None:
        return (f"drug {taken(reading.drug_points)}, care {taken(reading.care_points)}",)
    return ()


def way(reading: Reading, name: str) -> tuple[str, ...]:
    """What one of the three ways to the cell carries, from long to short."""
    v = reading.value
    out = "" if name in reading.open else " (not counted)"
    if name == "surge":
        g = ratio(v("glutamate"))
        return f"surge of glutamate {g}{out}", f"glutamate {g}{out}", f"glutamate {g}", f"Glu {g}"
    if name == "resting":
        e = ratio(v("eef2"))
        return f"block at rest: p-eEF2 {e}{out}", f"p-eEF2 {e}{out}", f"p-eEF2 {e}", f"eEF2 {e}"
    h = level(v("hydroxynorketamine"))
    return f"metabolite: hydroxynorketamine {h}{out}", f"hydroxynorketamine {h}{out}", f"HNK {h}{out}", f"HNK {h}"


def taken(points: float) -> str:
    """Points that were taken off."""
    return f"−{points:.1f}" if points >= 0.05 else "0"


def ratio(value: float) -> str:
    """Against baseline, as plots and lessons have it."""
    return f"{100 * value:.0f} %"


def percent(share: float) -> str:
    """A share."""
    return f"{100 * share:.1f} %"


def amount(micromolar: float) -> str:
    """A concentration as a pharmacologist says it."""
    if micromolar >= 0.1:
        return f"{micromolar:.2f} µM"
    return f"{1000 * micromolar:.1f} nM" if micromolar >= 1e-4 else "0 nM"


def level(nanograms: float) -> str:
    """A level in plasma."""
    return f"{nanograms:.0f} ng/mL" if nanograms >= 10 else f"{nanograms:.1f} ng/mL"


def moment(reading: Reading) -> str:
    """When it is, for the cursor."""
    if reading.since is None:
        return "no dose yet"
    return units.say_time(reading.since) if reading.since >= 1 else "now"


def span(shortest: float, longest: float) -> str:
    """The times on which a rung lives."""
    return f"{units.say_time(shortest)} to {units.say_time(longest)}"


def dose(reading: Reading) -> str:
    """What was given, in one phrase."""
    if not reading.doses:
        return f"No {reading.drug} has been given yet."
    first = reading.doses[0]
    more = f", and {len(reading.doses) - 1} more since" if len(reading.doses) > 1 else ""
    return f"{units.figure(first[2])} mg of {reading.drug} ({first[1]}) was begun {moment(reading)} ago{more}."


def describe(reading: Reading) -> str:
    """All that the stage shows."""
    v = reading.value
    lit = [NAMES[name] for name in WAYS if name in reading.open]
    ways = " and ".join(lit) if lit else "no way"
    stop = f"; {reading.stopped}" if reading.stopped and ACCOUNTS[reading.account].drives else ""
    return " ".join(
        (
            dose(reading),
            f"Body: {level(v('ketamine'))} in blood, {amount(v('free_brain'))} free in the brain; of the pores of a "
            f"synapse {percent(v('blocked'))} are blocked, and sixty pairings would now make its weight "
            f"{ratio(v('expected_weight'))}.",
            f"In the patch of cortex pyramidal cells fire at {ratio(v('pyramidal_ratio'))} and interneurons "
            f"at {ratio(v('interneuron_ratio'))} of baseline; this and all before it is the same in every account.",
            f"In the account in force ({reading.account}) {ways} leads to the cell{stop}: glutamate "
            f"{ratio(v('glutamate'))}, p-eEF2 {ratio(v('eef2'))}, hydroxynorketamine {level(v('hydroxynorketamine'))}.",
            f"In the cell BDNF is {ratio(v('bdnf'))}, mTORC1 {ratio(v('mtorc1'))}, protein {ratio(v('protein'))} and "
            f"spines {ratio(v('spines'))}; the MADRS is {v('madrs'):.1f} points, from {reading.baseline:.0f} before.",
            f"Beside the chain, CADSS is {v('cadss'):.1f}, systolic pressure {v('systolic'):.0f} mmHg, heart rate "
            f"{60 * v('heart_rate'):.0f} a minute, and a long pain would be {v('pain_score'):.1f} of 10.",
        )
    )
