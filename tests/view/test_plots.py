"""Plots: true places, spikes kept, curves that grow drawn as if at once, names apart, ticks as people write them."""

from itertools import combinations
from typing import Any

import numpy as np
import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.view.plot_axes import Axis, Mapping, decade, ticks, time_ticks
from sim.view.plot_lines import columns, stroke
from sim.view.plots import Band, Curve, Fit, Mark, Plot, Points
from sim.view.text import Type
from sim.view.theme import DESK, Theme

RECT = pygame.Rect(10, 20, 500, 220)
CURRENT = Axis("pA", -60, 0)


def curve(times: Any, values: Any, label: str = "current", colour: str = "#5cc8ff", dash: bool = False) -> Curve:
    return Curve(np.asarray(times, float), np.asarray(values, float), np.asarray(values, float), label, colour, dash)


def made(theme: Theme = DESK, scale: float = 1.0, rect: pygame.Rect = RECT) -> tuple[Plot, pygame.Surface]:
    plot = Plot()
    plot.layout(rect, theme, Type(scale))
    return plot, pygame.Surface((rect.right + 20, rect.bottom + 20))


def _pixel(point: tuple[float, float]) -> tuple[int, int]:
    return round(point[0]), round(point[1])


# ---- axes


@settings(max_examples=100, deadline=None)
@given(low=st.floats(-1e6, 1e6), span=st.floats(1e-3, 1e6), most=st.integers(1, 12))
def test_ticks_lie_within_the_axis_and_are_not_too_many(low: float, span: float, most: int) -> None:
    found = ticks(Axis("", low, low + span), most)
    assert len(found) <= most + 1
    assert all(low - 1e-6 * span <= tick.at <= low + span * (1 + 1e-6) for tick in found)


def test_zero_is_written_without_a_sign() -> None:
    assert [tick.text for tick in ticks(Axis("pA", -60, 0), 3)] == ["−60", "−40", "−20", "0"]


def test_decades_are_written_and_their_parts_are_not() -> None:
    found = ticks(Axis("ng/mL", 1, 1000, "log"), 6)
    assert [tick.text for tick in found if tick.text] == ["1", "10", "100", "1,000"]
    assert len(found) == 28
    assert decade(1e-6) == "10⁻⁶"


@pytest.mark.parametrize(
    ("end", "texts"),
    [
        (0.5, ["0", "100 ms", "200 ms", "300 ms", "400 ms", "500 ms"]),
        (10, ["0", "2 s", "4 s", "6 s", "8 s", "10 s"]),
        (7200, ["0", "30 min", "60 min", "90 min", "120 min"]),
        (6 * 3600, ["0", "2 h", "4 h", "6 h"]),
        (14 * 86400, ["0", "3 days", "6 days", "9 days", "12 days"]),
    ],
)
def test_time_is_written_as_people_say_it(end: float, texts: list[str]) -> None:
    assert [tick.text for tick in time_ticks(0, end, 5)] == texts


def test_one_day_is_one_day() -> None:
    assert "1 day" in [tick.text for tick in time_ticks(0, 5 * 86400, 6)]


@settings(max_examples=100, deadline=None)
@given(share=st.floats(0, 1), log=st.booleans())
def test_pixels_and_values_are_inverse(share: float, log: bool) -> None:
    axis = Axis("", 0.01, 1000, "log") if log else Axis("", -70, 30)
    mapping = Mapping(axis, 20, 420)
    value = mapping.value(20 + 400 * share)
    assert mapping.pixel(value) == pytest.approx(20 + 400 * share, abs=1e-6)


# ---- curves as pixels


def test_a_spike_of_one_sample_in_many_is_kept() -> None:
    values = np.zeros(100_000)
    values[54_321] = -50
    x, y = Mapping(Axis("s", 0, 10), 0, 400), Mapping(CURRENT, 200, 0)
    found = columns(np.linspace(0, 10, 100_000), values, values, x, y, 0, 400)
    assert np.nanmax(found.bottom) == pytest.approx(y.pixel(-50), abs=1e-6)
    assert int(np.nanargmax(found.bottom)) == int(x.pixel(5.4321))


@settings(max_examples=60, deadline=None)
@given(n=st.integers(2, 3000), seed=st.integers(0, 99))
def test_neighbouring_columns_touch_whatever_the_samples(n: int, seed: int) -> None:
    values = np.random.default_rng(seed).uniform(-60, 0, n)
    x, y = Mapping(Axis("s", 0, 10), 0, 300), Mapping(CURRENT, 200, 0)
    found = columns(np.linspace(0, 10, n), values, values, x, y, 0, 300)
    assert np.isfinite(found.top).all()
    assert (found.top[1:] <= found.bottom[:-1] + 1e-6).all()
    assert (found.top[:-1] <= found.bottom[1:] + 1e-6).all()


def test_a_gap_in_the_samples_is_a_gap_in_the_curve() -> None:
    times, values = np.linspace(0, 10, 1000), np.zeros(1000)
    values[400:600] = np.nan
    x, y = Mapping(Axis("s", 0, 10), 0, 300), Mapping(CURRENT, 200, 0)
    found = columns(times, values, values, x, y, 0, 300)
    assert np.isnan(found.top[125:175]).all()
    assert np.isfinite(found.top[10:110]).all()


@pytest.mark.parametrize("slope", [0.0, 0.3, 1.0, 3.0])
def test_a_straight_line_has_the_weight_asked_for_at_any_slope(slope: float) -> None:
    surface = pygame.Surface((200, 200))
    x, y = Mapping(Axis("s", 0, 200), 0, 200), Mapping(Axis("", 0, 200), 200, 0)
    times = np.linspace(0, 200, 500)
    values = 100 + slope * (times - 100)
    area = pygame.Rect(0, 0, 200, 200)
    stroke(surface, area, columns(times, values, values, x, y, 0, 200), (255, 255, 255), 2.0)
    ink = pygame.surfarray.array3d(surface)[70:130, :, 0].sum() / 255
    length = 60 * np.hypot(1, slope)
    assert ink / length == pytest.approx(2.0, rel=0.12)


def test_dashes_leave_gaps() -> None:
    surface = pygame.Surface((200, 40))
    x, y = Mapping(Axis("s", 0, 200), 0, 200), Mapping(Axis("", 0, 40), 40, 0)
    times, values = np.linspace(0, 200, 50), np.full(50, 20.0)
    stroke(
        surface, pygame.Rect(0, 0, 200, 40), columns(times, values, values, x, y, 0, 200), (255, 255, 255), 2.0, (7, 5)
    )
    row = pygame.surfarray.array3d(surface)[:, 19, 0] > 128
    assert 0.5 < row.mean() < 0.68
    assert np.count_nonzero(np.diff(row.astype(int)) == 1) >= 15


@pytest.mark.parametrize("kind", ["smooth", "noise", "steps"])
def test_a_curve_that_grows_looks_as_if_drawn_at_once(kind: str) -> None:
    times = np.arange(4000) * 2.5e-3
    values = {
        "smooth": -50 * np.exp(-times / 3) * np.abs(np.sin(times)),
        "noise": np.random.default_rng(5).uniform(-50, -10, 4000),
        "steps": np.where((times * 1.7).astype(int) % 2, -50.0, -5.0),
    }[kind]
    growing, one = made()
    for n in [*range(50, 4000, 37), 4000]:
        growing.draw(one, (0, 10), CURRENT, [curve(times[:n], values[:n])], title="Current")
    at_once, other = made()
    at_once.draw(other, (0, 10), CURRENT, [curve(times, values)], title="Current")
    difference = np.abs(pygame.surfarray.array3d(one).astype(int) - pygame.surfarray.array3d(other))
    assert difference.max() <= 2


def test_a_curve_that_was_empty_for_long_is_drawn_when_it_begins() -> None:
    growing, one = made()
    empty, foretold = np.zeros(0), curve([0, 5], [-10, -40], "predicted", dash=True)
    for end in (1, 2, 3, 4):  # a prediction is being drawn, and the run has not begun
        drawn = curve([0, end], [-10, -30], "predicted", dash=True)
        growing.draw(one, (0, 10), CURRENT, [curve(empty, empty), drawn], title="Current")
    run = curve([0, 2, 4, 6], [-20, -30, -10, -40])
    growing.draw(one, (0, 10), CURRENT, [run, foretold], title="Current")
    fresh, other = made()
    fresh.draw(other, (0, 10), CURRENT, [run, foretold], title="Current")
    assert np.array_equal(pygame.surfarray.array3d(one), pygame.surfarray.array3d(other))


def test_a_curve_that_is_replaced_leaves_nothing_behind() -> None:
    times = np.linspace(0, 10, 2000)
    plot, one = made()
    for level in (-50.0, -20.0):
        plot.draw(one, (0, 10), CURRENT, [curve(times, np.full(2000, level))])
    fresh, other = made()
    fresh.draw(other, (0, 10), CURRENT, [curve(times, np.full(2000, -20.0))])
    assert pygame.image.tobytes(one, "RGB") == pygame.image.tobytes(other, "RGB")


# ---- the whole plot


def test_points_and_values_agree() -> None:
    plot, surface = made()
    plot.draw(surface, (0, 6 * 3600), Axis("ng/mL", 1, 1000, "log"), [])
    time, value = plot.value_at(plot.point_of(3600.0, 70.0))
    assert (time, value) == pytest.approx((3600.0, 70.0))
    assert plot.contains(plot.point_of(3600.0, 70.0))


def test_the_curve_passes_where_its_values_are(theme: Theme) -> None:
    times = np.linspace(0, 10, 500)
    plot, surface = made(theme)
    plot.draw(surface, (0, 10), CURRENT, [curve(times, -6 * times, colour=theme.traces[0])])
    want = pygame.Color(theme.traces[0])
    for t in (1.0, 4.0, 8.0):
        x, y = plot.point_of(t, -6 * t)
        near = [surface.get_at((round(x), round(y) + dy)) for dy in (-1, 0, 1)]
        assert min(sum(abs(a - b) for a, b in zip(tuple(p)[:3], tuple(want)[:3], strict=True)) for p in near) < 60


NAMES = ("Threshold of potentiation", "Hydroxynorketamine in the brain", "Inhibition on a pyramidal cell", "A")


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [(291, 166), (366, 225), (742, 225), (900, 300)])
@pytest.mark.parametrize("count", [1, 2, 3, 4])
@pytest.mark.parametrize("heights", [(-30.0, -0.1), (-59.0, -0.1), (-1.0, -0.1)])
def test_names_of_curves_cover_neither_one_another_nor_the_axis(
    scale: float, size: tuple[int, int], count: int, heights: tuple[float, float]
) -> None:
    times = np.linspace(0, 10, 200)
    plot, surface = made(DESK, scale, pygame.Rect(0, 0, *size))
    lines = [curve(times, np.full(200, heights[0] + i * heights[1]), name) for i, name in enumerate(NAMES[:count])]
    plot.draw(surface, (0, 10), CURRENT, lines, title=", ".join(NAMES[:count]))
    if size[0] >= 220 * scale and count < 3:
        assert {name for name, _ in plot.names} == set(NAMES[:count])
    slack = round(0.06 * Type(scale).height(12)) + 1
    for _, place in plot.names:
        assert pygame.Rect(0, 0, *size).contains(place)
        assert place.bottom <= plot.area.bottom + slack
    for (_, one), (_, other) in combinations(plot.names, 2):
        assert not one.inflate(0, -2 * slack).colliderect(other)


def test_the_name_of_a_shorter_run_stays_beside_its_end() -> None:
    plot, surface = made()
    short, long = np.linspace(0, 3, 60), np.linspace(0, 9, 200)
    lines = [curve(short, np.full(60, -30.0), "A", dash=True), curve(long, np.full(200, -30.0), "the run")]
    plot.draw(surface, (0, 10), CURRENT, lines)
    middles = [place.centery for _, place in plot.names]
    assert middles == pytest.approx([plot.point_of(0, -30.0)[1] - plot.rect.y] * 2, abs=2)


def test_a_name_takes_two_lines_rather_than_three() -> None:
    plot, surface = made(rect=pygame.Rect(0, 0, 291, 166))
    times = np.linspace(0, 10, 200)
    plot.draw(surface, (0, 10), CURRENT, [curve(times, times * -1, "Calcium"), curve(times, times * -2, NAMES[0])])
    assert dict(plot.names)[NAMES[0]].h == 2 * Type(1.0).height(12)


def test_the_name_of_a_band_gives_way_to_that_of_a_curve() -> None:
    band, axis = Band(70, 200, "analgesia"), Axis("ng/mL", 1, 1000, "log")
    for end, hidden in ((2.0, False), (8.5, True)):
        plot, surface = made()
        times = np.linspace(0, end, 50)
        plot.draw(surface, (0, 10), axis, [curve(times, np.full(50, 118.0), "a name")], bands=[band])
        assert (plot.names[0][1].collidelist([place for _, place in plot.under_names]) == 0) is hidden
        assert plot._hidden == (frozenset({"analgesia"}) if hidden else frozenset())


def test_the_name_of_a_flag_gives_way_to_that_of_a_curve() -> None:
    plot, surface = made()
    for end, hidden in ((1.2, True), (6.0, False)):
        times = np.linspace(0, end, 50)
        plot.draw(surface, (0, 10), CURRENT, [curve(times, np.full(50, -58.0), "a name")], marks=[Mark(1.0, "pulse")])
        assert bool(plot._hidden) is hidden


@pytest.mark.parametrize(("axis", "foot"), [(CURRENT, True), (Axis("µM", 0, 5), False), (Axis("mV", -80, 40), False)])
def test_flags_keep_off_the_line_along_which_currents_run(axis: Axis, foot: bool) -> None:
    plot, surface = made()
    plot.draw(surface, (0, 10), axis, [], marks=[Mark(1.0, "pulse")])
    ((_, place),) = plot.under_names
    assert (place.centery > plot.area.centery) is foot
    nought = plot.point_of(0, 0)[1] - plot.rect.y
    assert not place.top < nought < place.bottom or not foot


def test_the_name_of_a_flag_lies_on_that_of_no_band() -> None:
    plot, surface = made(rect=pygame.Rect(0, 0, 190, 166))
    band = Band(400, 1000, "Waking up, or nearly")
    plot.draw(surface, (0, 10), Axis("ng/mL", 1, 1000, "log"), [], bands=[band], marks=[Mark(0.2, "give dose")])
    places = [place for _, place in plot.under_names]
    assert len(places) == 1 or not places[0].inflate(0, -4).colliderect(places[1])


@pytest.mark.parametrize("wide", [120, 160, 200, 240, 300])
@pytest.mark.parametrize("time", [0.5, 4.0, 7.0])
def test_the_name_of_a_flag_is_whole_or_only_the_value(wide: int, time: float) -> None:
    plot, surface = made(rect=pygame.Rect(0, 0, wide, 166))
    plot.draw(surface, (0, 10), Axis("µM", 0, 5), [], marks=[Mark(time, "Glutamate in the bath: 1,000 µM")])
    assert all(place.right <= wide for _, place in plot.under_names)


def test_bands_tint_their_range_and_are_named(theme: Theme) -> None:
    plot, surface = made(theme)
    axis = Axis("ng/mL", 1, 1000, "log")
    plot.draw(surface, (0, 3600), axis, [], bands=[Band(70, 200, "analgesia")])
    inside, outside = (surface.get_at(_pixel(plot.point_of(700.0, v))) for v in (115.0, 13.0))
    assert inside != outside


def test_the_cursor_reads_every_curve() -> None:
    times = np.linspace(0, 10, 101)
    found = curve(times, -times)
    assert found.at(2.55) == pytest.approx(-2.55)
    assert found.at(11) is None
    plot, plain = made()
    plot.draw(plain, (0, 10), CURRENT, [found])
    before = pygame.image.tobytes(plain, "RGB")
    plot.draw(plain, (0, 10), CURRENT, [found], cursor=5.0)
    assert pygame.image.tobytes(plain, "RGB") != before
    plot.draw(plain, (0, 10), CURRENT, [found])
    assert pygame.image.tobytes(plain, "RGB") == before


def test_a_fit_passes_half_way_at_its_ec50() -> None:
    fit = Fit(0.73, 1.2, 100, 0)
    assert fit.at(np.array([0.73]))[0] == pytest.approx(50)
    assert fit.at(np.array([1e-4]))[0] == pytest.approx(100, abs=0.1)
    assert Fit(2, 1, 0, 100).at(np.array([2e4]))[0] == pytest.approx(100, abs=0.1)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [(220, 110), (500, 220), (1400, 400)])
def test_every_plot_is_drawn_inside_its_place(theme: Theme, scale: float, size: tuple[int, int]) -> None:
    rect = pygame.Rect(30, 30, *size)
    plot, surface = made(theme, scale, rect)
    surface.fill((255, 0, 255))
    times = np.linspace(0, 10, 700)
    plot.draw(
        surface, (0, 10), Axis("ng/mL", 0.1, 1000, "log"),
        [curve(times, 200 * np.exp(-times) + 1e-12, "norketamine"), curve(times, times, "A", dash=True)],
        [Band(70, 200, "analgesia"), Band(200, 900, "dissociation")], [Mark(t, "pulse") for t in np.arange(0, 10, 0.1)],
        cursor=3.0, title="Concentration in plasma", fit=None,
    )  # fmt: skip
    pygame.draw.rect(surface, (255, 0, 255), rect)
    mask = pygame.mask.from_threshold(surface, (255, 0, 255), (1, 1, 1, 255))
    assert mask.count() == surface.get_width() * surface.get_height()
    assert plot.area.w >= size[0] * 0.28
    assert plot.area.h >= 8


def test_a_concentration_response_plot_marks_its_half(theme: Theme) -> None:
    x = np.logspace(-2, 2, 9)
    fit = Fit(1.0, 1.0, 100, 0, "IC₅₀")
    plot, surface = made(theme)
    axis = Axis("µM", 0.01, 100, "log")
    plot.draw(surface, axis, Axis("%", 0, 110), [], points=[Points(x, fit.at(x), theme.traces[2], "diamond")], fit=fit)
    x0, y0 = _pixel(plot.point_of(1.0, 50.0))
    assert surface.get_at((x0, y0)) != surface.get_at((x0 - 20, y0 + 15))


def test_a_plot_without_room_or_samples_draws_nothing_and_does_not_fail() -> None:
    plot, surface = made(rect=pygame.Rect(0, 0, 0, 0))
    plot.draw(surface, (0, 10), CURRENT, [])
    small, surface = made(rect=pygame.Rect(0, 0, 30, 20))
    small.draw(surface, (0, 10), CURRENT, [curve([], []), curve([1.0], [2.0])], title="Current")


def test_the_cursor_gives_no_digits_to_what_cannot_be_told_from_nothing() -> None:
    from sim.view.plot_notes import _said

    assert _said(6.44e-5, Axis("%", 0, 100)) == "about 0"
    assert _said(0.0644, Axis("%", 0, 100)) == "0.0644"
    assert _said(0.0, Axis("%", 0, 100)) == "0"
    assert _said(1e-6, Axis("µM", 1e-7, 1, "log")) == "1.00×10⁻⁶"


@pytest.mark.parametrize("wide", [150, 180, 220, 300, 600])
@pytest.mark.parametrize("end", [0.004, 3.7, 17.0, 95.0, 4000.0, 500_000.0])
def test_an_axis_of_time_has_two_values_at_least(monkeypatch: pytest.MonkeyPatch, end: float, wide: int) -> None:
    plot, surface = made(rect=pygame.Rect(0, 0, wide, 166))
    seen: list[str] = []
    written = Plot._write_across
    monkeypatch.setattr(
        Plot,
        "_write_across",
        lambda own, under, marks, *rest: (seen.extend(t.text for t in marks), written(own, under, marks, *rest)),
    )
    plot.draw(surface, (0, end), Axis("µM", 0, 5), [])
    assert len([text for text in seen if text]) >= 2
