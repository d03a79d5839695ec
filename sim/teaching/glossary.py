"""The glossary: the words of the program, one file for all lessons; a lesson may add words that only it needs."""

from functools import cache
from pathlib import Path

import msgspec

from sim.core.complaints import Complaint
from sim.core.places import shipped
from sim.teaching.lesson import Lesson, Part, Term


class Word(Part, frozen=True):
    """A word, under which heading it stands, what it means, and how else a text may spell it."""

    word: str
    room: str
    means: str
    also: tuple[str, ...] = ()


class _File(Part, frozen=True):
    terms: tuple[Word, ...]


@cache
def glossary(file: Path | None = None) -> dict[str, Word]:
    """Every word and every other spelling of it, in small letters, in the order of the file.

    Raises:
        Complaint: the file is damaged, or gives a spelling to two words.
    """
    path = shipped("lessons") / "glossary" / "glossary.toml" if file is None else file
    try:
        rows = msgspec.toml.decode(path.read_bytes(), type=_File).terms
    except (OSError, msgspec.DecodeError) as wrong:
        raise Complaint(f"{path.name}: {wrong}.") from None
    found: dict[str, Word] = {}
    for row in rows:
        for spelling in (row.word, *row.also):
            if spelling.casefold() in found:
                raise Complaint(f"{path.name}: '{spelling}' stands there twice.")
            found[spelling.casefold()] = row
    return found


def spellings(lesson: Lesson) -> tuple[str, ...]:
    """Every word that the texts of a lesson may link to."""
    return (*(term.word for term in lesson.glossary), *glossary())


def meaning(word: str, lesson: Lesson | None = None) -> Term | None:
    """What a word means: as the lesson says, else as the glossary says; None when neither knows it."""
    own = {term.word.casefold(): term for term in lesson.glossary} if lesson else {}
    if word.casefold() in own:
        return own[word.casefold()]
    row = glossary().get(word.casefold())
    return Term(row.word, row.means) if row else None
