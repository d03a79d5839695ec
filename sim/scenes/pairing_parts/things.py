"""What can be pointed at in the scene of paired spikes: each thing with what it is, its numbers, and its sources."""

from typing import TYPE_CHECKING, Any

import pygame

from sim.core import units
from sim.core.sources import BADGES
from sim.experiments.pairing_plan import Plan
from sim.experiments.pairing_settings import SHOUVAL
from sim.scenes.pairing_parts import anatomy, words
from sim.scenes.pairing_parts.across import across
from sim.scenes.pairing_parts.anatomy import AXIS, HEAD, SPINE_TOP
from sim.scenes.pairing_parts.clock import Phase
from sim.scenes.pairing_parts.window import published
from sim.scenes.scene import Moment, Thing

if TYPE_CHECKING:
    from sim.scenes.pairing_parts.picture import Picture


def things(experiment: Any, picture: "Picture", told: bool = True) -> tuple[Thing, ...]:
    """In reading order: from the axon down to the dendrite, then the panel; no calcium to come unless `told`."""
    phase = picture.clock.read(experiment, Moment())
    rows = [*_synapse(experiment, picture, phase), *_panel(experiment, picture, phase, told)]
    stage = pygame.Rect((0, 0), picture.place.size)
    art = picture.place.art.clip(stage)
    out = []
    for inside, row in rows:
        area = row.area.clip(art if inside else stage)
        if area.w > 4 and area.h > 4:
            out.append(Thing(row.name, row.what, row.numbers, row.sources, area))
    return tuple(out)


def _synapse(experiment: Any, picture: "Picture", phase: Phase) -> list[tuple[bool, Thing]]:
    place = picture.place
    seen = experiment.observe()
    weight = float(seen["weight"])
    scale = anatomy.head_scale(weight)
    half, low = HEAD[0] * scale, SPINE_TOP + (2 * HEAD[1] - anatomy.CUT) * scale
    plan = phase.plan
    level = phase.course.at(phase.at, phase.course.calcium) if phase.at is not None else float(seen["calcium"])
    blocked = words.blocked_now(experiment, phase)
    rule = str(experiment.get("parameter_set"))
    model = "shouval-2002" if rule == SHOUVAL else "graupner-brunel-2012"
    drug = str(experiment.get("drug"))
    lost = f"{100 * blocked:.0f} % of their calcium blocked" + ("" if drug == "none" else f" by {drug}")
    inner = (anatomy.NMDA - 0.4) / 2 * anatomy.NMDA_GAP * min(1.0, scale**0.55)
    reach = min(half, max((abs(x - AXIS) for (x, _), _ in anatomy.ampa_places(scale)), default=inner) + 14)
    over, under = SPINE_TOP - 48, SPINE_TOP + 28
    rows = [
        Thing(
            "Axon and bouton",
            "The presynaptic spike comes down the axon; in the bouton it makes vesicles let go of glutamate.",
            (words.order(plan.pairings), words.protocol(plan.pairings)),
            ("graupner-brunel-2012",),
            place.area(AXIS - 146, 78, AXIS + 200, anatomy.ACTIVE_ZONE + 2),
        ),
        Thing(
            "AMPA receptors",
            "They carry the current of the synapse. A synapse that grows stronger holds more of them.",
            (f"strength {words.factor(weight)} of the start",),
            ("matsuzaki-2004",),
            place.area(AXIS - reach, over, AXIS - inner - 1, under),
        ),
        Thing(
            "NMDA receptors",
            "They open for glutamate, and let calcium in once depolarisation has driven Mg²⁺ out: both spikes are "
            "needed. A blocker takes part of them away.",
            (lost,),
            (model, "pairing-choice"),
            place.area(AXIS - inner, over, AXIS + inner, under),
        ),
        Thing(
            "Head of the spine",
            "Calcium in it decides: a little for long weakens the synapse, much strengthens it. The head is drawn as "
            "large as the weight says.",
            (
                f"weight {words.factor(weight)} of the start",
                f"calcium {words.factor(level)} of the lower threshold",
                words.region(level, phase.course.thresholds),
            ),
            (model, "matsuzaki-2004"),
            place.area(AXIS - half, under + 1, AXIS + half, max(low, under + 20)),
        ),
        Thing(
            "Dendrite",
            "The postsynaptic spike begins where the axon leaves the cell body, and also runs back up the dendrite "
            "into the spine, where it meets what the presynaptic spike has begun.",
            (f"{units.say(float(seen['voltage']), 'mV')} at the spine",),
            ("shouval-2002",),
            place.area(210, 560, 1100, 720),
        ),
        Thing(
            "Cell body",
            "Of the postsynaptic cell, far behind. Its spike starts at the beginning of the axon.",
            (),
            (),
            place.area(20, 540, 208, 720),
        ),
    ]
    return [(True, row) for row in rows]


def _panel(experiment: Any, picture: "Picture", phase: Phase, told: bool) -> list[tuple[bool, Thing]]:
    panel, plan = picture.panel, phase.plan
    rule = str(experiment.get("parameter_set"))
    model = "shouval-2002" if rule == SHOUVAL else "graupner-brunel-2012"
    seen = experiment.observe()
    rows: list[Thing] = []
    if panel.head.h:
        rows.append(
            Thing(
                f"Rule: {rule}",
                f"{words.what(rule)[0].upper()}{words.what(rule)[1:]}.",
                (BADGES[words.kind_of(rule)],),
                (model,),
                panel.head,
            )
        )
    low, high = phase.course.thresholds
    trace, window = panel.shown(experiment, phase)
    if trace:
        rows.append(
            Thing(
                f"Calcium {across(plan.pairings).once}",
                "Two wires with their spikes, and the calcium that they bring. Above the lower threshold the synapse "
                "weakens, above the upper one it strengthens; how long it stays there counts.",
                (
                    f"thresholds at {words.factor(low)} and {words.factor(high)}",
                    *(
                        (
                            f"highest {words.factor(float(phase.course.calcium.max()))}",
                            f"above the lower {units.say(phase.course.above[0], 'ms', 2)} in a pairing, "
                            f"{units.say(float(seen['time_depressing']), 'ms')} so far",
                            f"above the upper {units.say(phase.course.above[1], 'ms', 2)} in a pairing, "
                            f"{units.say(float(seen['time_potentiating']), 'ms')} so far",
                        )
                        if told
                        else ()
                    ),
                ),
                (model,),
                panel.trace.area,
            )
        )
    if window:
        rows.append(_window(experiment, picture, plan, rule, model))
    for name, area in panel.numbers(experiment, phase).items():
        row = experiment.OBSERVABLES[name]
        rows.append(Thing(row.label, row.help, (panel.value(experiment, phase, name),), (model,), area))
    return [(False, row) for row in rows]


def _window(experiment: Any, picture: "Picture", plan: Plan, rule: str, model: str) -> Thing:
    mine = [one for one in experiment.record if words.like(one, plan, rule)]
    label, points = published(rule, plan)
    along = across(plan.pairings)
    return Thing(
        along.title,
        "Each finished protocol leaves a point: its own noisy result, and a dash where the closed form lies. Ask "
        f"for fresh synapses before each one, as an experimenter takes another cell. {along.caution}",
        (
            *(f"{words.tried_at(one)}: {words.factor(one.change)}" for one in mine[-5:]),
            *((f"circles: {label}",) if points else ()),
        ),
        (model, *along.sources),
        picture.panel.window.area,
    )
