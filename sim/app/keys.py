"""All keys, in one table: what is pressed, where it counts, and what it does. A test refuses a double use."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import pygame

Context = Literal["everywhere", "home", "bench", "lesson", "stage", "control", "sheet", "present"]
CONTEXTS: dict[Context, str] = {
    "everywhere": "Everywhere",
    "home": "On the first page",
    "bench": "At an experiment",
    "lesson": "In a lesson",
    "stage": "When the picture has the focus",
    "control": "When a control has the focus",
    "sheet": "On a page laid over the window",
    "present": "In front of an audience",
}
TOGETHER: tuple[tuple[Context, ...], ...] = (
    ("everywhere", "home", "control"),
    ("everywhere", "bench", "lesson", "stage"),
    ("everywhere", "bench", "lesson", "control"),
    ("everywhere", "sheet", "control"),
    ("present",),
)
"""Contexts that count at the same time, so that no key may stand in two of them."""


@dataclass(frozen=True)
class Key:
    """A row: `chord` as printed on a keyboard, `duty` the name that the program acts on, `says` for the help page.

    A row with `inside` is carried out by the control itself; it stands here for the help page and the test.
    """

    chord: str
    duty: str
    context: Context
    says: str
    inside: bool = False


KEYS: tuple[Key, ...] = (
    Key("F1", "keys", "everywhere", "Show the keys"),
    Key("?", "keys", "everywhere", "Show the keys"),
    Key("G", "glossary", "everywhere", "Open the glossary"),
    Key("F2", "about", "everywhere", "About this program, and what it is not for"),
    Key("F11", "full screen", "everywhere", "Fill the screen, or stop filling it"),
    Key("Ctrl+T", "theme", "everywhere", "Next theme: desk, paper, projector"),
    Key("Ctrl++", "larger", "everywhere", "Larger text"),
    Key("Ctrl+=", "larger", "everywhere", "Larger text"),
    Key("Ctrl+-", "smaller", "everywhere", "Smaller text"),
    Key("Ctrl+M", "calm", "everywhere", "Less motion, or all motion again"),
    Key("Esc", "leave", "everywhere", "Leave what is open"),
    Key("Ctrl+Q", "quit", "everywhere", "Close the program"),
    Key("F6", "next part", "everywhere", "On to the next part of the window"),
    Key("Tab", "next control", "everywhere", "On to the next control", inside=True),
    Key("Shift+Tab", "control before", "everywhere", "Back to the control before", inside=True),
    Key(",", "step back", "bench", "One step back in time"),
    Key(".", "step", "bench", "One step forward in time"),
    Key("[", "slower", "bench", "Slower"),
    Key("]", "faster", "bench", "Faster"),
    Key("R", "reset", "bench", "Back to the start with these settings"),
    Key("P", "play", "bench", "Play or pause, wherever the focus is"),
    Key("Ctrl+Z", "undo", "bench", "Undo"),
    Key("Ctrl+Shift+Z", "redo", "bench", "Redo"),
    Key("Ctrl+Y", "redo", "bench", "Redo"),
    Key("C", "compare", "bench", "Keep this run as A and compare the next with it"),
    Key("D", "describe", "bench", "Say in words what the picture shows"),
    Key("L", "leaves out", "bench", "What this picture leaves out"),
    Key("E", "evidence", "bench", "What speaks for what is shown, what against, and what is not settled"),
    Key("N", "next plot", "bench", "The next plot, where not all have room"),
    Key("Ctrl+E", "export", "bench", "Export the run and the picture"),
    Key("Ctrl+Right", "go on", "lesson", "On to the next step of the lesson"),
    Key("Ctrl+Left", "go back", "lesson", "Back to the step before"),
    Key("H", "hint", "lesson", "A hint"),
    Key("Z", "zoom", "bench", "Go up close in the picture or to its other view, and back"),
    Key("Space", "play", "stage", "Play or pause"),
    Key("Right", "next thing", "stage", "Point at the next thing in the picture"),
    Key("Down", "next thing", "stage", "Point at the next thing in the picture"),
    Key("Left", "thing before", "stage", "Point at the thing before"),
    Key("Up", "thing before", "stage", "Point at the thing before"),
    Key("Enter", "what is it", "stage", "Say what it is, with its numbers and its source; then go where it leads"),
    Key("Enter", "press", "control", "Press, choose, or type a value", inside=True),
    Key("Space", "press", "control", "Press or switch", inside=True),
    Key("Left", "less", "control", "Less, or the choice before", inside=True),
    Key("Right", "more", "control", "More, or the next choice", inside=True),
    Key("Down", "less", "control", "Less, or the next choice", inside=True),
    Key("Up", "more", "control", "More, or the choice before", inside=True),
    Key("PageUp", "much more", "control", "Ten steps more", inside=True),
    Key("PageDown", "much less", "control", "Ten steps less", inside=True),
    Key("Home", "least", "control", "To the lowest value", inside=True),
    Key("End", "most", "control", "To the highest value", inside=True),
    Key("PageDown", "next cue", "present", "The next cue"),
    Key("Right", "next cue", "present", "The next cue"),
    Key("Space", "next cue", "present", "The next cue"),
    Key("Down", "next cue", "present", "The next cue"),
    Key("PageUp", "previous cue", "present", "The cue before"),
    Key("Left", "previous cue", "present", "The cue before"),
    Key("Up", "previous cue", "present", "The cue before"),
    Key("0 to 9", "number", "present", "Type the number of a cue, or of hands while hands are counted", inside=True),
    Key("Enter", "enter", "present", "Use the number that was typed; without a number, the next cue"),
    Key("Backspace", "rub out", "present", "Take back a digit"),
    Key("G", "jump", "present", "Go to a cue by its number, also while hands are counted"),
    Key(".", "black", "present", "Black screen for the audience, or the picture again"),
    Key("B", "black", "present", "Black screen for the audience, or the picture again"),
    Key("W", "white", "present", "White screen for the audience, or the picture again"),
    Key("F", "freeze", "present", "The audience keeps this picture while you go on, or follows again"),
    Key("K", "run or pause", "present", "Run or pause the model"),
    Key("[", "slower run", "present", "The model slower"),
    Key("]", "faster run", "present", "The model faster"),
    Key("R", "back to script", "present", "Back to the script: this cue from its beginning"),
    Key("X", "refute", "present", "Run what refutes the wrong answer with most hands"),
    Key("+", "hand more", "present", "One hand more for the answer that is counted"),
    Key("=", "hand more", "present", "One hand more for the answer that is counted"),
    Key("-", "hand less", "present", "One hand less"),
    Key("A", "next answer", "present", "Count the next answer"),
    Key("D", "pen", "present", "Draw on the picture of the audience, or put the pen away"),
    Key("Z", "zoom", "present", "Go up close in the picture or to its other view, and back"),
    Key("L", "spotlight", "present", "Spotlight where the pointer is, or all of the picture again"),
    Key("E", "wipe", "present", "Wipe what was drawn"),
    Key("F5", "from start", "present", "Start from the first cue, and the clock with it"),
    Key("Shift+F5", "from here", "present", "Start from this cue, and the clock with it"),
    Key("T", "reset clock", "present", "The clock to zero"),
    Key("P", "pause clock", "present", "Stop the clock, or let it go on"),
    Key("N", "notes", "present", "Show or hide the notes where there is one window alone"),
    Key("S", "swap screens", "present", "Swap the screens"),
    Key("F11", "fill screen", "present", "The audience window fills its screen, or stops filling it"),
    Key("F1", "present keys", "present", "Show these keys"),
    Key("?", "present keys", "present", "Show these keys"),
    Key("Esc", "end", "present", "End the lecture"),
)

_NAMED = {
    pygame.K_SPACE: "Space",
    pygame.K_RETURN: "Enter",
    pygame.K_KP_ENTER: "Enter",
    pygame.K_ESCAPE: "Esc",
    pygame.K_TAB: "Tab",
    pygame.K_BACKSPACE: "Backspace",
    pygame.K_DELETE: "Delete",
    pygame.K_LEFT: "Left",
    pygame.K_RIGHT: "Right",
    pygame.K_UP: "Up",
    pygame.K_DOWN: "Down",
    pygame.K_PAGEUP: "PageUp",
    pygame.K_PAGEDOWN: "PageDown",
    pygame.K_HOME: "Home",
    pygame.K_END: "End",
    pygame.K_KP_PLUS: "+",
    pygame.K_KP_MINUS: "-",
    **{getattr(pygame, f"K_F{n}"): f"F{n}" for n in range(1, 13)},
}


def chord_of(event: pygame.event.Event) -> str:
    """What was pressed, as the table writes it; '' for a lone Shift and its like.

    A sign counts by what it types, whatever the layout; a letter of another alphabet by its place on the keyboard.
    """
    ctrl = bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
    shift = bool(event.mod & pygame.KMOD_SHIFT)
    before = ("Ctrl+" if ctrl else "") + ("Alt+" if event.mod & pygame.KMOD_ALT else "")
    name = _NAMED.get(event.key)
    if name is not None:
        return before + ("Shift+" if shift and name not in "+-" else "") + name
    typed = getattr(event, "unicode", "")
    if not ctrl and len(typed) == 1 and typed.isascii() and typed.isprintable():
        return before + typed.upper()
    place = getattr(event, "scancode", 0)
    if not 33 <= event.key <= 126 and pygame.KSCAN_A <= place <= pygame.KSCAN_Z:
        return before + ("Shift+" if shift and ctrl else "") + chr(ord("A") + place - pygame.KSCAN_A)
    if not 33 <= event.key <= 126:
        return ""
    letter = chr(event.key)
    return before + ("Shift+" if shift and letter.isalpha() else "") + letter.upper()


def duty_of(chord: str, contexts: Iterable[Context]) -> str:
    """The duty of a chord where these contexts count, leaving out what controls do themselves; '' when it has none."""
    wanted = set(contexts)
    return next((k.duty for k in KEYS if k.chord == chord and k.context in wanted and not k.inside), "")


def chords_for(duty: str) -> str:
    """The keys of a duty as they stand in a hint: 'F1 or ?'."""
    return " or ".join(k.chord for k in KEYS if k.duty == duty)


def double_uses(rows: Iterable[Key] = KEYS) -> list[str]:
    """Chords that stand twice in contexts that count together; empty in a sound table."""
    wrong: list[str] = []
    rows = tuple(rows)
    for together in TOGETHER:
        seen: dict[str, Key] = {}
        for row in rows:
            if row.context not in together:
                continue
            if row.chord in seen and seen[row.chord] != row:
                wrong.append(
                    f"{row.chord}: '{seen[row.chord].duty}' and '{row.duty}' where {' + '.join(together)} count"
                )
            seen[row.chord] = row
    return wrong
