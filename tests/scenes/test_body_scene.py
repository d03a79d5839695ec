"""The body scene tells the state of the experiment, in picture and words, and never changes it."""

import os
from itertools import combinations, permutations

import numpy as np
import pygame
import pytest

from sim.experiments.body import Body
from sim.models.body.disposition import in_mg, in_umol
from sim.models.body.routes import ROUTES
from sim.scenes.body import BodyScene
from sim.scenes.body_parts import anatomy, fields, leaders, paint, parts, tracks
from sim.scenes.body_parts.devices import PUMP
from sim.scenes.body_parts.panel import Panel, listed, numbers, shares
from sim.scenes.body_parts.reading import SHARES, Reading, strength
from sim.scenes.body_parts.stage import Stage
from sim.scenes.scene import Moment
from sim.view.assets import baked_file
from sim.view.bake import canvas
from sim.view.labels import GAP
from sim.view.text import Type
from sim.view.theme import THEMES

SMALL = (760, 430)
STAGES = [
    ((640, 360), "desk", 1.0), ((640, 360), "paper", 2.0), (SMALL, "projector", 1.0), (SMALL, "desk", 1.6),
    ((900, 420), "paper", 1.3), ((1280, 720), "projector", 2.0), ((1280, 720), "desk", 1.0),
]  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _display():
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    pygame.font.init()


def body(route="oral", seconds=1200.0, **settings):
    bench = Body.of_settings({"route": route, **settings})
    bench.act("give dose")
    bench.advance(round(seconds / bench.STEP))
    return bench


def opened(size=SMALL, theme="desk", text_size=1.0):
    scene = BodyScene()
    scene.layout(size, THEMES[theme], text_size)
    return scene


def picture(scene, bench, moment=None):
    surface = pygame.Surface(scene.size)
    scene.draw(surface, bench, moment or Moment())
    return pygame.surfarray.array3d(surface).astype(int)


# ---- reads only


def test_drawing_and_asking_leave_the_state_alone():
    bench = body("nasal")
    before = bench.state_hash()
    scene = opened()
    for i in range(4):
        picture(scene, bench, Moment(wall=i / 60, rate=600.0))
    scene.things(bench)
    scene.describe(bench)
    assert bench.state_hash() == before


def test_the_same_moments_give_the_same_picture():
    bench = body("infusion")
    first, second = (
        [picture(scene, bench, Moment(wall=i / 60, rate=600.0)) for i in range(3)][-1] for scene in (opened(), opened())
    )
    assert np.array_equal(first, second)


# ---- every route, theme and size


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("seconds", [0.0, 20.0, 3600.0])
def test_every_route_draws_something_that_no_dose_does_not(route, seconds):
    scene, given = opened(), body(route, seconds)
    empty = Body.of_settings({"route": route})
    assert np.abs(picture(scene, given) - picture(opened(), empty)).max() > 60


@pytest.mark.parametrize(("size", "theme", "text_size"), STAGES)
def test_every_stage_size_and_theme_draws(size, theme, text_size):
    drawn = picture(opened(size, theme, text_size), body("intramuscular"))
    assert drawn.shape == (*size, 3)
    assert drawn.std() > 5


def test_more_drug_changes_more_of_the_picture():
    nothing = picture(opened(), Body.of_settings({"route": "infusion"}))
    little, much = (picture(opened(), body("infusion", 1800, dose=dose)) for dose in (5.0, 100.0))
    brain = opened().stage.rect(-40, 20, 40, 84)
    part = np.s_[brain.left : brain.right, brain.top : brain.bottom]
    assert np.abs(much[part] - nothing[part]).mean() > 1.3 * np.abs(little[part] - nothing[part]).mean() > 0


def test_esketamine_and_the_artery_draw_too():
    scene = opened()
    picture(scene, body("nasal", 900, drug="esketamine", dose=56.0))
    picture(scene, body("sublingual", 900, site="arterial"))


# ---- motion


def test_reduced_motion_stands_still_but_shows_the_state():
    scene, bench = opened(), body("infusion", 600)
    calm = [picture(scene, bench, Moment(wall=w, calm=True, rate=600.0)) for w in (0.0, 0.05, 0.5)]
    assert np.array_equal(calm[0], calm[2])
    bench.advance(240)
    assert not np.array_equal(calm[0], picture(scene, bench, Moment(wall=1.0, calm=True, rate=600.0)))


def test_particles_move_while_time_runs_and_rest_while_it_is_paused():
    scene, bench = opened(), body("infusion", 1200)
    start = picture(scene, bench, Moment(wall=0.0))
    assert np.array_equal(start, picture(scene, bench, Moment(wall=0.5)))
    assert not np.array_equal(start, picture(scene, bench, Moment(wall=0.6, rate=600.0)))


def test_running_time_catches_up_with_the_light_of_every_organ():
    bench = body("infusion", 0)
    running = opened()
    picture(running, bench)
    bench.advance(180)
    for i in range(20):
        moving = picture(running, bench, Moment(wall=i * 0.02, rate=600.0, calm=True))
    assert np.abs(moving - picture(opened(), bench, Moment(calm=True))).max() <= 2


# ---- the bar and the numbers


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("seconds", [0.0, 300.0, 3600.0, 20_000.0])
def test_the_bar_always_sums_to_the_dose(route, seconds):
    reading = Reading(body(route, seconds, dose=35.0))
    np.testing.assert_allclose(in_mg(reading.total), 35.0, rtol=1e-9)
    np.testing.assert_allclose(sum(share for _, share in shares(reading)), 1.0, rtol=1e-12)


def test_the_bar_fills_its_box_to_the_pixel():
    scene = opened()
    picture(scene, body("oral"))
    box = pygame.Rect(3, 2, 211, 12)
    widths = scene.panel.paint_bar(pygame.Surface((300, 20)), box, shares(Reading(body("oral"))))
    assert sum(widths) == box.w


def test_a_short_list_still_sums_to_the_whole():
    rows = listed(shares(Reading(body("nasal", 2400))), 5)
    assert len(rows) == 5
    np.testing.assert_allclose(sum(share for _, share in rows), 1.0, rtol=1e-12)


def test_every_place_that_counts_is_in_the_bar_once():
    bench = body("nasal")
    listed = [place for row in SHARES for place in row.places]
    assert len(listed) == len(set(listed))
    assert set(bench.amounts) - set(listed) <= {"brain"}


def test_the_read_outs_repeat_the_experiment():
    bench = body("infusion", 2400)
    first = numbers(Reading(bench))[0]
    assert (first.value, first.unit) == ("206", "ng/mL")
    assert first.also == "0.86 µM"


def test_bioavailability_follows_route_and_drug():
    assert Reading(body("oral")).bioavailability[0] == pytest.approx(0.20)
    assert Reading(body("infusion")).bioavailability[0] == 1.0
    assert Reading(body("nasal", drug="esketamine", dose=56.0)).bioavailability[0] == pytest.approx(0.54, abs=0.01)


def test_glow_grows_with_the_logarithm():
    assert strength(0.1, (1.0, 100.0)) == 0.0
    assert strength(10.0, (1.0, 100.0)) == pytest.approx(0.5)
    assert strength(1e6, (1.0, 100.0)) == 1.0


def test_the_pump_says_how_long_it_still_runs():
    reading = Reading(body("infusion", 600))
    assert reading.remaining == pytest.approx(1800.0, rel=1e-6)
    assert reading.syringe_left == pytest.approx(0.75, rel=1e-6)


def test_a_depot_shrinks_as_it_is_taken_up():
    early, late = (Reading(body("intramuscular", t)).glow("absorption_site") for t in (60, 1800))
    assert early > late


# ---- words


def test_describe_tells_the_state():
    bench = body("oral", 1500)
    said = opened().describe(bench)
    assert "tablet" in said
    assert "35 mg of ketamine" in said
    assert "portal vein" in said
    assert f"{round(bench.reading('ketamine'), 1)} ng/mL" in said
    assert 2 <= said.count(". ") + 1 <= 6


def test_describe_before_a_dose_says_that_nothing_was_given():
    said = opened().describe(Body.of_settings({"route": "nasal", "site": "venous"}))
    assert "No ketamine has been given" in said
    assert "nasal" in said


def test_each_wall_of_words_differs_by_route():
    scene = opened()
    assert len({scene.describe(body(route, 300)) for route in ROUTES}) == len(ROUTES)


@pytest.mark.parametrize(("size", "theme", "text_size"), STAGES)
@pytest.mark.parametrize("route", ["infusion", "subcutaneous", "oral"])
def test_things_lie_inside_the_stage_and_apart(size, theme, text_size, route):
    scene = opened(size, theme, text_size)
    things = scene.things(body(route))
    stage = pygame.Rect((0, 0), size)
    assert {"Brain", "Liver", "Levels now"} <= {thing.name for thing in things}
    for i, thing in enumerate(things):
        assert stage.contains(thing.area), thing.name
        assert thing.what
        for other in things[i + 1 :]:
            shared = thing.area.clip(other.area)
            assert min(shared.w, shared.h) <= 2, (thing.name, other.name)


def test_picking_the_liver_gives_the_liver():
    scene, bench = opened(), body("oral")
    x, y = scene.stage.at((-70, 410))
    assert scene.pick((round(x), round(y)), bench).name == "Liver"


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"site": "arterial"}, "racemate is put through"),
        ({"route": "nasal"}, "11"),
        ({"interaction": "clarithromycin"}, "CYP3A"),
    ],
)
def test_what_a_setting_asks_beyond_the_data_is_said_first(settings, says):
    scene, bench = opened(), Body.of_settings(settings)
    assert says in scene.leaves_out(bench)[0]
    assert says in scene.describe(bench)
    assert scene.leaves_out(bench)[1:] == BodyScene.LEAVES_OUT


def test_safety_stands_in_what_the_scene_leaves_out():
    text = " ".join(BodyScene.LEAVES_OUT)
    assert "not a dosing tool" in text
    assert "studied in the cited trials" in text


# ---- names


@pytest.mark.parametrize(("size", "theme", "text_size"), STAGES)
@pytest.mark.parametrize("route", ["infusion", "intravenous bolus", "subcutaneous", "oral"])
def test_names_keep_apart_from_each_other_and_from_the_read_outs(size, theme, text_size, route):
    from sim.view.labels import draw_labels

    stage = Stage(size, THEMES[theme], text_size)
    if stage.numbered(route):
        return
    surface = pygame.Surface((stage.panel.x - 4, size[1]))
    rects = draw_labels(surface, stage.label_type, THEMES[theme], stage.labels(route, "venous"), stage.scale)
    for i, rect in enumerate(rects):
        assert surface.get_rect().contains(rect)
        assert rect.collidelist(rects[i + 1 :]) < 0


@pytest.mark.parametrize(("size", "theme", "text_size"), STAGES)
def test_read_outs_stay_in_their_card(size, theme, text_size):
    stage = Stage(size, THEMES[theme], text_size)
    panel = Panel(stage.panel, THEMES[theme], Type(stage.type.scale), stage.key("oral", "venous"))
    rects = list(panel.sections.values())
    assert rects
    for i, rect in enumerate(rects):
        assert panel.rect.contains(rect)
        assert rect.collidelist(rects[i + 1 :]) < 0


def test_every_part_points_into_its_own_area():
    for part in (*parts.PARTS, parts.sampling("venous"), parts.sampling("arterial")):
        x, y, wide, high = part.area
        assert x <= part.point[0] <= x + wide, part.name
        assert y <= part.point[1] <= y + high, part.name


# ---- anatomy


def test_the_liver_lies_on_the_left_of_the_picture_and_the_stomach_on_the_right():
    middle = {
        name: sum(fields.extent(name)[::2]) / 2 for name in ("liver", "stomach", "heart", "spleen", "gallbladder")
    }
    assert middle["liver"] < 0 and middle["gallbladder"] < 0
    assert middle["stomach"] > 0 and middle["heart"] > 0 and middle["spleen"] > 0


def test_the_right_kidney_lies_lower_than_the_left():
    assert fields.extent("kidney right")[1] > fields.extent("kidney left")[1]


def test_organs_lie_inside_the_skin():
    ink = canvas((300, 350), "dark", paint.BODY.base)
    centred = fields.centred(ink)
    skin = fields.skin_field(centred)
    for name in paint.LIT:
        inside = fields.organ_field(centred, name) < 0
        assert (skin[inside] < 2).all(), name


def test_courses_stay_inside_the_body():
    ink = fields.centred(canvas((300, 350), "dark", paint.BODY.base))
    skin = fields.skin_field(ink)
    for track in (*tracks.BLOOD, *tracks.FIRST_PASS, *tracks.URINE, tracks.SWALLOWED, tracks.THROUGH_GUT):
        for x, y in track.line:
            column, row = round((x - anatomy.LEFT) / 2), round(y / 2)
            assert skin[min(row, 349), min(column, 299)] < 4, (track.name, x, y)


def test_masks_have_a_place_each():
    places, high = paint.cells()
    rects = []
    for name, (x, y) in places.items():
        left, top, right, bottom = fields.extent(name)
        rects.append(pygame.Rect(round(x), round(y), round(right - left + 20), round(bottom - top + 20)))
    assert set(places) == set(paint.LIT)
    for i, rect in enumerate(rects):
        assert rect.right <= 602 and rect.bottom <= high + 1
        assert rect.collidelist([r.inflate(-4, -4) for r in rects[i + 1 :]]) < 0


def test_the_dose_is_the_sum_of_two():
    bench = body("oral", 600, dose=20.0)
    bench.act("give dose")
    bench.advance(3)
    np.testing.assert_allclose(Reading(bench).total, in_umol(40.0), rtol=1e-9)


@pytest.mark.parametrize("row", paint.LAYERS, ids=lambda row: row.name)
@pytest.mark.parametrize("variant", ["dark", "light"])
def test_the_shipped_art_is_what_the_paint_makes(row, variant):
    size = (row.base[0] // 2, row.base[1] // 2)
    ink = canvas(size, variant, row.base)
    row.paint(ink)
    shipped = pygame.image.load(baked_file(f"{row.name}-{variant}.webp"))
    shipped = pygame.transform.smoothscale(shipped, size)
    fresh = ink.surface()
    for read, slack in ((pygame.surfarray.array_alpha, 4.0), (pygame.surfarray.array3d, 8.0)):
        a, b = read(shipped).astype(float), read(fresh).astype(float)
        covered = pygame.surfarray.array_alpha(fresh) > 128
        assert np.abs(a - b)[covered].mean() < slack


def test_shipped_art_is_small():
    sizes = [baked_file(f"{row.name}-{v}.webp").stat().st_size for row in paint.LAYERS for v in ("dark", "light")]
    assert sum(sizes) < 1_500_000


# ---- leaders and tissue


@pytest.mark.parametrize(("size", "theme", "text_size"), STAGES)
@pytest.mark.parametrize("route", ["infusion", "subcutaneous", "oral"])
@pytest.mark.parametrize("site", ["venous", "arterial"])
def test_leaders_do_not_cross(size, theme, text_size, route, site):
    stage = Stage(size, THEMES[theme], text_size)
    if stage.numbered(route):
        return
    labels = stage.labels(route, site)
    crossed = [
        (a.text, b.text)
        for a, b in combinations(labels, 2)
        if a.side == b.side and leaders.crosses(a.at, a.to, b.at, b.to)
    ]
    assert crossed == []


@pytest.mark.parametrize(("size", "theme", "text_size"), STAGES)
@pytest.mark.parametrize("route", ["infusion", "oral"])
def test_no_leader_passes_through_the_dot_of_another(size, theme, text_size, route):
    stage = Stage(size, THEMES[theme], text_size)
    if stage.numbered(route):
        return
    gap = {"left": GAP * stage.scale, "right": -GAP * stage.scale}
    struck = [
        (a.text, b.text)
        for a, b in permutations(stage.labels(route, "venous"), 2)
        if a.side == b.side and leaders.distance(b.to, (a.at[0] + gap[a.side], a.at[1]), a.to) < 5 * stage.scale
    ]
    assert struck == []


@pytest.mark.parametrize("size", [(1280, 720), (1024, 576), (760, 430)])
def test_no_leader_passes_behind_the_pump(size):
    stage = Stage(size, THEMES["desk"], 1.0)
    pump = stage.rect(PUMP[0] - 29, PUMP[1] - 40, PUMP[0] + 29, PUMP[1] + 40)
    labels = stage.labels("infusion", "venous")
    assert labels
    assert not [label.text for label in labels if pump.clipline(label.at, label.to)]


def test_drug_in_tissue_is_drawn_inside_the_skin():
    skin = fields.skin_field(fields.centred(canvas((600, 700), "dark", paint.BODY.base)))
    roam = 3.0
    for places in (tracks.TISSUE, tracks.BRAIN, tracks.LIVER, tracks.GUT, tracks.STOMACH, tracks.BLADDER):
        for x, y in places.tolist():
            assert skin[min(round(y), 699), round(x - anatomy.LEFT)] < -roam - 1, (x, y)


@pytest.mark.parametrize("heights", [(0.0, 10.0), (70.0, 90.0)])
def test_untangling_finds_the_order_without_a_crossing(heights):
    targets = {"near": (20.0, 60.0), "far": (100.0, 50.0)}
    for first in (["far", "near"], ["near", "far"]):
        above, below = leaders.untangled(first, targets.__getitem__, 0.0, lambda names: list(heights), 1.0)
        assert not leaders.crosses((0.0, heights[0]), targets[above], (0.0, heights[1]), targets[below])
