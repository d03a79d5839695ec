"""What is shown as it stands, on cards, buttons, slides and polls, holds no marks of Markdown."""

import re
from collections.abc import Iterator

import pytest

from sim.teaching.lesson import Lesson
from sim.teaching.parse import lessons, load

MARKS = re.compile(r"\*|`|\]\(|(?<!\w)_\w")


def shown_as_it_stands(lesson: Lesson) -> Iterator[str]:
    """The texts of a lesson that no reader of Markdown sees."""
    yield from (lesson.title, lesson.question)
    yield from (*lesson.objectives, *lesson.concepts, *lesson.misconceptions)
    yield from (lesson.lecturer.poll.question, *lesson.lecturer.poll.options)
    for step in lesson.steps:
        yield from (step.title, step.caption)
        if step.predict is not None:
            yield from (step.predict.question, *(option.text for option in step.predict.options))
        if step.check is not None:
            yield from (step.check.question, *(option.text for option in step.check.options))


@pytest.mark.parametrize("name", list(lessons()))
def test_no_marks_are_left_in_plain_words(name: str) -> None:
    assert [text for text in shown_as_it_stands(load(lessons()[name])) if MARKS.search(text)] == []
