"""What the synapse scene says: what it leaves out, calcium beyond the model, and nothing that a prediction asks for."""

from typing import Any

import pygame
import pytest

from sim.experiments.synapse import Synapse
from sim.scenes.scene import Moment
from sim.scenes.synapse import SynapseScene
from sim.scenes.synapse_parts import words
from sim.scenes.synapse_parts.composition import compose
from sim.view.theme import DESK
from tests.scenes.test_synapse_scene import STAGE, Posed, difference


def test_what_it_leaves_out_is_told_in_sentences() -> None:
    assert len(SynapseScene.LEAVES_OUT) >= 5
    assert all(line.endswith(".") for line in SynapseScene.LEAVES_OUT)


@pytest.mark.parametrize(
    ("settings", "ticks", "first"),
    (({}, 0, False), ({"magnesium": 0.0}, 0, True), ({"magnesium": 0.0}, 500, True), ({}, 500, False)),
)
def test_calcium_that_the_model_cannot_know_is_named_first_where_it_comes(
    settings: dict[str, Any], ticks: int, first: bool
) -> None:
    posed = Posed(ticks=ticks, **settings)
    told = SynapseScene().leaves_out(posed)
    assert sorted(told) == sorted(SynapseScene.LEAVES_OUT)
    assert (told[0] == words.TOO_MUCH_CALCIUM) == first
    high = words.value(posed, "calcium") > words.KNOWN_CALCIUM
    assert high == bool(settings and ticks)
    assert ("very much" in SynapseScene().describe(posed)) == high


@pytest.mark.parametrize(("magnesium", "beyond"), ((300.0, False), (200.0, True)))
def test_it_is_named_before_the_run_where_a_single_release_would_bring_it(magnesium: float, beyond: bool) -> None:
    synapse = Synapse.of_settings({"magnesium": magnesium, "release_probability": 1.0}, seed=3)
    assert (SynapseScene().leaves_out(synapse)[0] == words.TOO_MUCH_CALCIUM) == beyond
    synapse.act("stimulate")
    calcium = synapse.advance(600)[:, list(synapse.OBSERVABLES).index("calcium")]
    assert (calcium.max() > words.KNOWN_CALCIUM) == beyond


def test_while_a_prediction_is_open_nothing_that_is_written_tells_how_many_pores_are_free() -> None:
    cards, told = [], []
    for share in (0.04, 0.9):
        posed, scene, stage = Posed("O", "O"), SynapseScene(), pygame.Surface(STAGE)
        posed.held = {"unblocked_by_magnesium": share}
        scene.foretelling = True
        scene.layout(STAGE, DESK)
        scene.draw(stage, posed, Moment())
        cards.append(stage.subsurface(compose(STAGE, DESK, 1.0).panel).copy())
        told.append((scene.describe(posed), [(thing.name, thing.numbers) for thing in scene.things(posed)]))
    assert difference(*cards, cards[0].get_rect()) == 0
    assert "free of Mg" not in told[0][0]
    assert ("Free of Mg²⁺", ("?",)) in told[0][1]
    scene.foretelling = False
    assert "90 % of open NMDA pores are free of Mg²⁺" in scene.describe(posed)
