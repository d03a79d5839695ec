"""Plain words: no marks of Markdown where a text is shown as it stands, no idioms, no term before it is explained."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sim.core.places import shipped
from sim.teaching.lesson import Lesson
from sim.teaching.parse import lessons, load

GLOSSARY = shipped("lessons") / "glossary" / "glossary.toml"
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


STUMBLES = (
    "all but",
    "choosy",
    "endless",
    "exciting",
    "hang on",
    "hang more",
    "lean on",
    "no way round",
    "some thousand",
    "by decree",
    "this wound",
)
"""Turns that a reader with English as a second language takes for something else."""


@pytest.mark.parametrize("file", [*lessons().values(), GLOSSARY], ids=lambda file: file.stem)
def test_no_turn_of_english_stands_where_a_plain_word_would_do(file: Path) -> None:
    text = " ".join(file.read_text(encoding="utf-8").split())
    assert [turn for turn in STUMBLES if turn in text] == []


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("01-two-keys", "glossary:spike"),
        ("04-fire-together", "glossary:spike"),
        ("04-fire-together", "(**pre**)"),
        ("04-fire-together", "(**post**)"),
        ("05-the-brake", "**twin**"),
        ("09-hours-against-weeks", "glossary:arm"),
    ],
)
def test_a_word_that_a_lesson_lives_on_is_explained_in_its_first_step(name: str, word: str) -> None:
    assert word in load(lessons()[name]).steps[0].say
