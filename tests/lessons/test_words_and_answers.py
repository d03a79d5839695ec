"""Plain words, a term explained before a lesson lives on it, and no answer that is given away by its place."""

from pathlib import Path

import pytest

from sim.core.places import shipped
from sim.teaching.parse import lessons, load

GLOSSARY = shipped("lessons") / "glossary" / "glossary.toml"
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


@pytest.mark.parametrize("name", list(lessons()))
def test_the_right_answers_of_a_lesson_do_not_all_stand_at_the_same_place(name: str) -> None:
    checks = [step.check for step in load(lessons()[name]).steps if step.check is not None]
    assert len({[option.right for option in check.options].index(True) for check in checks}) > 1
