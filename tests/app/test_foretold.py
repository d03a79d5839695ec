"""What a student draws before the run reaches the stage, so that a scene may hold it against what comes."""

import pytest

from sim.app.pilot import Pilot
from sim.app.places import Lesson
from sim.scenes.scene import Foretold
from sim.teaching.parse import lessons


@pytest.fixture
def pilot(tmp_path):
    made = Pilot(tmp_path, Lesson(next(iter(lessons()))), size=(1024, 640))
    yield made
    made.close()


def test_a_drawn_prediction_stands_on_the_stage_and_goes_with_its_step(pilot):
    guide = pilot.screen.guide
    steps = guide.lesson.steps
    place = next(i for i, step in enumerate(steps) if step.predict is not None and step.predict.sort == "curve")
    pilot.run(2)
    assert pilot.screen.stage.foretold is None
    guide.jump(place)
    guide.answer("predict", [(0.0, 0.1), (0.01, 0.5), (0.02, 0.3)], "Because.")
    pilot.run(2)
    found = pilot.screen.stage.foretold
    assert isinstance(found, Foretold)
    assert found.observable == steps[place].predict.observable
    assert len(found.points) == 3
    guide.jump(0)
    pilot.run(2)
    assert pilot.screen.stage.foretold is None
