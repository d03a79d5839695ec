"""A lesson that was interrupted goes on at the pace of its step."""

from sim.experiments.catalogue import EXPERIMENTS
from sim.experiments.session import Session
from sim.teaching import rescue
from sim.teaching.guide import Guide
from sim.teaching.parse import find_lesson, load


def test_an_interrupted_step_goes_on_at_its_own_pace():
    lesson = load(find_lesson("02-trapped"))

    def sitting():
        session = Session(EXPERIMENTS[lesson.experiment](seed=lesson.seed))
        return session, Guide(lesson, session)

    session, guide = sitting()
    guide.jump(4)
    kept = rescue.gather(session, guide)
    session, guide = sitting()
    rescue.take_up(kept, session, guide)
    assert guide.index == 4
    assert session.factor == lesson.steps[4].pace != lesson.steps[0].pace
