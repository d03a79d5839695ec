"""The ink canvas: shapes are where they should be, light and shade fall on the right side, colours come out true."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim.view.ink import Ink, bevelled, blurred, cover, intersect, linear, mixed, shifted, subtract, union


def canvas(dark: bool = True) -> Ink:
    return Ink(120, 80, 1.0, dark=dark)


def test_distance_is_negative_inside_and_positive_outside() -> None:
    ink = canvas()
    for field in (
        ink.circle(60, 40, 20),
        ink.ellipse(60, 40, 24, 15),
        ink.box(60, 40, 22, 14, 5),
        ink.capsule((45, 40), (75, 40), 9),
        ink.path([(40, 40), (60, 40), (80, 40)], 8),
        ink.polygon([(40, 25), (80, 25), (80, 55), (40, 55)]),
    ):
        assert field[40, 60] < 0 < field[2, 2]


def test_a_circle_is_a_true_distance() -> None:
    field = canvas().circle(60, 40, 20)
    assert_allclose(field[40, 100], np.hypot(40.5, 0.5) - 20, atol=1e-4)  # float32 coordinates


def test_a_polygon_agrees_with_the_same_box() -> None:
    ink = canvas()
    box, polygon = ink.box(60, 40, 20, 15), ink.polygon([(40, 25), (80, 25), (80, 55), (40, 55)])
    assert_allclose(polygon, box, atol=1e-3)  # two ways to the same distance, in float32


def test_union_and_intersection_hold_what_they_should() -> None:
    ink = canvas()
    left, right = ink.circle(50, 40, 15), ink.circle(70, 40, 15)
    both, either, rest = intersect(left, right, 2), union(left, right, 2), subtract(left, right, 2)
    assert either[40, 38] < 0 and either[40, 82] < 0
    assert both[40, 60] < 0 < both[40, 38]
    assert rest[40, 38] < 0 < rest[40, 62]


def test_a_solid_is_lighter_towards_the_lamp() -> None:
    ink = canvas()
    ink.solid(ink.circle(60, 40, 25), 25, "#8080ff", rim=0)
    assert ink.light[28, 50].sum() > 1.5 * ink.light[52, 70].sum()


def test_a_flat_colour_comes_out_as_it_went_in() -> None:
    ink = canvas()
    ink.fill(ink.box(60, 40, 200, 200), "#4f78c3")
    assert_allclose(ink.pixels()[40, 60, :3], (0x4F, 0x78, 0xC3), atol=1)  # the dither is half a level


def test_glow_on_a_light_stage_is_shade_and_not_light() -> None:
    dark, light = canvas(), canvas(dark=False)
    dark.wash("#101020", "#101020")
    light.wash("#ffffff", "#ffffff")
    for ink in (dark, light):
        ink.glow(ink.circle(60, 40, 10), "#40a0ff", 6, 0.8)
    assert dark.light[40, 60].sum() > linear("#101020").sum()
    assert light.light[40, 60].sum() < linear("#ffffff").sum()


def test_glow_has_faded_out_at_four_reaches() -> None:
    ink = canvas()
    ink.glow(ink.circle(60, 40, 5), "#ffffff", 5, 1.0)
    assert ink.alpha[40, 60 + 5 + 21] == 0


def test_a_window_draws_on_the_same_canvas() -> None:
    ink = canvas()
    part = ink.window(40, 20, 80, 60)
    part.fill(part.circle(60, 40, 10), "#ffffff")
    assert part.size == (40, 40)
    assert ink.alpha[40, 60] == pytest.approx(1.0)
    assert ink.alpha[10, 10] == 0


def test_a_shadow_falls_where_the_light_does_not() -> None:
    ink = canvas()
    ink.wash("#ffffff", "#ffffff")
    ink.shadow(ink.circle(60, 40, 8), 0, 16, 2, 0.8)
    assert ink.light[58, 60].sum() < 0.6 * ink.light[20, 60].sum()


def test_shifting_brings_in_nothing_from_the_other_side() -> None:
    field = np.arange(12, dtype=np.float32).reshape(3, 4)
    assert_allclose(shifted(field, 1, -1, 99), [[99, 4, 5, 6], [99, 8, 9, 10], [99, 99, 99, 99]])


def test_blur_keeps_the_amount_of_light() -> None:
    picture = np.zeros((128, 128), np.float32)
    picture[56:72, 56:72] = 1
    assert_allclose(blurred(picture, 8).sum(), picture.sum(), rtol=0.02)  # made at a quarter of the size


def test_a_bevel_points_outwards_at_the_rim() -> None:
    ink = canvas()
    relief = bevelled(ink.circle(60, 40, 20), 20, ink.unit)
    assert relief.x[40, 76] > 0.3 and relief.x[40, 43] < -0.3


def test_cover_is_half_on_the_outline() -> None:
    assert_allclose(cover(np.array([[-1, 0, 1]], np.float32), 1.0), [[1, 0.5, 0]])


def test_mixing_reaches_both_ends() -> None:
    assert mixed("#102030", "#ffffff", 0) == "#102030"
    assert mixed("#102030", "#ffffff", 1) == "#ffffff"
