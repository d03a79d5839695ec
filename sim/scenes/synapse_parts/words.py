"""The synapse scene in words: what is shown now, and what the picture leaves out."""

from typing import Any

from sim.core import units
from sim.models.receptor.drugs import DRUGS, Drug
from sim.models.synapse.calcium import SPINE
from sim.scenes.pore_parts.motion import Motion

KNOWN_CALCIUM = 10.0
"""uM of free calcium up to which the model's spine is like those that were measured."""
_LITTLE_MAGNESIUM = 300.0
"""uM outside, from about which downwards a single release brings calcium past that."""
TOO_MUCH_CALCIUM = (
    f"Above some {KNOWN_CALCIUM:.0f} µM calcium is more than this model knows about: the same share of it is bound "
    "however much comes in, the pumps never tire, and calcium never shuts an NMDA receptor. Without Mg²⁺ it climbs to "
    "tens of µM: read that as “very much” and not as a number."
)
LEAVES_OUT: tuple[str, ...] = (
    "The cleft is drawn five times too high for its width, and receptors as large as it allows; nothing is to scale.",
    "A hundred receptors are followed one by one; seven are drawn large, all are dots in the patch seen from above.",
    "Those receptors jump by chance, while the currents are those of very many, unless receptors are counted: for a "
    "moment the two may differ.",
    "One bean stands for some fifteen molecules of glutamate, and beans glide from place to place so that the eye can "
    "follow.",
    "Which release site lets go is the picture's choice: the model counts docked vesicles and releases in the middle.",
    "Magnesium comes and goes in microseconds; a drawn pore shows where it is most of the time at this voltage.",
    "From a spike to a release there is only a chance in the model; calcium that enters the terminal is drawn at each "
    "spike to say why.",
    "Calcium channels, mitochondria, actin and the scaffold are drawn for orientation; the model has none of them.",
    "Glutamate that leaves the cleft is gone: uptake by glia, spill-over to neighbours and receptors outside the "
    "contact are lumped in one rate.",
    TOO_MUCH_CALCIUM,
)


def leaves_out(experiment: Any) -> tuple[str, ...]:
    """All of it; what the present settings ask of the model beyond its data comes first."""
    beyond = float(experiment.get("magnesium")) < _LITTLE_MAGNESIUM or value(experiment, "calcium") > KNOWN_CALCIUM
    rest = tuple(line for line in LEAVES_OUT if line != TOO_MUCH_CALCIUM)
    return (TOO_MUCH_CALCIUM, *rest) if beyond else LEAVES_OUT


def chosen(experiment: Any) -> Drug:
    """The drug around the synapse."""
    return DRUGS[str(experiment.get("drug"))]


def value(experiment: Any, name: str) -> float:
    """An observable now."""
    return float(experiment.OBSERVABLES[name].read(experiment))


def say(experiment: Any, name: str) -> str:
    """An observable now, with its unit; shares as percent. No digits that nobody could read off a plot."""
    now = value(experiment, name)
    if name in ("blocked", "trapped") and 0.0 < now < 0.001:
        return "< 0.1 %"
    if name.endswith("current") and abs(now) < 0.1:
        now = round(now, 2) + 0.0  # the tail of an exponential
    return str(experiment.OBSERVABLES[name].say(now))


def concentration(level: float) -> str:
    """A concentration as a pharmacologist says it."""
    if level >= 1000:
        return f"{units.figure(level / 1000)} mM"
    return f"{units.figure(level * 1000)} nM" if 0 < level < 0.995 else f"{units.figure(level)} µM"


def glutamate_now(experiment: Any) -> float:
    """Glutamate in the cleft, uM; what is too little to matter reads as none."""
    level = value(experiment, "glutamate")
    return level if level >= 0.01 else 0.0


def glutamate_said(experiment: Any) -> str:
    """Glutamate in the cleft in the unit that suits it, the same wherever it stands on the stage."""
    level = glutamate_now(experiment)
    return concentration(level) if level else "0 µM"


def status(experiment: Any) -> str:
    """What goes on just now, in one sentence for the head of the stage."""
    free, drug = value(experiment, "unblocked_by_magnesium"), chosen(experiment)
    if experiment.since_release < 0.001:
        return "A vesicle opens into the cleft."
    fast, slow = abs(value(experiment, "ampa_current")), abs(value(experiment, "nmda_current"))
    if value(experiment, "ampa_open") > 0.04 and fast >= slow:
        return "AMPA receptors are open: the spine depolarises."
    if value(experiment, "nmda_conducting") > 0.02:
        return "NMDA receptors conduct: calcium enters."
    if value(experiment, "nmda_open") > 0.05:
        if drug.blocks_pore and value(experiment, "blocked") > 0.5:
            return f"NMDA gates are open, but {drug.name} blocks most pores."
        return "NMDA gates are open, but Mg²⁺ plugs most pores." if free < 0.5 else "NMDA gates are open."
    if value(experiment, "trapped") > 0.3:
        return f"At rest, with {drug.name} trapped in shut pores."
    return "At rest."


LONGEST_MOLECULE = "memantine trapped behind the shut gate"
LONGEST_STATUS = "NMDA gates are open, but memantine blocks most pores."


def molecule_status(motion: Motion, drug: str) -> str:
    """What the receptor in close-up is doing, in a few words."""
    if motion.bound:
        return f"{drug} blocks the open pore" if motion.open else f"{drug} trapped behind the shut gate"
    if motion.open:
        return "open, but Mg²⁺ plugs the pore" if motion.magnesium_in.share > 0.5 else "open: ions pass"
    held = ("no glutamate", "one of two glutamate", "two glutamate")[motion.agonists]
    return "desensitised, gate shut" if motion.state.startswith("D") else f"gate shut, {held}"


def beyond(experiment: Any) -> str:
    """What to say behind a calcium that is higher than the model can tell."""
    high = value(experiment, "calcium") > KNOWN_CALCIUM
    return f"; above {KNOWN_CALCIUM:.0f} µM take it for “very much”" if high else ""


def describe(experiment: Any, close: Motion | None = None, foretelling: bool = False) -> str:
    """All that the stage shows, in two to six sentences; `close` is the receptor when the camera is up to it.

    While `foretelling`, a prediction is open: then it keeps back how many pores are free of magnesium.
    """
    drug = chosen(experiment)
    released, full = int(value(experiment, "released")), int(experiment.get("docked"))
    docked = int(value(experiment, "docked"))
    ready = f"{docked} of {full} places hold a docked vesicle" if full else "docked vesicles never run out"
    vesicles = "no vesicle has" if not released else "one vesicle has" if released == 1 else f"{released} vesicles have"
    level = glutamate_now(experiment)
    cleft = f"{concentration(level)} glutamate" if level else "no glutamate"
    fast, slow = experiment.ampa_states, experiment.nmda_states
    open_fast = sum(state == "O" for state in fast)
    open_slow = sum(state.startswith("O") for state in slow)
    share = say(experiment, "unblocked_by_magnesium")
    free = "" if foretelling else f"; {share} of open NMDA pores are free of Mg²⁺"
    parts = [
        _first(experiment, close),
        f"In the terminal {ready}, and {vesicles} been released; in the cleft there is {cleft}.",
        f"Of the receptors followed one by one, {open_fast} of {len(fast)} AMPA and {open_slow} of {len(slow)} NMDA "
        f"have their gate open{free}.",
        f"The spine is at {say(experiment, 'voltage')}"
        f"{', held there' if experiment.get('clamp') else ''}; currents are {say(experiment, 'ampa_current')} through "
        f"AMPA and {say(experiment, 'nmda_current')} through NMDA receptors, and its calcium is "
        f"{say(experiment, 'calcium')} (at rest {units.figure(SPINE.rest.value)} µM{beyond(experiment)}).",
    ]
    if drug.sort != "none":
        amount = concentration(float(experiment.get("concentration")))
        held = (
            f"; {say(experiment, 'blocked')} of NMDA receptors hold it, {say(experiment, 'trapped')} behind a shut gate"
            if drug.blocks_pore
            else ""
        )
        parts.append(f"Around the synapse there is {amount} {drug.name}{held}.")
    return " ".join(parts)


def _first(experiment: Any, close: Motion | None) -> str:
    if close is None:
        return f"A glutamate synapse cut through the middle, the terminal above, a spine below. {status(experiment)}"
    doing = molecule_status(close, chosen(experiment).name)
    return f"One NMDA receptor of a glutamate synapse, cut open: {doing}."
