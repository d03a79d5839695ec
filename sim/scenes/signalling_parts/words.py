"""The signalling scene in words: what is shown now, what each account says of it, and what the picture leaves out."""

from sim.core import units
from sim.scenes.signalling_parts.clock import say as say_since
from sim.scenes.signalling_parts.dendrite import MOST, USUAL, counted
from sim.scenes.signalling_parts.reading import Reading

LEAVES_OUT: tuple[str, ...] = (
    "This is a rodent, and most numbers in the chain were chosen so that 10 mg/kg gives about the published levels; "
    "they are no measurement, and nothing in them can be read as a dose for a person.",
    "What starts the chain is contested. The switch changes the account; that all of them grow the same spines at one "
    "dose was set by us.",
    "Every arrow stands for many steps: Akt, ERK, 4E-BP, calcium channels and the release machinery are not drawn.",
    "Protein is made in the dendrite and in the cell body as well, not in one spine alone.",
    "On the stretch of dendrite only the number of spines follows the model. Which of them appear is drawn by lot, and "
    "the turnover of spines that come and go without drug is left out.",
    "Molecules are drawn some ten times too large, and a few stand for many.",
)
SHORT_ACCOUNT = {
    "disinhibition and resting block": "Account: both, disinhibition most",
    "disinhibition": "Account: disinhibition",
    "resting block": "Account: block at rest",
    "metabolite": "Account: metabolite",
    "none": "Account: none of them",
}


def ratio(value: float) -> str:
    """A ratio to baseline, as plots and lessons have it: '135 % of baseline'."""
    return f"{100 * value:.0f} % of baseline"


def percent(share: float) -> str:
    """A share as a whole percentage."""
    return f"{100 * share:.0f} %"


def micromolar(value: float) -> str:
    """A concentration in µM, with as many digits as can be read."""
    return f"{value:.2f} µM" if value >= 0.005 or value == 0 else "under 0.01 µM"


def status(reading: Reading) -> str:
    """When it is, in one short sentence."""
    if reading.latest is None:
        return "Before any injection"
    dose = units.say(reading.latest[1], "mg/kg")
    given = round(reading["injections"])
    which = f", injection {given}" if given > 1 else ""
    since = say_since(reading.since)
    return f"{dose} just injected{which}" if since == "just injected" else f"{since} after {dose}{which}"


def stage_of(reading: Reading) -> str:
    """What goes on in the chain just now, in one sentence."""
    if reading.since is None:
        return "The synapse is at rest."
    if reading.shut and (reading["glutamate"] < 0.999 or reading["ketamine"] > 0.05):
        return "Firing is suppressed: BDNF is held back (a guess)."
    flows = reading.flows()
    stopped = any(flows[name].state == "crossed" for name in reading.path)
    if stopped and reading["bdnf"] > 1.05:
        return "BDNF binds TrkB, but the chain stops at the cross."
    if stopped and reading["ketamine"] > 0.05:
        return "The drug is there, but the chain stops at the cross."
    if reading["translation"] > 0.25 or reading["mtorc1"] > 1.3:
        return "BDNF has called for protein, which is being made."
    if reading["bdnf"] > 1.05:
        return "BDNF is let out and binds TrkB."
    if reading["ketamine"] > 0.05 and abs(reading["spines"] - reading.rest) < 0.01:
        return "The drug is there; the chain is starting." if reading.account.drives else "The drug is there."
    if reading["spines"] > reading.rest + 0.03:
        return "The drug is gone; new spines stand."
    if reading["protein"] > 1.05:
        return "The drug is nearly gone; its protein stays."
    return "Nothing further follows." if reading["ketamine"] < 0.05 else "The drug is there, but the chain is still."


def spines_line(reading: Reading) -> str:
    """The number of spines on the stretch."""
    now, before = counted(reading["spines"]), counted(reading.rest)
    if now > MOST:
        return f"{now} spines here ({MOST} drawn), {before} before"
    if now == before and reading.stress:
        return f"{now} spines here, {USUAL} without stress"
    if now == before:
        return f"{now} spines here, as before"
    return f"{now} spines here, {before} before"


def spines_note(reading: Reading) -> str:
    """What the marks on the stretch mean just now; '' when there are none."""
    new = counted(reading["spines"]) > counted(reading.rest)
    if reading.stress:
        return "under stress; new ones glow" if new else "under stress; pale: lost"
    return "new ones glow" if new else ""


def describe(reading: Reading) -> str:
    """All that the stage shows, in two to six sentences."""
    r = reading
    dose = "nothing has been injected" if r.latest is None else f"{status(r)} of ketamine"
    first = f"A dendritic spine of a rodent, cut open, under its bouton; {dose}. {stage_of(r)}"
    drug = (
        f"Ketamine in the brain is {micromolar(r['ketamine'])} and blocks {percent(r['resting_block'])} of NMDA "
        f"receptors at rest, hydroxynorketamine is {micromolar(r['hydroxynorketamine'])}, and pyramidal cells fire at "
        f"{ratio(r['pyramidal_ratio'])}."
    )
    chain = (
        f"Glutamate is {ratio(r['glutamate'])}, p-eEF2 {ratio(r['eef2'])}, BDNF {ratio(r['bdnf'])}, mTORC1 "
        f"{ratio(r['mtorc1'])}, extra translation {100 * r['translation']:.0f} %, and synaptic protein "
        f"{ratio(r['protein'])}."
    )
    spines = (
        f"The stretch of dendrite below has {counted(r['spines'])} spines where an animal without stress or drug has "
        f"{USUAL}: a density of {100 * r['spines']:.0f} %" + (", after weeks of stress." if r.stress else ".")
    )
    numbered = f" Its arrows are numbered 1 to {len(r.path)}." if r.path else " No arrow leads on."
    account = f"The account is '{r.account_name}', which is contested: {r.account.title}{numbered}"
    return " ".join((first, drug, chain, spines, account + blocks(r)))


def blocks(reading: Reading) -> str:
    """Which arrows are crossed, as a clause that ends the last sentence."""
    flows = reading.flows()
    out = []
    if reading.ampa_blocked:
        out.append("AMPA receptors are blocked")
    if reading.mtorc1_blocked:
        out.append("mTORC1 is blocked")
    if reading.release == 0:
        out.append("there is no BDNF")
    if reading.shut and any(flows[name].state == "crossed" for name in ("driven", "made")):
        out.append("release of BDNF is shut after suppressed firing")
    if not out:
        return ""
    return " Crossed out: " + "; ".join(out) + "."


def label_sub(key: str, reading: Reading) -> str:
    """The second line of a label, as it is now."""
    r = reading
    return {
        "ketamine": micromolar(r["ketamine"]),
        "glutamate": ratio(r["glutamate"]),
        "nmda": f"{percent(r['resting_block'])} blocked at rest",
        "kinase": "kept on by calcium",
        "eef2": ratio(r["eef2"]),
        "ribosomes": f"extra translation {100 * r['translation']:.0f} %",
        "bouton": f"cells fire {100 * r['pyramidal_ratio']:.0f} %",
        "metabolite": micromolar(r["hydroxynorketamine"]),
        "ampa": "blocked" if r.ampa_blocked else "more with new protein",
        "bdnf": "no gene, no BDNF" if r.release == 0 else ratio(r["bdnf"]),
        "trkb": "paired by BDNF" if r["bdnf"] > 1.05 else "single",
        "mtorc1": "blocked" if r.mtorc1_blocked else ratio(r["mtorc1"]),
        "protein": ratio(r["protein"]),
    }[key]
