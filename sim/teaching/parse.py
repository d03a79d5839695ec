"""Reads a lesson file into a Lesson, or says in one line what is wrong with it, where, and what is allowed."""

import tomllib
from pathlib import Path
from typing import get_type_hints

import msgspec

from sim.core.complaints import Complaint, nearest, unknown
from sim.core.places import shipped
from sim.teaching.lesson import Check, Deed, Goal, Lecturer, Lesson, Option, Part, Poll, Predict, Step, Term
from sim.teaching.lines import Place, line_at, lines_of, place_of

PARTS: tuple[type[Part], ...] = (Lesson, Step, Predict, Check, Option, Goal, Deed, Lecturer, Poll, Term)


def read_text(path: Path) -> str:
    """The text of a lesson file.

    Raises:
        Complaint: it cannot be read, or is not text.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise Complaint(f"{path}: there is no such file.") from None
    except UnicodeDecodeError:
        raise Complaint(f"{path.name}: not a text file in UTF-8.") from None
    except OSError as wrong:
        raise Complaint(f"{path}: cannot be read ({wrong.strerror}).") from None


def load(path: Path) -> Lesson:
    """The lesson in a file. Only its form is judged; `check` judges its sense.

    Raises:
        Complaint: naming file and line.
    """
    return parse(read_text(path), path.name)


def parse(text: str, name: str) -> Lesson:
    """The lesson in the text of a file called `name`.

    Raises:
        Complaint: naming file and line.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise Complaint(f"{name}: not a valid TOML file: {wrong}.") from None
    try:
        return msgspec.convert(data, Lesson)
    except msgspec.ValidationError as wrong:
        message, _, where = str(wrong).partition(" - at ")
        place = place_of(where.strip("`"))
        raise Complaint(f"{name}:{line_at(lines_of(text), place)}: {_plain(message, place)}") from None


def _plain(message: str, place: Place) -> str:
    """The decoder's message in an author's words."""
    quoted = message.split("`")[1::2]
    inside = _part_at(place)
    here = _words(place)
    if "unknown field" in message and inside is not None:
        allowed = inside.__struct_fields__
        guess = nearest(quoted[0], allowed)
        hint = f"; did you mean '{guess}'?" if guess else "."
        return f"{here} has no '{quoted[0]}'{hint} Allowed: {', '.join(allowed)}."
    if "missing required field" in message:
        return f"{here} needs '{quoted[0]}'."
    if "Invalid enum value" in message and place:
        return f"{here}: '{message.split(chr(39))[1]}' is not allowed. Allowed: {', '.join(_choices(place))}."
    if message.startswith("Expected") and len(quoted) == 2:
        kinds = {"str": 'a text in "quotes"', "array": "a list in [ ]", "object": "a table", "int": "a whole number"}
        kinds |= {"bool": "true or false", "float": "a number"}
        wanted, got = (" or ".join(kinds.get(kind, kind) for kind in part.split(" | ")) for part in quoted)
        return f"{here} should be {wanted}, and is {got}."
    return f"{here}: {message}."


def _words(place: Place) -> str:
    """("steps", 2, "goal") -> "goal of steps 3"."""
    said: list[str] = []
    for part in place:
        if isinstance(part, int) and said:
            said[-1] += f" {part + 1}"
        else:
            said.append(str(part))
    return " of ".join(reversed(said)) or "the lesson"


def _part_at(place: Place) -> type[Part] | None:
    """Which part of the format stands at a place."""
    part: type[Part] = Lesson
    for name in place:
        if isinstance(name, int):
            continue
        kind = str(get_type_hints(part).get(name, ""))
        inner = [p for p in PARTS if f"lesson.{p.__name__}" in kind]
        if not inner:
            return None
        part = inner[0]
    return part


def _choices(place: Place) -> tuple[str, ...]:
    names = [name for name in place if isinstance(name, str)]
    part = _part_at(tuple(names[:-1]))
    hint = get_type_hints(part).get(names[-1]) if part else None
    return tuple(f"'{word}'" if not word else str(word) for word in getattr(hint, "__args__", ()))


def lessons(folder: Path | None = None) -> dict[str, Path]:
    """Id -> file of every lesson in the folder (the shipped one when none is given), in order of their numbers."""
    where = shipped("lessons") if folder is None else folder
    found: dict[str, Path] = {}
    for path in sorted(where.glob("*.toml")):
        found[path.stem] = path
    return found


def find_lesson(name: str, folder: Path | None = None) -> Path:
    """The file of a lesson named by path, by id ("02-trapped"), by title word ("trapped") or by number ("2").

    Raises:
        Complaint: there is none.
    """
    path = Path(name)
    if path.suffix == ".toml" or len(path.parts) > 1:
        if path.is_file():
            return path
        raise Complaint(f"{name}: there is no such file.")
    known = lessons(folder)
    for key, file in known.items():
        number, _, word = key.partition("-")
        if name.casefold() in (key.casefold(), word.casefold(), number.casefold(), number.lstrip("0")):
            return file
    raise unknown("lesson", name, known)
