"""How long a frame of the mood scene takes: the aim is 3 ms at 1280x720 and 6 ms at 1920x1080."""

from itertools import count
from typing import Any

import pygame
import pytest

from sim.experiments.mood import Mood
from sim.experiments.session import Session
from sim.scenes.mood import MoodScene
from sim.scenes.scene import Moment
from sim.view.theme import DESK, PROJECTOR


@pytest.mark.parametrize("theme", (DESK, PROJECTOR), ids=lambda theme: theme.name)
@pytest.mark.parametrize("size", ((1280, 720), (1920, 1080)), ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("patients", (60, 500))
def test_a_frame_of_the_trial(benchmark: Any, patients: int, size: tuple[int, int], theme: Any) -> None:
    pygame.display.init()
    stage = pygame.display.set_mode(size)
    session = Session(Mood.of_settings({"treatment": "esketamine", "sessions": 8, "patients": patients}, seed=1))
    session.advance(3 * 144)
    scene = MoodScene()
    scene.layout(size, theme)
    ticks = count()

    def prepared() -> None:
        session.advance(2)  # the model's own time is not the scene's

    def frame() -> None:
        scene.draw(stage, session.experiment, Moment(wall=next(ticks) / 60, rate=86400.0, past=session.trace))

    for _ in range(60):
        prepared()
        frame()
    benchmark.pedantic(frame, setup=prepared, rounds=300)
    pygame.display.quit()
