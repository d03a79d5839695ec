"""The signalling scene shows what the experiment says, changes nothing in it, and fits every stage."""

from itertools import pairwise
from typing import Any

import numpy as np
import pygame
import pytest

from sim.core.commands import Act
from sim.experiments.session import Session
from sim.experiments.signalling import Signalling
from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.signalling.accounts import ACCOUNTS
from sim.scenes.body_parts.leaders import crosses
from sim.scenes.scene import Moment
from sim.scenes.signalling import SignallingScene
from sim.scenes.signalling_parts import anatomy, paint
from sim.scenes.signalling_parts.arrows import ARROWS, Ribbon
from sim.scenes.signalling_parts.clock import STRETCHES, Clock, say, stretch_of
from sim.scenes.signalling_parts.composition import compose
from sim.scenes.signalling_parts.course import CURVES, between
from sim.scenes.signalling_parts.crowd import shown
from sim.scenes.signalling_parts.dendrite import MOST, SITES, USUAL, Dendrite, counted, grown
from sim.scenes.signalling_parts.names import Names
from sim.scenes.signalling_parts.reading import Reading
from sim.scenes.signalling_parts.words import spines_line
from sim.view.assets import baked_file
from sim.view.bake import canvas
from sim.view.labels import draw_labels
from sim.view.text import Type
from sim.view.theme import DESK, PAPER, PROJECTOR, THEMES, Theme

STAGE = (760, 430)
SIZES = ((640, 360), STAGE, (1024, 640), (1280, 720), (1920, 1080), (700, 900), (900, 420))
THEMED = pytest.mark.parametrize("theme", (DESK, PAPER, PROJECTOR), ids=lambda theme: theme.name)
SIZED = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
LETTERED = pytest.mark.parametrize("text", (1.0, 1.5, 2.0))
MINUTES = {"rest": -1, "surge": 30, "making": 60, "a day": 1440, "a week": 7 * 1440}


def bench(minutes: float = 42, **settings: Any) -> Signalling:
    made = Signalling.of_settings(settings)
    if minutes >= 0:
        made.act("give dose")
        made.advance(round(minutes * 60 / made.STEP))
    return made


def opened(size: tuple[int, int] = STAGE, theme: Theme = DESK, text: float = 1.0) -> SignallingScene:
    scene = SignallingScene()
    scene.layout(size, theme, text * theme.text)
    return scene


def picture(scene: SignallingScene, made: Signalling, moment: Moment | None = None) -> Any:
    surface = pygame.Surface(scene.size)
    scene.draw(surface, made, moment or Moment(wall=2.0))
    return pygame.surfarray.array3d(surface).astype(int)


def part(pixels: Any, area: pygame.Rect) -> Any:
    return pixels[area.left : area.right, area.top : area.bottom]


# ---- reads only


def test_drawing_and_asking_leave_the_state_alone() -> None:
    made = bench(30, doses=3, every=3600.0)
    before = made.state_hash()
    scene = opened()
    for i in range(20):
        picture(scene, made, Moment(wall=i / 30, rate=14400.0))
    scene.things(made)
    scene.describe(made)
    scene.evidence(made)
    assert made.state_hash() == before


def test_what_starts_the_chain_is_named_on_a_projector() -> None:
    place = compose((1280, 720), PROJECTOR, 1.0)
    names = Names(place, PROJECTOR, Type(place.letters))
    assert "metabolite" in names.shown(metabolite=True)


def test_the_same_moments_give_the_same_picture() -> None:
    made = bench(50)
    first, second = (
        [picture(scene, made, Moment(wall=i / 60, rate=9e3)) for i in range(4)][-1] for scene in (opened(), opened())
    )
    assert np.array_equal(first, second)


def test_the_dendrite_does_not_remember_how_it_was_reached() -> None:
    """The spines are a function of the numbers: the way to them leaves no trace."""
    long, short = opened(), opened()
    for minutes in (0, 600, 3000, 9000):
        picture(long, bench(minutes), Moment())
    made = bench(1440)
    assert np.array_equal(picture(long, made, Moment()), picture(short, made, Moment()))


# ---- the numbers drive what is seen


def test_more_density_is_more_spines_and_none_leaves_while_others_come() -> None:
    before: set[int] = set()
    for density in np.arange(0.5, 2.0, 0.04):
        now = {i for i, site in enumerate(SITES) if grown(site, float(density)) >= 0.5}
        assert before <= now
        before = now
    assert len(SITES) == MOST


@pytest.mark.parametrize("density", (0.6, 0.8, 1.0, 1.24, 1.48, 1.96, 2.6))
def test_as_many_spines_stand_as_the_density_says(density: float) -> None:
    standing = sum(grown(site, density) >= 0.5 for site in SITES)
    assert counted(density) == standing == round(density * USUAL)


def test_more_spines_than_can_be_drawn_are_told() -> None:
    reading = Reading(bench(-1))
    reading.values["spines"] = 4.0
    assert spines_line(reading) == "100 spines here (75 drawn), 25 before"


def test_at_rest_every_spine_is_full_grown_or_absent() -> None:
    assert {grown(site, 1.0) for site in SITES} == {0.0, 1.0}


def test_new_spines_are_drawn_where_none_stood() -> None:
    scene = opened()
    strip = compose(STAGE, DESK, 1.0).strip
    rest, day = (part(picture(scene, bench(minutes), Moment()), strip) for minutes in (-1, 2880))
    assert (np.abs(rest - day).max(axis=2) > 40).mean() > 0.01


def test_stress_takes_spines_away() -> None:
    scene = opened()
    strip = compose(STAGE, DESK, 1.0).strip
    calm, stressed = (part(picture(scene, bench(-1, stress=on), Moment()), strip) for on in (False, True))
    assert (np.abs(calm - stressed).max(axis=2) > 40).mean() > 0.005


def test_the_ring_lies_on_the_spine_under_the_neck_and_that_one_always_stands() -> None:
    place = compose((1280, 720), DESK, 1.0)
    dendrite = Dendrite(place.strip, DESK, place.point(anatomy.NECK)[0])
    assert abs(dendrite.foot(dendrite.focus)[0] - place.point(anatomy.NECK)[0]) < 1
    assert grown(dendrite.focus, 0.75) == 1.0


def test_spines_stand_on_the_stretch() -> None:
    for size in SIZES:
        place = compose(size, DESK, 1.0)
        dendrite = Dendrite(place.strip, DESK, place.point(anatomy.NECK)[0])
        for site in SITES:
            assert place.strip.collidepoint(dendrite.head(site)), size


def test_arrows_widen_with_what_they_carry() -> None:
    flows = {minutes: Reading(bench(minutes)).flows() for minutes in (0, 20, 60, 1440)}
    assert flows[0]["surge"].share == 0 < flows[20]["surge"].share
    assert flows[0]["protein"].share < flows[20]["protein"].share < flows[60]["protein"].share
    assert flows[60]["spines"].share < flows[1440]["spines"].share
    assert flows[20]["calcium"].share < flows[1440]["calcium"].share
    place = compose((1280, 720), DESK, 1.0)
    ribbon = Ribbon(ARROWS[0], place, True)
    assert [ribbon.width(share) for share in (0.0, 0.5, 1.0)] == sorted(
        ribbon.width(share) for share in (0.0, 0.5, 1.0)
    )
    assert len(ribbon.grains(0.9, 0.0)) > len(ribbon.grains(0.3, 0.0)) > len(ribbon.grains(0.0, 0.0)) == 0


@pytest.mark.parametrize(
    ("account", "on", "aside"),
    (
        ("disinhibition and resting block", {"surge", "driven", "eef2", "made", "trkb", "mtorc1"}, {"metabolite"}),
        ("disinhibition", {"surge", "driven", "mtorc1"}, {"metabolite", "eef2", "made"}),
        ("resting block", {"eef2", "made", "beside"}, {"surge", "metabolite", "driven", "mtorc1"}),
        ("metabolite", {"metabolite", "driven", "mtorc1"}, {"surge", "eef2", "made"}),
        ("none", set(), {"surge", "metabolite", "driven", "eef2", "made"}),
    ),
)
def test_the_account_says_which_arrows_are_in_force(account: str, on: set[str], aside: set[str]) -> None:
    flows = Reading(bench(30, account=account)).flows()
    assert {flows[name].state for name in on} <= {"on"}
    assert {flows[name].state for name in aside} <= {"aside"}


@pytest.mark.parametrize("account", ACCOUNTS)
def test_the_numbered_way_uses_only_arrows_in_force_and_ends_in_spines(account: str) -> None:
    reading = Reading(bench(30, account=account))
    flows = reading.flows()
    assert all(flows[name].state == "on" for name in reading.path)
    assert account == "none" or reading.path[-2:] == ("protein", "spines")


def test_blockers_cross_their_arrows() -> None:
    assert Reading(bench(30, ampa_blocked=True)).flows()["driven"].state == "crossed"
    assert Reading(bench(30, mtorc1_blocked=True)).flows()["mtorc1"].state == "crossed"
    assert Reading(bench(30, bdnf_variant="no BDNF")).flows()["bdnf"].state == "crossed"
    assert Reading(bench(30, dose=80.0)).flows()["driven"].state == "crossed"
    assert Reading(bench(30, account="resting block", mtorc1_blocked=True)).flows()["beside"].state == "on"


@pytest.mark.parametrize("blocker", ("ampa_blocked", "mtorc1_blocked"))
def test_a_chain_that_is_cut_is_told(blocker: str) -> None:
    scene = SignallingScene()
    assert "stops at the cross" in scene.describe(bench(30, **{blocker: True}))
    assert "stops at the cross" not in scene.describe(bench(30, account="resting block", **{blocker: True}))
    assert "suppressed" in scene.describe(bench(30, dose=80.0))


def test_a_crossed_arrow_looks_different() -> None:
    scene = opened()
    area = compose(STAGE, DESK, 1.0).area(640, 210, 720, 260)
    free, blocked = (part(picture(scene, bench(30, ampa_blocked=on)), area) for on in (False, True))
    assert np.abs(free - blocked).mean() > 8


def test_the_release_that_is_drawn_is_the_trigger_of_the_model() -> None:
    for account in ACCOUNTS:
        made = bench(25, account=account)
        reading = Reading(made)
        distance = {name: np.array([reading[name] - 1.0]) for name in ("glutamate", "eef2")}
        metabolite = np.array([reading["hydroxynorketamine"]])
        trigger = made.account.trigger(distance["glutamate"], distance["eef2"], metabolite, False)
        assert reading.driven + reading.silent == pytest.approx(float(trigger[0]) * 3600, rel=0.05, abs=1e-6)


def test_particles_count_what_is_there() -> None:
    rest, peak = shown(Reading(bench(-1))), shown(Reading(bench(12)))
    assert rest["ketamine"] == rest["metabolite"] == 0
    assert peak["ketamine"] > 2 and peak["glutamate"] > rest["glutamate"]
    assert shown(Reading(bench(30, bdnf_variant="no BDNF")))["bdnf"] == 0


# ---- motion


def test_reduced_motion_stands_still_but_shows_the_state() -> None:
    scene, made = opened(), bench(30)
    calm = [picture(scene, made, Moment(wall=w, calm=True, rate=9e3)) for w in (0.0, 0.1, 0.7)]
    assert np.array_equal(calm[0], calm[2])
    made.advance(120)
    assert not np.array_equal(calm[0], picture(scene, made, Moment(wall=1.0, calm=True)))


def test_grains_run_while_time_runs() -> None:
    scene, made = opened(), bench(30)
    first = picture(scene, made, Moment(wall=1.0, rate=9e3))
    assert not np.array_equal(first, picture(scene, made, Moment(wall=1.3, rate=9e3)))


# ---- time


def test_the_axis_runs_on_and_is_broken_twice() -> None:
    assert [(a.end, b.start) for a, b in pairwise(STRETCHES)] == [(b.start, b.start) for b in STRETCHES[1:]]
    place = compose((1280, 720), DESK, 1.0)
    clock = Clock(place, DESK, Type(place.letters))
    places = [clock.x(t) for t in (0, 600, 7199, 7200, 40_000, 86_400, 5 * 86_400, 14 * 86_400)]
    assert places == sorted(places)
    assert clock.x(30 * 86_400) == clock.x(14 * 86_400)
    assert [stretch_of(t) for t in (0, 7200, 86_400, 9e9)] == [0, 1, 2, 2]


@pytest.mark.parametrize(("since", "said"), ((None, "before any injection"), (10, "just injected"), (2520, "42 min")))
def test_the_time_is_said_as_a_person_says_it(since: float | None, said: str) -> None:
    assert say(since) == said


def test_the_latest_injection_starts_the_clocks_anew() -> None:
    made = bench(5 * 60, doses=3, every=4 * 3600.0)
    assert Reading(made).since == pytest.approx(3600.0)
    assert Reading(made).next == pytest.approx(3 * 3600.0)


def watched(minutes: int) -> Session:
    session = Session(Signalling.of_settings({}))
    session.apply(Act("give dose"))
    while session.experiment.ticks < minutes:
        session.advance(minutes - session.experiment.ticks)
    return session


def test_the_course_is_drawn_over_the_axis_as_far_as_the_run_has_come() -> None:
    size = (1280, 720)
    clock = Clock(compose(size, DESK, 1.0), DESK, Type(1.0))
    session = watched(60)
    scene = opened(size)
    moment = Moment(wall=1.0, past=session.trace)
    bare, drawn = picture(scene, session.experiment, Moment(wall=1.0)), picture(scene, session.experiment, moment)
    changed = np.flatnonzero(np.abs(part(drawn - bare, clock.course.area)).max(axis=(1, 2)) > 12) + clock.course.area.x
    assert abs(changed.max() - clock.x(3600)) < 5
    assert abs(changed.min() - clock.x(0)) < 12


def test_the_course_is_the_same_in_one_go_and_step_by_step() -> None:
    size = (1280, 720)
    steady, sudden = opened(size), opened(size)
    for minutes in (5, 20, 60):
        session = watched(minutes)
        moment = Moment(wall=1.0, past=session.trace)
        last = picture(steady, session.experiment, moment)
    assert np.array_equal(last, picture(sudden, session.experiment, moment))


def test_samples_are_joined_by_straight_lines() -> None:
    session = watched(30)
    one, two = (session.trace.at("bdnf", minutes * 60.0) for minutes in (20, 21))
    assert between(session.trace, "bdnf", 20.5 * 60, 1.0) == pytest.approx((one + two) / 2)


def test_the_run_begins_at_rest() -> None:
    assert between(watched(3).trace, "ketamine", 0.0, 0.0) == 0.0


def test_a_curve_that_outgrows_its_scale_gets_a_larger_one() -> None:
    session = Session(Signalling.of_settings({"dose": 40.0, "account": "metabolite"}))
    session.apply(Act("give dose"))
    while session.experiment.ticks < 300:
        session.advance(300 - session.experiment.ticks)
    place = compose((1280, 720), DESK, 1.0)
    clock, ground = Clock(place, DESK, Type(1.0)), pygame.Surface((1280, 720))
    area = clock.course.area
    stage = pygame.Surface((1280, 720))
    clock.course.draw(stage, ground, Reading(session.experiment), session.trace)
    lit = np.flatnonzero(pygame.surfarray.array3d(stage).max(axis=(0, 2)) > 60)
    assert area.top <= lit.min() and lit.max() < area.bottom


@THEMED
def test_the_names_of_the_curves_can_be_read(theme: Theme) -> None:
    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    ground = light(theme.stage_bottom)
    for curve in CURVES:
        high, low = sorted((light(curve.colour(theme)), ground), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5, curve.name


def test_a_small_stage_leaves_the_curves_to_the_plots() -> None:
    assert compose((640, 360), DESK, 1.0).course_high == 0 < compose((1280, 720), DESK, 1.0).course_high


# ---- words and names


@pytest.mark.parametrize("minutes", MINUTES.values(), ids=MINUTES)
def test_describe_tells_the_state(minutes: float) -> None:
    made = bench(minutes)
    said = SignallingScene().describe(made)
    assert f"BDNF {100 * made.reading('bdnf'):.0f} % of baseline" in said
    assert f"a density of {100 * made.reading('spines'):.0f} %" in said
    assert "rodent" in said and "contested" in said
    assert ("nothing has been injected" in said) == (minutes < 0)


@pytest.mark.parametrize("account", ACCOUNTS)
def test_every_account_is_told_and_has_evidence(account: str) -> None:
    scene, made = SignallingScene(), bench(30, account=account, ampa_blocked=True, mtorc1_blocked=True)
    assert account in scene.describe(made)
    assert "AMPA receptors are blocked" in scene.describe(made)
    rows = scene.evidence(made)
    assert rows
    assert {row.source for row in rows} <= set(BIBLIOGRAPHY)
    assert {row.side for row in rows} <= {"for", "against", "not settled"}


def test_what_it_is_not_is_said() -> None:
    text = " ".join(SignallingScene.LEAVES_OUT)
    assert "rodent" in text and "chosen" in text and "contested" in text and "dose for a person" in text


@THEMED
@SIZED
@LETTERED
def test_things_lie_on_the_stage_and_apart(theme: Theme, size: tuple[int, int], text: float) -> None:
    scene, made = opened(size, theme, text), bench(30)
    picture(scene, made)
    things = scene.things(made)
    stage = pygame.Rect((0, 0), size)
    assert {"NMDA receptors", "BDNF", "mTORC1", "Dendrite", "Broken time axis"} <= {thing.name for thing in things}
    for i, thing in enumerate(things):
        assert stage.contains(thing.area), thing.name
        assert thing.what.endswith(".")
        assert set(thing.sources) <= set(BIBLIOGRAPHY), thing.name
        for other in things[i + 1 :]:
            shared = thing.area.clip(other.area)
            assert min(shared.w, shared.h) <= 2, (thing.name, other.name)


def test_pointing_at_mtorc1_tells_of_it() -> None:
    scene, made = opened(), bench(45)
    x, y = compose(STAGE, DESK, 1.0).point(anatomy.MTORC1)
    found = scene.pick((round(x), round(y)), made)
    assert found is not None and found.name == "mTORC1"
    assert any("23" in line and "% of baseline" in line for line in found.numbers)


@THEMED
@SIZED
@LETTERED
@pytest.mark.parametrize("minutes", (-1, 30))
def test_names_keep_apart_and_on_the_stage(theme: Theme, size: tuple[int, int], text: float, minutes: float) -> None:
    place = compose(size, theme, text * theme.text)
    names = Names(place, theme, Type(place.letters))
    reading = Reading(bench(minutes))
    surface = pygame.Surface(size)
    labels = names.labels(reading, {})
    rects = draw_labels(surface, Type(place.letters), theme, labels, min(place.letters, 1.3))
    stage = surface.get_rect()
    for label, rect in zip(labels, rects, strict=True):
        assert stage.contains(rect), label.text
        assert rect.bottom <= place.strip.y + 2, label.text
        if label.side == "left":
            assert rect.top >= names.heading_bottom - 2, label.text
        else:
            assert rect.top >= names.corner_bottom - 2, label.text
    for i, rect in enumerate(rects):
        assert rect.collidelist(rects[i + 1 :]) < 0


def test_leaders_do_not_cross() -> None:
    place = compose((1280, 720), DESK, 1.0)
    labels = Names(place, DESK, Type(place.letters)).labels(Reading(bench(30)), {})
    for i, a in enumerate(labels):
        for b in labels[i + 1 :]:
            assert a.side != b.side or not crosses(a.at, a.to, b.at, b.to), (a.text, b.text)


def test_the_usual_stage_names_everything() -> None:
    place = compose((1280, 720), DESK, 1.0)
    assert len(Names(place, DESK, Type(place.letters)).shown()) == 13


@SIZED
def test_projected_letters_can_be_read_from_the_back(size: tuple[int, int]) -> None:
    if size[0] > size[1] * 1.5:
        assert compose(size, PROJECTOR, 1.0).letters * 11 >= 0.0249 * size[1]


@SIZED
@THEMED
def test_every_stage_draws(theme: Theme, size: tuple[int, int]) -> None:
    drawn = picture(opened(size, theme, 2.0), bench(30))
    assert drawn.shape == (*size, 3)
    assert drawn.std() > 5


# ---- art


@pytest.mark.parametrize("row", paint.LAYERS, ids=lambda row: row.name)
@pytest.mark.parametrize("variant", ("dark", "light"))
def test_the_shipped_art_is_what_the_paint_makes(row: Any, variant: Any) -> None:
    size = row.base
    ink = canvas(size, variant, row.base)
    row.paint(ink)
    shipped = pygame.transform.smoothscale(pygame.image.load(baked_file(f"{row.name}-{variant}.webp")), size)
    fresh = ink.surface()
    for read, slack in ((pygame.surfarray.array_alpha, 10.0), (pygame.surfarray.array3d, 8.0)):
        a, b = read(shipped).astype(float), read(fresh).astype(float)
        covered = pygame.surfarray.array_alpha(fresh) > 128
        if fresh.get_flags() & pygame.SRCALPHA == 0:
            covered = np.ones(size, bool)
            if read is pygame.surfarray.array_alpha:
                continue
        assert np.abs(a - b)[covered].mean() < slack


def test_the_parts_of_the_sheet_lie_apart() -> None:
    rects = [pygame.Rect(cell.x, cell.y, cell.width, cell.height) for cell in anatomy.CELLS.values()]
    sheet = pygame.Rect((0, 0), anatomy.SHEET)
    for i, rect in enumerate(rects):
        assert sheet.contains(rect)
        assert rect.collidelist(rects[i + 1 :]) < 0, list(anatomy.CELLS)[i]


def test_themes_have_art() -> None:
    assert {theme.dark for theme in THEMES.values()} == {True, False}
