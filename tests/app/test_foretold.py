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


@pytest.mark.parametrize("lesson", ["02-trapped", "04-fire-together"])
def test_the_stage_knows_whether_a_prediction_is_open(tmp_path, lesson):
    pilot = Pilot(tmp_path, Lesson(lesson), size=(1024, 640))
    guide, scene = pilot.screen.guide, pilot.screen.stage.scene
    for index, step in enumerate(guide.lesson.steps):
        guide.jump(index)
        pilot.run(2)
        assert scene.foretelling == (step.predict is not None), step.id
    place = next(i for i, step in enumerate(guide.lesson.steps) if step.predict is not None)
    guide.jump(place)
    predict = guide.lesson.steps[place].predict
    given = {"direction": predict.right, "choice": 0, "number": 0.5, "curve": [(0.0, 0.1), (1.0, 0.5)]}[predict.sort]
    guide.answer("predict", given, "Because.")
    pilot.run(2)
    assert not scene.foretelling
    pilot.close()
