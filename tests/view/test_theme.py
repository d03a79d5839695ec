"""Themes: text and graphics stand out enough; colours that must be told apart can be, with any colour vision.

Contrast: WCAG 2.2, relative luminance. Colour vision: Machado, Oliveira & Fernandes 2009, IEEE Trans Vis Comput Graph
15:1291-1298, doi 10.1109/TVCG.2009.113, severity 1.0. Distance: CIE 1976 in L*a*b*, D65.
"""

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.core.complaints import Complaint
from sim.core.sources import BADGES
from sim.view import theme as themes
from sim.view.labels import badge_colour
from sim.view.sprites import hexed, mix, rgb
from sim.view.theme import Theme

VISION = {
    "usual": np.eye(3),
    "no red cones": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "no green cones": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "no blue cones": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1.0, 1.08883])
TEXT, GRAPHIC = 4.5, 3.0
APART, LEAST = 12.0, 10.0
"""Distances: of what colour alone tells apart at a glance; of what a dash or a shape tells apart too."""


def linear(colour: str | tuple[int, int, int]) -> NDArray[np.float64]:
    c = np.array(rgb(colour)) / 255
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def contrast(one: str | tuple[int, int, int], other: str | tuple[int, int, int]) -> float:
    low, high = sorted(float(TO_XYZ[1] @ linear(colour)) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def lab(light: NDArray[np.float64]) -> NDArray[np.float64]:
    x = TO_XYZ @ np.clip(light, 0, 1) / WHITE
    f = np.where(x > 0.008856, np.cbrt(x), 7.787 * x + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(one: str, other: str, vision: NDArray[np.float64]) -> float:
    return float(np.linalg.norm(lab(vision @ linear(one)) - lab(vision @ linear(other))))


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0, rel=1e-6)


def test_red_and_green_of_one_lightness_come_near_without_green_cones() -> None:
    assert (
        distance("#c06000", "#809000", VISION["no green cones"]) < distance("#c06000", "#809000", VISION["usual"]) / 2
    )


@pytest.mark.parametrize("duty", ["ink", "muted", "accent", "good", "wrong", "prediction"])
@pytest.mark.parametrize("ground", ["window", "panel", "raised"])
def test_text_stands_out_from_its_ground(theme: Theme, duty: str, ground: str) -> None:
    assert contrast(getattr(theme, duty), getattr(theme, ground)) >= TEXT


@pytest.mark.parametrize("ground", ["stage_top", "stage_bottom", "stage_light"])
def test_labels_stand_out_from_the_empty_stage(theme: Theme, ground: str) -> None:
    for duty in ("stage_ink", "stage_muted"):
        assert contrast(getattr(theme, duty), getattr(theme, ground)) >= TEXT


def test_words_on_a_primary_button_stand_out_in_all_its_states(theme: Theme) -> None:
    deep = "#000000" if theme.dark else "#0a1020"
    for fill in (
        theme.accent,
        mix(theme.accent, "#ffffff", 0.07),
        mix(theme.accent, "#ffffff", 0.14),
        mix(theme.accent, deep, 0.16),
    ):
        assert contrast(theme.on_accent, fill) >= TEXT


def test_words_on_tinted_cards_stand_out(theme: Theme) -> None:
    for tone in (theme.accent, theme.good, theme.wrong, theme.prediction):
        assert contrast(theme.ink, mix(theme.panel, tone, 0.14)) >= TEXT
        assert contrast(theme.muted, mix(theme.panel, tone, 0.10)) >= TEXT


def test_names_of_curves_can_be_read_beside_them(theme: Theme) -> None:
    field = mix(theme.panel, theme.window, 0.55)
    for colour in (*theme.traces, theme.ghost, theme.prediction):
        assert contrast(mix(colour, theme.ink, 0.1), theme.panel) >= TEXT
        assert contrast(mix(colour, theme.ink, 0.1), field) >= TEXT


def test_badges_can_be_read(theme: Theme) -> None:
    for kind in BADGES:
        colour = badge_colour(theme, kind)
        assert contrast(theme.ink, mix(theme.panel, colour, 0.06)) >= TEXT
        assert contrast(colour, mix(theme.panel, colour, 0.06)) >= GRAPHIC


def test_curves_marks_and_the_focus_ring_stand_out(theme: Theme) -> None:
    for ground in (theme.panel, theme.window):
        for colour in (*theme.traces, theme.ghost, theme.prediction, theme.focus):
            assert contrast(colour, ground) >= GRAPHIC
    for ground in (theme.panel, theme.stage_top, theme.stage_bottom):
        for name, colour in theme.marks.items():
            assert contrast(colour, ground) >= GRAPHIC, name


def test_edges_that_show_where_a_control_is_stand_out(theme: Theme) -> None:
    entry = mix(theme.line, theme.muted, 0.5)
    switch = mix(theme.line, theme.muted, 0.6)
    for edge in (entry, switch, theme.accent, theme.muted):
        assert contrast(edge, theme.panel) >= GRAPHIC, hexed(edge)


@pytest.mark.parametrize("vision", VISION)
def test_curves_are_told_apart(theme: Theme, vision: str) -> None:
    for one, other in combinations(theme.traces, 2):
        assert distance(one, other, VISION[vision]) >= APART, (one, other)
    for curve in theme.traces:
        assert distance(curve, theme.prediction, VISION[vision]) >= APART
        assert distance(curve, theme.ghost, VISION[vision]) >= LEAST


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize(
    "together",
    [("glutamate", "magnesium", "sodium", "calcium", "ketamine"), ("ketamine", "norketamine", "hydroxynorketamine")],
)
def test_particles_that_are_seen_together_are_told_apart(theme: Theme, vision: str, together: tuple[str, ...]) -> None:
    for one, other in combinations(together, 2):
        assert distance(theme.marks[one], theme.marks[other], VISION[vision]) >= APART, (one, other)


@pytest.mark.parametrize("vision", VISION)
def test_right_and_wrong_are_told_apart(theme: Theme, vision: str) -> None:
    assert distance(theme.good, theme.wrong, VISION[vision]) >= LEAST


def test_the_projector_has_heavier_lines_and_larger_text_than_paper() -> None:
    assert themes.PROJECTOR.stroke > themes.PAPER.stroke
    assert themes.PROJECTOR.text > themes.PAPER.text


def test_an_unknown_theme_names_the_nearest() -> None:
    with pytest.raises(Complaint, match="did you mean 'desk'"):
        themes.theme("dest")
