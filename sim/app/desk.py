"""What a screen may use of the program, handed over in one piece: controls, duties, passing words, and where to go."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sim.app.places import Place
from sim.core.sources import Source
from sim.view.widgets.ui import Ui


@dataclass(frozen=True)
class Desk:
    """For the screens.

    Attributes:
        ui: the controls of the window.
        do: does a duty of the table of keys, wherever it belongs.
        say: a passing line in the window.
        go: leaves for another place.
        chain: (name, shown words) of every bench, smallest scale first.
        sources: every source by its key.
        exports: the folder for exports; None when nothing can be written.
        words_open: whether the description pane is to be open, and how to change that.
    """

    ui: Ui
    do: Callable[[str], None]
    say: Callable[[str], None]
    go: Callable[[Place], None]
    chain: tuple[tuple[str, str], ...]
    sources: Mapping[str, Source]
    exports: Callable[[], Path | None]
    words_open: Callable[[], bool]
    open_words: Callable[[bool], None]
