"""The panel of paired spikes: calcium against its thresholds, what is kept back, and the window that runs fill."""

from typing import Any

import numpy as np
import pygame
import pytest

from sim.experiments.pairing import Pairing
from sim.experiments.pairing_settings import SHOUVAL
from sim.models.bibliography import BIBLIOGRAPHY
from sim.scenes.pairing import PairingScene
from sim.scenes.pairing_parts.across import across
from sim.scenes.pairing_parts.clock import Clock
from sim.scenes.pairing_parts.composition import compose
from sim.scenes.pairing_parts.course import course
from sim.scenes.pairing_parts.picture import Picture
from sim.scenes.pairing_parts.window import ENOUGH, Curves, published, second_window, to_do
from sim.scenes.scene import Moment
from sim.view.theme import DESK, PROJECTOR, Theme
from tests.scenes.test_pairing_scene import RULES, STAGE, bench, difference, drawn, tried

SPAN = (-100.0, 100.0)
"""ms along the window of spike timing."""


# ---- a prediction that is open


def told(experiment: Pairing, foretelling: bool) -> tuple[str, pygame.Surface]:
    """All words of the scene, and its picture."""
    scene = PairingScene()
    scene.layout((1280, 720), DESK)
    scene.foretelling = foretelling
    stage = pygame.Surface((1280, 720))
    scene.draw(stage, experiment, Moment(wall=2.0))
    words = [scene.describe(experiment), *(line for thing in scene.things(experiment) for line in thing.numbers)]
    return " ".join(words), stage


@pytest.mark.parametrize("rule", RULES)
def test_while_a_prediction_is_open_neither_picture_nor_words_tell_the_calcium_to_come(rule: str) -> None:
    one, other = (bench(0, parameter_set=rule, block=block) for block in (0.0, 0.2))
    plot = Picture(compose((1280, 720), DESK, 1.0), DESK).panel.trace.area
    kept_back = [told(experiment, True) for experiment in (one, other)]
    assert difference(kept_back[0][1], kept_back[1][1], plot) == 0
    assert not any("ms in a pairing" in words or "rises to" in words for words, _ in kept_back)
    shown = [told(experiment, False) for experiment in (one, other)]
    assert difference(shown[0][1], shown[1][1], plot) > 0
    assert all("ms in a pairing" in words and "rises to" in words for words, _ in shown)


# ---- calcium against its thresholds


@pytest.mark.parametrize(
    ("size", "theme"), [((760, 430), DESK), ((1280, 720), PROJECTOR), ((700, 900), DESK)], ids=("small", "hall", "tall")
)
@pytest.mark.parametrize("rule", ("DP", "cortical slices", SHOUVAL))
@pytest.mark.parametrize(
    "settings",
    [
        {"interval": -0.02},
        {"interval": 0.0},
        {"interval": 0.01},
        {"interval": 0.06},
        {"interval": 0.01, "rate": 40.0},
        {"post__spikes": 0, "rate": 10.0, "epsp": 10.0},
    ],
    ids=str,
)
def test_the_curve_of_calcium_runs_through_no_name_of_a_threshold(
    settings: dict[str, Any], rule: str, theme: Theme, size: tuple[int, int]
) -> None:
    experiment = bench(0, parameter_set=rule, **settings)
    trace = Picture(compose(size, theme, 1.0), theme).panel.trace
    one = course(rule, experiment.prepared, 30, experiment.thresholds)
    axes = trace.axes(one)
    places = [place for _, place in trace.names(axes, one) if place is not None]
    assert len(places) == 2 or axes.area.h < 4 * places[0].h
    for place in places:
        assert axes.area.inflate(4, 4).contains(place)
        assert place.collidelist([other for other in places if other is not place]) < 0
        ends = (np.array([place.left, place.right]) - axes.area.x) / axes.area.w
        first, last = axes.left + ends * (axes.right - axes.left)
        inside = (1e3 * one.times >= first) & (1e3 * one.times <= last)
        heights = [axes.y(100 * float(value)) for value in one.calcium[inside]]
        assert not heights or max(heights) < place.top or min(heights) > place.bottom


@pytest.mark.parametrize("text", (1.0, 1.25, 1.5, 2.0))
@pytest.mark.parametrize("size", [(890, 450), (1000, 480), (1218, 624), (1280, 720)], ids=str)
@pytest.mark.parametrize("foretold", (False, True))
def test_words_on_the_plot_of_calcium_lie_on_no_others_and_no_line_strikes_them(
    foretold: bool, size: tuple[int, int], text: float
) -> None:
    trace = Picture(compose(size, DESK, text), DESK).panel.trace
    for rule in RULES:
        experiment = bench(0, parameter_set=rule)
        one = course(rule, experiment.prepared, 30, experiment.thresholds)
        trace.draw(pygame.Surface(size), one, rule == SHOUVAL, told=not foretold)
        for i, words in enumerate(trace.written):
            assert words.inflate(0, -4).collidelist(trace.written[i + 1 :]) < 0
            for x in (words.left, words.centerx, words.right):
                pieces = trace.clear_of_words(float(x), trace.area.y, trace.area.bottom)
                assert pieces and not any(start < words.bottom and end > words.top for start, end in pieces)


# ---- the window of spike timing


def test_points_come_from_the_record_and_the_curve_only_after_some() -> None:
    plot = Picture(compose((1280, 720), DESK, 1.0), DESK).panel.window.plot

    def colours(experiment: Pairing) -> int:
        shown = pygame.surfarray.array3d(drawn(experiment, (1280, 720)).subsurface(plot)).astype(int)
        accent = np.array(tuple(pygame.Color(DESK.traces[0]))[:3])
        return int((np.abs(shown - accent).max(axis=2) < 30).sum())

    intervals = (-0.06, -0.02, 0.01, 0.04)
    assert len(intervals) == ENOUGH
    assert colours(tried(*intervals[:-1])) < 20
    assert colours(tried(*intervals)) > 300


def test_other_protocols_and_spent_synapses_do_not_count_as_tried() -> None:
    experiment = tried(-0.02, 0.01)
    experiment.act("run protocol")
    experiment.advance(2100)
    window = Picture(compose(STAGE, DESK, 1.0), DESK).panel.window
    assert window.tried(experiment, experiment.prepared, "DP") == 2
    experiment.set("pairs", 11)
    assert window.tried(experiment, experiment.prepared, "DP") == 0


def test_single_pulses_stand_in_the_window_at_their_rate_and_no_interval_is_marked() -> None:
    experiment = bench(begins=False, parameter_set=SHOUVAL, post__spikes=0, epsp=10.0, pairs=10)
    window = Picture(compose((1280, 720), DESK, 1.0), DESK).panel.window
    for rate in (2.0, 5.0, 10.0, 20.0):
        experiment.set("rate", rate)
        if experiment.record:
            experiment.act("fresh synapses")
        experiment.act("run protocol")
        experiment.advance(6000)
    plan = experiment.prepared
    along = across(plan.pairings)
    axes = window.axes(experiment, plan)
    assert window.tried(experiment, plan, SHOUVAL) == ENOUGH
    assert [round(10 ** along.at(one), 6) for one in experiment.record] == [2.0, 5.0, 10.0, 20.0]
    assert (axes.left, axes.right) == (-1.0, 2.0) and along.says(1.0) == "10"
    curve = Curves().read(SHOUVAL, plan, (axes.left, axes.right), True)
    one = int(np.argmin(np.abs(curve.places - 1.0)))
    experiment.set("rate", 10.0 ** float(curve.places[one]))
    assert curve.free[one] == pytest.approx(experiment.observe()["expected_weight"], rel=1e-6)
    scene = PairingScene()
    scene.layout((1280, 720), DESK)
    scene.draw(pygame.Surface((1280, 720)), experiment, Moment())
    thing = next(thing for thing in scene.things(experiment) if thing.name == along.title)
    assert "2 Hz: " in " ".join(thing.numbers) and set(thing.sources) <= set(BIBLIOGRAPHY)
    assert "2 Hz" in PairingScene().describe(experiment) and "window of rates" in PairingScene().describe(experiment)


def test_a_run_from_used_synapses_is_told_of_in_the_window() -> None:
    experiment = tried(-0.02)
    experiment.set("interval", 0.02)
    experiment.act("run protocol")
    experiment.advance(2100)
    window = Picture(compose((1280, 720), DESK, 1.0), DESK).panel.window
    assert window.tried(experiment, experiment.prepared, "DP") == 1
    assert not experiment.record[-1].fresh
    assert "used synapses" in to_do(across(experiment.pairings), 3, True)[0]


@pytest.mark.parametrize("rule", RULES)
def test_the_curve_goes_through_what_is_expected_and_block_flattens_it(rule: str) -> None:
    experiment = bench(0, parameter_set=rule, block=1.0)
    curves, curve = Curves(), None
    for _ in range(90):  # a piece in each frame where it takes long
        curve = curves.read(rule, experiment.prepared, SPAN, False)
    assert curve is not None and curve.blocked is not None
    assert len(curve.free) == len(curve.blocked) == len(curve.places)
    free = bench(0, parameter_set=rule)
    assert curve.free == pytest.approx(free.stdp_curve(1e-3 * curve.places), rel=1e-6)
    assert np.ptp(curve.blocked) <= np.ptp(curve.free) + 1e-9


@pytest.mark.parametrize("rule", ("DP", SHOUVAL))
def test_the_axis_holds_the_whole_curve(rule: str) -> None:
    experiment = tried(-0.06, -0.02, 0.02, 0.05, parameter_set=rule)
    window = Picture(compose((1280, 720), DESK, 1.0), DESK).panel.window
    assert window.draw(pygame.Surface((1280, 720)), experiment, experiment.prepared, True)
    axes = window.axes(experiment, experiment.prepared)
    curve = Curves().read(rule, experiment.prepared, SPAN, True)
    assert axes.low < 100 * min(curve.free) < 100 * max(curve.free) < axes.high


def test_one_frame_computes_one_point_of_a_slow_curve() -> None:
    curves, plan = Curves(), bench(0, parameter_set=SHOUVAL).prepared
    assert [len(curves.read(SHOUVAL, plan, SPAN, False).free) for _ in range(3)] == [1, 2, 3]
    assert len(curves.read(SHOUVAL, plan, SPAN, True).free) == 41


def test_the_second_window_is_found_where_the_rule_has_one() -> None:
    def at(rule: str) -> float | None:
        return second_window(Curves().read(rule, bench(0, parameter_set=rule).prepared, SPAN, True))

    assert at("DP") is None
    assert at("P") is None
    found = at(SHOUVAL)
    assert found is not None and 40 < found < 80
    beyond = at("DPD")
    assert beyond is not None and beyond > 10


def test_published_points_stand_beside_their_own_protocol_only() -> None:
    plan = bench(0).prepared
    label, points = published("DP", plan)
    assert "simulations" in label and len(points) == 16
    assert published("hippocampal slices", plan)[1] == ()
    assert published("DP", bench(0, rate=5.0).prepared)[1] == ()
    cortex = bench(0, parameter_set="cortical slices", rate=20.0, pairs=75).prepared
    assert {point[0] for point in published("cortical slices", cortex)[1]} == {-10.0, 10.0}


def test_where_letters_are_large_calcium_stands_on_the_panel_until_runs_can_be_compared() -> None:
    panel = Picture(compose((774, 536), PROJECTOR, 1.35), PROJECTOR).panel
    assert panel.alone
    for experiment, shown in (
        (bench(0), (True, False)),
        (tried(-0.02), (True, False)),
        (tried(-0.02, 0.01), (False, True)),
    ):
        assert panel.shown(experiment, Clock().read(experiment, Moment())) == shown
    again = tried(-0.02, 0.01)
    again.act("fresh synapses")
    again.act("run protocol")
    assert panel.shown(again, Clock().read(again, Moment())) == (True, False)
