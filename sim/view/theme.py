"""Themes: every colour by its duty. Desk is dark, paper is light, projector is light with more contrast and weight."""

from dataclasses import dataclass, field

from sim.core.quantities import find


@dataclass(frozen=True)
class Theme:
    """Colours as #rrggbb by duty, and how heavy lines and text are.

    `traces` are told apart under the three common colour-vision deficiencies; `marks` colour the particles and objects
    that carry identity (always with a shape and a label as well).
    """

    name: str
    dark: bool
    window: str
    panel: str
    raised: str
    line: str
    ink: str
    muted: str
    accent: str
    on_accent: str
    focus: str
    good: str
    wrong: str
    stage_top: str
    stage_bottom: str
    stage_light: str
    stage_ink: str
    stage_muted: str
    traces: tuple[str, ...]
    ghost: str
    prediction: str
    marks: dict[str, str] = field(default_factory=dict)
    stroke: float = 1.0
    text: float = 1.0


_MARKS_DARK = {
    "glutamate": "#ffc65c",
    "magnesium": "#41ea90",
    "sodium": "#f7a626",
    "calcium": "#75cbf5",
    "ketamine": "#ff7eb6",
    "norketamine": "#b79bff",
    "hydroxynorketamine": "#5cebe8",
    "blocker": "#ff7eb6",
}
_MARKS_LIGHT = {
    "glutamate": "#a86400",
    "magnesium": "#0b7a3b",
    "sodium": "#97420e",
    "calcium": "#2a69aa",
    "ketamine": "#b81e6e",
    "norketamine": "#5b3ac3",
    "hydroxynorketamine": "#08524e",
    "blocker": "#b81e6e",
}
DESK = Theme(
    name="desk", dark=True, window="#0b1124", panel="#141d38", raised="#1f2c52", line="#33446f", ink="#eaf1ff",
    muted="#a9bbe0", accent="#5cc8ff", on_accent="#06121f", focus="#ffd84d", good="#6fe3a1", wrong="#ff9b8a",
    stage_top="#070b1c", stage_bottom="#171330", stage_light="#2b4a86", stage_ink="#eef4ff", stage_muted="#b9c8e8",
    traces=("#5cc8ff", "#feb459", "#a68dfe", "#97ebb8"), ghost="#8090b9", prediction="#fbd546", marks=_MARKS_DARK,
)  # fmt: skip
PAPER = Theme(
    name="paper", dark=False, window="#f4f1ea", panel="#fffdf8", raised="#ece7db", line="#b9b09c", ink="#1d2433",
    muted="#545d70", accent="#0b5ea8", on_accent="#ffffff", focus="#b33c00", good="#0d6b3c", wrong="#a3251b",
    stage_top="#f7f4ee", stage_bottom="#e9e4d8", stage_light="#ffffff", stage_ink="#1d2433", stage_muted="#4d5669",
    traces=("#0b5ea8", "#a95600", "#431585", "#084d42"), ghost="#6a6c79", prediction="#704100", marks=_MARKS_LIGHT,
)  # fmt: skip
PROJECTOR = Theme(
    name="projector", dark=False, window="#ffffff", panel="#ffffff", raised="#e6ebf5", line="#5a6478", ink="#000000",
    muted="#2d3648", accent="#003f87", on_accent="#ffffff", focus="#c02600", good="#005a2b", wrong="#960f08",
    stage_top="#ffffff", stage_bottom="#eef2f8", stage_light="#ffffff", stage_ink="#000000", stage_muted="#26304a",
    traces=("#003f87", "#751e00", "#5721aa", "#1f695a"), ghost="#556276", prediction="#815100", marks=_MARKS_LIGHT,
    stroke=1.6, text=1.25,
)  # fmt: skip
THEMES: dict[str, Theme] = {theme.name: theme for theme in (DESK, PAPER, PROJECTOR)}


def theme(name: str) -> Theme:
    """The theme of that name.

    Raises:
        Complaint: there is none.
    """
    return find("theme", name, THEMES)
