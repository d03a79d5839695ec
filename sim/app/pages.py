"""The pages laid over the window: safety, About, keys, glossary, a term, a content note. Each is a dialog with text."""

from collections.abc import Callable, Sequence

from sim import __version__
from sim.app.export import CITATION
from sim.app.keys import Context
from sim.app.safety import about_page, safety_page
from sim.app.words import glossary_page, keys_page
from sim.teaching.glossary import meaning
from sim.teaching.lesson import Lesson
from sim.view.widgets.button import Button
from sim.view.widgets.columns import Row
from sim.view.widgets.dialog import Dialog
from sim.view.widgets.rich import RichText
from sim.view.widgets.ui import Ui
from sim.view.widgets.widget import Widget


def open_page(
    ui: Ui,
    title: str,
    markdown: str,
    buttons: Sequence[tuple[str, Callable[[], None]]] = (),
    *,
    width: float = 620,
    on_leave: Callable[[], None] | None = None,
    on_link: Callable[[str], None] | None = None,
) -> Dialog:
    """Lay a page over the window. Each button closes it and then does its deed; the last one is the usual choice."""
    text = RichText(markdown, on_link or (lambda _: None), name=title)
    items: list[Widget] = [text]
    dialog = Dialog(title, items, width=width, **({"on_leave": on_leave} if on_leave else {}))

    def closing(deed: Callable[[], None]) -> Callable[[], None]:
        def close() -> None:
            ui.close(dialog)
            deed()

        return close

    wanted = buttons or (("Close", lambda: None),)
    row = [
        Button(name, closing(deed), rank="primary" if place == len(wanted) - 1 else "secondary")
        for place, (name, deed) in enumerate(wanted)
    ]
    dialog.foot = Row(row, align="right")
    dialog.open(ui)
    ui.focus(row[-1])
    dialog.body.scroll_to(0)  # a long page is read from its beginning
    return dialog


def open_safety(ui: Ui, read: Callable[[], None]) -> None:
    """The safety texts on first start; they count as read however the page is left."""
    open_page(ui, "Before you start", safety_page(), (("I have read this", read),), on_leave=read)


def open_about(ui: Ui) -> None:
    """The page About."""
    open_page(ui, "About Open Channel", about_page(__version__, CITATION))


def open_keys(ui: Ui, contexts: Sequence[Context]) -> None:
    """The keys that count now."""
    open_page(ui, "Keys", keys_page(contexts), width=560)


def open_glossary(ui: Ui, lessons: Sequence[Lesson]) -> None:
    """All terms."""
    open_page(ui, "Glossary", glossary_page(lessons))


def open_term(ui: Ui, word: str, lesson: Lesson) -> None:
    """What one term of a lesson means."""
    term = meaning(word, lesson)
    title = term.word if term else word
    means = term.means if term else "This term is not in the glossary yet."
    open_page(ui, title[:1].upper() + title[1:], means, width=440)


def open_note(ui: Ui, note: str, go_on: Callable[[], None], go_back: Callable[[], None]) -> None:
    """A content note before a scene that may disturb."""
    open_page(ui, "Before you look", note, (("Back", go_back), ("Go on", go_on)), width=480, on_leave=go_back)
