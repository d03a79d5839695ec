"""The pages of words that keys open: the table of keys, the glossary, the source of a number."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from sim.app.keys import CONTEXTS, KEYS, Context, chords_for
from sim.core.evidence import SIDES, Evidence
from sim.core.quantities import Parameter
from sim.core.sources import BADGES, GLOSSES, Source
from sim.teaching.glossary import glossary
from sim.teaching.lesson import Lesson

BADGE_TERMS = tuple((BADGES[kind], gloss) for kind, gloss in GLOSSES.items())


def keys_page(contexts: Iterable[Context]) -> str:
    """The keys that count in these contexts, as Markdown; a duty with two keys stands once."""
    wanted = set(contexts)
    lines: list[str] = []
    for context, heading in CONTEXTS.items():
        rows = [key for key in KEYS if key.context == context]
        if context not in wanted or not rows:
            continue
        lines.append(f"### {heading}\n")
        said: set[str] = set()
        for key in rows:
            if key.duty not in said:
                said.add(key.duty)
                both = [row.chord for row in rows if row.duty == key.duty]
                lines.append(f"- **{' or '.join(both)}** — {key.says}")
        lines.append("")
    return "\n".join(lines)


def glossary_page(lessons: Iterable[Lesson]) -> str:
    """Every word under its heading, the words of single lessons, and what the badges mean, as Markdown."""
    rooms: dict[str, dict[str, str]] = {}
    for word in dict.fromkeys(glossary().values()):
        rooms.setdefault(word.room, {})[word.word] = word.means
    for lesson in lessons:
        for term in lesson.glossary:
            rooms.setdefault("In single lessons", {}).setdefault(term.word, term.means)
    lines: list[str] = []
    for room, words in rooms.items():
        lines.append(f"### {room}\n")
        lines += [f"**{word}** — {words[word]}\n" for word in sorted(words, key=str.casefold)]
    lines.append("### Badges on numbers\n")
    lines += [f"- **{name}** — {gloss}" for name, gloss in BADGE_TERMS]
    return "\n".join(lines)


def evidence_page(rows: Iterable[Evidence], sources: Mapping[str, Source]) -> str:
    """What speaks for what is shown, what against, and what is not settled, each with who was studied, as Markdown."""
    rows = tuple(rows)
    if not rows:
        return "Nothing has been gathered for this picture."
    lines: list[str] = []
    for side in SIDES:
        mine = [row for row in rows if row.side == side]
        lines.append(f"### {side.capitalize()}\n")
        lines += [f"- {row.finding} *{row.about}; {row.where}.* {_cited(row.source, sources)}" for row in mine]
        lines.append("" if mine else "Nothing that we know of.\n")
    return "\n".join(lines)


def _cited(key: str, sources: Mapping[str, Source]) -> str:
    source = sources.get(key)
    if source is None:
        return key
    about = " (recalled, not read again)" if source.approximate else ""
    return f"{source.citation}{about}."


def provenance(row: Parameter, sources: Mapping[str, Source]) -> str:
    """What a control says of itself on hover and focus: what it is, its range, its badge and its source."""
    source = sources.get(row.source)
    kind = row.kind or (source.kind if source else "teaching")
    parts = [row.help.strip()] if row.help else []
    if row.sort == "number":
        parts.append(f"From {row.say(row.valid[0])} to {row.say(row.valid[1])}; at first {row.say(row.default)}.")
    if source is not None:
        about = "about, " if source.approximate else ""
        parts.append(f"[{about}{BADGES[kind]}] {source.citation}")
        if source.note:
            parts.append(source.note)
    return "\n".join(parts)


def hint_with_keys(text: str, duty: str) -> str:
    """A hint with the key that does the same: 'Undo (Ctrl+Z)'."""
    chords = chords_for(duty)
    return f"{text} ({chords})" if chords else text


def linked(markdown: str) -> str:
    """Links to the glossary whose term has a space in it, made readable for Markdown."""
    return re.sub(r"\]\((glossary:[^)]*)\)", lambda found: f"]({quote(found[1], safe=':')})", markdown)
