"""What can be pointed at on the stage of signalling: each thing with its gloss, its numbers now, and its sources."""

import pygame

from sim.scenes.scene import Thing
from sim.scenes.signalling_parts import words
from sim.scenes.signalling_parts.clock import say
from sim.scenes.signalling_parts.dendrite import USUAL, counted
from sim.scenes.signalling_parts.picture import Picture
from sim.scenes.signalling_parts.reading import Reading


def things(reading: Reading, picture: Picture) -> tuple[Thing, ...]:
    """In reading order: bouton, cleft, what is in the spine from left to right, dendrite, time."""
    stage = pygame.Rect((0, 0), picture.place.size)
    rows = [*_close(reading, picture), *_below(reading, picture)]
    return tuple(row for row in rows if row.area.w > 3 and row.area.h > 3 and stage.contains(row.area))


def _close(r: Reading, picture: Picture) -> list[Thing]:
    area = picture.place.area
    say_ratio = words.ratio
    return [
        Thing(
            "Bouton",
            "The end of an axon with vesicles of glutamate. When interneurons fire less, its cell fires more.",
            (f"pyramidal cells fire {say_ratio(r['pyramidal_ratio'])}", f"glutamate {say_ratio(r['glutamate'])}"),
            ("moghaddam-1997", "open-channel"),
            area(180, 0, 780, 106),
        ),
        Thing(
            "NMDA receptors",
            "Ketamine sits in their pores even while the synapse is silent. Three are drawn; they hold it from 10, 30 "
            "and 50 % block on.",
            (
                f"{words.percent(r['resting_block'])} blocked at rest",
                f"ketamine {words.micromolar(r['ketamine'])}",
            ),
            ("autry-2011", "gideons-2014", "open-channel"),
            area(206, 110, 398, 226),
        ),
        Thing(
            "AMPA receptors",
            "Glutamate, and in another account hydroxynorketamine, drives them; new protein brings new ones.",
            (
                "blocked with NBQX" if r.ampa_blocked else "not blocked",
                f"BDNF let out through them: {r.driven:.2f} baselines an hour",
            ),
            ("li-2010", "zanos-2016"),
            area(424, 110, 700, 226),
        ),
        Thing(
            "Hydroxynorketamine",
            "What the liver makes of ketamine. In one account it acts, not ketamine itself.",
            (words.micromolar(r["hydroxynorketamine"]),),
            ("zanos-2016", "riggs-2020"),
            area(702, 110, 842, 184),
        ),
        Thing(
            "eEF2 kinase",
            "Calcium through resting NMDA receptors keeps it at work: it puts a phosphate on eEF2: less protein.",
            (f"{words.percent(1 - r['resting_block'])} of the resting calcium comes in",),
            ("autry-2011",),
            area(190, 248, 276, 336),
        ),
        Thing(
            "eEF2 and p-eEF2",
            "A factor that ribosomes need. Ten are drawn; those with a P carry a phosphate and do not work.",
            (f"p-eEF2 {say_ratio(r['eef2'])}", f"BDNF made because it fell: {r.silent:.2f} baselines an hour"),
            ("autry-2011", "gideons-2014"),
            area(236, 340, 342, 424),
        ),
        Thing(
            "Ribosomes",
            "They make protein on messenger RNA. Those at work are bright; what is called for comes an hour late.",
            (f"extra translation {100 * r['translation']:.0f} %",),
            ("li-2010", "open-channel"),
            area(384, 376, 578, 448),
        ),
        Thing(
            "BDNF",
            "A growth factor, kept in granules. It is let out beside the synapse and binds TrkB.",
            (f"BDNF {say_ratio(r['bdnf'])}", f"gene {r.variant}: {words.percent(r.release)} of the usual release"),
            ("autry-2011", "li-2010", "chen-2006"),
            area(714, 220, 904, 288),
        ),
        Thing(
            "TrkB",
            "The receptor of BDNF: BDNF pairs two of them, and they switch each other on. Ketamine may also bind it.",
            (words.label_sub("trkb", r), f"call for protein {words.percent(r.answer)} of the most"),
            ("li-2010", "casarotto-2021"),
            area(764, 290, 896, 356),
        ),
        Thing(
            "mTORC1",
            "A complex of kinases that calls for protein. Rapamycin blocks it; laboratories differ on whether it is "
            "needed.",
            (f"mTORC1 {say_ratio(r['mtorc1'])}", "blocked" if r.mtorc1_blocked else "not blocked"),
            ("li-2010", "autry-2011-rapamycin", "abdallah-2020"),
            area(616, 340, 738, 430),
        ),
        Thing(
            "Synaptic protein",
            "Receptors and scaffold that were made. They stay for days, long after the drug has gone.",
            (f"synaptic protein {say_ratio(r['protein'])}",),
            ("li-2010", "open-channel"),
            area(424, 228, 546, 372),
        ),
    ]


def _below(r: Reading, picture: Picture) -> list[Thing]:
    place = picture.place
    axis = place.axis
    next_one = [] if r.next is None else [f"next injection in {say(r.next)}"]
    return [
        Thing(
            "Dendrite",
            "A stretch at the scale of days. The number of spines follows the model; which ones stand is drawn by lot. "
            "New ones glow; pale ones were lost to stress.",
            (
                f"spine density {100 * r['spines']:.0f} %",
                f"{counted(r['spines'])} spines here; {USUAL} without stress or drug",
            ),
            ("li-2010", "moda-sava-2019", "phoumthipphavong-2016"),
            place.strip,
        ),
        Thing(
            "Clocks",
            "Three clocks for the same moment: one turn is an hour, half a day, and fourteen days.",
            (f"since the latest injection: {say(r.since)}",),
            ("open-channel",),
            place.clocks,
        ),
        Thing(
            "Broken time axis",
            "Time since the latest injection, on three scales: two hours, the first day, fourteen days. Where curves "
            "stand over it, each starts from its own rest and has a scale of its own.",
            (f"now: {say(r.since)}", f"injections so far {round(r['injections'])}", *next_one),
            ("open-channel",),
            axis,
        ),
    ]
