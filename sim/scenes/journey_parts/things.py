"""What can be pointed at on the journey's stage, and where it leads."""

from typing import Any

import pygame

from sim.core import units
from sim.experiments.journey_entries import entry
from sim.experiments.journey_settings import LINKS, Link
from sim.models.signalling.accounts import ACCOUNTS
from sim.scenes.journey_parts import words
from sim.scenes.journey_parts.axis import MARKS, SEAM
from sim.scenes.journey_parts.composition import ENTERED
from sim.scenes.journey_parts.reading import WAYS, Reading, read
from sim.scenes.journey_parts.stage import JourneyStage
from sim.scenes.scene import TARGET, Asked, Enter, Seek, Thing

_WAY_GLOSS = {
    "surge": "Interneurons fire less, pyramidal cells fire more, and the glutamate that they let out drives AMPA "
    "receptors: the account of disinhibition.",
    "resting": "Block of NMDA receptors at rest stops eEF2 kinase, so that BDNF is made from what was silenced.",
    "metabolite": "Hydroxynorketamine, made from ketamine by the liver, acts without NMDA receptors.",
}
_WAY_SOURCE = {"surge": "li-2010", "resting": "autry-2011", "metabolite": "zanos-2016"}


def things(experiment: Any, stage: JourneyStage) -> tuple[Thing, ...]:
    """In reading order: the rungs down the ladder, the three ways to the cell, the axis with its moments."""
    reading = read(experiment)
    rows = [_rung(link, experiment, reading, stage) for link in LINKS]
    rows += _ways(reading, stage)
    rows += _axis(experiment, reading, stage)
    whole = pygame.Rect((0, 0), stage.size)
    return tuple(row for row in rows if row.area.w > 0 and row.area.h > 0 and whole.contains(row.area))


def _rung(link: Link, experiment: Any, reading: Reading, stage: JourneyStage) -> Thing:
    place = stage.place
    numbers = [f"now: {words.number(reading, link.name)}"]
    numbers += words.beside(reading, link.name)[:1] if link.name != "synapse" else []
    if link.name == "monitor":
        numbers.append(f"{reading.value('systolic'):.0f} mmHg, heart {60 * reading.value('heart_rate'):.0f} a minute")
    numbers.append(f"its own time: {words.span(link.shortest, link.longest)}")
    area = place.windows[link.name].union(place.captions[link.name])
    asked = _enter(link, experiment) if link.name in ENTERED else None
    how = words.ENTER if asked else words.NO_ENTRY
    what = f"{words.GLOSS[link.name]} {how}"
    return Thing(link.title, what, tuple(numbers), words.SOURCES[link.name], area, asked)


def _enter(link: Link, experiment: Any) -> Enter:
    """Into the bench of a rung, at this moment."""
    way = entry(experiment, link.name)
    return Enter(link.bench, tuple(way.settings.items()), way.acts, way.at)


def _ways(reading: Reading, stage: JourneyStage) -> list[Thing]:
    areas = stage.captions.way_areas(reading)
    out = []
    for name in WAYS:
        counted = name in reading.open
        state = "counts in this account" if counted else "does not count in this account; it happens all the same"
        area = areas[name][1].inflate(0, max(0, TARGET - areas[name][1].h))
        said = words.way(reading, name)[0].replace(" (not counted)", "")
        out.append(Thing(f"Way to the cell: {words.NAMES[name]}", _WAY_GLOSS[name],
                         (said, state, ACCOUNTS[reading.account].title), (_WAY_SOURCE[name],), area))  # fmt: skip
    return out


def _axis(experiment: Any, reading: Reading, stage: JourneyStage) -> list[Thing]:
    axis = stage.axis
    lanes = axis.lanes()
    seam = round(axis.x(SEAM))
    out = [
        Thing(
            "One release",
            "The fast end of the axis: the share of the synapse's receptors that conduct after one release of "
            "glutamate just now.",
            (f"at most {100 * axis.release_peak():.2f} % conduct",),
            ("open-channel",),
            pygame.Rect(lanes.x, lanes.y, seam - lanes.x, lanes.h),
        ),
        Thing(
            "The course of the dose",
            "Every rung's curve since the first dose, each to its own height; the band is the time on which that rung "
            "lives. Dashed is what is known of this run ahead; dotted, after a switch, the run before it with the same "
            "dose. Click a time to go there.",
            (words.dose(reading),),
            ("open-channel",),
            pygame.Rect(seam, lanes.y, lanes.right - seam, lanes.h),
        ),
    ]
    areas = axis.marks()
    for seconds, label in MARKS:
        if label in areas and seconds >= SEAM and reading.since is not None:
            asked = _seek(seconds, experiment, reading)
            what = f"The moment {label} after the first dose. Press once more to go there."
            out.append(Thing(f"Go to {label}", what, (), (), areas[label], asked))
    return out


def _seek(seconds: float, experiment: Any, reading: Reading) -> Seek:
    """To so long after the first dose."""
    tick = round((reading.doses[0][0] + seconds) / experiment.STEP)
    return Seek(tick, units.say_time(max(experiment.STEP, tick * experiment.STEP - reading.doses[0][0])))


def asks(point: tuple[int, int], experiment: Any, stage: JourneyStage) -> Asked | None:
    """What a press here asks: into a bench by the sign in a window's corner, to a moment by the axis."""
    for link in LINKS:
        if stage.captions.enter_area(link.name).collidepoint(point):
            return _enter(link, experiment)
    reading = read(experiment)
    axis = stage.axis
    reach = axis.lanes()
    reach.h = stage.place.axis.bottom - reach.y
    if reading.since is None or not reach.collidepoint(point) or point[0] < axis.x(SEAM) - 1:
        return None
    return _seek(axis.time(point[0]), experiment, reading)
