"""The scene of one dose, followed: every rung tells its number, the ways tell the account, and nothing is changed."""

import os
from itertools import combinations

import numpy as np
import pygame
import pytest

from sim.core.commands import Act, Set
from sim.experiments.journey import Journey
from sim.experiments.journey_settings import LINKS
from sim.experiments.session import Session
from sim.models.signalling.accounts import ACCOUNTS
from sim.scenes.catalogue import SCENES
from sim.scenes.journey import JourneyScene
from sim.scenes.journey_parts import anatomy, words
from sim.scenes.journey_parts.axis import FIRST, LAST, MARKS
from sim.scenes.journey_parts.composition import ENTERED, SMALL, compose
from sim.scenes.journey_parts.paint import LAYERS
from sim.scenes.journey_parts.reading import WAYS, read
from sim.scenes.scene import Enter, Moment, Seek
from sim.view.assets import baked_file
from sim.view.bake import canvas
from sim.view.theme import THEMES

USUAL = (900, 480)
STAGES = [
    ((640, 360), "desk", 1.0), ((640, 360), "paper", 2.0), ((640, 360), "projector", 1.25), ((760, 430), "desk", 1.6),
    ((890, 410), "projector", 1.25), ((900, 420), "paper", 1.3), ((1280, 720), "desk", 1.0),
    ((1280, 720), "projector", 2.0), ((1920, 1080), "paper", 1.0), ((1000, 800), "desk", 1.4),
]  # fmt: skip
HOURS = 60


@pytest.fixture(scope="module", autouse=True)
def _display():
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    pygame.display.set_mode((1, 1))
    pygame.font.init()


def bench(minutes=120, **settings):
    made = Journey.of_settings(settings)
    if minutes:
        made.act("give dose")
        made.advance(minutes)
    return made


def opened(size=USUAL, theme="desk", text_size=1.0):
    scene = JourneyScene()
    scene.layout(size, THEMES[theme], text_size)
    return scene


def picture(scene, made, moment=None):
    surface = pygame.Surface(scene.size)
    scene.draw(surface, made, moment or Moment())
    return pygame.surfarray.array3d(surface).astype(int)


def window(scene, drawn, name):
    area = scene.stage.place.windows[name].inflate(-12, -12)
    return drawn[area.left : area.right, area.top : area.bottom]


def light(scene, drawn, name):
    """How pink a window is."""
    part = window(scene, drawn, name)
    return (part[..., 0] - part[..., 1]).mean()


# ---- reads only


def test_drawing_and_asking_leave_the_state_alone():
    made = bench()
    before = made.state_hash()
    scene = opened()
    for i in range(12):
        picture(scene, made, Moment(wall=i / 60, rate=made.PACE))
    things = scene.things(made)
    scene.describe(made)
    scene.evidence(made)
    scene.asks(things[0].area.center, made)
    assert made.state_hash() == before


def test_the_same_moments_give_the_same_picture():
    made = bench()
    first, second = (
        [picture(scene, made, Moment(wall=i / 60, rate=made.PACE)) for i in range(12)][-1]
        for scene in (opened(), opened())
    )
    assert np.array_equal(first, second)


def test_reduced_motion_stands_still_but_shows_the_state():
    scene, made = opened(), bench(30)
    calm = [picture(scene, made, Moment(wall=w, calm=True, rate=0.0)) for w in (0.0, 0.3, 1.7)]
    assert np.array_equal(calm[0], calm[2])
    made.advance(30)
    assert not np.array_equal(calm[0], picture(scene, made, Moment(wall=2.0, calm=True)))


def test_what_drifts_rests_while_the_model_rests():
    scene, made = opened(), bench(30)
    still = picture(scene, made, Moment(wall=1.0))
    assert np.array_equal(still, picture(scene, made, Moment(wall=1.5)))
    assert not np.array_equal(still, picture(scene, made, Moment(wall=1.55, rate=made.PACE)))


# ---- every stage


@pytest.mark.parametrize("minutes", [0, 40, 24 * HOURS])
@pytest.mark.parametrize(("size", "theme", "text_size"), STAGES)
def test_words_neither_overlap_nor_leave_the_stage(size, theme, text_size, minutes):
    scene, made = opened(size, theme, text_size), bench(minutes)
    picture(scene, made)
    stage, drawn = pygame.Rect((0, 0), size), scene.stage.captions.drawn
    assert all(stage.contains(area) for area in drawn.values()), [n for n, a in drawn.items() if not stage.contains(a)]
    for (one, first), (other, second) in combinations(drawn.items(), 2):
        assert not first.colliderect(second), (one, other)
    axis = scene.stage.place.axis
    assert not any(area.colliderect(axis) for area in drawn.values())
    labels = list(scene.stage.axis.labels().values())
    assert all(axis.contains(label) for label in labels)
    assert {"1 ms", "6 weeks"} <= set(scene.stage.axis.labels())


@pytest.mark.parametrize("account", ACCOUNTS)
@pytest.mark.parametrize(("size", "theme", "text_size"), STAGES)
def test_the_account_has_room_on_every_stage(size, theme, text_size, account):
    scene, made = opened(size, theme, text_size), bench(60, account=account)
    picture(scene, made)
    drawn = scene.stage.captions.drawn
    assert {f"way {name}" for name in WAYS} <= set(drawn)
    assert any(name.startswith("account") for name in drawn)
    for (one, first), (other, second) in combinations(drawn.items(), 2):
        assert not first.colliderect(second), (one, other)


@pytest.mark.parametrize(("size", "theme", "text_size"), STAGES)
def test_windows_and_axis_share_the_stage(size, theme, text_size):
    place = compose(size, THEMES[theme], text_size)
    stage = pygame.Rect((0, 0), size)
    areas = [*place.windows.values(), *place.captions.values(), place.axis]
    assert all(stage.contains(area) for area in areas)
    for first, second in combinations(areas, 2):
        assert not first.colliderect(second)
    assert all(area.h >= 36 and area.w >= 100 for area in place.windows.values())
    assert {"body", "mood"} <= set(place.lanes)


def test_on_a_projector_no_letter_is_small():
    place = compose((1280, 720), THEMES["projector"], 1.25)
    assert place.type.px(SMALL) >= 0.025 * 720


# ---- the numbers drive what is seen


def test_the_body_and_the_pores_light_up_with_the_dose():
    scenes = [opened() for _ in range(3)]
    drawn = [
        picture(scene, bench(40 if dose else 0, dose=dose))
        for scene, dose in zip(scenes, (0.0, 10.0, 100.0), strict=True)
    ]
    for name in ("body", "pore"):
        glow = [light(scene, one, name) for scene, one in zip(scenes, drawn, strict=True)]
        assert glow[0] < glow[1] < glow[2]


@pytest.mark.parametrize("size", [(1280, 720), (900, 480), (1280, 560)])
def test_as_many_pores_hold_the_drug_as_the_number_says(size):
    scene = opened(size)
    without = picture(scene, bench(0))
    made = bench(40)
    with_drug = picture(scene, made)
    window = scene.stage.place.windows["pore"]
    places, room = scene.stage.windows.pores
    assert len(set(places)) == anatomy.PORES
    sign, said = scene.stage.captions.enter_area("pore"), scene.stage.captions.drawn.get("inside pore")
    changed = 0
    for x, y in places:
        assert not sign.collidepoint(window.x + x, window.y + y)
        assert said is None or not said.collidepoint(window.x + x, window.y + y)
        assert room / 2 < x < window.w - room / 2
        assert 0 < y < window.h
        px, py = round(window.x + x), round(window.y + y - 1)
        changed += bool(
            np.abs(with_drug[px - 1 : px + 2, py - 1 : py + 2] - without[px - 1 : px + 2, py - 1 : py + 2]).mean() > 45
        )
    assert changed == pytest.approx(100 * made.reading("blocked"), abs=1)


def test_spines_come_with_the_ratio():
    assert len(anatomy.twig_places()) == anatomy.TWIGS > anatomy.AT_REST * 1.25
    scene, other = opened(), opened()
    before, after = picture(scene, bench(1)), picture(other, bench(72 * HOURS))
    assert np.abs(window(scene, before, "signalling") - window(other, after, "signalling")).mean() > 2


def test_light_comes_over_the_horizon_as_the_score_falls():
    bright = []
    for minutes in (1, 6 * HOURS, 24 * HOURS):
        scene = opened()
        bright.append(window(scene, picture(scene, bench(minutes)), "mood").mean())
    assert bright[0] < bright[1] < bright[2]


def test_the_hand_is_redder_the_worse_the_pain():
    scene, other = opened(), opened()
    before, after = picture(scene, bench(1)), picture(other, bench(7 * 24 * HOURS, dose=100.0))
    assert light(scene, before, "pain") > light(other, after, "pain")


# ---- accounts


def test_what_comes_before_the_trigger_is_the_same_in_every_account():
    scenes = {name: opened() for name in ACCOUNTS}
    drawn = {name: picture(scene, bench(180, account=name), Moment(calm=True)) for name, scene in scenes.items()}
    reference = scenes["none"]
    for name in ("body", "pore", "synapse", "circuit", "monitor", "pain"):
        for account, scene in scenes.items():
            assert np.array_equal(window(scene, drawn[account], name), window(reference, drawn["none"], name)), (
                name,
                account,
            )
    assert not np.array_equal(window(reference, drawn["none"], "signalling"),
                              window(scenes["disinhibition"], drawn["disinhibition"], "signalling"))  # fmt: skip


@pytest.mark.parametrize(
    ("account", "open_ways"),
    [("disinhibition and resting block", {"surge", "resting"}), ("disinhibition", {"surge"}),
     ("resting block", {"resting"}), ("metabolite", {"metabolite"}), ("none", set())],
)  # fmt: skip
def test_the_ways_of_the_account_are_open(account, open_ways):
    reading = read(bench(60, account=account))
    assert reading.open == open_ways
    said = opened().describe(bench(60, account=account))
    assert account in said
    for name in WAYS:
        assert (words.NAMES[name] + " leads" in said or words.NAMES[name] + " and" in said) == (
            name in open_ways
        ) or len(open_ways) > 1


def test_a_blocker_shuts_the_ways_through_ampa_receptors():
    reading = read(bench(60, ampa_blocked=True))
    assert reading.open == {"resting"}
    assert reading.stopped == "AMPA receptors blocked"
    assert "AMPA receptors blocked" in opened().describe(bench(60, ampa_blocked=True))


def test_a_way_that_does_not_count_is_not_lit_but_keeps_its_number():
    made = bench(60, account="resting block")
    scene = opened((1280, 720))
    picture(scene, made)
    said, _ = scene.stage.captions.way_areas(read(made))["surge"]
    assert words.ratio(made.reading("glutamate")) in said


# ---- the axis


def test_the_axis_is_logarithmic_from_a_millisecond_to_six_weeks():
    axis = opened((1280, 720)).stage.axis
    assert axis.x(FIRST) == pytest.approx(axis.x0)
    assert axis.x(LAST) == pytest.approx(axis.x1)
    assert axis.x(1.0) - axis.x(1e-3) == pytest.approx(axis.x(1e3) - axis.x(1.0))
    for seconds, _ in MARKS:
        assert axis.time(axis.x(seconds)) == pytest.approx(seconds, rel=1e-6)


def session(days=7):
    made = Session(Journey())
    made.apply(Act("give dose"))
    made.advance(days * 24 * HOURS)
    return made


def test_after_going_back_what_is_known_ahead_stays_as_a_dashed_curve():
    scene, made = opened((1280, 720)), session()
    made.seek(60)
    back = picture(scene, made.experiment, Moment(past=made.trace))
    bare = picture(opened((1280, 720)), made.experiment)
    lanes = scene.stage.axis.lanes()
    part = np.s_[round(scene.stage.axis.x(86400)) : lanes.right, lanes.top : lanes.bottom]
    assert np.abs(back[part] - bare[part]).mean() > 0.5
    assert np.array_equal(back, picture(opened((1280, 720)), made.experiment, Moment(past=made.trace)))


def test_another_dose_forgets_what_was_seen():
    scene = opened((1280, 720))
    picture(scene, bench(7 * 24 * HOURS))
    other = bench(60, dose=100.0)
    again, fresh = picture(scene, other), picture(opened((1280, 720)), other)
    lanes = scene.stage.axis.lanes()
    part = np.s_[lanes.left : lanes.right, lanes.top : lanes.bottom]
    assert np.abs(again[part] - fresh[part]).max() == 0


def test_after_a_switch_the_other_account_stays_as_a_dotted_curve():
    scene = opened((1280, 720))
    picture(scene, bench(7 * 24 * HOURS, account="disinhibition"))
    other = bench(7 * 24 * HOURS, account="none")
    again, fresh = picture(scene, other), picture(opened((1280, 720)), other)
    assert scene.stage.axis.courses.compared.account == "disinhibition"
    axis, names = scene.stage.axis, [link.name for link in scene.stage.axis.links]

    def differs(name):
        top = axis.top + names.index(name) * axis.place.pitch
        lane = np.s_[round(axis.x(3600)) : round(axis.x(6 * 86400)), top + 2 : top + axis.place.pitch - 1]
        return np.abs(again[lane] - fresh[lane]).mean()

    assert differs("signalling") > 2
    assert differs("mood") > 2
    made = Journey.of_settings({"account": "disinhibition"})
    picture(scene, made)
    assert scene.stage.axis.courses.compared is not None


def test_going_back_and_switching_compares_too():
    scene, made = opened((1280, 720)), session()
    made.seek(60)
    picture(scene, made.experiment, Moment(past=made.trace))
    made.apply(Set("account", "metabolite"))
    made.advance(60)
    picture(scene, made.experiment, Moment(past=made.trace))
    compared = scene.stage.axis.courses.compared
    assert compared.account == "disinhibition and resting block"
    assert compared.times[-1] > 6 * 86400


def test_what_is_told_beside_a_curve_is_the_number_above_its_window_while_time_stands(monkeypatch):
    scene, made = opened((1280, 720)), bench(3 * 24 * HOURS, account="none")
    told = []
    monkeypatch.setattr(
        "sim.scenes.journey_parts.axis._said", lambda link, value: told.append((link.name, value)) or ""
    )
    picture(scene, made)
    assert dict(told)["mood"] == pytest.approx(made.reading("madrs"))


@pytest.mark.parametrize(("size", "theme", "text_size"), STAGES)
def test_the_words_about_the_release_stand_between_two_marks(size, theme, text_size):
    axis = opened(size, theme, text_size).stage.axis
    wide = axis.place.type.width("1.2 % conduct", SMALL)
    x = axis.burst_words(wide)
    if x is not None:
        assert not [label for seconds, label in MARKS if x - 2 <= axis.x(seconds) <= x + wide + 2]
    assert x is not None or axis.place.size[0] < 900 or theme == "projector"


def test_a_ripple_is_not_drawn_as_a_wave():
    made = bench(40)
    assert made.reading("spines") < 1.001
    scene = opened((1280, 720))
    drawn = picture(scene, made)
    axis = scene.stage.axis
    lane = [link.name for link in axis.links].index("signalling")
    top = axis.top + lane * axis.place.pitch
    assert np.abs(np.diff(drawn[round(axis.x(120)) : round(axis.x(2000)), top + 4, :], axis=0)).max() < 30


# ---- what can be asked


def test_a_press_on_the_axis_asks_for_that_moment():
    scene, made = opened((1280, 720)), bench(24 * HOURS)
    picture(scene, made)
    axis = scene.stage.axis
    asked = scene.asks((round(axis.x(3600)), axis.top + 5), made)
    assert isinstance(asked, Seek)
    assert asked.tick == pytest.approx(60, rel=0.1)
    assert scene.asks((round(axis.x(1.0)), axis.top + 5), made) is None
    assert scene.asks((round(axis.x(3600)), axis.top + 5), bench(0)) is None


def test_one_can_enter_every_rung_whose_bench_has_a_scene():
    assert {link.name for link in LINKS if link.bench in SCENES} == set(ENTERED)


@pytest.mark.parametrize("link", [link for link in LINKS if link.name in ENTERED], ids=lambda link: link.name)
def test_the_sign_in_a_window_leads_into_its_bench(link):
    scene, made = opened((1280, 720)), bench(60)
    picture(scene, made)
    area = scene.stage.captions.enter_area(link.name)
    assert min(area.size) >= 24
    asked = scene.asks(area.center, made)
    assert isinstance(asked, Enter)
    assert asked.bench == link.bench
    thing = scene.things(made)[[row.name for row in LINKS].index(link.name)]
    assert thing.asks == asked


@pytest.mark.parametrize("minutes", [0, 240])
@pytest.mark.parametrize(("size", "theme", "text_size"), STAGES)
def test_things_cover_what_is_shown_and_do_not_overlap(size, theme, text_size, minutes):
    scene, made = opened(size, theme, text_size), bench(minutes)
    picture(scene, made)
    things = scene.things(made)
    names = [thing.name for thing in things]
    assert {link.title for link in LINKS} <= set(names)
    assert len(names) == len(set(names))
    assert all(thing.what and min(thing.area.size) >= 24 for thing in things)
    for one, other in combinations(things, 2):
        both = one.area.clip(other.area)
        assert min(both.w, both.h) <= 1, (one.name, other.name)
    assert any(isinstance(thing.asks, Seek) for thing in things) == bool(minutes)


def test_pick_finds_the_rung_under_the_pointer():
    scene, made = opened((1280, 720)), bench()
    assert scene.pick(scene.stage.place.windows["circuit"].center, made).name == "Firing of the patch"


# ---- words


def test_describe_tells_every_rung():
    made = bench(40)
    said = opened().describe(made)
    assert "35 mg of ketamine (infusion)" in said
    assert words.percent(made.reading("blocked")) in said
    assert f"{made.reading('madrs'):.1f}" in said
    assert f"{made.reading('cadss'):.1f}" in said
    assert "same in every account" in said
    assert 2 <= said.count(". ") + 1 <= 6


def test_describe_before_the_dose_says_so():
    assert "No ketamine has been given yet" in opened().describe(bench(0))


def test_evidence_is_that_of_the_account():
    rows = opened().evidence(bench(0, account="metabolite"))
    assert rows
    assert {row.about for row in rows} == {"metabolite"}


def test_what_is_left_out_names_the_bridges():
    said = " ".join(opened().leaves_out(bench(0)))
    assert "no evidence" in said
    assert "rodents" in said


# ---- art


@pytest.mark.parametrize("variant", ["dark", "light"])
@pytest.mark.parametrize("row", LAYERS, ids=lambda row: row.name)
def test_the_shipped_layers_are_what_is_painted(row, variant):
    ink = canvas((round(row.base[0] * 0.75), round(row.base[1] * 0.75)), variant, row.base)
    row.paint(ink)
    painted = ink.pixels().astype(float)
    kept = pygame.image.load(baked_file(f"{row.name}-{variant}.webp"))
    small = pygame.transform.smoothscale(kept.convert_alpha(), ink.size)
    alpha = pygame.surfarray.array_alpha(small).T.astype(float)
    colour = pygame.surfarray.array3d(small).swapaxes(0, 1).astype(float)
    assert np.abs(alpha - painted[..., 3]).mean() < 9
    seen = painted[..., 3] > 200
    assert not seen.any() or np.abs(colour - painted[..., :3])[seen].mean() < 12


def test_a_stage_that_is_seldom_drawn_catches_up_at_once():
    scene, made = opened(), bench(5)
    for i in range(10):
        picture(scene, made, Moment(wall=i / 60, rate=made.PACE))
    made.advance(60)
    seldom = picture(scene, made, Moment(wall=2.0, rate=made.PACE))
    fresh = opened()
    for name in ("pore", "mood", "pain"):
        assert np.array_equal(window(scene, seldom, name), window(fresh, picture(fresh, made), name))


def test_running_time_catches_up_with_every_window():
    scene, made = opened(), bench(5)
    picture(scene, made, Moment(rate=made.PACE))
    made.advance(60)
    for i in range(1, 20):
        moving = picture(scene, made, Moment(wall=i / 60, rate=made.PACE))
    fresh = opened()
    still = picture(fresh, made)
    for name in ("body", "pore", "signalling", "mood", "pain"):
        assert np.array_equal(window(scene, moving, name), window(fresh, still, name))
