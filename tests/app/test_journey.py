"""From the first page through a whole lesson, with the keyboard alone; and what an interruption leaves."""

from pathlib import Path

import pytest

from sim.app.lesson_screen import LessonScreen
from sim.app.pilot import Pilot
from sim.app.places import Home, Lab, Lesson
from sim.teaching import build
from sim.teaching.parse import lessons
from sim.teaching.play import a_guess

LESSONS = list(lessons())


def lesson_of(pilot: Pilot) -> LessonScreen:
    """The lesson that is open."""
    assert isinstance(pilot.screen, LessonScreen)
    return pilot.screen


def answer_by_keys(pilot: Pilot, place: int) -> None:
    """Choose the option of that place in the list that has the focus."""
    pilot.press("Home")
    for _ in range(place):
        pilot.press("Down")


def predict_by_keys(pilot: Pilot) -> None:
    """Make some prediction and give a reason, with keys alone."""
    screen = lesson_of(pilot)
    predict = screen.guide.step.predict
    assert predict is not None
    if predict.sort in ("choice", "direction"):
        pilot.tab_to("Your choice" if predict.sort == "choice" else "Which way")
        answer_by_keys(pilot, 1)
    elif predict.sort == "number":
        row = screen.guide.bench.OBSERVABLES[predict.observable]
        pilot.tab_to(row.label)
        pilot.type("50")
    else:
        pilot.tab_to(screen.guide.bench.OBSERVABLES[predict.observable].label)
        for _ in range(31):
            pilot.press("Right")
        pilot.press("Up")
    if predict.reason:
        pilot.tab_to("Why do you think so?")
        pilot.type("it is so")
    pilot.tab_to("Lock it in")
    pilot.press("Enter")
    assert screen.guide.prediction is not None


def solve(pilot: Pilot) -> None:
    """Do what the lesson's solution says, and let time pass as fast as the keys allow."""
    screen = lesson_of(pilot)
    guide, session = screen.guide, screen.guide.session
    begin = session.experiment.ticks
    for tick, command in build.script(guide.bench, guide.step.solution):
        session.plan(begin + tick, command)
    end = begin + guide.length(guide.step)
    for _ in range(4000):
        if session.experiment.ticks >= end or not guide.can_go_on:
            return
        if not screen.running.playing:
            pilot.press("P")
        screen.watch(session.advance(max(1, (end - begin) // 40)))
        pilot.run(1)


def check_by_keys(pilot: Pilot) -> None:
    """Answer the question at the end: wrong at first, which is replied to by a run; then right."""
    screen = lesson_of(pilot)
    check = screen.guide.step.check
    assert check is not None
    places = {option.right: i for i, option in reversed(list(enumerate(check.options)))}
    pilot.tab_to("Answers")
    answer_by_keys(pilot, places[False])
    pilot.tab_to("Answer")
    pilot.press("Tab") if pilot.focused and pilot.focused["name"] == "Answers" else None
    pilot.press("Enter")
    assert screen.guide.reply is not None
    assert screen.running.playing
    pilot.run(10)
    pilot.press("Esc")
    assert screen.guide.reply is None
    pilot.run(2)
    pilot.tab_to("Answers")
    answer_by_keys(pilot, places[True])
    pilot.press("Tab")
    pilot.press("Enter")
    assert screen.guide.mark.right


USUAL, LARGE = ((1280, 800), 1.0), ((1024, 640), 2.0)
OFTEN = [(name, *LARGE) for name in LESSONS] + [(LESSONS[1], *USUAL)]
"""Every lesson where room is shortest, one where it is usual; the others there in the soak."""
SELDOM = [pytest.param(name, *USUAL, marks=pytest.mark.soak) for name in LESSONS if (name, *USUAL) not in OFTEN]


@pytest.mark.parametrize(("name", "size", "text_size"), [*OFTEN, *SELDOM])
def test_a_whole_lesson_by_keyboard_alone(name: str, size: tuple[int, int], text_size: float, tmp_path: Path) -> None:
    pilot = Pilot(tmp_path, size=size, text_size=text_size)
    title = pilot.rooms.lessons[name].title
    pilot.tab_to(f"Open: {title}")
    pilot.press("Enter")
    pilot.run(2)
    if pilot.rooms.lessons[name].content_note:
        assert pilot.program.ui.modal is not None
        pilot.press("Enter")
        pilot.run(2)
    screen = lesson_of(pilot)
    guide = screen.guide
    for place in range(len(guide.lesson.steps)):
        assert guide.index == place
        pilot.run(2)
        if guide.step.predict is not None:
            predict_by_keys(pilot)
        solve(pilot)
        pilot.run(2)
        if guide.step.check is not None and not guide.why_no_check:
            check_by_keys(pilot)
            pilot.run(2)
        assert guide.can_go_on == "", f"{guide.step.id}: {guide.can_go_on}"
        pilot.press("Ctrl+Right")
        pilot.run(1)
    assert guide.progress == (len(guide.lesson.steps), len(guide.lesson.steps))
    assert pilot.program.ui.modal is not None
    pilot.press("Enter")
    pilot.run(3)
    assert pilot.screen.contexts == ("home",)
    row = pilot.rooms._row(guide.lesson)
    assert row.done == row.steps
    pilot.close()


def test_an_interrupted_lesson_is_offered_and_goes_on_where_it_stopped(tmp_path: Path) -> None:
    pilot = Pilot(tmp_path, Lesson(LESSONS[0]))
    guide = lesson_of(pilot).guide
    step = guide.step.predict
    assert step is not None
    guide.answer("predict", a_guess(guide.bench, step), "because")
    pilot.run(40)
    hash, ticks = guide.session.experiment.state_hash(), guide.session.experiment.ticks
    pilot.close()
    again = Pilot(tmp_path)
    again.click("Continue")
    again.run(2)
    screen = lesson_of(again)
    assert screen.guide.prediction is not None
    assert screen.guide.session.experiment.ticks == ticks
    assert screen.guide.session.experiment.state_hash() == hash
    again.close()


def test_a_broken_rescue_file_is_said_once_and_put_away(tmp_path: Path) -> None:
    Pilot(tmp_path).close()
    (tmp_path / "state" / "interrupted.json").write_text("{")
    pilot = Pilot(tmp_path)
    assert len([line for line in pilot.said if "rescue" in line]) == 1
    pilot.go(Home())
    assert not (tmp_path / "state" / "interrupted.json").exists()
    pilot.close()


def test_the_safety_texts_stand_on_the_first_start_and_only_then(tmp_path: Path) -> None:
    pilot = Pilot(tmp_path, first_start=True)
    pilot.run(2)
    assert any(node["role"] == "dialog" or "Before you start" in node["name"] for node in pilot.tree())
    pilot.press("Enter")
    pilot.run(2)
    assert pilot.program.ui.modal is None
    assert pilot.program.settings.safety_read
    pilot.close()


def test_a_locked_control_says_why(tmp_path: Path) -> None:
    pilot = Pilot(tmp_path, Lesson(LESSONS[0]))
    screen = lesson_of(pilot)
    assert all(control.disabled for control in screen.controls.parameters.values())
    assert "rediction" in screen.guide.why_still
    pilot.press("P")
    assert not screen.running.playing
    pilot.close()


def test_without_any_folder_everything_works_for_the_run() -> None:
    pilot = Pilot(None, Lab("pore"))
    pilot.press("P")
    pilot.run(10)
    assert pilot.running.experiment.ticks > 0
    pilot.close()


def test_a_missing_reason_is_told_where_the_student_looks(tmp_path: Path) -> None:
    pilot = Pilot(tmp_path, Lesson("02-trapped"), size=(1024, 640))
    pilot.tab_to("Your choice")
    answer_by_keys(pilot, 1)
    pilot.tab_to("Lock it in")
    pilot.press("Enter")
    pilot.run(2)
    assert lesson_of(pilot).guide.prediction is None
    told = pilot.find("Say in a few words why")
    panel = lesson_of(pilot).side.rect
    assert panel.contains(told["rect"])
    assert pilot.focused is not None
    assert pilot.focused["name"] == "Why do you think so?"


def test_run_b_begins_where_the_step_begins(tmp_path: Path) -> None:
    pilot = Pilot(tmp_path, Lesson("02-trapped"))
    screen = lesson_of(pilot)
    guide = screen.guide
    guide.jump(next(i for i, step in enumerate(guide.lesson.steps) if step.id == "get-out"))
    begun = guide.session.experiment.ticks
    blocked = guide.session.experiment.observe()["blocked"]
    pilot.press("P")
    pilot.run(20)
    pilot.press("C")
    pilot.run(2)
    assert screen.running.ghost is not None
    assert guide.session.experiment.ticks == begun > 0
    assert guide.session.experiment.observe()["blocked"] == blocked > 0.9


def test_where_room_is_short_story_and_controls_scroll_as_one_and_part_again(tmp_path: Path) -> None:
    pilot = Pilot(tmp_path, Lesson("02-trapped", again=True), size=(1024, 640), text_size=2.0)
    screen = lesson_of(pilot)
    screen.guide.jump(4)
    pilot.run(3)
    panel = screen._panel
    control = screen.controls.parameters["glutamate"]
    assert control in panel.story.items and not panel.tools.items
    pilot.tab_to("Glutamate in the bath")
    assert panel.story.rect.contains(control.rect), "the focus scrolls it into view"
    pilot.resize((1920, 1080))
    pilot.run(3)
    assert control in panel.tools.items and control not in panel.story.items
    pilot.close()
