"""How the window looks just now: theme, letters, scale. Parts are handed one of these and lay themselves out anew."""

from dataclasses import dataclass, field
from functools import cached_property

from sim.app.settings import Settings
from sim.view.text import Type
from sim.view.theme import Theme, theme


@dataclass(frozen=True)
class Look:
    """What layout and drawing need to know of the settings.

    Attributes:
        theme: colours by duty.
        density: device pixels for each design pixel, from the screen.
        text_size: 1.0 to 2.0, as the person chose; the theme may enlarge it further.
        calm: reduced motion.
    """

    theme: Theme
    density: float = 1.0
    text_size: float = 1.0
    calm: bool = False
    shared: dict[float, Type] = field(default_factory=dict, compare=False, repr=False)

    @property
    def scale(self) -> float:
        """Device pixels for each design pixel of text and controls."""
        return self.density * min(2.0, self.text_size * self.theme.text)

    @cached_property
    def type(self) -> Type:
        """Letters at the scale of text; kept, because each holds the pictures of what it has drawn."""
        return self.shared.setdefault(self.scale, Type(self.scale))

    def px(self, length: float) -> int:
        """A length of the design in device pixels, following the text size."""
        return max(1, round(length * self.scale))

    def gap(self, length: float) -> int:
        """A distance between parts: it grows less than the text, so that room is left for what is read."""
        return max(1, round(length * self.density * (0.6 + 0.4 * self.scale / self.density)))


def look_of(settings: Settings, density: float, before: Look | None = None) -> Look:
    """The look that these settings ask for; drawn letters are kept from the look before."""
    kept = before.shared if before else {}
    return Look(theme(settings.theme), density, settings.text_size, settings.calm, kept)
