"""The card of the mood scene: null trials in equal ink, room for all of it, and up close the stage for itself."""

import pygame
import pytest

from sim.models.trials.outcomes import forest
from sim.scenes.mood_parts import blinding
from sim.scenes.mood_parts.card import Card
from sim.scenes.mood_parts.forest import DRUGS, SPAN, Forest, names, rows
from sim.scenes.mood_parts.place import compose
from sim.scenes.mood_parts.reading import Reading, percent
from sim.scenes.scene import Moment
from sim.view.text import Type
from sim.view.theme import THEMES
from tests.scenes.test_mood_scene import STAGES, Paper, _display, held_apart, noted, opened, trial

__all__ = ["_display", "noted"]


def test_null_trials_stand_beside_the_others():
    shown = rows("ketamine", 20)
    assert shown == forest("MADRS", DRUGS)
    assert {"lii-2023", "jelovac-2025", "takahashi-2021", "fedgchin-2019"} <= {row.source for row in shown if row.null}


@pytest.mark.parametrize("most", range(1, 12))
@pytest.mark.parametrize("drug", DRUGS)
def test_where_room_is_short_the_size_decides_and_not_the_result(drug, most):
    kept = rows(drug, most)
    assert len(kept) == most
    for own in (True, False):
        there = [row for row in forest("MADRS", DRUGS) if (row.drug == drug) == own]
        sizes = [row.n for row in kept if (row.drug == drug) == own]
        assert sorted(sizes, reverse=True) == sorted((row.n for row in there), reverse=True)[: len(sizes)]
    own_rows = sum(row.drug == drug for row in forest("MADRS", DRUGS))
    assert sum(row.drug == drug for row in kept) == min(most, own_rows)


def test_every_published_difference_lies_on_the_axis():
    for row in forest("MADRS", DRUGS):
        assert SPAN[0] < row.effect < SPAN[1]


def test_names_of_trials_are_told_apart():
    longest = [names(row)[0] for row in forest("MADRS", DRUGS)]
    assert len(set(longest)) == len(longest)


@pytest.mark.parametrize(("size", "theme", "text_size"), STAGES)
def test_the_card_keeps_its_parts_apart_and_room_for_null_trials(size, theme, text_size):
    place = compose(size, THEMES[theme], text_size)
    card = Card(place, THEMES[theme], Type(place.letters))
    if place.card is None:
        assert not card.sections
        return
    first, second = card.sections["blinding"], card.sections["forest"]
    assert place.card.contains(first) and place.card.contains(second)
    assert not first.colliderect(second)
    lines = Forest(second, THEMES[theme], Type(place.letters), "ketamine")
    assert {"lii-2023", "jelovac-2025"} <= {row.source for row in lines.rows}
    assert lines.plot.bottom + lines.foot <= second.bottom


@pytest.mark.parametrize(("size", "theme", "text_size"), [*STAGES, ((594, 300), "paper", 1.5)])
def test_up_close_the_card_has_the_stage_for_itself(noted, size, theme, text_size):
    scene, bench = opened(size, theme, text_size), trial(4.0)
    before = bench.state_hash()
    assert scene.zoom()
    assert [thing.name for thing in scene.things(bench)] == ["Who can tell?", "Published trials"]
    surface, card = Paper(size), scene._picture.alone
    scene.draw(surface, bench, Moment())
    noted.clear()
    told = Reading(bench)
    blinding.Blinding(card.sections["blinding"], THEMES[theme], card.type).draw(surface, told, card.tight)
    lines = Forest(card.sections["forest"], THEMES[theme], card.type, told.drug)
    lines.still(surface)
    lines.now(surface, told)
    assert len(noted) > 12
    held_apart(noted, pygame.Rect((0, 0), size))
    assert {"lii-2023", "jelovac-2025"} <= {row.source for row in lines.rows}
    assert bench.state_hash() == before
    assert scene.zoom() and len(scene.things(bench)) > 2


@pytest.mark.parametrize(("size", "theme", "text_size"), [*STAGES, ((594, 300), "paper", 1.5)])
def test_where_the_card_has_no_room_a_sign_leads_to_it(noted, size, theme, text_size):
    scene = opened(size, theme, text_size)
    scene.draw(Paper(size), trial(4.0), Moment())
    assert (scene._picture.place.card is None) == any(text.startswith("Z: ") for text, _ in noted)


@pytest.mark.parametrize("theme", THEMES)
def test_a_small_stage_in_front_of_an_audience_keeps_the_card(theme):
    place = compose((640, 360), THEMES[theme], THEMES[theme].text)
    assert place.card is not None
    assert 11 * place.letters >= 0.025 * 360


def test_those_who_ask_for_large_text_get_it_on_a_small_stage():
    letters = [compose((760, 430), THEMES["desk"], size).letters for size in (1.0, 1.5)]
    assert letters[1] == pytest.approx(1.5 * letters[0])


@pytest.mark.parametrize(("of_all", "said"), [(0.365, "37 %"), (0.364, "36 %"), (0.0, "0 %"), (1.0, "100 %")])
def test_a_half_is_rounded_up(of_all, said):
    assert percent(of_all) == said
