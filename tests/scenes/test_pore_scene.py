"""The pore scene shows what the experiment says, changes nothing in it, and fits every stage."""

import re
from types import SimpleNamespace
from typing import Any

import numpy as np
import pygame
import pytest

from sim.experiments.pore import Pore
from sim.experiments.pore_observed import INSIDE
from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.receptor.drugs import DRUGS
from sim.models.receptor.receptors import RECEPTORS
from sim.scenes.pore import PoreScene
from sim.scenes.pore_parts.composition import compose
from sim.scenes.pore_parts.crowd import shown_number
from sim.scenes.pore_parts.patch import GROUPS, Key, counts, shapes
from sim.scenes.pore_parts.picture import Picture, shown_magnesium
from sim.scenes.pore_parts.scheme import Scheme, rate_words
from sim.scenes.scene import Moment
from sim.view.text import Type
from sim.view.theme import DESK, PAPER, PROJECTOR, Theme

STAGE = (760, 430)
BLOCKERS = ("ketamine", "memantine", "MK-801")


class Posed:
    """The real experiment, with the one drawn receptor held in a state of our choice."""

    def __init__(self, state: str = "C0", magnesium: bool = False, **settings: Any) -> None:
        named = {name.replace("_", "."): value for name, value in settings.items()}
        self.pore = Pore.of_settings({"glutamate": 100.0, "magnesium": 1000.0, **named}, seed=3)
        self.pore.advance(300)
        self.drawn_state, self.drawn_magnesium = state, magnesium

    def __getattr__(self, name: str) -> Any:
        return getattr(self.pore, name)


def drawn(posed: Any, size: tuple[int, int] = STAGE, theme: Theme = DESK, text: float = 1.0) -> pygame.Surface:
    scene = PoreScene()
    scene.layout(size, theme, text)
    stage = pygame.Surface(size)
    scene.draw(stage, posed, Moment(wall=2.0))
    return stage


def difference(one: pygame.Surface, other: pygame.Surface, area: pygame.Rect) -> float:
    a, b = (pygame.surfarray.array3d(surface.subsurface(area)).astype(float) for surface in (one, other))
    return float(np.abs(a - b).mean())


def gate() -> pygame.Rect:
    return compose(STAGE, DESK, 1.0).area(-60, 400, 60, 440)


def vestibule() -> pygame.Rect:
    return compose(STAGE, DESK, 1.0).area(-26, 450, 26, 500)


def test_drawing_leaves_the_experiment_alone() -> None:
    pore = Pore.of_settings({"glutamate": 50.0, "drug": "ketamine", "receptors": 200}, seed=4)
    pore.advance(123)
    before = pore.state_hash()
    scene = PoreScene()
    scene.layout(STAGE, DESK)
    stage = pygame.Surface(STAGE)
    for frame in range(30):
        scene.draw(stage, pore, Moment(wall=frame / 30))
    scene.describe(pore)
    scene.things(pore)
    assert pore.state_hash() == before


def test_the_open_gate_looks_different_from_the_shut_one() -> None:
    assert difference(drawn(Posed("C2")), drawn(Posed("O")), gate()) > 12


@pytest.mark.parametrize("drug", BLOCKERS)
def test_a_trapped_drug_is_seen_below_the_shut_gate(drug: str) -> None:
    empty, trapped = drawn(Posed("C1", drug=drug)), drawn(Posed("C1B", drug=drug))
    assert difference(empty, trapped, vestibule()) > 8


def test_magnesium_is_seen_at_the_asparagines() -> None:
    site = compose(STAGE, DESK, 1.0).area(-12, 506, 12, 528)
    free, plugged = drawn(Posed("O", voltage=-70.0)), drawn(Posed("O", True, voltage=-70.0))
    green = pygame.surfarray.array3d(plugged.subsurface(site))[..., 1].astype(float)
    assert green.max() > pygame.surfarray.array3d(free.subsurface(site))[..., 1].max() or green.mean() > 70
    assert difference(free, plugged, site) > 8


@pytest.mark.parametrize("drug", DRUGS)
@pytest.mark.parametrize("subunit", RECEPTORS)
def test_every_drug_on_every_subunit_is_drawn_and_described(drug: str, subunit: str) -> None:
    posed = Posed("C1", drug=drug, subunit=subunit)
    drawn(posed, (640, 360))
    words = PoreScene().describe(posed)
    assert subunit in words
    assert drug == "none" or drug in words


@pytest.mark.parametrize("theme", (DESK, PAPER, PROJECTOR), ids=lambda theme: theme.name)
@pytest.mark.parametrize("size", ((640, 360), (760, 430), (1024, 640), (1280, 720), (1920, 1080), (700, 900)))
@pytest.mark.parametrize("text", (1.0, 2.0))
def test_the_things_lie_on_the_stage_and_do_not_overlap(theme: Theme, size: tuple[int, int], text: float) -> None:
    posed = Posed("OB", drug="ketamine", receptors=100)
    scene = PoreScene()
    scene.layout(size, theme, text)
    scene.draw(pygame.Surface(size), posed, Moment())
    things = scene.things(posed)
    stage = pygame.Rect((0, 0), size)
    assert {"Gate", "Drug site", "State O", "N site: asparagine ring"} <= {thing.name for thing in things}
    for i, thing in enumerate(things):
        assert stage.contains(thing.area), thing.name
        assert thing.what.endswith(".")
        for other in things[i + 1 :]:
            shared = thing.area.clip(other.area)
            assert shared.w * shared.h <= 0.06 * min(_size(thing.area), _size(other.area)), (thing.name, other.name)


def test_every_source_of_a_thing_is_in_the_bibliography() -> None:
    posed = Posed("OB", drug="ketamine", receptors=100)
    scene = PoreScene()
    scene.layout(STAGE, DESK)
    scene.draw(pygame.Surface(STAGE), posed, Moment())
    assert {key for thing in scene.things(posed) for key in thing.sources} <= set(BIBLIOGRAPHY)


def _size(area: pygame.Rect) -> int:
    return area.w * area.h


def test_pointing_at_the_gate_tells_of_the_gate() -> None:
    posed = Posed("O")
    scene = PoreScene()
    scene.layout(STAGE, DESK)
    scene.draw(pygame.Surface(STAGE), posed, Moment())
    found = scene.pick(gate().center, posed)
    assert found is not None and found.name == "Gate"
    assert any("open now" in line for line in found.numbers)


@pytest.mark.parametrize(
    ("state", "magnesium", "says"),
    (
        ("C0", False, "no glutamate bound"),
        ("C1", False, "one of two glutamate"),
        ("D", False, "Desensitised"),
        ("O", False, "ions flow inwards"),
        ("O", True, "Mg²⁺ plugs the pore"),
        ("OB", False, "ketamine blocks the pore"),
        ("C1B", False, "ketamine is trapped"),
    ),
)
def test_the_description_says_what_is_shown(state: str, magnesium: bool, says: str) -> None:
    assert says in PoreScene().describe(Posed(state, magnesium, drug="ketamine"))


def test_the_description_knows_the_direction_of_the_current() -> None:
    assert "outwards" in PoreScene().describe(Posed("O", voltage=40.0))


def test_more_drug_in_the_bath_puts_more_molecules_on_the_stage() -> None:
    numbers = [shown_number(c, 0.02, 3.5) for c in (0.0, 0.1, 1.0, 10.0, 100.0)]
    assert numbers[0] == 0 and numbers == sorted(set(numbers))


def test_magnesium_ions_follow_the_concentration() -> None:
    assert [shown_magnesium(c) for c in (0.0, 10.0, 1000.0, 2000.0)] == [0, 1, 6, 12]


@pytest.mark.parametrize("receptors", (1, 7, 400, 10_000))
def test_the_dots_add_up_to_the_receptors(receptors: int) -> None:
    occupancy = {"C0": 0.31, "C1": 0.07, "C2": 0.12, "D": 0.2, "O": 0.1, "OB": 0.05, "C1B": 0.15}
    dots = counts(occupancy, receptors, conducting=0.02)
    assert dots.sum() == receptors
    assert (dots >= 0).all()
    assert abs(dots[2] - 0.02 * receptors) <= 1


def test_reduced_motion_draws_the_same_at_any_time() -> None:
    posed = Posed("C1", drug="ketamine")
    scene = PoreScene()
    scene.layout(STAGE, DESK)
    first, later = pygame.Surface(STAGE), pygame.Surface(STAGE)
    for k in range(60):
        scene.draw(first, posed, Moment(wall=k / 30, calm=True))
    for k in range(60, 90):
        scene.draw(later, posed, Moment(wall=k / 30, calm=True))
    assert difference(first, later, first.get_rect()) == 0


def test_larger_text_is_really_larger_and_a_projector_has_no_small_letters() -> None:
    assert compose(STAGE, DESK, 2.0).letters == pytest.approx(2 * compose(STAGE, DESK, 1.0).letters)
    for size in ((640, 360), (1280, 720), (1920, 1080), (3840, 2160)):
        assert compose(size, PROJECTOR, 1.0).letters * 11 >= 0.025 * size[1] - 1e-6


def test_what_it_leaves_out_is_told_in_sentences() -> None:
    assert len(PoreScene.LEAVES_OUT) >= 5
    assert all(line.endswith(".") for line in PoreScene.LEAVES_OUT)


def test_a_scene_without_a_layout_says_nothing_and_does_not_fail() -> None:
    assert PoreScene().things(SimpleNamespace()) == ()


# ---- the patch and its key


def test_every_group_has_its_own_shape_and_not_only_a_colour() -> None:
    white = np.full((len(GROUPS), 3), 255, np.uint8)
    tiles = shapes(12, white, pygame.Color("black"))[:-1].astype(int)
    assert len(tiles) == len(GROUPS)
    alike = {(0, 3)}  # a ball and a ball with a light core: on white there is no lighter core
    for i in range(len(GROUPS)):
        for j in range(i + 1, len(GROUPS)):
            if (i, j) not in alike:
                assert np.abs(tiles[i] - tiles[j]).mean() > 5, (GROUPS[i], GROUPS[j])


def test_a_ball_with_magnesium_has_a_light_core() -> None:
    grey = np.full((len(GROUPS), 3), 90, np.uint8)
    tiles = shapes(12, grey, pygame.Color("black")).astype(int)
    assert tiles[3, 6, 6].min() > tiles[0, 6, 6].max() + 60


def test_the_patch_has_a_key_where_there_is_room() -> None:
    key = Key(Type(1.0), DESK, "#101020", 190)
    assert 0 < key.height(False) < key.height(True)
    assert Key(Type(2.0), DESK, "#101020", 60).height(True) == 0


def test_no_particle_drifts_onto_a_word() -> None:
    for size, text in (((1280, 720), 1.0), ((760, 430), 1.0), ((1280, 720), 2.0)):
        picture = Picture(compose(size, DESK, text), DESK)
        radius = 6 * picture.place.unit
        for name, crowd in picture._crowds.items():
            for wall in range(0, 60, 3):
                for x, y in crowd.places(float(wall), 99).tolist():
                    spot = pygame.Rect(round(x - radius), round(y - radius), round(2 * radius), round(2 * radius))
                    assert spot.collidelist(picture._names.reserved()) < 0, (size, text, name)


def test_a_slow_rate_stands_in_the_scheme_uncut() -> None:
    for size in ((760, 430), (1024, 576), (1280, 720)):
        place = compose(size, PAPER, 1.0)
        type = Type(place.letters)
        scheme = Scheme(place.scheme, PAPER, type, pygame.Surface(size), "#ffffff")
        right = place.scheme.right - scheme.at["O"][0]
        assert type.width(rate_words(0.00086), 8.0, "Medium") + type.px(4) + 0.15 * scheme.radius < right


def test_the_panel_waits_a_moment_while_time_runs_but_not_for_a_new_state() -> None:
    posed = Posed("C2", receptors=0)
    scene, stage = PoreScene(), pygame.Surface(STAGE)
    scene.layout(STAGE, DESK)
    area = compose(STAGE, DESK, 1.0).panel

    def panel(wall: float, rate: float) -> bytes:
        scene.draw(stage, posed, Moment(wall=wall, rate=rate))
        return pygame.image.tobytes(stage.subsurface(area), "RGB")

    first = panel(1.0, 0.1)
    posed.pore.advance(400)
    posed.pore.set("glutamate", 0.0)
    posed.pore.advance(400)
    assert panel(1.02, 0.1) == first
    assert panel(1.03, 0.0) != first, "a stage that stands shows what is"
    later = panel(1.04, 0.1)
    posed.drawn_state = "D"
    posed.pore.advance(50)
    assert any(panel(1.05 + i / 60, 0.1) != later for i in range(3))


def test_after_a_rewind_the_state_of_the_experiment_is_shown_at_once() -> None:
    scene, stage = PoreScene(), pygame.Surface(STAGE)
    scene.layout(STAGE, DESK)
    late = Posed("OB", drug="ketamine")
    scene.draw(stage, late, Moment(wall=2.0))
    early = Posed("C0", drug="ketamine")
    early.pore.reset()
    scene.draw(stage, early, Moment(wall=2.0 + 1 / 60))
    assert np.array_equal(
        pygame.surfarray.array3d(stage.subsurface(vestibule())),
        pygame.surfarray.array3d(drawn(early).subsurface(vestibule())),
    )


LETTERS = "ABCDEF"


def told(letter: str, size: tuple[int, int] = (640, 360), **settings: Any) -> tuple[PoreScene, Pore, pygame.Surface]:
    """The scene after a second with that compound, at a concentration at which five of the six do much."""
    pore = Pore.of_settings({"glutamate": 100.0, "magnesium": 0.0, "concentration": 100.0, **settings}, seed=3)
    pore.set("drug", f"unknown {letter}")
    pore.advance(1000)
    scene, stage = PoreScene(), pygame.Surface(size)
    scene.layout(size, DESK)
    for wall in (0.0, 0.5, 1.0):
        scene.draw(stage, pore, Moment(wall=wall, calm=True))
    return scene, pore, stage


def nameless(words: str, letter: str) -> str:
    """Without the letter, and without any number: what is left must be the same for all."""
    return re.sub(r"[−\d.,]+", "#", words.replace(f"unknown {letter}", "it"))


@pytest.mark.parametrize("glutamate", (0.0, 100.0))
def test_the_picture_of_an_unknown_compound_is_the_same_whatever_it_does(glutamate: float) -> None:
    place = compose((640, 360), DESK, 1.0)
    receptor, scheme = place.area(-220, 6, 220, 700), place.scheme
    receptor.h = place.key.y - 8 - receptor.y  # the key below names the compound by its letter
    shown = [told(letter, glutamate=glutamate)[2] for letter in LETTERS]
    for other in shown[1:]:
        assert difference(shown[0], other, receptor) < 0.001
        assert difference(shown[0], other, scheme) == 0.0


def test_a_receptor_behind_glass_still_says_that_it_is_one() -> None:
    receptor = compose(STAGE, DESK, 1.0).area(-200, 30, 200, 680)
    plain = drawn(Posed("C0", drug="none"))
    assert 3 < difference(plain, drawn(Posed("C0", drug="unknown A")), receptor) < 60


@pytest.mark.parametrize("glutamate", (0.0, 100.0))
def test_words_and_numbers_of_an_unknown_compound_do_not_tell_what_it_is(glutamate: float) -> None:
    said, things = set(), set()
    for letter in LETTERS:
        scene, pore, _ = told(letter, glutamate=glutamate)
        said.add(nameless(scene.describe(pore), letter))
        rows = [(thing.name, thing.what, *thing.numbers) for thing in scene.things(pore)]
        things.add(nameless(repr(rows), letter))
    assert len(said) == len(things) == 1
    assert "still to be identified" in said.pop()
    assert "n/a" not in repr(rows)
    for word in ("trapped", "competes", "blocks", "bound in the drawn", "inside now", "empty now"):
        assert word not in repr([row[2:] for row in rows])


def test_no_control_tells_one_unknown_compound_from_another() -> None:
    said = set()
    for letter in LETTERS:
        pore = told(letter)[1]
        controls = [(path, pore.why_disabled(path), pore.aside(path)) for path in pore.parameter_rows()]
        said.add(nameless(repr(controls), letter))
    assert len(said) == 1


@pytest.mark.parametrize("glutamate", (0.0, 100.0))
def test_only_an_electrode_measures_with_an_unknown_compound(glutamate: float) -> None:
    for letter in LETTERS:
        seen = told(letter, glutamate=glutamate)[1].observe()
        hidden = {name for name, value in seen.items() if value != value}
        assert hidden == {*INSIDE, *(() if glutamate else ("relative_current",))}, letter


def test_after_an_unknown_compound_a_known_drug_is_seen_at_its_place() -> None:
    pore = Pore.of_settings({"glutamate": 100.0, "magnesium": 0.0, "drug": "unknown C"}, seed=3)
    scene, stage = PoreScene(), pygame.Surface(STAGE)
    scene.layout(STAGE, DESK)
    pore.advance(500)
    scene.draw(stage, pore, Moment(wall=1.0))
    posed = Posed("C1B", drug="ketamine")
    scene.draw(stage, posed, Moment(wall=3.0))
    assert difference(stage, drawn(posed), vestibule()) < 1.0


def test_rates_stand_in_the_scheme_only_where_rows_leave_room_for_them() -> None:
    for size, text in (((742, 364), 2.0), ((640, 360), 1.0), ((1280, 720), 1.0), ((1280, 800), 2.0)):
        place = compose(size, PAPER, text)
        scheme = Scheme(place.scheme, PAPER, Type(place.letters), pygame.Surface(size), "#ffffff")
        between = scheme.at["C0B"][1] - scheme.at["C0"][1]
        assert not scheme.shows_rates or between > 2 * Type(place.letters).height(11)
    assert Scheme(
        compose((1280, 720), PAPER, 1.0).scheme, PAPER, Type(1.0), pygame.Surface((1280, 720)), "#ffffff"
    ).shows_rates
