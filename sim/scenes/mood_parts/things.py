"""What can be pointed at on the mood stage, in reading order; no two areas share more than an edge."""

import pygame

from sim.scenes.mood_parts import words
from sim.scenes.mood_parts.bridge import sign_area
from sim.scenes.mood_parts.card import Card
from sim.scenes.mood_parts.picture import Picture
from sim.scenes.mood_parts.reading import Reading
from sim.scenes.scene import TARGET, Thing


def things(told: Reading, picture: Picture) -> tuple[Thing, ...]:
    """All of them, with their numbers now."""
    place, sections = picture.place, picture.card.sections
    out: list[Thing] = []
    leads = sign_area(place, picture.type)[1] if place.card is None else pygame.Rect(0, 0, 0, 0)
    if leads.w:
        leads = leads.inflate(max(0, TARGET - leads.w), max(0, TARGET - leads.h))
        leads.bottom = min(leads.bottom, place.bridge.bottom)

    def add(name: str, about: tuple[str, tuple[str, ...], tuple[str, ...]], area: pygame.Rect) -> None:
        what, numbers, sources = about
        out.append(Thing(name, what, numbers, sources, area.clip(pygame.Rect((0, 0), place.size))))

    add("Score and cut-offs", words.scale(told), place.scale)
    for i, room in enumerate(place.rooms):
        name = told.names[i][:1].upper() + told.names[i][1:]
        same = told.names[0] == told.names[1]
        whole = room.box.union(room.head)
        niche = room.niche.inflate(4, 4)
        beside = pygame.Rect(niche.right, whole.y, whole.right - niche.right, whole.h)
        if i == 1:
            beside = pygame.Rect(whole.x, whole.y, niche.x - whole.x, whole.h)
        add(f"Patients on {name}" + (f", arm {i + 1}" if same else ""), words.room(told, i), beside)
        add(f"Left the trial, {name}" + (f", arm {i + 1}" if same else ""), words.left(told, i), niche)
        if i == 0:
            between = place.bridge.copy()
            if leads:
                between.h = leads.y - between.y
                add("Blinding and other trials", (words.UP_CLOSE, (), ()), leads)
            add("Difference between the arms", words.difference(told), between)
    add("Six weeks", words.weeks(told), place.weeks)
    if sections:
        return (*out, *_card(told, picture.card))
    return tuple(out)


def near(told: Reading, picture: Picture) -> tuple[Thing, ...]:
    """Up close: the two parts of the card."""
    return _card(told, picture.alone)


def _card(told: Reading, card: Card) -> tuple[Thing, ...]:
    return (
        Thing("Who can tell?", *words.blinding(told), card.sections["blinding"]),
        Thing("Published trials", *words.published(told), card.sections["forest"]),
    )
