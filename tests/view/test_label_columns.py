"""Columns of labels: what is settled stands apart, inside its bounds, and is written without being moved again."""

import pygame
import pytest

from sim.view.label_columns import Columns, Side
from sim.view.labels import NAME_SIZE, Label, draw_labels
from sim.view.text import Type
from sim.view.theme import THEMES

WIDE = {"left": 150.0, "right": 130.0}
NAMES = ("AMPA receptor", "Synaptic vesicles", "Dendritic spine")


def columns(scale: float = 1.0) -> Columns:
    return Columns(Type(scale), scale, lambda side: WIDE[side])


def labels(side: Side, count: int = 3) -> dict[str, Label]:
    x = 150.0 if side == "left" else 400.0
    return {name: Label(name, (x, 200.0), (300.0, 200.0), side, "open now") for name in NAMES[:count]}


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_settled_labels_are_written_inside_their_bounds_and_on_no_other(side: Side, scale: float) -> None:
    settled = columns(scale).settled(labels(side), (60, 360))
    assert settled is not None and list(settled) == list(NAMES)
    surface = pygame.Surface((530, 400))
    areas = draw_labels(surface, Type(scale), THEMES["desk"], list(settled.values()), scale)
    assert all(area.top >= 60 and area.bottom <= 360 for area in areas)
    for i, area in enumerate(areas):
        assert area.collidelist(areas[i + 1 :]) == -1
    for area, label in zip(areas, settled.values(), strict=True):
        first = Type(scale).height(NAME_SIZE) * len(columns(scale).name_lines(label.text, side))
        assert abs(area.top + first / 2 - label.at[1]) <= 2


def test_what_has_no_room_is_not_settled() -> None:
    rows = labels("left")
    high = sum(columns().height(label) for label in rows.values())
    assert columns().settled(rows, (0, high - 1)) is None
    assert columns().settled(rows, (0, 2 * high)) is not None


def test_a_column_holds_a_name_whose_longest_word_fits() -> None:
    assert columns().holds("Dendritic spine", "left")
    assert not columns().holds("Hydroxynorketaminecarboxylate", "right")


def test_an_empty_second_line_takes_no_room() -> None:
    assert columns().sub_lines("", "left") == []
