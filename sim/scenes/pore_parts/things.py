"""What can be pointed at on the pore's stage: each thing with its gloss, its numbers now, and its sources."""

from typing import Any

import pygame

from sim.core import units
from sim.scenes.pore_parts import anatomy, words
from sim.scenes.pore_parts.composition import HALF_RECEPTOR, Composition
from sim.scenes.pore_parts.panel import Panel
from sim.scenes.pore_parts.states import STATES
from sim.scenes.scene import Thing


def things(experiment: Any, place: Composition, panel: Panel) -> tuple[Thing, ...]:
    """In reading order: the receptor from top to bottom, the membrane, the scheme, the numbers, the patch."""
    stage = pygame.Rect((0, 0), place.size)
    beside = _questions(panel) if words.chosen(experiment).hidden else _scheme(experiment, panel)
    rows = [*_receptor(experiment, place), *beside, *_numbers(experiment, place, panel)]
    return tuple(row for row in rows if row.area.w > 0 and row.area.h > 0 and stage.contains(row.area))


def _receptor(experiment: Any, place: Composition) -> list[Thing]:
    drug, subunit = words.chosen(experiment), str(experiment.get("subunit"))
    state = experiment.drawn_state
    bound = state.endswith("B")
    free = state.removesuffix("B")
    agonists = {"C0": 0, "C1": 1}.get(free, 2)
    area = place.area
    voltage = units.say(float(experiment.get("voltage")), "mV")
    magnesium = units.say(float(experiment.get("magnesium")), "mM")
    share = words.say(experiment, "unblocked_by_magnesium")
    affinity = (
        []
        if drug.sort == "none" or drug.hidden
        else [f"{drug.name}: {words.concentration(float(experiment.drug_now))} now"]
    )
    split = anatomy.MEMBRANE_TOP + 34
    edge = round(place.axis - 180 * place.unit)
    right_edge = round(place.axis + 180 * place.unit)
    top, bottom = area(0, anatomy.MEMBRANE_TOP - 10, 0, anatomy.MEMBRANE_BOTTOM + 10).y, 0
    bottom = area(0, anatomy.MEMBRANE_BOTTOM + 10, 0, 0).y
    return [
        Thing(
            "Amino-terminal domains",
            "The top of the receptor. No agonist binds here; ifenprodil does, between GluN1 and GluN2B.",
            tuple(affinity if drug.sort == "allosteric" else ()),
            ("traynelis-2010", "williams-1993"),
            area(-HALF_RECEPTOR, 26, HALF_RECEPTOR, 172),
        ),
        Thing(
            "GluN1 clamshell",
            "A ligand-binding domain: two lobes that shut round glycine, which is taken as always there.",
            (),
            ("traynelis-2010",),
            area(-HALF_RECEPTOR, 174, 0, 362),
        ),
        Thing(
            f"{subunit} clamshell",
            "Two lobes that shut round glutamate and pull on the gate. D-AP5 competes for this place.",
            (
                *([] if drug.hidden else [f"{agonists} of 2 glutamate bound in the drawn receptor"]),
                f"glutamate {words.concentration(float(experiment.glutamate_now))}",
                *(affinity if drug.sort == "competitive" else ()),
            ),
            ("destexhe-1998", "feng-2005"),
            area(0, 174, HALF_RECEPTOR, 362),
        ),
        Thing(
            "Gate",
            "Where the M3 helices of all four subunits cross. It opens only while both glutamate are bound.",
            ()
            if drug.hidden
            else (
                f"{'open' if free == 'O' else 'shut'} now",
                f"open in {words.say(experiment, 'open_probability')} of receptors",
            ),
            ("destexhe-1998",),
            area(-70, 366, 70, split),
        ),
        Thing(
            "Drug site",
            "The vestibule below the gate, where ketamine, memantine and MK-801 lodge. They get in and out only while "
            "the gate is open; a gate that shuts traps them.",
            ()
            if drug.hidden
            else (
                f"{drug.name} inside now" if bound else "empty now",
                *(affinity if drug.blocks_pore else ()),
                f"drug inside {words.say(experiment, 'blocked')} of receptors",
            ),
            ("gilling-2009", "kotermanski-2009"),
            area(-70, split, 70, 498),
        ),
        Thing(
            "N site: asparagine ring",
            "The narrowest place of the pore, at the turn of the re-entrant loop. Mg²⁺ is held here, the more the "
            "more negative the inside is.",
            (f"{magnesium} Mg²⁺ outside, {voltage}", f"{share} of open pores are free of it"),
            ("jahr-stevens-1990",),
            area(-70, 498, 70, 545),
        ),
        Thing(
            "Intracellular tails",
            "Long, unfolded ends inside the cell, which tie the receptor to its scaffold.",
            (),
            ("traynelis-2010",),
            area(-HALF_RECEPTOR, 610, HALF_RECEPTOR, 690),
        ),
        Thing(
            "Lipid bilayer",
            "Two layers of lipids that hold the receptor and let no ion through.",
            (),
            (),
            pygame.Rect(0, top, max(0, edge), bottom - top),
        ),
        Thing(
            "Voltage across the membrane",
            "The inside against the outside, held by the clamp. It drives ions through the open pore, and pulls Mg²⁺ "
            "and charged drugs into it.",
            (voltage,),
            ("pore-choice",),
            pygame.Rect(right_edge, top, max(0, place.panel.x - right_edge), bottom - top),
        ),
    ]


def _questions(panel: Panel) -> list[Thing]:
    what = "Questions that experiments with the current answer. Together they tell what a compound is."
    return [Thing("What to find out", what, words.QUESTIONS, ("unknown-compounds",), panel.questions.area)]


def _scheme(experiment: Any, panel: Panel) -> list[Thing]:
    if panel.scheme is None:
        return []
    occupancy, rates = experiment.occupancy, experiment.rates
    rows = []
    for name, state in STATES.items():
        away = [f"to {b}: {units.figure(rate)} s⁻¹" for (a, b), rate in rates.items() if a == name and rate > 0]
        share = f"{units.figure(occupancy.get(name, 0.0) * 100, 3)} % of receptors"
        rows.append(
            Thing(
                f"State {name}",
                f"{state.gloss[0].upper()}{state.gloss[1:]}.",
                (share, *away),
                ("destexhe-1998",),
                panel.scheme.node(name),
            )
        )
    return rows


def _numbers(experiment: Any, place: Composition, panel: Panel) -> list[Thing]:
    rows = []
    for name, area in panel.number_areas(experiment).items():
        row = experiment.OBSERVABLES[name]
        rows.append(Thing(row.label, row.help, (words.say(experiment, name),), ("pore-derived",), area))
    receptors = int(experiment.get("receptors"))
    title = f"{receptors:,} receptors" if receptors else "no receptors counted: shares of very many"
    if panel.shows_patch(experiment):
        rows.append(
            Thing(
                "Patch of membrane",
                "Every counted receptor as a dot, seen from outside: blue when it conducts, dull when it does not."
                if words.chosen(experiment).hidden
                else "Every counted receptor as a dot, seen from outside: dull when shut, blue when it conducts, green "
                "with Mg²⁺ inside, pink with drug.",
                (title, f"{words.say(experiment, 'conducting')} conduct"),
                ("pore-derived",),
                place.patch,
            )
        )
    return rows
