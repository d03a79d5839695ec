"""The glossary: enough words, each explained once, and no text that links into nothing."""

from pathlib import Path

import pytest

from sim.core.complaints import Complaint
from sim.teaching.glossary import glossary, meaning
from sim.teaching.lint import linked_words
from sim.teaching.parse import lessons, load

WORDS = list(dict.fromkeys(glossary().values()))


def test_there_are_at_least_eighty_words() -> None:
    assert len(WORDS) >= 80


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word.word)
def test_each_word_is_explained_in_a_few_plain_sentences(word: object) -> None:
    means = word.means  # type: ignore[attr-defined]
    assert 20 <= len(means) <= 320 and means.endswith(".")
    assert all(len(sentence.split()) <= 40 for sentence in means.split(". "))


def test_a_word_is_found_by_any_spelling_and_a_lesson_comes_first() -> None:
    plain = meaning("npc of no one")
    assert plain is None
    assert meaning("spines") == meaning("Spine")
    lesson = load(lessons()["02-trapped"])
    assert all(meaning(term.word, lesson) == term for term in lesson.glossary)


@pytest.mark.parametrize("name", lessons())
def test_every_step_of_every_lesson_links_to_the_glossary(name: str) -> None:
    bare = [step.id for step in load(lessons()[name]).steps if not linked_words(f"{step.say}\n{step.explain}")]
    assert bare == []


def test_a_word_that_stands_twice_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "glossary.toml"
    row = '[[terms]]\nword = "gate"\nroom = "r"\nmeans = "m"\n'
    file.write_text(row + row.replace('"gate"', '"Gate"'), encoding="utf-8")
    with pytest.raises(Complaint, match="twice"):
        glossary(file)
