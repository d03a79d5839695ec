"""Where in a lesson file something stands, so that a complaint can name the line."""

import re

Place = tuple[str | int, ...]
_HEADER = re.compile(r"^\s*(\[\[?)\s*([A-Za-z0-9_.\-\"' ]+?)\s*\]\]?")
_KEY = re.compile(r"^\s*([A-Za-z0-9_\-\"'.]+)\s*=")
_STEP = re.compile(r"\.?([A-Za-z0-9_\-]+)|\[(\d+|\.\.\.)\]")


def lines_of(text: str) -> dict[Place, int]:
    """Place in the file, such as ("steps", 2, "goal", "low"), -> line number from 1."""
    found: dict[Place, int] = {}
    counts: dict[Place, int] = {}
    table: Place = ()
    inside = ""  # the quotes that close the text of several lines that we are in
    for number, line in enumerate(text.splitlines(), start=1):
        if inside:
            inside = "" if inside in line else inside
            continue
        header = _HEADER.match(line)
        key = _KEY.match(line)
        if key:
            found.setdefault((*table, *_names(key[1])), number)
            opened = next((quotes for quotes in ('"""', "'''") if line.count(quotes) == 1), "")
            inside = opened
        elif header:
            table = _table(_names(header[2]), header[1] == "[[", counts)
            found.setdefault(table, number)
    return found


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in text.split("."))


def _table(names: tuple[str, ...], listed: bool, counts: dict[Place, int]) -> Place:
    place: Place = ()
    for i, name in enumerate(names):
        place = (*place, name)
        if listed and i == len(names) - 1:
            counts[place] = counts.get(place, -1) + 1
        if place in counts:
            place = (*place, counts[place])
    return place


def line_at(lines: dict[Place, int], place: Place) -> int:
    """The line of a place, or of the nearest thing around it; 1 when nothing is known."""
    for length in range(len(place), 0, -1):
        if place[:length] in lines:
            return lines[place[:length]]
    return 1


def place_of(path: str) -> Place:
    """The place in the notation of the decoder: "$.steps[2].goal" -> ("steps", 2, "goal")."""
    parts: list[str | int] = []
    for name, index in _STEP.findall(path.removeprefix("$")):
        if index == "...":
            break
        parts.append(int(index) if index else name)
    return tuple(parts)
