"""The circuit scene tells the state of the experiment, in picture and words, and never changes it."""

import os
from functools import cache
from itertools import combinations

import numpy as np
import pygame
import pytest

from sim.experiments.circuit import Circuit
from sim.models.circuit.cells import BASE
from sim.scenes.circuit import CircuitScene
from sim.scenes.circuit_parts import paint, words
from sim.scenes.circuit_parts.anatomy import HEIGHT, WIDTH, slab
from sim.scenes.circuit_parts.doses import DosePlot, hint
from sim.scenes.circuit_parts.lens import RECEPTORS, places
from sim.scenes.circuit_parts.light import particles
from sim.scenes.circuit_parts.reading import ENOUGH, Reading, clinical_bands
from sim.scenes.scene import Moment
from sim.view.assets import baked_file
from sim.view.bake import canvas
from sim.view.labels import draw_labels
from sim.view.theme import THEMES

SMALL = (760, 430)
STAGES = [
    ((640, 360), "desk", 1.0), ((640, 360), "paper", 2.0), (SMALL, "projector", 1.0), (SMALL, "desk", 1.6),
    ((900, 420), "paper", 1.3), ((1280, 720), "projector", 2.0), ((1280, 720), "desk", 1.0),
    ((1280, 720), "projector", 1.25), ((960, 700), "paper", 1.0), ((700, 900), "desk", 1.5),
    ((742, 316), "paper", 2.0), ((742, 316), "projector", 2.5), ((900, 760), "projector", 2.5),
]  # fmt: skip
LONG, LETTER = 1100, 1e-9


@pytest.fixture(scope="module", autouse=True)
def _display():
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    pygame.font.init()


@cache
def kept(ketamine, steps, settings):
    bench = Circuit.of_settings({"ketamine": ketamine, **dict(settings)})
    bench.advance(steps)
    return bench.snapshot()


def circuit(ketamine=1.0, steps=LONG, **settings):
    bench = Circuit()
    bench.restore(kept(ketamine, steps, tuple(sorted(settings.items()))))
    return bench


@cache
def _tried():
    bench = Circuit.of_settings({"ketamine": 0.3})
    for dose in (0.3, 1.0, 10.0):
        bench.set("ketamine", dose)
        bench.advance(1700)
    return bench.snapshot()


def tried():
    bench = Circuit()
    bench.restore(_tried())
    return bench


def opened(size=SMALL, theme="desk", text_size=1.0):
    scene = CircuitScene()
    scene.layout(size, THEMES[theme], text_size)
    return scene


def picture(scene, bench, moment=None):
    surface = pygame.Surface(scene.size)
    scene.draw(surface, bench, moment or Moment(rate=0.5))
    return pygame.surfarray.array3d(surface).astype(int)


# ---- reads only


def test_drawing_and_asking_leave_the_state_alone():
    bench = circuit()
    before = bench.state_hash()
    scene = opened()
    for i in range(4):
        picture(scene, bench, Moment(wall=i / 60, rate=0.5))
    scene.things(bench)
    scene.describe(bench)
    scene.evidence(bench)
    assert bench.state_hash() == before


def test_the_same_moments_give_the_same_picture():
    bench = circuit()
    first, second = (
        [picture(scene, bench, Moment(wall=i / 60, rate=0.5)) for i in range(3)][-1] for scene in (opened(), opened())
    )
    assert np.array_equal(first, second)


# ---- every theme and size


@pytest.mark.parametrize(("size", "theme", "text_size"), STAGES)
def test_every_stage_size_and_theme_draws(size, theme, text_size):
    drawn = picture(opened(size, theme, text_size), circuit())
    assert drawn.shape == (*size, 3)
    assert drawn.std() > 5


@pytest.mark.parametrize(("size", "theme", "text_size"), STAGES)
def test_slab_column_and_panel_keep_apart(size, theme, text_size):
    stage = opened(size, theme, text_size).stage
    whole = pygame.Rect((0, 0), size)
    for one, other in combinations((stage.column, stage.slab, stage.panel), 2):
        assert min(one.clip(other).size) <= 1, (one, other)
    assert whole.contains(stage.panel)
    assert whole.inflate(2, 2).contains(stage.slab)


@pytest.mark.parametrize(("size", "theme", "text_size"), STAGES)
def test_names_keep_apart_from_each_other_the_title_and_the_lenses(size, theme, text_size):
    scene = opened(size, theme, text_size)
    names, surface = scene.names, pygame.Surface(size)
    rects = draw_labels(surface, names.type, scene.theme, names.labels, scene.stage.scale)
    others = [names.head, *(area for _, _, area in names.lenses)]
    assert len(rects) >= 3
    for i, rect in enumerate(rects):
        assert surface.get_rect().contains(rect)
        assert rect.right <= scene.stage.column.right + 1
        assert rect.collidelist(rects[i + 1 :]) < 0
        assert rect.collidelist(others) < 0, (names.labels[i].text, rect, others)


@pytest.mark.parametrize(("size", "theme", "text_size"), STAGES)
def test_leaders_end_in_the_slab_and_do_not_cross(size, theme, text_size):
    scene = opened(size, theme, text_size)
    labels = scene.names.labels
    for label in labels:
        assert scene.stage.slab.collidepoint(label.to), label.text
    tops = [label.at[1] for label in labels]
    assert tops == sorted(tops)


@pytest.mark.parametrize(("size", "theme", "text_size"), STAGES)
def test_the_lenses_lie_in_the_column(size, theme, text_size):
    scene = opened(size, theme, text_size)
    assert len(scene.names.lenses) == 2
    for lens, (x, y), area in scene.names.lenses:
        assert scene.stage.column.inflate(2, 2).contains(area)
        assert area.inflate(2, 2).contains(pygame.Rect(x - lens.radius, y - lens.radius, 2 * lens.radius, 2))
    assert min(scene.names.lenses[0][2].clip(scene.names.lenses[1][2]).size) <= 0


@pytest.mark.parametrize(("size", "theme", "text_size"), STAGES)
def test_read_outs_stay_in_their_card_and_the_most_telling_are_there(size, theme, text_size):
    panel = opened(size, theme, text_size).panel
    rects = list(panel.sections.values())
    assert {"rates", "glutamate", "doses"} <= set(panel.sections)
    for i, rect in enumerate(rects):
        assert panel.rect.contains(rect)
        assert rect.collidelist(rects[i + 1 :]) < 0


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_letters_on_a_projector_are_readable_from_the_back_row(size):
    scene = opened(size, "projector", 1.25)
    assert 11 * scene.stage.type.scale >= 0.025 * size[1] - LETTER


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_at_the_usual_sizes_everything_is_shown(size):
    scene = opened(size)
    assert list(scene.panel.sections) == ["raster", "rates", "glutamate", "doses", "assumed"]
    assert len(scene.names.labels) == 6 and all(label.sub for label in scene.names.labels)
    assert scene.names.stacked


# ---- the numbers drive what is seen


def test_each_cell_is_drawn_once():
    cells = slab().cells
    assert sorted(cell.index for cell in cells) == list(range(BASE.cells))
    assert sum(cell.round for cell in cells) == BASE.interneurons
    assert all(cell.round == (cell.index >= BASE.pyramidal) for cell in cells)


def test_interneurons_end_on_bodies_and_pyramidal_cells_on_dendrites():
    art = slab()
    assert len(art.wires) > 60
    for wire in art.wires:
        source, target = art.cell(wire.source), art.cell(wire.target)
        x, y = wire.line[-1]
        if source.round:
            assert not target.round
            assert abs(x - target.x) <= 12 * target.size and abs(y - target.y) <= 12 * target.size
        assert source.index != target.index


def test_bodies_lie_inside_the_slab_and_dendrites_reach_layer_one():
    for cell in slab().cells:
        assert 0 < cell.x < WIDTH and 200 < cell.y < HEIGHT
        if not cell.round:
            assert min(y for branch in cell.dendrites for _, y in branch.line) < 118


def test_a_cell_is_lit_by_its_own_spikes_and_fades():
    bench = circuit()
    reading = Reading(bench, 0.5)
    times, cells = reading.spikes()
    last = {int(cell): float(time) for time, cell in zip(times, cells, strict=True)}
    glow = reading.glow()
    newest, oldest = max(last, key=last.__getitem__), min(last, key=last.__getitem__)
    assert glow[newest] > 0.6 > glow[oldest]
    assert (glow[[c for c in range(BASE.cells) if c not in last]] == 0).all()
    assert (Reading(bench, 0.5, ahead=0.1).glow() <= glow).all()


def test_light_fades_too_slowly_to_flicker():
    bench = circuit()
    for rate in (0.05, 0.5, 2.0):
        later = Reading(bench, rate, ahead=0.1 * rate).glow().mean()
        assert later > 0.55 * Reading(bench, rate).glow().mean()


def test_the_whole_field_never_flickers():
    scene, bench = opened((640, 360)), circuit(0.0)
    area = scene.stage.slab
    means = []
    for i in range(60):
        bench.advance(4)
        drawn = picture(scene, bench, Moment(wall=i / 60, rate=0.5))
        means.append(drawn[area.left : area.right, area.top : area.bottom].mean())
    assert np.ptp(means) < 0.12 * np.mean(means)


def test_drawn_cells_change_where_spikes_are():
    quiet, lit = circuit(0.0, 0), circuit(0.0, 400)
    scene = opened((1280, 720))
    change = np.abs(picture(scene, lit) - picture(opened((1280, 720)), quiet)).sum(axis=2)
    glow = Reading(lit, 0.5).glow()
    bright = [c for c in slab().cells if c.plane == 2 and glow[c.index] > 0.7]
    assert bright
    for cell in bright:
        x, y = (round(v) for v in scene.stage.at(cell.middle))
        assert change[x - 7 : x + 7, y - 18 : y + 10].mean() > 50


def test_more_block_puts_ketamine_into_more_receptors():
    scene = opened((1280, 720))
    bare = picture(scene, circuit(0.0, 50))
    changed = []
    for dose in (1.0, 30.0):
        drawn = picture(opened((1280, 720)), circuit(dose, 50))
        for lens, (x, y), _ in scene.names.lenses:
            r = int(lens.radius)
            part = np.s_[round(x) - r : round(x) + r, round(y) - r : round(y) + r]
            changed.append(int((np.abs(drawn[part] - bare[part]).sum(axis=2) > 60).sum()))
    little, more = changed[:2], changed[2:]
    assert 0 < little[0] < little[1], "1 µM blocks interneurons more than pyramidal cells"
    assert more[0] > 1.5 * little[0] and more[1] > 1.5 * little[1]


def test_ten_receptors_have_ten_places():
    assert len(set(places())) == RECEPTORS


def test_glutamate_particles_follow_the_level():
    assert particles(0.0) == 0
    assert particles(0.5) < particles(1.0) < particles(1.5)
    assert particles(9.0) == particles(5.0)


def test_pulses_take_the_true_delay_in_slow_motion_and_say_how_slowed_they_are():
    bench = circuit()
    assert Reading(bench, 0.0001).pulse_time == pytest.approx(0.002)
    assert Reading(bench, 0.5).slowed == pytest.approx(125.0)
    told = {thing.name: thing.numbers for thing in opened().things(bench)}
    assert told["Axons and synapses"][0].startswith("drawn ")


def test_reduced_motion_stands_still_but_shows_the_state():
    scene, bench = opened(), circuit()
    calm = [picture(scene, bench, Moment(wall=w, calm=True, rate=0.5)) for w in (0.0, 0.2, 1.0)]
    assert np.array_equal(calm[0], calm[2])
    bench.advance(40)
    assert not np.array_equal(calm[0], picture(scene, bench, Moment(wall=2.0, calm=True, rate=0.5)))


def test_a_pause_leaves_everything_where_it_is():
    scene, bench = opened(), circuit()
    picture(scene, bench, Moment(wall=0.0, rate=0.5))
    first, later = (picture(scene, bench, Moment(wall=w, rate=0.0)) for w in (0.1, 3.0))
    assert np.array_equal(first, later)


# ---- the student's doses


def test_the_inverted_u_comes_from_the_doses_that_were_tried():
    reading = Reading(tried())
    rows = {row.ketamine: row for row in reading.same}
    assert set(rows) == {0.3, 1.0, 10.0}
    assert rows[1.0].pyramidal > rows[0.3].pyramidal > 1.0 > rows[10.0].pyramidal
    assert rows[0.3].interneurons > rows[1.0].interneurons > rows[10.0].interneurons


def test_the_curve_waits_for_the_student():
    assert not Reading(circuit(1.0)).curve_shown
    assert Reading(tried()).curve_shown
    assert str(ENOUGH) in hint(Reading(circuit(1.0, 1600)))


@pytest.mark.parametrize("dose", [0.05, 1.0, 30.0])
@pytest.mark.parametrize(("size", "theme", "text_size"), STAGES)
def test_the_hint_lies_on_no_line_and_no_sign(size, theme, text_size, dose):
    plot = opened(size, theme, text_size).panel._doses
    reading = Reading(circuit(dose, 20))
    placed = plot.hint_place(reading) if plot else None
    if placed is not None:
        plate, r = placed[0], 5.5 * plot.type.scale
        x = plot.x(dose)
        assert plot.box.contains(plate)
        assert not plate.clipline((x, plot.box.y), (x, plot.box.bottom))
        assert not plate.clipline((plot.box.x, plot._y(1.0, 1.6)), (plot.box.right, plot._y(1.0, 1.6)))
        for y in (plot._y(reading["pyramidal_ratio"], 1.6), plot._y(reading["interneuron_ratio"], 1.6)):
            assert not plate.colliderect(pygame.Rect(x - r, y - r, 2 * r, 2 * r))


def test_the_hint_is_shown_on_the_usual_stage():
    assert opened((1280, 720)).panel._doses.hint_place(Reading(circuit(1.0, 20))) is not None


def test_under_other_assumptions_the_kept_curve_is_not_shown():
    bench = tried()
    bench.set("share_interneuron", 0.2)
    reading = Reading(bench)
    assert not reading.curve_shown and not reading.same and len(reading.tried) == 3
    assert "same share" in words.assumption(reading)


def test_points_are_drawn_where_they_belong():
    scene, bench = opened((1280, 720)), tried()
    body = pygame.Rect(scene.panel.sections["doses"])
    plot = DosePlot(body, scene.theme, scene.stage.type, scene.panel.ground)
    assert plot.x(0.01) == plot.box.x and plot.x(100.0) == plot.box.right
    assert plot.x(0.1) < plot.x(1.0) < plot.x(10.0)
    with_points = picture(scene, bench)
    empty = picture(opened((1280, 720)), circuit(1.0, 50))
    part = np.s_[body.left : body.right, body.top : body.bottom]
    assert (np.abs(with_points[part] - empty[part]).sum(axis=2) > 60).sum() > 300


def test_clinical_bands_are_free_concentrations():
    bands = {name: (low, high) for name, low, high in clinical_bands()}
    np.testing.assert_allclose(bands["Anaesthesia"], np.array([1200, 2400]) * 0.6 * 0.56 / 237.73, rtol=1e-3)
    assert all(0.01 < low < high < 100 for low, high in bands.values())


# ---- words


def test_describe_tells_the_state():
    said = opened().describe(tried())
    for part in ("10 µM ketamine", "pyramidal cells", "interneurons", "twin without drug", "glutamate", "at 1 µM"):
        assert part in said, part
    assert 2 <= said.count(". ") + 1 <= 6


def test_describe_without_drug_says_so():
    said = opened().describe(circuit(0.0, 100))
    assert "no ketamine" in said
    assert 2 <= said.count(". ") + 1 <= 6


@pytest.mark.parametrize(
    ("dose", "settings", "says"),
    [
        (0.0, {}, "the same"),
        (1.0, {}, "brake fails first"),
        (30.0, {}, "Both kinds of cell fire far less"),
        (30.0, {"share_pyramidal": 0.4, "share_interneuron": 0.6}, "Both kinds of cell fall silent"),
        (1.0, {"block_interneuron": False}, "Pyramidal cells fire less"),
    ],
)
def test_the_state_is_said_in_one_sentence(dose, settings, says):
    assert says in words.state(Reading(circuit(dose, 1600, **settings)))


def test_switches_are_told_as_assumptions():
    assert "assumes that interneurons" in words.assumption(Reading(circuit()))
    assert "spared the receptors of interneurons" in words.assumption(Reading(circuit(1.0, 2, block_interneuron=False)))
    assert "spared the receptors of pyramidal" in words.assumption(Reading(circuit(1.0, 2, block_pyramidal=False)))


@pytest.mark.parametrize(("size", "theme", "text_size"), STAGES)
def test_things_lie_inside_the_stage_and_apart(size, theme, text_size):
    scene = opened(size, theme, text_size)
    things = scene.things(circuit())
    stage = pygame.Rect((0, 0), size)
    assert {"Pyramidal cells", "Interneurons", "Your doses", "NMDA receptors of interneurons"} <= {
        t.name for t in things
    }
    for i, thing in enumerate(things):
        assert stage.contains(thing.area), thing.name
        assert thing.what
        for other in things[i + 1 :]:
            shared = thing.area.clip(other.area)
            assert min(shared.w, shared.h) <= 2, (thing.name, other.name)


def test_every_source_that_is_named_is_known():
    from sim.models.bibliography import BIBLIOGRAPHY

    scene, bench = opened((1280, 720)), circuit()
    for thing in scene.things(bench):
        assert set(thing.sources) <= set(BIBLIOGRAPHY), thing.name
    assert {row.side for row in scene.evidence(bench)} == {"for", "against", "not settled"}


# ---- art


@pytest.mark.parametrize("variant", ["dark", "light"])
def test_the_shipped_art_is_what_the_paint_makes(variant):
    row = paint.SLAB
    size = (row.base[0] // 2, row.base[1] // 2)
    ink = canvas((row.base[0], row.base[1]), variant, row.base)
    row.paint(ink)
    shipped = pygame.transform.smoothscale(pygame.image.load(baked_file(f"{row.name}-{variant}.webp")), size)
    fresh = pygame.transform.smoothscale(ink.surface(), size)
    covered = pygame.surfarray.array_alpha(fresh) > 128
    for read, slack in ((pygame.surfarray.array_alpha, 6.0), (pygame.surfarray.array3d, 9.0)):
        a, b = read(shipped).astype(float), read(fresh).astype(float)
        assert np.abs(a - b)[covered].mean() < slack


def test_shipped_art_is_small():
    sizes = [baked_file(f"{row.name}-{v}.webp").stat().st_size for row in paint.LAYERS for v in ("dark", "light")]
    assert sum(sizes) < 1_500_000
