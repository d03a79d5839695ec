"""Strokes and shapes: smooth edges, true places, straight alpha."""

import pygame
import pytest

from sim.core.complaints import Complaint
from sim.view import draw
from sim.view.sprites import box, glow, hexed, mix, outline, rgb, shadow
from sim.view.widgets.icons import ICONS, icon

GROUND, INK = (20, 30, 60), (255, 180, 80)


@pytest.fixture
def sheet() -> pygame.Surface:
    surface = pygame.Surface((120, 120))
    surface.fill(GROUND)
    return surface


def inked(surface: pygame.Surface) -> set[tuple[int, int]]:
    w, h = surface.get_size()
    return {(x, y) for x in range(w) for y in range(h) if surface.get_at((x, y))[:3] != GROUND}


def test_a_slanting_line_has_soft_edges(sheet: pygame.Surface) -> None:
    draw.line(sheet, INK, (10, 10), (110, 40), 2)
    shades = {sheet.get_at(p)[:3] for p in inked(sheet)}
    assert len(shades) > 4


def test_a_disc_is_round_and_where_it_was_put(sheet: pygame.Surface) -> None:
    draw.circle(sheet, INK, (60, 50), 10)
    spots = inked(sheet)
    assert sheet.get_at((60, 50))[:3] == INK
    assert min(x for x, _ in spots) + max(x for x, _ in spots) == pytest.approx(120, abs=1)
    assert min(y for _, y in spots) + max(y for _, y in spots) == pytest.approx(100, abs=1)
    assert len(spots) == pytest.approx(3.14159 * 10.5**2, rel=0.15)


def test_a_ring_is_empty_inside(sheet: pygame.Surface) -> None:
    draw.circle(sheet, INK, (60, 60), 20, 3)
    assert sheet.get_at((60, 60))[:3] == GROUND
    assert sheet.get_at((60, 41))[:3] != GROUND


def test_dashes_go_on_round_a_corner(sheet: pygame.Surface) -> None:
    draw.dashed(sheet, INK, [(10, 60), (60, 60), (60, 110)], 1, (6, 4))
    on_first = sum(sheet.get_at((x, 60))[:3] != GROUND for x in range(10, 60))
    on_second = sum(sheet.get_at((60, y))[:3] != GROUND for y in range(62, 110))
    assert on_first == pytest.approx(30, abs=6)
    assert on_second == pytest.approx(30, abs=6)


def test_an_arrow_ends_at_its_point(sheet: pygame.Surface) -> None:
    draw.arrow(sheet, INK, (10, 60), (100, 60))
    assert max(x for x, _ in inked(sheet)) == pytest.approx(100, abs=1)
    assert sheet.get_at((92, 63))[:3] != GROUND


@pytest.mark.parametrize("size", [(30, 20), (300, 200)])
def test_a_box_has_clear_corners_and_a_solid_middle(size: tuple[int, int]) -> None:
    picture = box(*size, 8, "#204060", "#ffffff")
    assert picture.get_at((0, 0)).a < 40
    assert picture.get_at((size[0] // 2, size[1] // 2)) == pygame.Color("#204060")
    assert picture.get_at((size[0] // 2, 0))[:3] == (255, 255, 255)


def test_an_outline_is_empty_inside() -> None:
    for size in ((40, 30), (400, 300)):
        picture = outline(*size, 8, "#ffd84d", 2)
        assert picture.get_at((size[0] // 2, size[1] // 2)).a == 0
        assert picture.get_at((size[0] // 2, 1)).a > 200


def test_a_glow_fades_to_nothing() -> None:
    light = glow(20, "#ffc65c")
    alphas = [light.get_at((20 + d, 20)).a for d in (0, 5, 10, 19)]
    assert alphas == sorted(alphas, reverse=True)
    assert alphas[0] > 200
    assert alphas[-1] <= 4


def test_a_shadow_is_as_dark_as_asked_and_soft() -> None:
    dark, faint = shadow(120, 80, 10, 12, strength=0.4), shadow(120, 80, 10, 12, strength=0.1)
    assert dark.get_size() == (144, 104)
    assert dark.get_at((72, 52)).a == pytest.approx(0.4 * 255, abs=6)
    assert faint.get_at((72, 52)).a == pytest.approx(0.1 * 255, abs=6)
    assert dark.get_at((1, 52)).a < dark.get_at((10, 52)).a < dark.get_at((24, 52)).a


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert mix("#000000", "#ffffff", 0.0) == (0, 0, 0)
    assert mix("#000000", "#ffffff", 1.0) == (255, 255, 255)
    assert hexed(rgb("#12ab9f")) == "#12ab9f"


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_is_drawn_within_its_square(name: str) -> None:
    picture = icon(name, 48, "#ffffff")
    shape = pygame.mask.from_surface(picture, 100)
    assert shape.count() > 60
    boxes = shape.get_bounding_rects()
    whole = boxes[0].unionall(boxes[1:])
    assert pygame.Rect(2, 2, 44, 44).contains(whole)


def test_icons_differ_from_one_another() -> None:
    shapes = [pygame.image.tobytes(icon(name, 32, "#ffffff"), "RGBA") for name in ICONS]
    assert len(set(shapes)) == len(ICONS)


def test_an_unknown_icon_names_the_nearest() -> None:
    with pytest.raises(Complaint, match="did you mean 'pause'"):
        icon("pausd", 24, "#ffffff")
