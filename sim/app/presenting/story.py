"""What the lecturer reads at a cue: title, notes, hands to count, runs against wrong answers, and what comes next."""

from functools import partial

from sim.app.presenting.cues import LETTERS, PARTS, Cue
from sim.app.presenting.deck import Deck
from sim.app.presenting.lettering import without_links
from sim.view.widgets.button import Button, IconButton
from sim.view.widgets.columns import Row, Rule
from sim.view.widgets.rich import RichText, Text
from sim.view.widgets.widget import Widget


def story(deck: Deck) -> list[Widget]:
    """The lecturer's text at this cue, from top to bottom."""
    cue, next_cue = deck.cue, deck.script.next_cue
    parts: list[Widget] = [
        Text(f"{PARTS[cue.part]}  ·  step {cue.step + 1}", size=13, weight="SemiBold", duty="accent"),
        Text(cue.title, size=20, weight="SemiBold"),
    ]
    if deck.script.reply is not None:
        parts.append(Text(f"On the stage: the run against “{deck.script.reply.misconception}”", weight="SemiBold"))
        parts.append(RichText(without_links(deck.script.reply.reply), size=17))
    if cue.asks:
        parts += _hands(deck, cue)
    if cue.notes:
        parts.append(RichText(without_links(cue.notes), size=17))
    parts += [
        Button(f"Run against {LETTERS[place]}: {option.misconception}", partial(deck.refute, place), align="left")
        for place, option in deck.refutable()
    ]
    parts.append(Rule())
    parts += _announced(next_cue)
    return parts


def _hands(deck: Deck, cue: Cue) -> list[Widget]:
    """Rows in which hands are counted with the pointer."""
    poll = deck.poll(cue)
    if poll is None:
        return []
    rows: list[Widget] = [Text("Type the hands for each answer, with Enter after each.", duty="muted", size=13)]
    for place, answer in enumerate(cue.answers):
        count = poll.counts[place]
        here = place == poll.at
        label = f"{LETTERS[place]}  {'–' if count is None else count}"
        rows.append(
            Row(
                [
                    IconButton("minus", f"One less for {LETTERS[place]}", partial(poll.add, -1, place)),
                    IconButton("plus", f"One more for {LETTERS[place]}", partial(poll.add, 1, place)),
                    Text(label, size=17, weight="Bold", duty="accent" if here else "ink"),
                    Text(_short(answer.text), size=14, duty="ink" if here else "muted"),
                ]
            )
        )
    return rows


def _short(text: str) -> str:
    """The first words of an answer."""
    return text if len(text) <= 44 else text[:42].rsplit(" ", 1)[0] + " …"


def _announced(cue: Cue | None) -> list[Widget]:
    """What comes next."""
    if cue is None:
        return [Text("This is the last cue.", duty="muted")]
    found: list[Widget] = [
        Text("Next", size=13, weight="SemiBold", duty="muted"),
        Text(f"{PARTS[cue.part]}: {cue.title}", size=16, weight="SemiBold"),
    ]
    words = cue.caption or cue.question
    if words:
        found.append(Text(words, duty="muted"))
    return found
