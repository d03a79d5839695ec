"""The scene of paired spikes shows what the experiment says, changes nothing in it, and fits every stage."""

from collections.abc import Callable
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import numpy as np
import pygame
import pytest

from sim.experiments.pairing import Pairing
from sim.experiments.pairing_settings import SHOUVAL
from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.plasticity.evidence import EVIDENCE
from sim.models.plasticity.parameter_sets import SETS
from sim.models.receptor.drugs import KNOWN
from sim.scenes.pairing import PairingScene
from sim.scenes.pairing_parts import anatomy, words
from sim.scenes.pairing_parts.clock import Clock
from sim.scenes.pairing_parts.composition import compose
from sim.scenes.pairing_parts.course import course
from sim.scenes.pairing_parts.picture import Picture
from sim.scenes.scene import Moment
from sim.view.text import Type
from sim.view.theme import DESK, PAPER, PROJECTOR, Theme

STAGE = (760, 430)
SIZES = ((640, 360), (760, 430), (1024, 640), (1280, 720), (1920, 1080), (700, 900))
RULES = (*SETS, SHOUVAL)
PACE = Pairing.PACE


def bench(steps: int = 0, **settings: Any) -> Pairing:
    experiment = Pairing.of_settings({name.replace("__", "."): value for name, value in settings.items()}, 3)
    experiment.advance(steps)
    return experiment


def tried(*intervals: float, **settings: Any) -> Pairing:
    """A bench on which short protocols at these intervals (s) have been run, each from fresh synapses."""
    experiment = bench(rate=5.0, pairs=10, begins=False, **settings)
    for interval in intervals:
        experiment.set("interval", interval)
        if experiment.record:
            experiment.act("fresh synapses")
        experiment.act("run protocol")
        experiment.advance(2100)
    return experiment


def drawn(
    experiment: Any, size: tuple[int, int] = STAGE, theme: Theme = DESK, text: float = 1.0, **moment: Any
) -> pygame.Surface:
    scene = PairingScene()
    scene.layout(size, theme, text)
    stage = pygame.Surface(size)
    scene.draw(stage, experiment, Moment(**{"wall": 2.0, **moment}))
    return stage


def difference(one: pygame.Surface, other: pygame.Surface, area: pygame.Rect) -> float:
    a, b = (pygame.surfarray.array3d(surface.subsurface(area)).astype(float) for surface in (one, other))
    return float(np.abs(a - b).mean())


def head(scale: float = 1.0) -> pygame.Rect:
    """The inside of the head, below the receptors."""
    place = compose(STAGE, DESK, 1.0)
    half = 0.5 * anatomy.HEAD[0] * scale
    return place.area(anatomy.AXIS - half, 360, anatomy.AXIS + half, 420)


# ---- it only reads


def test_drawing_leaves_the_experiment_alone() -> None:
    experiment = bench(1234, drug="ketamine")
    before = experiment.state_hash()
    scene = PairingScene()
    scene.layout(STAGE, DESK)
    stage = pygame.Surface(STAGE)
    for frame in range(20):
        scene.draw(stage, experiment, Moment(wall=frame / 10, rate=PACE))
    scene.describe(experiment)
    scene.things(experiment)
    scene.leaves_out(experiment)
    scene.evidence(experiment)
    assert experiment.state_hash() == before


def test_reduced_motion_draws_the_same_at_any_time() -> None:
    experiment = bench(1010)
    scene = PairingScene()
    scene.layout(STAGE, DESK)
    first, later = pygame.Surface(STAGE), pygame.Surface(STAGE)
    scene.draw(first, experiment, Moment(wall=1.0, calm=True, rate=PACE))
    scene.draw(later, experiment, Moment(wall=9.3, calm=True, rate=PACE))
    assert difference(first, later, first.get_rect()) == 0


def test_a_scene_without_a_layout_says_nothing_and_does_not_fail() -> None:
    assert PairingScene().things(SimpleNamespace()) == ()
    assert "60 pairings at 1 Hz" in PairingScene().describe(bench(10))


# ---- the numbers drive what is seen


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("settings", [{}, {"rate": 20.0}, {"interval": -0.02, "block": 0.5}, {"post__spikes": 2}])
def test_the_pairing_looked_at_closely_is_the_one_that_runs(rule: str, settings: dict[str, Any]) -> None:
    experiment = bench(0, parameter_set=rule, **settings)
    for steps in (1004, 9, 16):
        experiment.advance(steps)
        phase = Clock().read(experiment, Moment())
        seen = experiment.observe()
        assert phase.at is not None
        assert phase.course.at(phase.at, phase.course.calcium) == pytest.approx(seen["calcium"], rel=2e-3, abs=2e-3)
        assert phase.course.at(phase.at, phase.course.voltage) == pytest.approx(seen["voltage"], abs=0.5)


def test_time_above_a_threshold_in_one_pairing_adds_up_to_that_of_the_run() -> None:
    for rule in ("DP", "D'", SHOUVAL):
        experiment = bench(20_000, parameter_set=rule)
        seen = experiment.observe()
        one = course(rule, experiment.plan, 10, experiment.thresholds)
        assert 20 * one.above[0] == pytest.approx(seen["time_depressing"], rel=0.03, abs=0.01)
        assert 20 * one.above[1] == pytest.approx(seen["time_potentiating"], rel=0.03, abs=0.01)


def test_at_the_pace_of_the_bench_a_pairing_is_shown_slowly_and_does_not_flash() -> None:
    for rate in (1.0, 5.0, 50.0, 100.0):
        experiment = bench(2000, rate=rate, pairs=1000)
        clock = Clock()
        places = []
        for frame in range(240):
            phase = clock.read(experiment, Moment(wall=frame / 60, rate=PACE))
            assert phase.slowed >= 10 and phase.at is not None
            places.append((phase.at, phase.course))
        arrivals = sum(before < spike <= after for (before, _), (after, seen) in pairwise(places) for spike in seen.pre)
        assert arrivals / 4.0 <= 3.0, "nothing may flash faster than three times a second"


def test_a_stage_that_stands_or_goes_slowly_keeps_the_time_of_the_run() -> None:
    experiment = bench(5006)
    for rate in (0.0, 0.1):
        phase = Clock().read(experiment, Moment(wall=3.3, rate=rate))
        assert phase.slowed == 0 and phase.number == 6
        assert phase.at == pytest.approx(0.006)


def test_a_spike_that_is_to_come_is_already_on_its_way() -> None:
    phase = Clock().read(bench(4990), Moment())
    assert phase.number == 6 and phase.at == pytest.approx(-0.010)


@pytest.mark.parametrize("theme", (DESK, PAPER), ids=lambda theme: theme.name)
def test_calcium_lights_up_the_head(theme: Theme) -> None:
    rest, full = drawn(bench(1900), theme=theme), drawn(bench(1015), theme=theme)
    assert difference(rest, full, head()) > 12


def test_spikes_are_seen_on_their_way() -> None:
    place = compose(STAGE, DESK, 1.0)
    axon, dendrite = place.area(500, 60, 700, 150), place.area(200, 590, 420, 650)
    still = drawn(bench(1900))
    assert difference(still, drawn(bench(1990)), axon) > 2
    assert difference(still, drawn(bench(2003)), dendrite) > 2


def test_glutamate_is_in_the_cleft_after_the_presynaptic_spike_alone() -> None:
    cleft = compose(STAGE, DESK, 1.0).area(anatomy.AXIS - 80, 256, anatomy.AXIS + 80, 276)
    still = drawn(bench(1900, interval=-0.1))
    assert difference(still, drawn(bench(1005, interval=-0.1)), cleft) < 1, "the postsynaptic spike releases nothing"
    assert difference(still, drawn(bench(1105, interval=-0.1)), cleft) > 4


def test_the_head_is_a_pure_and_rising_function_of_the_weight() -> None:
    sizes = [anatomy.head_scale(weight) for weight in (0.0, 0.3, 0.6, 0.9, 1.0, 1.2, 1.6, 2.5)]
    assert sizes == sorted(sizes) and anatomy.head_scale(1.0) == 1.0
    numbers = [anatomy.ampa_number(size) for size in sizes]
    assert numbers == sorted(numbers)
    steps = [anatomy.head_scale(w) for w in np.arange(0.5, 1.5, 0.005).tolist()]
    assert max(np.diff(steps)) < 0.006, "it grows smoothly"


def test_receptors_stand_on_the_head_whatever_its_size() -> None:
    for scale in anatomy.SIZES:
        for x, y in (*anatomy.nmda_places(scale), *(spot for spot, _ in anatomy.ampa_places(scale))):
            assert abs(x - anatomy.AXIS) <= anatomy.HEAD[0] * scale
            assert anatomy.SPINE_TOP <= y <= anatomy.head_middle(scale)[1]


def test_a_stronger_synapse_has_a_larger_head_in_the_picture() -> None:
    strong = bench(59_000)
    weak = bench(59_000, interval=-0.02)
    assert strong.observe()["weight"] > 1.1 and weak.observe()["weight"] < 0.9
    beside = compose(STAGE, DESK, 1.0).area(anatomy.AXIS + 112, 380, anatomy.AXIS + 130, 410)
    assert difference(drawn(strong, wall=2.0), drawn(weak, wall=2.0), beside) > 20


def test_block_is_seen_in_the_pores() -> None:
    pores = compose(STAGE, DESK, 1.0).area(anatomy.AXIS - 70, 318, anatomy.AXIS + 70, 346)
    free = drawn(bench(900))
    assert difference(free, drawn(bench(900, block=1.0)), pores) > 3
    assert difference(free, drawn(bench(900, drug="ketamine", concentration=100.0)), pores) > 3


@pytest.mark.parametrize("drug", KNOWN)
def test_every_drug_is_drawn_and_described(drug: str) -> None:
    experiment = bench(1004, drug=drug, concentration=30.0)
    drawn(experiment, (640, 360))
    blocked = experiment.observe()["blocked"] > 0.001
    assert (f"blocked by {drug}" in PairingScene().describe(experiment)) == blocked


def test_illustrative_rules_are_marked_as_chosen_for_teaching() -> None:
    kinds = {rule: words.kind_of(rule) for rule in RULES}
    assert kinds["DP"] == "teaching" and kinds["cortical slices"] == "fitted" and kinds[SHOUVAL] == "fitted"


# ---- room


@pytest.mark.parametrize("theme", (DESK, PAPER, PROJECTOR), ids=lambda theme: theme.name)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("text", (1.0, 1.5, 2.0))
def test_names_and_heading_do_not_overlap_and_stay_off_the_panel(
    theme: Theme, size: tuple[int, int], text: float
) -> None:
    place = compose(size, theme, text)
    picture = Picture(place, theme)
    stage = pygame.Surface(size)
    for weight in (0.4, 1.0, 1.8):
        subs = {"nmda": "100 % blocked", "calcium": "above the lower threshold"}
        rects = picture.names.draw(stage, weight, subs)
        rects += picture.names.heading(
            stage,
            ("Post leads by 100 ms: all 200 pairings done", "Post leads by 100 ms: 200/200", "200 of 200"),
            "Slow",
        )
        for i, rect in enumerate(rects):
            assert stage.get_rect().contains(rect), rect
            assert not rect.colliderect(place.panel), rect
            assert rect.collidelist(rects[i + 1 :]) < 0
    assert "spine" in picture.names.shown or place.crowded
    assert place.crowded or {"nmda", "calcium"} <= picture.names.shown


@pytest.mark.parametrize("theme", (DESK, PAPER, PROJECTOR), ids=lambda theme: theme.name)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("text", (1.0, 2.0))
def test_the_things_lie_on_the_stage_and_do_not_overlap(theme: Theme, size: tuple[int, int], text: float) -> None:
    experiment = bench(1010, block=0.4)
    scene = PairingScene()
    scene.layout(size, theme, text)
    scene.draw(pygame.Surface(size), experiment, Moment())
    things = scene.things(experiment)
    stage = pygame.Rect((0, 0), size)
    names = {thing.name for thing in things}
    assert {"NMDA receptors", "Head of the spine"} <= names
    assert {"Calcium in one pairing", "The window of spike timing"} & names
    for i, thing in enumerate(things):
        assert stage.contains(thing.area), thing.name
        assert thing.what.endswith(".")
        for other in things[i + 1 :]:
            shared = thing.area.clip(other.area)
            smaller = min(thing.area.w * thing.area.h, other.area.w * other.area.h)
            assert shared.w * shared.h <= 0.06 * smaller, (thing.name, other.name)


def test_the_parts_of_the_panel_lie_inside_it_and_apart() -> None:
    for size in SIZES:
        for theme in (DESK, PROJECTOR):
            for text in (1.0, 1.5, 2.0):
                place = compose(size, theme, text)
                panel = Picture(place, theme).panel
                areas = [panel.head, panel.window.area, panel.foot] + ([] if panel.alone else [panel.trace.area])
                areas = [area for area in areas if area.h]
                for i, area in enumerate(areas):
                    assert place.panel.contains(area), (size, theme.name, text)
                    assert area.collidelist(areas[i + 1 :]) < 0
                assert panel.window.plot.h > 30 and panel.window.plot.w > 90


def test_both_plots_stand_where_text_is_of_usual_size() -> None:
    for size in SIZES:
        assert not Picture(compose(size, DESK, 1.0), DESK).panel.alone, size


def test_larger_text_is_really_larger_and_a_projector_has_no_small_letters() -> None:
    assert compose(STAGE, DESK, 2.0).letters == pytest.approx(2 * compose(STAGE, DESK, 1.0).letters)
    for size in ((640, 360), (1280, 720), (1920, 1080), (3840, 2160)):
        assert compose(size, PROJECTOR, 1.0).letters * 11 >= 0.025 * size[1] - 1e-6


# ---- words


def test_every_source_is_in_the_bibliography() -> None:
    scene = PairingScene()
    scene.layout(STAGE, DESK)
    experiment = bench(1010)
    scene.draw(pygame.Surface(STAGE), experiment, Moment())
    assert {key for thing in scene.things(experiment) for key in thing.sources} <= set(BIBLIOGRAPHY)
    rows = scene.evidence(experiment)
    assert rows == EVIDENCE and {row.source for row in rows} <= set(BIBLIOGRAPHY)
    assert {row.side for row in rows} == {"for", "against", "not settled"}
    assert all(row.finding.endswith(".") for row in rows)


def test_pointing_at_the_head_tells_of_the_weight() -> None:
    experiment = bench(1010)
    scene = PairingScene()
    scene.layout(STAGE, DESK)
    scene.draw(pygame.Surface(STAGE), experiment, Moment())
    found = scene.pick(head().center, experiment)
    assert found is not None and found.name == "Head of the spine"
    assert any("weight" in line for line in found.numbers)


@pytest.mark.parametrize(
    ("settings", "says"),
    (
        ({}, "Pre leads by 10 ms"),
        ({"interval": -0.02}, "Post leads by 20 ms"),
        ({"interval": 0.0}, "Both spikes at once"),
        ({"post__spikes": 0}, "Presynaptic spikes alone"),
        ({"block": 0.4}, "40 % of the NMDA receptors' calcium is blocked by hand"),
        ({"parameter_set": SHOUVAL}, "0.35 µM"),
        ({"post__spikes": 0}, "60 pulses at 1 Hz"),
        ({"begins": False}, "no protocol runs"),
        ({"pairs": 1}, "all pairings are done"),
    ),
)
def test_the_description_says_what_is_shown(settings: dict[str, Any], says: str) -> None:
    text = PairingScene().describe(bench(1010, **settings))
    assert says in text
    assert 2 <= text.count(". ") + 1 <= 6


def test_the_description_tells_the_points_that_were_found() -> None:
    text = PairingScene().describe(tried(-0.02, 0.01))
    assert "holds 2 points" in text and "−20 ms" in text and "10 ms" in text


def test_what_it_leaves_out_is_told_in_sentences() -> None:
    assert len(PairingScene.LEAVES_OUT) >= 5
    assert all(line.endswith(".") for line in PairingScene.LEAVES_OUT)
    assert any("second window" in line for line in PairingScene.LEAVES_OUT)


@pytest.mark.parametrize(
    ("settings", "says"),
    (
        ({"pairs": 3, "rate": 10.0}, "all 3 pairings done"),
        ({"pairs": 1}, "the pairing is done"),
        ({"pairs": 1, "post__spikes": 0}, "the pulse is done"),
    ),
)
def test_the_heading_counts_what_a_protocol_repeats(settings: dict[str, Any], says: str) -> None:
    experiment = bench(2000, **settings)
    phase = Clock().read(experiment, Moment())
    assert words.status(phase, words.done(experiment, phase))[0].endswith(says)


def test_how_a_protocol_ends_is_not_told_before_it_has_run() -> None:
    """A student may be asked to foretell it."""
    made = Pairing()
    made.advance(round(20 / made.STEP))
    early = PairingScene().describe(made)
    made.advance(round(45 / made.STEP))
    late = PairingScene().describe(made)
    assert "expected to come to" not in early and "expected to come to" in late


@pytest.mark.parametrize("stage", [(883, 402, 720), (1335, 675, 1080), (774, 536, 720), (1162, 805, 1080)], ids=str)
def test_in_a_hall_nothing_is_written_in_letters_below_a_fortieth_of_the_picture(
    stage: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stage of a student's window and that of the hall, at two sizes of the whole picture."""
    *size, height = stage
    sizes: set[float] = set()

    def noting(write: Callable[..., Any]) -> Callable[..., Any]:
        def written(type: Type, text: str, points: float, *more: Any) -> Any:
            sizes.add(points * type.scale)
            return write(type, text, points, *more)

        return written

    for name in ("line", "haloed", "block"):
        monkeypatch.setattr(Type, name, noting(getattr(Type, name)))
    scene = PairingScene()
    scene.layout((size[0], size[1]), PROJECTOR, PROJECTOR.text, height)
    for experiment in (bench(1010, block=0.4), tried(-0.06, -0.02, 0.01, 0.04)):
        scene.draw(pygame.Surface(size), experiment, Moment(wall=2.0))
    assert sizes and min(sizes) >= 0.025 * height - 1e-6
