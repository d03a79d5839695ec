"""The figures of all rooms: each names what exists, and each published point stands where it belongs."""

from typing import Any

import numpy as np
import pytest

from sim.experiments.catalogue import EXPERIMENTS
from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.figure import Axis, Curve, Figure, Mark, Point, Series, points
from sim.models.figures import FIGURES
from sim.models.references import Reference, references

BY_FIGURE = pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)


@BY_FIGURE
def test_every_figure_names_what_exists(figure: Figure) -> None:
    assert figure.experiment in EXPERIMENTS
    assert {mark.row for mark in figure.marks} <= set(references())
    assert {series.source for series in figure.series} <= set(BIBLIOGRAPHY)
    labels = [curve.label for curve in figure.curves()]
    assert len(labels) == len(set(labels))


def test_figures_have_different_names() -> None:
    names = [figure.name for figure in FIGURES]
    assert len(names) == len(set(names))


def row(name: str, value: float, low: float | None, high: float | None) -> Reference:
    return Reference(
        id=name,
        experiment="pore",
        quantity="something",
        value=value,
        low=low,
        high=high,
        unit="uM",
        kind="published",
        verified=True,
        citation="Somebody 1999",
    )


def straight(**more: Any) -> Figure:
    line = Curve("line", np.array([0.0, 10.0]), np.array([0.0, 5.0]))
    return Figure("f", "pore", "A title", "What one sees.", Axis("x"), Axis("y"), lambda: [line], **more)


def test_a_mark_stands_at_its_value_with_the_bounds_of_its_row() -> None:
    rows = {"a": row("a", 2.0, 1.0, 4.0), "b": row("b", 3.0, None, 3.5)}
    figure = straight(marks=(Mark("a", 5.0, factor=2.0), Mark("b", y=1.0), Mark("a", curve="line")))
    assert points(figure, figure.curves(), rows) == [
        Point(5.0, 4.0, (5.0, 5.0), (2.0, 8.0), "a"),
        Point(3.0, 1.0, (3.0, 3.5), (1.0, 1.0), "b"),
        Point(10.0, 2.0, (10.0, 10.0), (1.0, 4.0), "a"),
    ]


def test_a_series_keeps_its_own_bars() -> None:
    figure = straight(series=(Series("data", "pore-choice", ((1.0, 2.0, 1.5, 2.5), (2.0, 3.0)), "mean ± sd"),))
    first, second = points(figure, figure.curves(), {})
    assert (first.along, second.along) == ((1.5, 2.5), (3.0, 3.0))
