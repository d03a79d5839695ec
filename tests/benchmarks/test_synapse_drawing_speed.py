"""How long a frame of the synapse scene takes, far and near: the aim is 3 ms at 1280x720 and 6 ms at 1920x1080."""

from itertools import count
from typing import Any

import pygame
import pytest

from sim.experiments.synapse import Synapse
from sim.scenes.scene import Moment
from sim.scenes.synapse import SynapseScene
from sim.view.theme import DESK, PROJECTOR

BUSY = {"drug": "ketamine", "rate": 50.0, "release_probability": 1.0, "docked": 0, "magnesium": 0.1}


@pytest.mark.parametrize("theme", (DESK, PROJECTOR), ids=lambda theme: theme.name)
@pytest.mark.parametrize("size", ((1280, 720), (1920, 1080)), ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("zoomed", (0.0, 1.0), ids=("far", "near"))
def test_a_frame_of_the_synapse(benchmark: Any, size: tuple[int, int], theme: Any, zoomed: float) -> None:
    pygame.display.init()
    stage = pygame.display.set_mode(size)
    synapse = Synapse.of_settings(BUSY, seed=1)
    synapse.advance(400)
    scene = SynapseScene()
    scene.layout(size, theme)
    scene.zoom(zoomed)
    ticks = count()

    def frame() -> None:
        scene.draw(stage, synapse, Moment(wall=next(ticks) / 60, rate=0.02))

    def passing() -> tuple[tuple[()], dict[str, Any]]:
        synapse.advance(3)  # the model's own time is measured elsewhere
        return (), {}

    for _ in range(240):
        passing()
        frame()
    benchmark.pedantic(frame, setup=passing, rounds=400)
    pygame.display.quit()


@pytest.mark.parametrize("size", ((1280, 720), (1920, 1080)), ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_longest_frame_of_the_way_between(benchmark: Any, size: tuple[int, int]) -> None:
    pygame.display.init()
    stage = pygame.display.set_mode(size)
    synapse = Synapse.of_settings(BUSY, seed=1)
    synapse.advance(400)
    scene = SynapseScene()
    scene.layout(size, DESK)
    wall = [0.0]

    def there_and_back() -> None:
        scene.zoom()
        for _ in range(100):
            wall[0] += 1 / 60
            scene.draw(stage, synapse, Moment(wall=wall[0], rate=0.02))

    benchmark.pedantic(there_and_back, rounds=4, warmup_rounds=2)
    pygame.display.quit()
