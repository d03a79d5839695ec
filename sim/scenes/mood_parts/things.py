"""What can be pointed at on the mood stage, in reading order; no two areas share more than an edge."""

import pygame

from sim.scenes.mood_parts import words
from sim.scenes.mood_parts.picture import Picture
from sim.scenes.mood_parts.reading import Reading
from sim.scenes.scene import Thing


def things(told: Reading, picture: Picture) -> tuple[Thing, ...]:
    """All of them, with their numbers now."""
    place, sections = picture.place, picture.card.sections
    out: list[Thing] = []

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
            add("Difference between the arms", words.difference(told), place.bridge)
    add("Six weeks", words.weeks(told), place.weeks)
    if "blinding" in sections:
        add("Who can tell?", words.blinding(told), sections["blinding"])
        add("Published trials", words.published(told), sections["forest"])
    return tuple(out)
