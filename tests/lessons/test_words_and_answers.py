"""Plain words, a term explained before a lesson lives on it, and no answer given away by its place or its length."""

from pathlib import Path

import pytest

from sim.core.places import shipped
from sim.teaching.lesson import Check, Option
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


def checks_of(name: str) -> list[Check]:
    return [step.check for step in load(lessons()[name]).steps if step.check is not None]


def right_among_lengths(options: tuple[Option, ...]) -> tuple[int, list[int]]:
    """How long the right option is, and how long each is."""
    return next(len(option.text) for option in options if option.right), [len(option.text) for option in options]


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
    assert len({[option.right for option in check.options].index(True) for check in checks_of(name)}) > 1


@pytest.mark.parametrize("name", list(lessons()))
def test_the_options_of_a_check_are_of_about_the_same_length(name: str) -> None:
    for check in checks_of(name):
        _, lengths = right_among_lengths(check.options)
        assert max(lengths) <= 1.35 * min(lengths), check.question


@pytest.mark.parametrize("name", list(lessons()))
def test_the_choices_of_a_prediction_do_not_stand_out_by_their_length(name: str) -> None:
    for step in load(lessons()[name]).steps:
        if step.predict is not None and step.predict.options:
            _, lengths = right_among_lengths(step.predict.options)
            assert max(lengths) <= 1.5 * min(lengths), step.predict.question


@pytest.mark.parametrize("name", list(lessons()))
def test_whoever_takes_the_longest_option_fails_at_least_one_check_of_each_lesson(name: str) -> None:
    assert any(right < max(lengths) for right, lengths in (right_among_lengths(c.options) for c in checks_of(name)))


def test_the_right_option_is_the_longest_in_a_third_of_all_checks_at_most_and_the_shortest_in_half() -> None:
    all_of_them = [right_among_lengths(check.options) for name in lessons() for check in checks_of(name)]
    assert sum(right == max(lengths) for right, lengths in all_of_them) <= len(all_of_them) / 3
    assert sum(right == min(lengths) for right, lengths in all_of_them) <= len(all_of_them) / 2


def test_a_reason_stands_in_right_options_too_and_in_few_of_all() -> None:
    options = [option for name in lessons() for check in checks_of(name) for option in check.options]
    with_reason = [option.right for option in options if "because" in option.text]
    assert any(with_reason)
    assert len(with_reason) <= len(options) / 4
