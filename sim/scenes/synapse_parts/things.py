"""What can be pointed at on the synapse's stage: each thing with its gloss, its numbers now, and its sources."""

from typing import Any

import pygame

from sim.core import units
from sim.scenes.pore_parts import anatomy as molecule
from sim.scenes.pore_parts.motion import Motion
from sim.scenes.scene import Thing
from sim.scenes.synapse_parts import words
from sim.scenes.synapse_parts.anatomy import (
    ACTIVE_ZONE,
    AMPA,
    AMPA_SIZE,
    AMPA_TOP,
    AXIS,
    CLEFT_BOTTOM,
    CLEFT_HALF,
    CLEFT_TOP,
    MEMBRANE,
    MOLECULE,
    NMDA,
    RECEPTOR_TOP,
)  # fmt: skip
from sim.scenes.synapse_parts.composition import Composition
from sim.scenes.synapse_parts.panel import Panel

ZOOMS = "NMDA receptor"
"""The thing that the camera goes to."""


def wide(
    experiment: Any, place: Composition, panel: Panel, motion: Motion, foretelling: bool = False
) -> tuple[Thing, ...]:
    """In reading order: terminal, cleft, receptors, spine, then the card; nothing that an open prediction asks for."""
    say, area = words.say, place.area
    drug = words.chosen(experiment)
    fast, slow = experiment.ampa_states, experiment.nmda_states
    half_n, half_a = 190 * MOLECULE, AMPA_SIZE[0] * 0.36
    docked, released = int(words.value(experiment, "docked")), int(words.value(experiment, "released"))
    top, foot = RECEPTOR_TOP + 28 * MOLECULE, RECEPTOR_TOP + 640 * MOLECULE
    pore = [
        f"{words.molecule_status(motion, drug.name)} in the one in the middle",
        f"{sum(state.startswith('O') for state in slow)} of {len(slow)} have their gate open",
        *free_of_magnesium(experiment, foretelling),
        f"current {say(experiment, 'nmda_current')}",
    ]
    if drug.blocks_pore:
        pore.append(f"{drug.name} in {say(experiment, 'blocked')}, trapped in {say(experiment, 'trapped')}")
    rows = [
        Thing(
            "Axon terminal",
            "The bouton of the sending cell. A spike opens its calcium channels, and a docked vesicle may fuse.",
            (f"{int(words.value(experiment, 'stimuli'))} spikes so far", f"{released} vesicles released"),
            ("synapse-choice", "dobrunz-stevens-1997"),
            area(300, 10, 880, ACTIVE_ZONE - 48),
        ),
        Thing(
            "Docked vesicles",
            "Ready to be released, at most one for each spike. Empty places fill again within seconds.",
            (f"{docked} docked of {experiment.get('docked')} places" if experiment.get("docked") else "never run out",),
            ("dobrunz-stevens-1997",),
            area(AXIS - 190, ACTIVE_ZONE - 40, AXIS + 190, ACTIVE_ZONE),
        ),
        Thing(
            "Synaptic cleft",
            "Some 20 nm between the two cells. Glutamate crosses it in microseconds, and leaves within a few "
            "milliseconds.",
            (f"glutamate {words.concentration(words.glutamate_now(experiment))}", _since(experiment)),
            ("clements-1992", "franks-2002", "nielsen-2004"),
            area(AXIS - 330, CLEFT_TOP + 6, AXIS - CLEFT_HALF - 18, CLEFT_BOTTOM - 8),
        ),
    ]
    for i, aside in sorted(enumerate(NMDA), key=lambda row: row[1]):
        state = slow[i] if i < len(slow) else "C0"
        rows.append(
            Thing(
                ZOOMS if i == 0 else f"NMDA receptor on the {'left' if aside < 0 else 'right'}",
                "Slow, and the way in for calcium. It passes ions only when glutamate holds its gate open and "
                "depolarisation has driven Mg²⁺ out." + (" Press Z to go up to it." if i == 0 else ""),
                (f"state {state}", *(pore if i == 0 else ())),
                ("jahr-stevens-1990", "vicini-1998"),
                area(AXIS + aside - half_n, top, AXIS + aside + half_n, foot),
            )
        )
    for i, aside in sorted(enumerate(AMPA), key=lambda row: row[1]):
        rows.append(
            Thing(
                f"AMPA receptor {sorted(AMPA).index(aside) + 1}",
                "Fast: it opens within a fraction of a millisecond and depolarises the spine.",
                (
                    f"state {fast[i]}",
                    f"{sum(state == 'O' for state in fast)} of {len(fast)} are open",
                    f"current {say(experiment, 'ampa_current')}",
                ),
                ("destexhe-1998", "spruston-1995"),
                area(AXIS + aside - half_a, AMPA_TOP + 4, AXIS + aside + half_a, AMPA_TOP + 110),
            )
        )
    rows.append(
        Thing(
            "Dendritic spine",
            "A head of a tenth of a femtolitre on a thin neck: calcium that enters stays in it, and rises far.",
            (
                f"{say(experiment, 'voltage')} in the head, {say(experiment, 'dendrite')} in the dendrite",
                f"calcium {say(experiment, 'calcium')}{words.beyond(experiment)}",
            ),
            ("sabatini-2002", "burnashev-1995"),
            area(AXIS - 236, CLEFT_BOTTOM + MEMBRANE + 34, AXIS + 236, 604),
        )
    )
    return _on_stage(rows, card(experiment, panel, foretelling), place, panel)


def free_of_magnesium(experiment: Any, foretelling: bool) -> tuple[str, ...]:
    """How many open pores are free, unless a prediction asks for it."""
    said = f"{words.say(experiment, 'unblocked_by_magnesium')} of open pores are free of Mg²⁺"
    return () if foretelling else (said,)


def near(
    experiment: Any, place: Composition, panel: Panel, motion: Motion, foretelling: bool = False
) -> tuple[Thing, ...]:
    """What can be pointed at on the one receptor, then the card."""
    area = place.near_molecule.area
    drug = words.chosen(experiment)
    rows = [
        Thing(
            ZOOMS,
            "The receptor in the middle of the contact. Press Z to go back to the whole synapse.",
            (words.molecule_status(motion, drug.name),),
            ("traynelis-2010",),
            area(-200, 30, 200, 172),
        ),
        Thing(
            "Clamshells",
            "Ligand-binding domains: they shut round glycine on the left and glutamate on the right.",
            (f"{motion.agonists} of 2 glutamate bound",),
            ("destexhe-1998", "traynelis-2010"),
            area(-200, 174, 200, 362),
        ),
        Thing(
            "Gate",
            "It opens only while both glutamate are bound.",
            (f"{'open' if motion.open else 'shut'} now", f"open in {words.say(experiment, 'nmda_open')} of receptors"),
            ("destexhe-1998",),
            area(-70, 366, 70, molecule.MEMBRANE_TOP + 34),
        ),
        Thing(
            "Drug site",
            "Where ketamine and memantine lodge. A gate that shuts traps them.",
            (
                f"{drug.name} inside now" if motion.bound else "empty now",
                f"drug inside {words.say(experiment, 'blocked')} of receptors",
            ),
            ("gilling-2009", "kotermanski-2009"),
            area(-70, molecule.MEMBRANE_TOP + 34, 70, 498),
        ),
        Thing(
            "N site: asparagine ring",
            "The narrowest place, where Mg²⁺ is held, the more the more negative the inside is.",
            (f"spine at {words.say(experiment, 'voltage')}", *free_of_magnesium(experiment, foretelling)),
            ("jahr-stevens-1990",),
            area(-70, 498, 70, 545),
        ),
    ]
    return _on_stage(rows, card(experiment, panel, foretelling), place, panel)


def card(experiment: Any, panel: Panel, foretelling: bool = False) -> list[Thing]:
    """The numbers and the patch."""
    rows = []
    for name, rect in panel.rows(experiment).items():
        seen = experiment.OBSERVABLES[name]
        here = rect.move(panel.area.topleft)
        said = "?" if foretelling and name == "unblocked_by_magnesium" else words.say(experiment, name)
        rows.append(Thing(seen.label, seen.help, (said,), ("synapse-choice",), here))
    if panel.patch.w:
        rows.append(
            Thing(
                "The contact from above",
                "All receptors of the synapse as dots, NMDA in the middle and larger, AMPA round them; a rim marks an "
                "open gate, green Mg²⁺ in the pore, pink a drug.",
                (
                    f"{words.say(experiment, 'ampa_open')} of AMPA and {words.say(experiment, 'nmda_open')} of NMDA "
                    "receptors are open",
                ),
                ("franks-2002",),
                panel.patch.move(panel.area.topleft),
            )
        )
    return rows


def _since(experiment: Any) -> str:
    since = float(experiment.since_release)
    return "nothing released yet" if since == float("inf") else f"last release {units.say_time(since)} ago"


def _on_stage(rows: list[Thing], numbers: list[Thing], place: Composition, panel: Panel) -> tuple[Thing, ...]:
    """Those that are on the stage and not under the card, cut to what is seen; then the card's own."""
    stage, out = pygame.Rect(0, 0, *place.size), []
    for row in rows:
        area = row.area.clip(stage)
        if area.colliderect(panel.card):
            beside = pygame.Rect(area.x, area.y, max(0, panel.card.x - area.x), area.h)
            above = pygame.Rect(area.x, area.y, area.w, max(0, panel.card.y - area.y))
            area = max(beside, above, key=lambda rest: rest.w * rest.h)
        if place.inset.w and area.colliderect(place.inset):
            area = pygame.Rect(area.x, area.y, max(0, place.inset.x - area.x), area.h)
        if area.w >= 4 and area.h >= 4:
            out.append(Thing(row.name, row.what, row.numbers, row.sources, area))
    return (*out, *numbers)
