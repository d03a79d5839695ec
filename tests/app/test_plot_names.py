"""The names of curves stay in their plots and off the axes: every bench, every lesson's plots, every text size."""

from itertools import combinations
from pathlib import Path

import pytest

from sim.app.pilot import Pilot
from sim.app.places import Lab
from sim.app.plots_strip import Group, Overlay
from sim.experiments.catalogue import EXPERIMENTS
from sim.scenes.catalogue import SCENES
from sim.teaching.parse import find_lesson, lessons, load
from sim.view.plot_notes import NAME
from sim.view.plots import Plot

SIZES = [((1280, 720), 1.0), ((1280, 800), 1.5), ((1280, 800), 2.0), ((1920, 1080), 2.0)]


Groups = tuple[Group, ...]


def shown(bench: str) -> list[Groups]:
    """All that is plotted together: on the bench by itself, in the steps of its lessons, and in their replies."""
    found = {tuple(EXPERIMENTS[bench].PLOTS)}
    for name in lessons():
        lesson = load(find_lesson(name))
        for step in lesson.steps if lesson.experiment == bench else ():
            options = [option for part in (step.predict, step.check) if part for option in part.options]
            shows = [step.show, *(option.show for option in options)]
            found |= {tuple(tuple(group.split()) for group in show) for show in shows if show}
    return sorted(found)


def faults(plot: Plot, named: set[str]) -> list[str]:
    """What is wrong with the names in a plot."""
    slack = round(0.06 * plot.type.height(NAME)) + 1
    whole = plot.rect.move(-plot.rect.x, -plot.rect.y)
    wrong = [f"{name} leaves the plot" for name, place in plot.names if not whole.contains(place)]
    wrong += [f"{name} is on the axis" for name, place in plot.names if place.bottom > plot.area.bottom + slack]
    wrong += [
        f"{one} lies on {other}"
        for (one, first), (other, second) in combinations(plot.names, 2)
        if first.inflate(0, -2 * slack).colliderect(second)
    ]
    return wrong + [f"{name} is missing" for name in named - {name for name, _ in plot.names}]


@pytest.mark.parametrize("bench", list(SCENES))
@pytest.mark.parametrize(("size", "text_size"), SIZES)
def test_names_of_curves_stay_in_their_plots(
    bench: str, size: tuple[int, int], text_size: float, tmp_path: Path
) -> None:
    pilot = Pilot(tmp_path, Lab(bench), size=size, text_size=text_size)
    strip = pilot.screen.plots  # type: ignore[attr-defined]
    running = pilot.running
    running.play()
    pilot.run(30)
    running.compare()
    running.reset()
    running.play()
    pilot.run(12)
    running.play()
    for groups in shown(bench):
        strip.show(groups)
        for foretold in (False, True):
            first = strip.seen[0][0]
            row = running.experiment.OBSERVABLES[first[0]]
            strip.overlay = Overlay(first[0], ((0.0, row.range[0]), (1.0, row.range[1])), 1.0) if foretold else None
            pilot.run(3)
            for group, plot in strip.seen:
                rows = [running.experiment.OBSERVABLES[name] for name in group]
                named = {row.called(running.experiment) for row in rows} if len(rows) > 1 else set()
                named |= {"predicted"} if foretold and group == first else set()
                assert faults(plot, named) == [], groups
                if strip._room < len(strip.groups):  # the sign for more plots lies on no name
                    sign = strip._pager().move(-plot.rect.x, -plot.rect.y)
                    assert [name for name, place in plot.names if place.colliderect(sign)] == [], groups
    pilot.close()
