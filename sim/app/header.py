"""The strip at the top: back to the first page, where we are in the chain, and the settings that are always at hand."""

from collections.abc import Callable, Sequence

from sim.app.bar import Bar
from sim.app.words import hint_with_keys
from sim.view.widgets.button import Button, IconButton
from sim.view.widgets.rich import Text
from sim.view.widgets.widget import Widget


class Header(Bar):
    """Home, title, chain, and the signs on the right.

    Args:
        title: of what is open.
        chain: (name, shown text) of every rung, smallest first.
        here: the rung that is open, '' on the first page.
        do: does a duty of the table of keys.
        go: opens the bench of a rung.
    """

    def __init__(
        self,
        title: str,
        chain: Sequence[tuple[str, str]],
        here: str,
        do: Callable[[str], None],
        go: Callable[[str], None],
    ) -> None:
        parts: list[Widget] = []
        if here:
            parts.append(IconButton("home", "First page", lambda: do("leave"), help="Back to the first page (Esc)"))
        self._title = Text(title, size=17, weight="SemiBold")
        parts.append(self._title)
        for name, shown in chain if here else ():
            link = Button(shown, lambda name=name: go(name), rank="quiet")  # type: ignore[misc]
            link.disabled = "You are here." if name == here else ""
            parts.append(link)
        space = Text("")
        parts.append(space)
        signs = (
            ("theme", "Theme", "theme", "Desk, paper or projector"),
            ("minus", "Smaller text", "smaller", ""),
            ("plus", "Larger text", "larger", ""),
            ("full-screen", "Full screen", "full screen", ""),
            ("glossary", "Glossary", "glossary", ""),
            ("info", "About", "about", "What this is, and what it is not for"),
            ("help", "Keys", "keys", ""),
        )
        for sign, name, duty, text in signs:
            help = hint_with_keys(text or name, duty)
            parts.append(IconButton(sign, name, lambda duty=duty: do(duty), help=help))  # type: ignore[misc]
        super().__init__("Top", parts, gap=4, pad=6, stretch=space)
