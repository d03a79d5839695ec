"""The mood scene tells the state of the trial, in picture and words, and never changes it."""

import os
from dataclasses import replace

import numpy as np
import pygame
import pytest

from sim.core.evidence import SIDES
from sim.experiments.mood import Mood
from sim.experiments.session import Session
from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.mood.evidence import EVIDENCE
from sim.models.mood.treatments import TREATMENTS
from sim.scenes.mood import MoodScene
from sim.scenes.mood_parts import blinding, hall, paint, people, words
from sim.scenes.mood_parts.forest import Forest
from sim.scenes.mood_parts.place import compose
from sim.scenes.mood_parts.reading import LEFT, NOT_YET, REMITTED, RESPONDED, Reading
from sim.scenes.mood_parts.weeks import level
from sim.scenes.scene import Foretold, Moment
from sim.view.assets import baked_file
from sim.view.bake import canvas
from sim.view.text import Type
from sim.view.theme import THEMES

DAY = 86400.0
SMALL, USUAL = (760, 430), (1280, 720)
STAGES = [
    ((640, 360), "desk", 1.0), ((640, 360), "paper", 2.0), (SMALL, "projector", 1.0), (SMALL, "desk", 1.6),
    ((900, 420), "paper", 1.3), (USUAL, "projector", 2.0), (USUAL, "desk", 1.0), ((742, 317), "desk", 2.0),
    ((890, 450), "projector", 1.0), ((1920, 1080), "paper", 2.0),
]  # fmt: skip
SPRAY = {"treatment": "esketamine", "control": "placebo", "sessions": 8, "antidepressant": True}


@pytest.fixture(scope="module", autouse=True)
def _display():
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    pygame.font.init()


def trial(days=7.0, seed=1, **settings):
    bench = Mood.of_settings(settings, seed)
    bench.advance(round(days * DAY / bench.STEP))
    return bench


def opened(size=SMALL, theme="desk", text_size=1.0):
    scene = MoodScene()
    scene.layout(size, THEMES[theme], text_size)
    return scene


def picture(scene, bench, moment=None):
    surface = pygame.Surface(scene.size)
    scene.draw(surface, bench, moment or Moment())
    return pygame.surfarray.array3d(surface).astype(int)


# ---- reads only


def test_drawing_and_asking_leave_the_state_alone():
    bench = trial(**SPRAY)
    before = bench.state_hash()
    scene = opened()
    for i in range(4):
        picture(scene, bench, Moment(wall=i / 60, rate=DAY))
    scene.things(bench)
    scene.describe(bench)
    scene.evidence(bench)
    assert bench.state_hash() == before


def test_the_same_moments_give_the_same_picture():
    bench = trial()
    first, second = (
        [picture(scene, bench, Moment(wall=i / 60, rate=DAY)) for i in range(3)][-1] for scene in (opened(), opened())
    )
    assert np.array_equal(first, second)


def test_nothing_moves_by_the_wall_alone():
    scene, bench = opened(), trial()
    assert np.array_equal(picture(scene, bench, Moment(wall=0.0)), picture(scene, bench, Moment(wall=0.5)))


# ---- every theme, size and text size


@pytest.mark.parametrize(("size", "theme", "text_size"), STAGES)
@pytest.mark.parametrize("days", [0.0, 24.0])
def test_every_stage_size_and_theme_draws(size, theme, text_size, days):
    drawn = picture(opened(size, theme, text_size), trial(days, **SPRAY))
    assert drawn.shape == (*size, 3)
    assert drawn.std() > 5


@pytest.mark.parametrize("settings", [
    {"treatment": "placebo", "control": "placebo"}, {"treatment": "SSRI", "control": "SSRI"}, {"sessions": 0},
    {"patients": 2}, {"patients": 500}, {"baseline": 55.0}, {"treatment": "esketamine", "control": "ketamine"},
])  # fmt: skip
def test_every_kind_of_trial_draws_and_is_told(settings):
    scene, bench = opened(), trial(2.0, **settings)
    picture(scene, bench)
    assert scene.things(bench)
    assert 2 <= scene.describe(bench).count(". ") + 1 <= 6


@pytest.mark.parametrize(("size", "theme", "text_size"), STAGES)
def test_parts_lie_inside_the_stage_and_apart(size, theme, text_size):
    place = compose(size, THEMES[theme], text_size)
    stage = pygame.Rect((0, 0), size)
    parts = [room.box.union(room.head).union(room.foot) for room in place.rooms] + [place.weeks]
    parts += [place.card] if place.card is not None else []
    for i, part in enumerate(parts):
        assert stage.contains(part)
        assert part.collidelist([other.inflate(-2, -2) for other in parts[i + 1 :]]) < 0
    for room in place.rooms:
        assert room.box.contains(room.field) and room.box.contains(room.niche)
        assert not room.field.colliderect(room.niche)
    assert place.bridge.w > place.px(60)


@pytest.mark.parametrize(("size", "theme", "text_size"), STAGES)
def test_things_lie_inside_the_stage_and_apart(size, theme, text_size):
    scene = opened(size, theme, text_size)
    found = scene.things(trial(**SPRAY))
    stage = pygame.Rect((0, 0), size)
    assert {"Patients on Esketamine", "Difference between the arms", "Six weeks"} <= {thing.name for thing in found}
    assert len({thing.name for thing in found}) == len(found)
    for i, thing in enumerate(found):
        assert stage.contains(thing.area), thing.name
        assert min(thing.area.size) >= 15, thing.name
        assert thing.what
        assert all(key in BIBLIOGRAPHY for key in thing.sources)
        for other in found[i + 1 :]:
            shared = thing.area.clip(other.area)
            assert min(shared.w, shared.h) <= 2, (thing.name, other.name)


def test_the_card_comes_where_it_has_room():
    assert compose(USUAL, THEMES["desk"], 1.0).card is not None
    assert compose((640, 360), THEMES["desk"], 2.0).card is None


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (890, 450)])
def test_projected_letters_can_be_read_from_the_back_row(size):
    place = compose(size, THEMES["projector"], 1.0)
    assert Type(place.letters).font(11).point_size >= 0.025 * size[1] - 0.5


class Paper(pygame.Surface):
    """A surface that notes where each line of text comes to lie."""

    lines: dict[int, str]
    found: list[tuple[str, pygame.Rect]]

    def blit(self, source, dest, *more, **named):
        if id(source) in Paper.lines:
            corner = dest.topleft if isinstance(dest, pygame.Rect) else dest
            Paper.found.append((Paper.lines[id(source)], pygame.Rect(corner, source.get_size())))
        return super().blit(source, dest, *more, **named)


@pytest.fixture
def noted(monkeypatch):
    """Lines of text on `Paper`, as they are written."""
    Paper.lines, Paper.found, kept = {}, [], []

    def noting(real):
        def line(self, text, *more, **named):
            made = real(self, text, *more, **named)
            Paper.lines[id(made)] = text
            kept.append(made)
            return made

        return line

    monkeypatch.setattr(Type, "line", noting(Type.line))
    monkeypatch.setattr(Type, "block", noting(Type.block))
    return Paper.found


def held_apart(found, inside):
    for i, (text, rect) in enumerate(found):
        assert inside.contains(rect), text
        for other, area in found[i + 1 :]:
            shared = rect.clip(area)
            assert shared.w <= 2 or shared.h <= 0.25 * min(rect.h, area.h), (text, other)


@pytest.mark.parametrize(("size", "theme", "text_size"), STAGES)
@pytest.mark.parametrize(
    "settings", [SPRAY, {}, {"baseline": 55.0}, {"baseline": 22.0}], ids=["spray", "infusion", "very ill", "hardly ill"]
)
def test_no_words_overlap_or_leave_the_stage(noted, size, theme, text_size, settings):
    session = Session(Mood.of_settings(settings, 1))
    session.advance(24 * 144)
    scene = opened(size, theme, text_size)
    surface = Paper(size)
    scene.draw(surface, session.experiment, Moment(past=session.trace))
    hall.scale(surface, scene._picture.place, THEMES[theme], scene._picture.type)
    told = Reading(session.experiment)
    card = scene._picture.card
    if card.sections:
        blinding.Blinding(card.sections["blinding"], THEMES[theme], card.type).draw(surface, told, card.tight)
        lines = Forest(card.sections["forest"], THEMES[theme], card.type, told.drug)
        lines.still(surface)
        lines.now(surface, told)
    assert len(noted) > 15
    held_apart(noted, pygame.Rect((0, 0), size))


@pytest.mark.parametrize(("size", "theme", "text_size"), [*STAGES, ((594, 300), "paper", 1.5)])
@pytest.mark.parametrize("treatment", list(TREATMENTS))
def test_every_room_is_named(noted, size, theme, text_size, treatment):
    scene = opened(size, theme, text_size)
    scene.draw(Paper(size), trial(0.0, treatment=treatment, control="SSRI"), Moment())
    said = " ".join(text.lower() for text, _ in noted)
    assert treatment.lower() in said or TREATMENTS[treatment].label in said
    assert "ssri" in said or "daily antidepressant" in said


@pytest.mark.parametrize(("size", "theme", "text_size"), STAGES)
def test_no_words_of_the_weeks_overlap(noted, size, theme, text_size):
    scene, bench = opened(size, theme, text_size), trial(24.0)
    weeks = scene._picture.weeks
    surface = Paper(weeks.area.size)
    weeks._draw(surface, Reading(bench), Moment())
    assert "start" in [text for text, _ in noted]
    held_apart(noted, surface.get_rect())


# ---- the patients


def test_each_patient_stands_at_the_score_of_now():
    reading = Reading(trial())
    place = compose(USUAL, THEMES["desk"], 1.0)
    for room, arm in zip(place.rooms, reading.arms, strict=True):
        crowd = people.Crowd(room, arm.count, 30, mirrored=False)
        at = crowd.places(arm)
        np.testing.assert_allclose((room.field.bottom - at[:, 1]) / room.field.h * 60, arm.scores, atol=1e-9)
        assert len(set(at[:, 0].tolist())) == arm.count
        assert at[:, 0].min() > room.field.x and at[:, 0].max() < room.field.right


def test_places_stay_while_scores_move():
    place = compose(USUAL, THEMES["desk"], 1.0)
    arms = [Reading(trial(days)).arms[0] for days in (1.0, 20.0)]
    first, second = (people.Crowd(place.rooms[0], 60, 30, mirrored=False).places(arm) for arm in arms)
    np.testing.assert_array_equal(first[:, 0], second[:, 0])
    assert np.abs(first[:, 1] - second[:, 1]).max() > 10


def test_states_follow_the_named_cut_offs():
    bench = trial(1.0)
    arm = Reading(bench).arms[0]
    for score, start, state in zip(arm.scores, arm.starts, arm.states, strict=True):
        wanted = REMITTED if score <= 12 else RESPONDED if score <= start / 2 else NOT_YET
        assert state == wanted
    assert (arm.states != NOT_YET).mean() == pytest.approx(Reading(bench).row["responders"], abs=0.02)


def test_those_who_left_stand_in_the_niche_and_stay_counted():
    reading = Reading(trial(42.0, **SPRAY))
    arm = reading.arms[0]
    assert arm.left == round(60 * reading.row["dropouts"]) > 0
    room = compose(USUAL, THEMES["desk"], 1.0).rooms[0]
    at = people.Crowd(room, arm.count, 30, mirrored=False).places(replace(arm, left_for=arm.left_for + 10 * DAY))
    gone = at[arm.states == LEFT]
    assert len(gone) == arm.left
    assert all(room.niche.inflate(4, 4).collidepoint(x, y) for x, y in gone.tolist())


def test_leaving_takes_its_time():
    bench = trial(0.0, **SPRAY)
    leaves = bench.arms[0].leaves
    who = int(np.argmin(leaves))
    bench.advance(int(leaves[who] / bench.STEP) + 20)
    arm = Reading(bench).arms[0]
    room = compose(USUAL, THEMES["desk"], 1.0).rooms[0]
    crowd = people.Crowd(room, arm.count, 30, mirrored=False)
    x = crowd.places(arm)[who, 0]
    assert room.niche.x < x < crowd.x[who]


def test_five_hundred_patients_are_five_hundred_figures():
    reading = Reading(trial(2.0, patients=500))
    place = compose(USUAL, THEMES["desk"], 1.0)
    high = people.figure_height(place.rooms[0], 500, place.unit)
    crowd = people.Crowd(place.rooms[0], 500, high, mirrored=False)
    assert high >= 8
    assert len(np.unique(crowd.places(reading.arms[0]), axis=0)) == 500


def test_better_patients_change_the_picture():
    scene = opened()
    early, late = (picture(opened(), trial(days)) for days in (0.0, 2.0))
    room = compose(scene.size, THEMES["desk"], 1.0).rooms[0].field
    part = np.s_[room.left : room.right, room.top : room.bottom]
    assert np.abs(early[part] - late[part]).mean() > 1.5


# ---- the numbers


def test_the_bridge_leads_to_where_the_arm_would_be_without_the_difference():
    reading = Reading(trial())
    first, second = reading.arms
    np.testing.assert_allclose(reading.without - first.mean, -reading.difference[0])
    np.testing.assert_allclose(reading.without, first.starts.mean() + second.scores.mean() - second.starts.mean())


def test_means_are_those_of_the_experiment():
    bench = trial(30.0, **SPRAY)
    reading = Reading(bench)
    for arm, name in zip(reading.arms, ("madrs", "control.madrs"), strict=True):
        np.testing.assert_allclose(arm.mean, reading.row[name])
        assert arm.low < arm.mean < arm.high


def test_sessions_given_and_to_come_are_told_apart():
    past, ahead = Reading(trial(8.0, sessions=4)).sessions
    np.testing.assert_allclose(past, [0, 3.5 * DAY, 7 * DAY])
    np.testing.assert_allclose(ahead, [10.5 * DAY])
    assert Reading(trial(1.0, treatment="placebo")).sessions == ((), ())
    assert Reading(trial(0.0, sessions=2)).sessions == ((), (0.0, 3.5 * DAY))


def test_a_foretold_curve_is_held_against_the_arm_it_is_about():
    points = ((0.0, 35.0), (10 * DAY, 15.0))
    assert level(Foretold("madrs", points), 5 * DAY) == (0, 25.0)
    assert level(Foretold("control.madrs", points), 10 * DAY) == (1, 15.0)
    assert level(Foretold("madrs", points), 11 * DAY) is None
    assert level(Foretold("plasticity", points), 0.0) is None
    assert level(None, 0.0) is None


def test_a_foretold_curve_is_drawn():
    bench = trial(5.0)
    foretold = Foretold("madrs", ((0.0, 35.0), (42 * DAY, 10.0)))
    without, drawn = (picture(opened(), bench, Moment(foretold=f)) for f in (None, foretold))
    assert np.abs(without - drawn).max() > 80


def test_the_course_so_far_is_drawn_and_ends_now():
    session = Session(Mood.of_settings({}, 1))
    session.advance(14 * 144)
    scene = opened()
    plain, course = (picture(scene, session.experiment, Moment(past=past)) for past in (None, session.trace))
    scene = opened()
    course = picture(scene, session.experiment, Moment(past=session.trace))
    changed = np.flatnonzero((np.abs(plain - course).max(axis=2) > 40).any(axis=1))
    weeks = compose(SMALL, THEMES["desk"], 1.0)
    assert changed.min() >= weeks.rooms[0].box.x - 2
    assert changed.max() < weeks.rooms[0].box.x + 0.4 * weeks.weeks.w


# ---- blinding


@pytest.mark.parametrize(
    ("guessed", "told"),
    [(1.0, "Everyone can tell"), (0.5, "Nobody can tell"), (0.37, "guess wrong"), (0.8, "Some can")],
)
def test_what_guessing_means_is_said(guessed, told):
    bench = trial(1.0, guessed=guessed, unblinding=0.4)
    assert told in blinding.says(Reading(bench))
    assert told in opened().describe(bench)


def test_beliefs_are_counted_and_shown():
    bench = trial(1.0, guessed=0.8)
    first, second = Reading(bench).arms
    assert first.believers == int(bench.arms[0].believes.sum()) > second.believers
    alike = trial(1.0, guessed=1.0)
    assert np.abs(picture(opened(), bench) - picture(opened(), alike)).max() > 60
    assert "nobody can tell" in opened().describe(trial(1.0, treatment="placebo", control="placebo"))


# ---- words


def test_describe_tells_the_state():
    bench = trial(16.0, sessions=4)
    said, reading = opened().describe(bench), Reading(bench)
    assert "Day 16.0" in said
    assert f"{reading.arms[0].mean:.1f} points" in said
    assert f"{abs(reading.difference[0]):.1f}" in said
    assert 2 <= said.count(". ") + 1 <= 7


def test_describe_before_the_start_says_so():
    assert "No time has passed yet" in opened().describe(trial(0.0))


def test_safety_stands_in_what_the_scene_leaves_out_and_before_it():
    text = " ".join(MoodScene.LEAVES_OUT)
    assert "not a dosing tool" in text and "studied in the cited trials" in text and "blinding in trials" in text
    assert "crisis line" in MoodScene.CONTENT_NOTE


def test_evidence_has_every_side_and_known_sources():
    rows_ = opened().evidence(trial(0.0))
    assert rows_ == EVIDENCE
    assert {row.side for row in rows_} == set(SIDES)
    assert all(row.source in BIBLIOGRAPHY for row in rows_)
    assert {"lii-2023", "jelovac-2025"} <= {row.source for row in rows_ if row.side != "for"}


def test_nothing_promises_a_course_to_anybody():
    assert "no single course can be foretold" in words.CONTENT_NOTE


# ---- art


@pytest.mark.parametrize("row", paint.LAYERS, ids=lambda row: row.name)
@pytest.mark.parametrize("variant", ["dark", "light"])
def test_the_shipped_art_is_what_the_paint_makes(row, variant):
    size = (row.base[0] * 3 // 2, row.base[1] * 3 // 2)
    ink = canvas(size, variant, row.base)
    row.paint(ink)
    shipped = pygame.image.load(baked_file(f"{row.name}-{variant}.webp"))
    fresh = ink.surface()
    covered = pygame.surfarray.array_alpha(fresh) > 128
    for read, slack in ((pygame.surfarray.array_alpha, 4.0), (pygame.surfarray.array3d, 8.0)):
        a, b = read(shipped).astype(float), read(fresh).astype(float)
        assert np.abs(a - b)[covered].mean() < slack


def test_the_lines_of_the_wall_are_where_the_scores_are():
    place = compose(USUAL, THEMES["desk"], 1.0)
    room = place.rooms[0]
    for score in (0, 12, 30, 60):
        y = room.box.y + (paint.height_of(score) - paint.ROOM[1]) * room.box.h / paint.ROOM[3]
        assert abs(y - room.y(score)) < 1.5


def test_shipped_art_is_small():
    sizes = [baked_file(f"{row.name}-{v}.webp").stat().st_size for row in paint.LAYERS for v in ("dark", "light")]
    assert sum(sizes) < 200_000
