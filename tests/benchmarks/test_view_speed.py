"""How fast controls and plots are drawn. Run with `pytest tests/benchmarks --benchmark-enable`.

Budgets on two slow cores: a still panel 0.1 ms a frame; three live plots in a window of 1920x1080 together 2 ms.
"""

from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any

import numpy as np
import pygame
import pytest

from sim.view.plots import Axis, Curve, Mark, Plot
from sim.view.text import Type
from sim.view.theme import DESK
from sim.view.widgets import Panel, ScrollColumn, Slider, Ui

TIMES = np.arange(8192) * 1e-3
SHAPES: dict[str, Callable[[], Any]] = {
    "smooth": lambda: -50 * (1 - np.exp(-(TIMES % 1) / 0.01)) * np.exp(-(TIMES % 1) / 0.15),
    "noise": lambda: np.random.default_rng(0).uniform(-50, 0, len(TIMES)),
}


@pytest.fixture
def window() -> pygame.Surface:
    pygame.display.init()
    pygame.font.init()
    return pygame.Surface((1920, 1080))


def three_plots(window: pygame.Surface, values: Any, lengths: Iterator[int]) -> Callable[[], None]:
    plots = [Plot() for _ in range(3)]
    for i, plot in enumerate(plots):
        plot.layout(pygame.Rect(0, 700 + 125 * i, 1450, 125), DESK, Type(1.25))
    ghost = Curve(TIMES, values / 2, values / 2, "A", DESK.ghost, dash=True)

    def frame() -> None:
        n = next(lengths)
        run = Curve(TIMES[:n], values[:n], values[:n], "current", DESK.traces[0])
        for i, plot in enumerate(plots):
            plot.draw(
                window, (0, 8.2), Axis("pA", -60, 5), [ghost, run][i != 0 :], (), [Mark(1, "pulse")], title="Current"
            )

    return frame


@pytest.mark.parametrize("shape", SHAPES)
def test_three_plots_that_grow(benchmark: Any, window: pygame.Surface, shape: str) -> None:
    benchmark(three_plots(window, SHAPES[shape](), cycle(range(2000, 8192, 16))))


def test_three_plots_at_rest(benchmark: Any, window: pygame.Surface) -> None:
    benchmark(three_plots(window, SHAPES["smooth"](), cycle([8000])))


def panel_of_sliders() -> tuple[Ui, list[Slider]]:
    ui = Ui(DESK, 1.25, clock=lambda: 0)
    sliders = [Slider(f"Parameter {i}", 1.0, 0.0, 10.0, default=1.0) for i in range(20)]
    column = ScrollColumn(sliders)
    panel = Panel([column], pad=0)
    ui.put(panel)
    panel.place(pygame.Rect(1450, 0, 470, 1080))
    column.place(panel.rect)
    return ui, sliders


def test_a_panel_at_rest(benchmark: Any, window: pygame.Surface) -> None:
    ui, _ = panel_of_sliders()
    ui.draw(window)
    benchmark(ui.draw, window)


def test_a_slider_that_is_dragged(benchmark: Any, window: pygame.Surface) -> None:
    ui, sliders = panel_of_sliders()
    ui.draw(window)
    values = cycle(np.linspace(0, 10, 301).tolist())

    def frame() -> None:
        sliders[3].show(next(values))
        ui.draw(window)

    benchmark(frame)
