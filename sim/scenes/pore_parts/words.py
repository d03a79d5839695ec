"""The pore scene in words: what is shown now, what each thing is, and what the picture leaves out."""

from math import isnan
from typing import Any

from sim.core import units
from sim.models.receptor.drugs import DRUGS, Drug
from sim.scenes.pore_parts.states import STATES

LEAVES_OUT: tuple[str, ...] = (
    "Glycine, the second agonist, is taken as always bound; the scheme lumps it with the receptor.",
    "The receptor has two GluN1 and two GluN2 subunits. Two are cut away and drawn dimly behind.",
    "A drug binds at one site in the pore and changes nothing else: gates move at the same rates with it inside.",
    "Magnesium comes and goes so fast that the model takes it as instantaneous; the picture slows it down to be seen.",
    "One desensitised state stands for several, and the shut states before opening are lumped into two steps.",
    "The number of particles grows with the logarithm of the concentration; a real channel passes millions of ions a "
    "second.",
    "An illustration after known structures, not to scale, and the receptor's motions are simplified.",
)


LONGEST_STATUS = "Gate shut, desensitised: memantine is trapped."
QUESTIONS: tuple[str, ...] = (
    "Does it take current away? How much of it halves the current?",
    "Does it need an open gate to act?",
    "Is some of it kept when the gate shuts?",
    "Does more glutamate help against it?",
    "Does the voltage matter?",
    "Which subunit does it act on?",
)
"""What a student can find out about a compound, each by an experiment with the current alone."""


def chosen(experiment: Any) -> Drug:
    """The drug at the bench."""
    return DRUGS[str(experiment.get("drug"))]


def state_words(state: str, magnesium: bool, drug: str, voltage: float) -> str:
    """What a receptor in that state is doing, in one sentence for the head of the stage."""
    free = state.removesuffix("B")
    if state == "OB":
        return f"Gate open, but {drug} blocks the pore."
    if state.endswith("B"):
        held = {"C0": "no glutamate", "C1": "one glutamate", "C2": "two glutamate", "D": "desensitised"}[free]
        return f"Gate shut, {held}: {drug} is trapped."
    if state == "O":
        if magnesium:
            return "Gate open, but Mg²⁺ plugs the pore."
        way = "inwards" if voltage < 0 else "outwards" if voltage > 0 else "both ways"
        return f"Gate open: ions flow {way}."
    return {
        "C0": "Gate shut: no glutamate bound.",
        "C1": "Gate shut: one of two glutamate bound.",
        "C2": "Gate shut: both glutamate bound.",
        "D": "Desensitised: glutamate bound, gate shut.",
    }[state]


def sealed_words(drug: Drug) -> str:
    """What stands at the head of the stage in the place of the receptor's state, when that would name the compound."""
    return f"What {drug.name} does is for you to find out."


def say(experiment: Any, name: str) -> str:
    """An observable now, with its unit; shares as percent; a dash where nothing has been measured."""
    row = experiment.OBSERVABLES[name]
    value = float(row.read(experiment))
    return "–" if isnan(value) else str(row.say(value))


def concentration(value: float) -> str:
    """A concentration as a pharmacologist says it."""
    if value >= 1000:
        return f"{units.figure(value / 1000)} mM"
    return f"{units.figure(value * 1000)} nM" if 0 < value < 0.1 else f"{units.figure(value)} µM"


def note(experiment: Any) -> str:
    """What the chosen drug does to the scheme, when it does not enter the pore."""
    drug = chosen(experiment)
    now = float(experiment.drug_now)
    subunit = str(experiment.get("subunit"))
    if drug.sort == "none":
        return "With drug in the pore (no drug now)"
    if drug.sort == "competitive":
        times = 1 / drug.binding_factor(subunit, now)
        return f"{drug.name} competes: glutamate binds {units.figure(times, 2)} times slower"
    if drug.sort == "allosteric":
        left = drug.current_factor(subunit, now) * 100
        return f"{drug.name.capitalize()} acts from above: {units.figure(left, 2)} % of the current is left"
    if drug.sort == "glycine site":
        left = drug.current_factor(subunit, now) * 100
        return f"It takes the place of glycine: {units.figure(left, 2)} % of the current is left"
    if drug.sort == "magnesium":
        return "More Mg²⁺: it blocks beside the scheme"
    return ""


def describe(experiment: Any) -> str:
    """All that the stage shows, in two to six sentences."""
    drug, now = chosen(experiment), float(experiment.drug_now)
    if drug.hidden:
        return _describe_sealed(experiment, drug, now)
    voltage = units.say(float(experiment.get("voltage")), "mV")
    state = state_words(
        experiment.drawn_state, bool(experiment.drawn_magnesium), drug.name, float(experiment.get("voltage"))
    )
    parts = [
        f"One NMDA receptor (GluN1 and {experiment.get('subunit')}), cut open. {state}",
        _around(experiment, voltage),
    ]
    if drug.sort == "none":
        parts.append("There is no drug.")
    else:
        there = f"{concentration(now)} {drug.name}" if now > 0 else f"no {drug.name} left in the bath"
        parts.append(f"The drug is {drug.name}, a {_sort(drug)}: {there}.")
    parts.append(
        f"Of all receptors {say(experiment, 'open_probability')} have their gate open and "
        f"{say(experiment, 'conducting')} conduct; the current is {say(experiment, 'current')}."
    )
    if drug.blocks_pore:
        parts.append(f"{say(experiment, 'blocked')} hold the drug, {say(experiment, 'trapped')} behind a shut gate.")
    fullest = [row for row in sorted(experiment.occupancy.items(), key=lambda row: -row[1])[:2] if row[1] >= 0.005]
    shares = ", ".join(f"{name} ({STATES[name].gloss}) {units.figure(share * 100, 2)} %" for name, share in fullest)
    verb = "states are" if len(fullest) > 1 else "state is"
    parts.append(f"In the kinetic scheme the fullest {verb} {shares}; the drawn one is {experiment.drawn_state}.")
    return " ".join(parts)


def _around(experiment: Any, voltage: str) -> str:
    magnesium = units.say(float(experiment.get("magnesium")), "mM")
    return (
        f"The membrane is held at {voltage}, the inside against the outside; outside there is {magnesium} Mg²⁺ and "
        f"{concentration(float(experiment.glutamate_now))} glutamate."
    )


def _describe_sealed(experiment: Any, drug: Drug, now: float) -> str:
    """With a compound to be identified: what an electrode tells, and nothing of what is inside."""
    there = concentration(now) if now > 0 else "none left in the bath"
    left = float(experiment.OBSERVABLES["relative_current"].read(experiment))
    compared = "" if isnan(left) else f", {say(experiment, 'relative_current')} of that without it"
    return " ".join(
        (
            f"One NMDA receptor (GluN1 and {experiment.get('subunit')}) behind frosted glass. {sealed_words(drug)}",
            _around(experiment, units.say(float(experiment.get("voltage")), "mV")),
            f"The drug is {drug.name}, a {drug.said}: {there}.",
            f"The current is {say(experiment, 'current')}{compared}.",
            "In the place of the kinetic scheme stand questions that experiments answer:",
            *QUESTIONS,
        )
    )


def _sort(drug: Drug) -> str:
    return {
        "trapping": "blocker of the open pore that is trapped",
        "partial trapping": "blocker of the open pore that is partly trapped",
        "competitive": "competitor of glutamate",
        "allosteric": "inhibitor that binds far above the pore",
        "glycine site": "competitor of glycine",
        "magnesium": "fast blocker of the open pore",
    }.get(drug.sort, drug.sort)


def share_outside_pore(experiment: Any) -> float:
    """The chance that an antagonist which acts outside the pore sits on an empty receptor: c / (c + Ki).

    0 for a compound that is still to be identified: the picture does not give away where it binds.
    """
    drug, now = chosen(experiment), float(experiment.drug_now)
    if drug.hidden or drug.sort not in ("competitive", "allosteric") or now <= 0:
        return 0.0
    return now / (now + drug.kd(str(experiment.get("subunit")), 0.0))
