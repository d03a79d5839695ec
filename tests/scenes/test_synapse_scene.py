"""The synapse scene shows what the experiment says, changes nothing in it, fits every stage, and goes up to a pore."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pygame
import pytest

from sim.experiments.synapse import Synapse
from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.receptor.drugs import DRUGS, KNOWN
from sim.scenes.scene import Moment
from sim.scenes.synapse import SynapseScene
from sim.scenes.synapse_parts import anatomy, names, panel, words
from sim.scenes.synapse_parts.camera import Camera, view
from sim.scenes.synapse_parts.cleft import FOR_A_VESICLE, Glutamate, shown_glutamate
from sim.scenes.synapse_parts.composition import compose
from sim.scenes.synapse_parts.panel import calcium_share, receptor_tones
from sim.scenes.synapse_parts.picture import Picture
from sim.scenes.synapse_parts.receptors import HOLD, Watch, agonists, looks
from sim.scenes.synapse_parts.vesicles import Docks, shown_docked, shown_places
from sim.view.theme import DESK, PROJECTOR, Theme

STAGE = (760, 430)
SIZES = ((640, 360), (760, 430), (1024, 640), (1280, 720), (1920, 1080), (700, 900))


class Posed:
    """The real synapse, with what the drawn receptors do held as we choose."""

    def __init__(self, fast: str = "C0", slow: str = "C0", ticks: int = 0, **settings: Any) -> None:
        self.synapse = Synapse.of_settings({"release_probability": 1.0, **settings}, seed=3)
        self.synapse.advance(ticks)
        self.held: dict[str, float] = {}
        self.ampa_states, self.nmda_states = [fast] * 80, [slow] * 20

    def __getattr__(self, name: str) -> Any:
        return getattr(self.synapse, name)

    @property
    def OBSERVABLES(self) -> Any:  # noqa: N802 - as the experiment has it
        rows = dict(self.synapse.OBSERVABLES)
        for name, value in self.held.items():
            row = rows[name]
            rows[name] = SimpleNamespace(
                read=lambda _, value=value: value, say=row.say, range=row.range, shown=row.shown, label=row.label,
                help=row.help,
            )  # fmt: skip
        return rows


def drawn(
    posed: Any, size: tuple[int, int] = STAGE, theme: Theme = DESK, text: float = 1.0, zoomed: float = 0.0
) -> pygame.Surface:
    scene = SynapseScene()
    scene.layout(size, theme, text)
    scene.zoom(zoomed)
    stage = pygame.Surface(size)
    scene.draw(stage, posed, Moment(wall=2.0))
    return stage


def difference(one: pygame.Surface, other: pygame.Surface, area: pygame.Rect) -> float:
    a, b = (pygame.surfarray.array3d(surface.subsurface(area)).astype(float) for surface in (one, other))
    return float(np.abs(a - b).mean())


def world(left: float, top: float, right: float, bottom: float) -> pygame.Rect:
    return compose(STAGE, DESK, 1.0).area(left, top, right, bottom)


# ---- it only reads


@pytest.mark.parametrize("zoomed", (0.0, 1.0))
def test_drawing_leaves_the_experiment_alone(zoomed: float) -> None:
    synapse = Synapse.of_settings({"drug": "ketamine", "rate": 50.0, "release_probability": 1.0}, seed=4)
    synapse.advance(623)
    before = synapse.state_hash()
    scene, stage = SynapseScene(), pygame.Surface(STAGE)
    scene.layout(STAGE, DESK)
    scene.zoom(zoomed)
    for frame in range(130):
        scene.draw(stage, synapse, Moment(wall=frame / 60, rate=0.02))
    scene.describe(synapse)
    scene.things(synapse)
    assert synapse.state_hash() == before


def test_reduced_motion_draws_the_same_at_any_time() -> None:
    posed = Posed("O", "O", 230, drug="ketamine")
    scene = SynapseScene()
    scene.layout(STAGE, DESK)
    first, later = pygame.Surface(STAGE), pygame.Surface(STAGE)
    for k in range(60):
        scene.draw(first, posed, Moment(wall=k / 30, calm=True))
    for k in range(60, 90):
        scene.draw(later, posed, Moment(wall=k / 30, calm=True))
    assert difference(first, later, first.get_rect()) == 0


# ---- the numbers drive what is seen


def test_glutamate_in_the_cleft_is_seen() -> None:
    cleft = world(anatomy.AXIS - 226, anatomy.CLEFT_TOP, anatomy.AXIS + 226, anatomy.CLEFT_BOTTOM)
    empty, full = Posed(ticks=199), Posed(ticks=202)
    assert full.synapse.particles.shape[1] > 1000
    assert difference(drawn(empty), drawn(full), cleft) > 6


def test_as_many_beans_as_glutamate() -> None:
    numbers = [shown_glutamate(level) for level in (0.0, 0.2, 10.0, 100.0, 1100.0, 2200.0)]
    assert numbers[:2] == [0, 0] and numbers == sorted(numbers)
    assert numbers[4] == FOR_A_VESICLE


def test_beans_lie_where_the_particles_of_the_model_are() -> None:
    posed, glutamate = Posed(ticks=201), Glutamate()
    glutamate.follow(posed, 1, (anatomy.AXIS, anatomy.CLEFT_TOP), 0.0, False)
    here = glutamate._now(0.0)[: glutamate._shown, 0]
    there = posed.synapse.particles[0] / posed.synapse.cleft.side * 2 - 1
    assert all(np.abs(there - x).min() < 1e-5 for x in here.tolist())


def test_a_vesicle_that_goes_leaves_its_place_and_pours_from_there() -> None:
    docks = Docks()
    docks.follow(8, 8, 0, 100, 0.0)
    assert sum(docks.filled) == 8
    docks.follow(7, 8, 1, 101, 0.1)
    assert sum(docks.filled) == 7 and not docks.filled[docks.fusing]
    docks.follow(8, 8, 1, 900, 0.5)
    assert sum(docks.filled) == 8 and docks.arriving


def test_after_a_rewind_the_docks_follow_the_count() -> None:
    docks = Docks()
    docks.follow(2, 8, 6, 1000, 0.0)
    docks.follow(8, 8, 0, 0, 0.1)
    assert sum(docks.filled) == 8 and not docks.arriving


@pytest.mark.parametrize(
    ("docked", "full", "places", "filled"), ((8, 8, 8, 8), (3, 8, 8, 3), (0, 0, 9, 9), (20, 40, 9, 4))
)
def test_the_places_that_are_drawn_stand_for_those_of_the_model(
    docked: int, full: int, places: int, filled: int
) -> None:
    assert shown_places(full) == places
    assert shown_docked(docked, full) == filled


def test_an_open_ampa_receptor_looks_different_from_a_shut_one() -> None:
    spot = world(anatomy.AXIS - 90, anatomy.AMPA_TOP, anatomy.AXIS - 58, anatomy.AMPA_TOP + 112)
    shut = drawn(Posed("C0"))
    assert difference(shut, drawn(Posed("O")), spot) > 8
    assert difference(shut, drawn(Posed("D1")), spot) > 4


def test_a_drug_in_the_pore_is_seen_from_afar_and_near() -> None:
    free, bound = Posed("C0", "C2", drug="ketamine"), Posed("C0", "C2B", drug="ketamine")
    x, y = anatomy.PORE
    assert difference(drawn(free), drawn(bound), world(x - 14, y - 14, x + 14, y + 14)) > 12
    near = compose(STAGE, DESK, 1.0).near_molecule.area(-26, 450, 26, 500)
    assert difference(drawn(free, zoomed=1.0), drawn(bound, zoomed=1.0), near) > 8


def test_magnesium_leaves_open_pores_as_the_spine_depolarises() -> None:
    inside = []
    for share in (0.04, 0.2, 0.5, 0.9):
        posed = Posed("C0", "O")
        posed.held = {"unblocked_by_magnesium": share}
        watch = Watch()
        watch.follow(posed, 0.0)
        inside.append(sum(motion.magnesium_in.share for motion in watch.motions))
    assert inside == [3, 2, 1, 0]


def test_without_magnesium_no_pore_has_any() -> None:
    watch = Watch()
    watch.follow(Posed("C0", "O", magnesium=0.0), 0.0)
    assert all(motion.magnesium_in.share == 0 for motion in watch.motions)


def test_the_spine_glows_with_its_calcium() -> None:
    spine = world(anatomy.AXIS - 200, 450, anatomy.AXIS + 100, 520)
    rest, little, much = Posed(), Posed(), Posed()
    little.held, much.held = {"calcium": 0.5}, {"calcium": 8.0}
    shown = [pygame.surfarray.array3d(drawn(posed).subsurface(spine)).astype(float) for posed in (rest, little, much)]
    blue = [float(pixels[..., 2].mean() - pixels[..., 0].mean()) for pixels in shown]
    assert blue[0] < blue[1] < blue[2]


def test_the_glow_is_even_in_factors_of_concentration() -> None:
    assert [calcium_share(level) for level in (0.0, 0.075, 10.0, 99.0)] == [0, 0, 1, 1]
    assert calcium_share(0.866) == pytest.approx(0.5, abs=0.01)


def test_an_ampa_receptor_never_flickers() -> None:
    watch, posed, changes, shown = Watch(), Posed(), 0, "C0"
    for frame in range(120):
        posed.ampa_states = ["O" if frame % 2 else "C0"] * 80
        watch.follow(posed, frame / 60)
        changes += watch.fast[0] != shown
        shown = watch.fast[0]
    assert changes <= 2 / HOLD + 1


def test_every_followed_receptor_is_a_dot() -> None:
    tones = receptor_tones(Posed("O", "C1B", drug="ketamine"), DESK)
    assert len(tones) == 100
    assert sum(slow for _, slow, _ in tones) == 20
    assert sum(is_open for _, _, is_open in tones) == 80


def test_looks_of_the_six_states() -> None:
    assert [looks(state) for state in ("C0", "C1", "C2", "D1", "D2", "O")] == [
        "shut", "shut", "shut", "desensitised", "desensitised", "open",
    ]  # fmt: skip
    assert [agonists(state) for state in ("C0", "C1", "D1", "C2", "D2", "O")] == [0, 1, 1, 2, 2, 2]


def test_a_current_and_a_concentration_stand_on_the_card() -> None:
    card = compose(STAGE, DESK, 1.0).panel
    assert difference(drawn(Posed(ticks=199)), drawn(Posed(ticks=206)), card) > 1


# ---- the camera


def test_the_camera_holds_the_pore_and_comes_to_rest_at_both_ends() -> None:
    place = compose((1280, 720), DESK, 1.0)
    far, near = view(place, 0.0), view(place, 1.0)
    assert far.point(anatomy.PORE) == pytest.approx(place.point(anatomy.PORE))
    assert far.point((100.0, 200.0)) == pytest.approx(place.point((100.0, 200.0)))
    assert near.point(anatomy.PORE) == pytest.approx(place.near_molecule.point((0.0, 474.0)))
    scales = [view(place, share / 20).scale for share in range(21)]
    ratios = np.diff(np.log(scales))
    assert (ratios > 0).all() and np.ptp(ratios) < 1e-9, "an even pace of magnification"


def test_the_way_takes_its_time_and_jumps_with_reduced_motion() -> None:
    camera = Camera()
    assert camera.follow(0.0, 0.0, False) == 0.0
    going = [camera.follow(1.0, (k + 1) / 60, False) for k in range(100)]
    assert going[0] < 0.01 and going[-1] == 1.0 and going == sorted(going)
    assert camera.follow(0.0, 2.0, True) == 0.0


def test_zoom_goes_there_and_back() -> None:
    scene = SynapseScene()
    assert scene.zoom() and scene.zoomed == 1.0
    assert scene.zoom() and scene.zoomed == 0.0
    assert scene.zoom(0.7) and scene.zoomed == 0.7


def test_what_is_midway_lies_between_the_two_views_without_a_jump() -> None:
    posed, scene = Posed("O", "O", 230), SynapseScene()
    scene.layout(STAGE, DESK)
    seen = compose(STAGE, DESK, 1.0)
    left = pygame.Rect(0, 0, seen.panel.x, STAGE[1])
    stage = pygame.Surface(STAGE)
    scene.draw(stage, posed, Moment(wall=0.0))
    scene.zoom(1.0)
    before, jumps = None, []
    for k in range(110):
        scene.draw(stage, posed, Moment(wall=(k + 1) / 60))
        now = pygame.surfarray.array3d(pygame.transform.smoothscale(stage.subsurface(left), (60, 40))).astype(float)
        if before is not None and 6 < k < 84:
            jumps.append(float(np.abs(now - before).mean()))
        before = now
    assert max(jumps) < 16


# ---- what can be pointed at, and words


@pytest.mark.parametrize("theme", (DESK, PROJECTOR), ids=lambda theme: theme.name)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", (1.0, 2.0))
@pytest.mark.parametrize("zoomed", (0.0, 1.0))
def test_things_lie_on_the_stage_and_do_not_overlap(
    theme: Theme, size: tuple[int, int], text: float, zoomed: float
) -> None:
    posed = Posed("O", "OB", 210, drug="ketamine")
    scene = SynapseScene()
    scene.layout(size, theme, text)
    scene.zoom(zoomed)
    scene.draw(pygame.Surface(size), posed, Moment())
    things = scene.things(posed)
    stage = pygame.Rect((0, 0), size)
    wanted = {"Gate", "Drug site"} if zoomed else {"Axon terminal", "Synaptic cleft", "Dendritic spine"}
    assert {*wanted, SynapseScene.ZOOMS_TO} <= {thing.name for thing in things}
    assert len({thing.name for thing in things}) == len(things)
    for i, thing in enumerate(things):
        assert stage.contains(thing.area), thing.name
        assert thing.what.endswith("."), thing.name
        for other in things[i + 1 :]:
            shared = thing.area.clip(other.area)
            assert shared.w * shared.h <= 0.06 * min(_size(thing.area), _size(other.area)), (thing.name, other.name)


@pytest.mark.parametrize("theme", (DESK, PROJECTOR), ids=lambda theme: theme.name)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", (1.0, 1.5, 2.0))
def test_names_stay_on_the_stage_apart_from_each_other_and_off_the_card(
    theme: Theme, size: tuple[int, int], text: float
) -> None:
    posed = Posed("O", "O", 210)
    picture = Picture(compose(size, theme, text), theme)
    surface = pygame.Surface(size)
    for shown, longest in ((picture.wide_names, names.WIDE), (picture.near_names, names.NEAR)):
        subs = {row.key: row.sub for row in longest}
        rects = [rect for rect in shown.draw(surface, subs.__getitem__, "At rest.") if rect.h]
        if shown.heading.h:
            rects.append(shown.heading)
        assert len(rects) >= 3 or size[0] < size[1], "an upright stage has little room beside the receptor"
        for i, rect in enumerate(rects):
            assert surface.get_rect().contains(rect), (rect, size)
            assert rect.right <= picture.place.stop
            assert rect.collidelist(rects[i + 1 :]) < 0, (rect, rects)
        if size[0] > size[1]:
            assert pygame.Rect(picture.panel.card).collidelist(rects) < 0
    assert posed.synapse.ticks == 210


@pytest.mark.parametrize("size", ((760, 430), (1280, 720), (1920, 1080)))
def test_leaders_end_on_what_they_name(size: tuple[int, int]) -> None:
    picture = Picture(compose(size, DESK, 1.0), DESK)
    things = SynapseScene()
    things.layout(size, DESK)
    posed = Posed()
    things.draw(pygame.Surface(size), posed, Moment())
    areas = {thing.name: thing.area for thing in things.things(posed)}
    named = {
        "terminal": "Axon terminal", "vesicle": "Axon terminal", "ampa": "AMPA receptor 1",
        "nmda": "NMDA receptor on the left", "mitochondrion": "Axon terminal",
    }  # fmt: skip
    for key, name in named.items():
        assert areas[name].inflate(6, 6).collidepoint(picture.wide_names._kept[key].to), key


def _size(area: pygame.Rect) -> int:
    return area.w * area.h


def test_every_source_of_a_thing_is_in_the_bibliography() -> None:
    posed, scene = Posed("O", "OB", drug="ketamine"), SynapseScene()
    scene.layout(STAGE, DESK)
    scene.draw(pygame.Surface(STAGE), posed, Moment())
    for zoomed in (0.0, 1.0):
        scene.zoom(zoomed)
        assert {key for thing in scene.things(posed) for key in thing.sources} <= set(BIBLIOGRAPHY)


def test_pointing_at_the_receptor_says_how_to_go_there() -> None:
    posed, scene = Posed(), SynapseScene()
    scene.layout(STAGE, DESK)
    scene.draw(pygame.Surface(STAGE), posed, Moment())
    x, y = compose(STAGE, DESK, 1.0).point(anatomy.PORE)
    found = scene.pick((round(x), round(y)), posed)
    assert found is not None and found.name == SynapseScene.ZOOMS_TO
    assert "Press Z" in found.what


@pytest.mark.parametrize("drug", KNOWN)
def test_every_drug_is_drawn_and_described(drug: str) -> None:
    posed = Posed("O", "OB" if DRUGS[drug].blocks_pore else "O", 210, drug=drug)
    for zoomed in (0.0, 1.0):
        drawn(posed, (640, 360), zoomed=zoomed)
    assert drug == "none" or drug in SynapseScene().describe(posed)


def test_the_description_tells_the_state() -> None:
    quiet = SynapseScene().describe(Posed(ticks=100))
    assert "no vesicle has been released" in quiet and "no glutamate" in quiet and "At rest." in quiet
    busy = SynapseScene().describe(Posed("O", ticks=204))
    assert "one vesicle has been released" in busy and "80 of 80 AMPA" in busy and "µM glutamate" in busy


def test_the_description_follows_the_camera() -> None:
    posed, scene = Posed("C0", "C2B", drug="ketamine"), SynapseScene()
    scene.layout(STAGE, DESK)
    scene.zoom(1.0)
    scene.draw(pygame.Surface(STAGE), posed, Moment())
    assert "ketamine trapped behind the shut gate" in scene.describe(posed)


@pytest.mark.parametrize(
    "settings", ({"docked": 0}, {"docked": 100}, {"particles": 0}, {"magnesium": 0.0, "clamp": True})
)
def test_odd_settings_are_drawn(settings: dict[str, Any]) -> None:
    drawn(Posed(ticks=203, **settings))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", (1.0, 1.5, 2.0))
def test_every_number_on_the_card_has_its_name(size: tuple[int, int], text: float) -> None:
    posed = Posed(ticks=204, drug="ketamine")
    picture = Picture(compose(size, PROJECTOR, text), PROJECTOR)
    type, rows = picture.panel._type, picture.panel.rows(posed)
    assert "trapped" in rows or len(rows) < 4
    for name, rect in rows.items():
        widest, label = type.width(panel._WIDEST[name], 14.0, "SemiBold"), type.width(panel._SHORTEST[name], 13.0)
        assert label + widest + type.px(6) <= rect.w, (name, size, text)
    assert type.scale * 11 >= 0.025 * size[1] - 1e-6 or size[0] < size[1]


def test_no_number_on_the_card_gets_wider_than_the_room_that_its_name_leaves() -> None:
    letters = panel.Type(compose(STAGE, DESK, 1.0).letters)
    synapse = Synapse.of_settings({"drug": "ketamine", "rate": 20.0, "release_probability": 1.0}, seed=4)
    for _ in range(150):
        synapse.advance(7)
        for name in panel.ROWS:
            said = words.glutamate_said(synapse) if name == "glutamate" else words.say(synapse, name)
            most = letters.width(panel._WIDEST[name], 14.0, "SemiBold") + letters.px(6)
            assert letters.width(said, 14.0, "SemiBold") <= most, (name, said)


@pytest.mark.parametrize("size", ((774, 536), (883, 402), (1162, 805), (1280, 720), (1920, 1080)))
@pytest.mark.parametrize("zoomed", (0.0, 1.0))
def test_in_a_hall_the_card_leaves_the_contact_free(size: tuple[int, int], zoomed: float) -> None:
    place = compose(size, PROJECTOR, PROJECTOR.text, round(size[1] / 0.745) if size[0] < 1280 else size[1])
    axis = anatomy.AXIS
    wide = place.area(axis - 240, anatomy.ACTIVE_ZONE - 40, axis + 240, anatomy.CLEFT_BOTTOM + 40)
    contact = place.near_molecule.area(-200, 40, 200, 640) if zoomed else wide
    assert pygame.Rect((0, 0), size).contains(contact)
    assert not place.panel.colliderect(contact)


@pytest.mark.parametrize("size", ((774, 536), (1280, 720)))
@pytest.mark.parametrize("zoomed", (0.0, 1.0))
def test_over_a_strip_of_numbers_no_part_of_the_stage_is_bare(size: tuple[int, int], zoomed: float) -> None:
    assert compose(size, PROJECTOR, 1.25).strip
    stage = drawn(Posed(), size, PROJECTOR, 1.25, zoomed)
    foot = pygame.surfarray.array3d(stage.subsurface((0, size[1] - 6, size[0], 6)))
    edge = pygame.surfarray.array3d(stage.subsurface((0, 0, 6, size[1])))
    assert foot.min() > 40 and edge.min() > 40


@pytest.mark.parametrize("size", ((774, 536), (1280, 720), (1340, 670)))
def test_in_a_hall_the_names_stand_beside_the_contact(size: tuple[int, int]) -> None:
    place = compose(size, PROJECTOR, 1.25, 1080 if size[0] == 1340 else 720)
    assert place.names.right <= place.point((anatomy.AXIS + min(anatomy.AMPA) - 26, 0))[0]


def test_letters_grow_and_a_projector_has_no_small_ones() -> None:
    assert compose(STAGE, DESK, 2.0).letters == pytest.approx(2 * compose(STAGE, DESK, 1.0).letters)
    for size in ((640, 360), (1280, 720), (1920, 1080), (3840, 2160)):
        assert compose(size, PROJECTOR, 1.0).letters * 11 >= 0.025 * size[1] - 1e-6


def test_a_scene_without_a_layout_says_nothing_and_does_not_fail() -> None:
    assert SynapseScene().things(SimpleNamespace()) == ()
