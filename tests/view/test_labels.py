"""Labels: they keep apart, stay on the stage, and their leaders end on what they name."""

from itertools import pairwise

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.core.sources import BADGES
from sim.view.labels import Label, apart, badge, badge_sign, card, card_height, draw_labels, spread
from sim.view.text import Type
from sim.view.theme import DESK, Theme

heights = st.lists(st.floats(0, 600), min_size=1, max_size=12)


@settings(max_examples=80, deadline=None)
@given(wanted=heights, need=st.floats(10, 48))
def test_spread_labels_never_overlap(wanted: list[float], need: float) -> None:
    labels = [Label(str(i), (200.0, y), (400.0, y)) for i, y in enumerate(wanted)]
    placed = sorted(label.at[1] for label in spread(labels, 600, need))
    assert all(below - above >= need - 1e-6 for above, below in pairwise(placed))


@settings(max_examples=80, deadline=None)
@given(wanted=heights)
def test_spread_labels_stay_on_the_stage_when_they_fit(wanted: list[float]) -> None:
    placed = [label.at[1] for label in spread([Label("x", (0, y), (9, y)) for y in wanted], 600, 40)]
    assert min(placed) >= 20 - 1e-6
    assert max(placed) <= 600 - 20 + 1e-6


@settings(max_examples=80, deadline=None)
@given(wanted=heights)
def test_spreading_keeps_the_order_so_that_leaders_do_not_cross(wanted: list[float]) -> None:
    ordered = sorted(wanted)
    placed = apart(ordered, [30.0] * len(ordered), 600)
    assert placed == sorted(placed)


def test_labels_with_room_stay_where_they_are() -> None:
    labels = [Label("a", (0, 100), (9, 9)), Label("b", (0, 200), (9, 9)), Label("c", (0, 110), (9, 9), side="right")]
    assert spread(labels, 400, 30) == labels


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_dot_lies_on_the_thing_and_the_text_on_the_stage(theme: Theme, scale: float) -> None:
    stage = pygame.Surface((900, 500))
    stage.fill(theme.stage_bottom)
    labels = [
        Label("Axon terminal", (190, 60), (420, 120), sub="presynaptic bouton"),
        Label("Synaptic vesicle", (190, 70), (450, 150), sub="loaded with glutamate"),
        Label("Very long name of a thing on the right of the stage", (700, 300), (520, 380), side="right"),
    ]
    areas = draw_labels(stage, Type(scale), theme, labels, 1.0)
    for label in labels:
        at = (round(label.to[0]), round(label.to[1]))
        assert stage.get_at(at)[:3] == tuple(pygame.Color(theme.stage_ink))[:3]
    assert all(stage.get_rect().contains(area) for area in areas)
    assert not any(a.colliderect(b) for i, a in enumerate(areas) for b in areas[i + 1 :])


def test_a_long_name_wraps_rather_than_leaving_the_stage() -> None:
    stage = pygame.Surface((400, 300))
    type = Type(2.0)
    (area,) = draw_labels(stage, type, DESK, [Label("NMDA receptor, Mg²⁺ block", (200, 150), (300, 150))])
    assert area.h >= 2 * type.height(14)
    assert area.left >= 0


def test_each_badge_has_a_shape_of_its_own(theme: Theme, letters: Type) -> None:
    shapes = {kind: pygame.mask.from_surface(badge_sign(theme, kind, 24), 128) for kind in BADGES}
    for kind, shape in shapes.items():
        others = [other for name, other in shapes.items() if name != kind]
        assert all(shape.count() + other.count() - 2 * shape.overlap_area(other, (0, 0)) > 40 for other in others)


def test_a_badge_is_large_enough_and_tells_its_size(theme: Theme, letters: Type) -> None:
    ground = pygame.Surface((300, 60))
    rect = badge(ground, letters, theme, "teaching", (10, 10))
    assert rect.h >= 20
    assert rect.w >= letters.width("chosen for teaching", 11, "Medium") + 20


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_card_grows_until_all_of_it_can_be_read(theme: Theme, scale: float) -> None:
    type = Type(scale)
    ground = pygame.Surface((500, 900))
    lines = ["Only two of the four subunits are drawn.", "The temperature is fixed."] * 3
    area = card(ground, type, theme, pygame.Rect(20, 20, 260, 40), "What this leaves out", lines)
    assert area.h == card_height(type, 260, "What this leaves out", lines) > 40
